"""Is a file let in? Its name and size are looked at here, its inside in a process behind walls."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import stat
import subprocess
import sys
from dataclasses import asdict, dataclass
from io import BufferedReader
from pathlib import Path
from typing import Any, Final

import heed
from heed.attachments.intake import looking, names
from heed.attachments.intake.findings import Note
from heed.attachments.intake.kinds import Kind, container
from heed.attachments.intake.limits import USUAL, Limits
from heed.attachments.intake.refusals import Reason, Refused

ROOT: Final = str(Path(heed.__file__).resolve().parent.parent)
START: Final = (
    f"import sys; sys.path.insert(0, {ROOT!r}); "
    "from heed.attachments.intake import looking; looking.run()"
)
HEAD: Final = 64
LONGEST_ANSWER: Final = 10_000
TOOK_TOO_MUCH: Final = frozenset({-signal.SIGXCPU, -signal.SIGKILL})


class ExaminerUnavailable(RuntimeError):
    """No file can be looked into on this computer now; that is nobody's fault who adds one."""

    def __init__(self, why: str) -> None:
        super().__init__(
            "Files cannot be checked at the moment, so none can be added. Nothing was kept. "
            f"Tell whoever runs Heed for you ({why})."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """A file that was let in: where it lies, what it is, and its fingerprint."""

    path: Path
    name: str
    kind: Kind
    size: int
    sha256: str
    notes: tuple[Note, ...] = ()


def examine(path: Path, *, name: str, limits: Limits = USUAL) -> Examined:
    """Look at a file nobody knows yet; nothing is kept, moved or changed.

    :raises Refused: with the reason and what to do
    :raises ExaminerUnavailable: if this computer cannot look into files safely
    """
    promised = names.check(name)
    with _opened(path) as file:
        size = _size(file, limits)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        kind, notes = _inside(file, limits)
        if kind is not promised:
            raise Refused(Reason.NOT_WHAT_IT_SAYS, f"{promised.label}, but {kind.label}")
    ending = name.rpartition(".")[2].lower()
    kept_name = names.safe_name(name.rpartition(".")[0], ending)
    return Examined(path=path, name=kept_name, kind=kind, size=size, sha256=digest, notes=notes)


def _opened(path: Path) -> BufferedReader:
    return os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC), "rb")


def _size(file: BufferedReader, limits: Limits) -> int:
    about = os.fstat(file.fileno())
    if not stat.S_ISREG(about.st_mode) or not about.st_size:
        raise Refused(Reason.EMPTY)
    if about.st_size > limits.size:
        raise Refused(Reason.TOO_BIG, f"{about.st_size} bytes")
    return about.st_size


def _inside(file: BufferedReader, limits: Limits) -> tuple[Kind, tuple[Note, ...]]:
    """Have the file looked into by a process that can do nothing but answer."""
    organised = container(os.pread(file.fileno(), HEAD, 0))
    command = [sys.executable, "-I", "-B", "-c", START, organised.name, json.dumps(asdict(limits))]
    process = subprocess.Popen(  # noqa: S603  (our own interpreter, and no word of the file's)
        command,
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={"LC_ALL": "C.UTF-8"},
        start_new_session=True,
    )
    with process:
        try:
            said, _ = process.communicate(timeout=limits.wall)
        except subprocess.TimeoutExpired as problem:
            process.kill()
            raise Refused(Reason.TOO_HARD, "time") from problem
    return _understood(process.returncode, said[:LONGEST_ANSWER])


def _understood(status: int, said: bytes) -> tuple[Kind, tuple[Note, ...]]:
    if status in TOOK_TOO_MUCH:
        raise Refused(Reason.TOO_HARD, "time")
    if status < 0:
        raise Refused(Reason.DAMAGED, f"signal {-status}")
    if status != looking.ANSWERED:
        raise ExaminerUnavailable(f"status {status}")
    answer: dict[str, Any] = json.loads(said)
    if "refused" in answer:
        raise Refused(Reason[answer["refused"]], str(answer["where"]))
    return Kind[answer["kind"]], tuple(Note[note] for note in answer["notes"])
