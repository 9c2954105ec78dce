"""Is a file let in? Its name and size are looked at here, its inside in a process behind walls."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from dataclasses import asdict, dataclass
from io import BufferedReader
from pathlib import Path
from typing import Any, BinaryIO, Final

from heed.attachments.intake import apart, names
from heed.attachments.intake.findings import Note
from heed.attachments.intake.kinds import Kind, container
from heed.attachments.intake.limits import USUAL, Limits
from heed.attachments.intake.refusals import Reason, Refused

START: Final = apart.program("heed.attachments.intake", "looking")
HEAD: Final = 64
LONGEST_ANSWER: Final = 10_000


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
        size = check_size(file, limits)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        kind, notes = _inside(file, limits)
        if kind is not promised:
            raise Refused(Reason.NOT_WHAT_IT_SAYS, f"{promised.label}, but {kind.label}")
    ending = name.rpartition(".")[2].lower()
    kept_name = names.safe_name(name.rpartition(".")[0], ending)
    return Examined(path=path, name=kept_name, kind=kind, size=size, sha256=digest, notes=notes)


def _opened(path: Path) -> BufferedReader:
    return os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC), "rb")


def check_size(file: BinaryIO, limits: Limits) -> int:
    """Return the size of an ordinary file in bytes.

    :raises Refused: if it is empty, too large, or no file that lies somewhere
    """
    about = os.fstat(file.fileno())
    if not stat.S_ISREG(about.st_mode) or not about.st_size:
        raise Refused(Reason.EMPTY)
    if about.st_size > limits.size:
        raise Refused(Reason.TOO_BIG, f"{about.st_size} bytes")
    return about.st_size


def _inside(file: BufferedReader, limits: Limits) -> tuple[Kind, tuple[Note, ...]]:
    """Have the file looked into by a process that can do nothing but answer."""
    organised = container(os.pread(file.fileno(), HEAD, 0))
    arguments = [organised.name, json.dumps(asdict(limits))]
    said = apart.ask(file, start=START, arguments=arguments, limits=limits, longest=LONGEST_ANSWER)
    answer: dict[str, Any] = json.loads(said)
    if "refused" in answer:
        raise Refused(Reason[answer["refused"]], str(answer["where"]))
    return Kind[answer["kind"]], tuple(Note[note] for note in answer["notes"])
