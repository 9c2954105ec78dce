"""Is a file looked into by a process that can do nothing else, and is every failure a refusal?"""

from __future__ import annotations

import hashlib
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from heed.attachments import intake
from heed.attachments.intake import (
    ExaminerUnavailable,
    Kind,
    Limits,
    Reason,
    Refused,
    apart,
    examining,
)
from heed.attachments.intake.findings import Note
from tests.trust.hostile.documents import excel, pack, word

TABLE = b"date,what happened\n2026-11-02,Seen at home\n"

# Put in the place of what the process runs, to see what becomes of a flaw in a library.
BEHIND_THE_WALLS = (
    f"import sys, os, json, socket; sys.path.insert(0, {apart.ROOT!r})\n"
    "from heed.attachments.intake import confinement, limits\n"
    "confinement.limit(limits.Limits(**json.loads(sys.argv[2])))\n"
    "confinement.lock_down()\n"
    "def tried(what):\n"
    "    try:\n"
    "        {}\n"
    "    except (OSError, MemoryError) as wall:\n"
    "        return type(wall).__name__\n"
    "    return 'no wall'\n"
    "os.write(1, json.dumps(dict(refused='DAMAGED', where=tried(None))).encode())\n"
    "os._exit(0)\n"
)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "upload"
    path.write_bytes(TABLE)
    return path


def refusal(path: Path, name: str = "contacts.csv", limits: Limits = intake.USUAL) -> Refused:
    with pytest.raises(Refused) as refused:
        intake.examine(path, name=name, limits=limits)
    return refused.value


def test_an_ordinary_file_is_let_in_with_its_fingerprint(kept: Path) -> None:
    examined = intake.examine(kept, name="Contacts with the family.csv")

    assert examined.kind is Kind.PLAIN_TEXT
    assert examined.name == "Contacts with the family.csv"
    assert (examined.size, examined.path) == (len(TABLE), kept)
    assert examined.sha256 == hashlib.sha256(TABLE).hexdigest()
    assert examined.notes == ()
    assert kept.read_bytes() == TABLE


def test_what_readers_should_know_comes_back_from_behind_the_walls(tmp_path: Path) -> None:
    path = tmp_path / "upload"
    path.write_bytes(pack(excel(book='<sheets><sheet name="b" state="veryHidden"/></sheets>')))

    assert intake.examine(path, name="contacts.XLSX").notes == (Note.HIDDEN_SHEETS,)


def test_the_reason_says_what_is_wrong_and_what_to_do(kept: Path) -> None:
    refused = refusal(kept, "contacts.pdf")

    assert refused.reason is Reason.NOT_WHAT_IT_SAYS
    assert str(refused) == f"{refused.reason.sentence} {refused.reason.advice}"
    assert refused.where == "PDF, but Plain text or table (CSV)"


@pytest.mark.parametrize("reason", Reason, ids=lambda reason: reason.name)
def test_every_reason_is_one_sentence_and_one_piece_of_advice(reason: Reason) -> None:
    assert reason.sentence.endswith(".")
    assert reason.sentence.count(". ") == 0
    assert reason.advice.endswith(".")
    assert reason.sentence[0].isupper()


def test_nobody_looks_into_an_empty_file(kept: Path) -> None:
    kept.write_bytes(b"")

    assert refusal(kept).reason is Reason.EMPTY


def test_nobody_looks_into_a_file_that_is_too_large(kept: Path) -> None:
    assert refusal(kept, limits=Limits(size=10)).reason is Reason.TOO_BIG


def test_a_link_is_not_followed(kept: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(kept)

    with pytest.raises(OSError, match="symbolic"):
        intake.examine(link, name="contacts.csv")


def test_a_file_that_takes_too_long_is_refused(kept: Path) -> None:
    assert refusal(kept, limits=Limits(wall=0.01)).where == "time"


def test_a_file_that_takes_too_much_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "upload"
    path.write_bytes(b"\xff\xd8\xff\xe0" + bytes(45_000_000))

    refused = refusal(path, "photo.jpg", Limits(memory=75 * 1024 * 1024))

    assert (refused.reason, refused.where) == (Reason.TOO_HARD, "memory")


def test_a_file_that_takes_too_much_reckoning_is_refused(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examining, "START", BEHIND_THE_WALLS.format("while True: pass"))

    refused = refusal(kept, limits=Limits(processor=1, wall=20))

    assert refused.reason is Reason.TOO_HARD


@pytest.mark.parametrize(
    "trick",
    [
        "socket.socket()",
        "socket.socketpair()",
        "open('/etc/passwd')",
        "open('/tmp/evil', 'w')",
        "os.open('.', os.O_RDONLY)",
        "os.fork()",
        "os.execv('/bin/sh', ['sh'])",
        "os.kill(os.getppid(), 9)",
        "os.listdir('/')",
        "os.stat('/etc/passwd')",
        "os.unlink('/tmp/evil')",
        "os.chmod(0, 0o777)",
        "os.pipe()",
        "bytearray(10 ** 9)",
    ],
)
def test_the_process_can_do_nothing_but_reckon(
    kept: Path, monkeypatch: pytest.MonkeyPatch, trick: str
) -> None:
    monkeypatch.setattr(examining, "START", BEHIND_THE_WALLS.format(trick))

    assert refusal(kept).where in ("PermissionError", "MemoryError")


def test_the_walls_are_what_stops_it(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_field = BEHIND_THE_WALLS.format("socket.socket()").replace("confinement.lock_down()", "")
    monkeypatch.setattr(examining, "START", open_field)

    assert refusal(kept).where == "no wall"


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        (signal.SIGSEGV, Reason.DAMAGED),
        (signal.SIGSYS, Reason.DAMAGED),
        (signal.SIGKILL, Reason.TOO_HARD),
    ],
)
def test_a_reader_that_falls_over_has_refused(
    kept: Path, monkeypatch: pytest.MonkeyPatch, end: signal.Signals, reason: Reason
) -> None:
    monkeypatch.setattr(examining, "START", f"import os; os.kill(os.getpid(), {int(end)})")

    assert refusal(kept).reason is reason


def test_an_answer_that_does_not_stop_is_not_listened_to(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examining, "START", "import os\nwhile True: os.write(1, bytes(9999))")

    assert refusal(kept).reason is Reason.TOO_HARD


def test_a_computer_that_cannot_build_the_walls_looks_into_nothing(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examining, "START", "import os; os._exit(3)")

    with pytest.raises(ExaminerUnavailable, match="Nothing was kept"):
        intake.examine(kept, name="contacts.csv")


def test_no_word_of_the_file_reaches_the_command_line(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[list[str]] = []
    start = subprocess.Popen

    def note(command: list[str], **how: Any) -> Any:
        commands.append(command)
        assert how["env"] == {"LC_ALL": "C.UTF-8"}
        return start(command, **how)

    monkeypatch.setattr(subprocess, "Popen", note)
    intake.examine(kept, name="contacts.csv")

    assert "contacts" not in " ".join(commands[0])


def test_a_document_is_read_by_its_own_reader_only(tmp_path: Path) -> None:
    path = tmp_path / "upload"
    path.write_bytes(pack(word()))

    assert intake.examine(path, name="minutes.docx").kind is Kind.WORD
