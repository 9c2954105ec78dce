"""Does `heed verify` say in sentences, and by its exit status, whether all is as it was?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from pytest_django.fixtures import Settings

from heed.audit import sealer, sealing, trail
from heed.audit.events import Event
from heed.audit.models import AuditEntry
from heed.audit.tests import by_hand
from heed.audit.verification import whole
from heed.config.management.commands import verify
from heed.core.checked import CannotBeChecked, Checked

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture
def anchors(tmp_path: Path, settings: Settings, db: None) -> Path:
    settings.TRAIL_ANCHORS = here = tmp_path / "anchors"
    for _ in range(5):
        trail.record_without_viewer(
            Event.SIGNED_OUT, actor_name="Somebody", at=AT, subject_kind="account"
        )
    sealer.seal_once(at=AT)
    return here


@pytest.fixture(autouse=True)
def _the_trail_alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "everything" not in request.fixturenames:
        monkeypatch.setattr(verify, "CHECKS", {"The trail": verify.trail})


@pytest.fixture
def everything(tmp_path: Path, settings: Settings) -> None:
    """Every check there is, in a folder with attachments and no backup."""
    settings.HEED_FILES, settings.HEED_BACKUPS = tmp_path / "files", tmp_path / "backups"
    settings.HEED_BACKUP_KEYS = tmp_path / "keys.txt"


def said(capsys: pytest.CaptureFixture[str], **options: Any) -> str:
    call_command("verify", **options)
    return capsys.readouterr().out


def status(**options: Any) -> int:
    with pytest.raises(CommandError) as refused:
        call_command("verify", **options)
    return int(refused.value.returncode)


def test_all_is_well(anchors: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys) == (
        "The trail is as it was written. 5 sealed entries were checked, against 1 anchor, the "
        "last of 23 November 2026 at 9:30am.\n"
    )


def test_the_database_each_file_and_the_newest_backup_are_checked_too(
    everything: None, anchors: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = said(capsys).splitlines()

    assert [line.partition(" is as it was written. ")[0] for line in lines] == [
        "The trail",
        "The database",
        "Each file",
        "Each document",
        "The newest backup",
    ]


def test_that_it_was_checked_is_in_the_trail_unless_told_otherwise(anchors: Path) -> None:
    call_command("verify", quiet=True)
    assert AuditEntry.objects.count() == 5

    call_command("verify")

    entry = AuditEntry.objects.latest("pk")
    assert entry.event == "audit:trail:checked"
    assert (entry.details["wrong"], entry.details["first"]) == (0, None)


def test_the_first_thing_that_is_wrong_comes_first(
    anchors: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with by_hand.unguarded():
        by_hand.edit(3, "actor_name", "Nobody")
        by_hand.edit(5, "actor_name", "Nobody")

    assert status() == 1

    (sentence,) = capsys.readouterr().out.splitlines()
    assert sentence.startswith(
        f"The trail is not as it was written. Entry {by_hand.entry_of(3)} (seal 3, dated 23 Nov"
    )
    entry = AuditEntry.objects.latest("pk")
    assert entry.details["wrong"] == 1
    assert "(seal 3" in entry.details["first"]


def test_anchors_kept_elsewhere_are_used_instead(
    anchors: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (line,) = (anchors / "trail-2026-11.txt").read_text().splitlines()
    elsewhere = tmp_path / "kept-elsewhere.txt"
    elsewhere.write_text(line.replace(" 5 ", " 9 "))

    assert status(anchors=elsewhere) == 1
    assert "it had reached 9" in capsys.readouterr().out


def test_no_anchors_is_a_note(
    anchors: Path, tmp_path: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.TRAIL_ANCHORS = tmp_path / "none"

    assert "Note: There are no anchors" in said(capsys)


@pytest.mark.parametrize("content", [None, "what is this"])
def test_anchors_that_cannot_be_used_leave_it_open(
    content: str | None, anchors: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.txt"
    if content:
        path.write_text(content)

    assert status(anchors=path) == 2
    assert "The trail cannot be checked." in capsys.readouterr().out


def test_a_database_that_cannot_be_read_leaves_it_open(
    anchors: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> Checked:
        raise OperationalError("disk I/O error")

    monkeypatch.setitem(verify.CHECKS, "The trail", broken)

    assert status() == 2
    assert "The trail cannot be checked. disk I/O error" in capsys.readouterr().out


def test_every_check_runs_and_what_is_wrong_weighs_most(
    anchors: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def cannot(*_: object) -> Checked:
        raise CannotBeChecked("The key is not here.")

    monkeypatch.setitem(verify.CHECKS, "Backups", cannot)
    monkeypatch.setitem(
        verify.CHECKS, "Files", lambda *_: Checked(says="", wrong=("One is gone.",))
    )

    assert status() == 1
    assert capsys.readouterr().out.splitlines()[1:] == [
        "Backups cannot be checked. The key is not here.",
        "Files is not as it was written. One is gone.",
    ]


def test_progress_is_told_on_the_way(
    anchors: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(whole, "PART", 2)
    monkeypatch.setattr(verify, "EVERY", 4)

    call_command("verify")

    assert capsys.readouterr().err == "  4 entries of the trail …\n"


@pytest.mark.parametrize(("options", "expected"), [({}, 3), ({"processes": 2}, 2)])
def test_a_long_trail_is_checked_by_every_processor(
    options: dict[str, int], expected: int, anchors: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []

    @contextmanager
    def over_processes(count: int) -> Iterator[Any]:
        started.append(count)
        yield map

    monkeypatch.setattr(verify, "LONG", 4)
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    monkeypatch.setattr(verify, "over_processes", over_processes)

    call_command("verify", **options)

    assert started == [expected]


def test_what_a_board_paper_says_is_compared(
    anchors: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fingerprint = sealing.head().fingerprint

    call_command("verify", printed=fingerprint.split())

    assert "is as it was written" in capsys.readouterr().out
    assert status(printed=["0000", "1111", "2222", "3333"]) == 1
    assert "The seal that was printed is not in the chain" in capsys.readouterr().out


@pytest.mark.parametrize("printed", [["five"], ["5A5A", "5A5A"]])
def test_what_is_no_print_leaves_it_open(printed: list[str], anchors: Path) -> None:
    assert status(printed=printed) == 2
