"""What do the files say that agencies sent? The front door: nothing strange is opened here.

Each file goes to a process of its own behind walls (`reading`), which examines it as every other
file that comes to Heed is examined, and reads it if it passes. What it has read comes back as JSON.
A file that cannot be read is `CannotBeRead`, with one sentence for whoever sent it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO, Final

from heed.attachments.intake import (
    USUAL,
    ExaminerUnavailable,
    Kind,
    Limits,
    Refused,
    apart,
    examining,
    names,
)
from heed.attachments.intake.kinds import container
from heed.chronologies.readers import passing, reading, refusing
from heed.chronologies.readers.opened import CannotBeRead, Opened

START: Final = apart.program("heed.chronologies.readers", "reading")
HEAD: Final = 64
UNNAMED: Final = "-"
# What a return says is never longer than this, in bytes; 10,000 long rows are a tenth of it.
LONGEST_ANSWER: Final = 100_000_000


def open_file(path: Path, *, name: str | None = None, limits: Limits = USUAL) -> Opened:
    """Return what a file says. Its name is the path's, unless it came under another.

    :raises CannotBeRead: with one sentence that does not repeat the name
    """
    try:
        with _opened(path) as file:
            return _read(file, path.name if name is None else name, limits)
    except OSError as problem:
        raise CannotBeRead(refusing.not_opened(problem)) from problem


def open_content(content: bytes, *, name: str = UNNAMED, limits: Limits = USUAL) -> Opened:
    """Return what the bytes of a file say; without a name, they show themselves what they are.

    :raises CannotBeRead: with one sentence that does not repeat the name
    """
    with os.fdopen(os.memfd_create("return"), "w+b") as file:
        file.write(content)
        file.flush()
        file.seek(0)
        return _read(file, name, limits)


def open_all(paths: Sequence[Path]) -> Iterator[Opened | CannotBeRead]:
    """Yield what each file says, in the order given; as many at once as there are processors."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as readers:
        yield from readers.map(_open_or_say_why, paths)


def _open_or_say_why(path: Path) -> Opened | CannotBeRead:
    try:
        return open_file(path)
    except CannotBeRead as problem:
        return problem


def _opened(path: Path) -> BinaryIO:
    """Open an ordinary file; what waits for somebody to write into it must not be waited for."""
    return os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb")


def _read(file: BinaryIO, name: str, limits: Limits) -> Opened:
    try:
        promised = None if name == UNNAMED else names.check(name)
        refusing.check_kind(promised)
        examining.check_size(file, limits)
        said = apart.ask(
            file,
            start=START,
            arguments=_arguments(file, promised, limits),
            limits=limits,
            longest=LONGEST_ANSWER,
        )
        return passing.received(said)
    except passing.AnotherKind as other:
        raise CannotBeRead(refusing.another_kind(promised, other.kind)) from other
    except Refused as refused:
        raise CannotBeRead(refusing.sentence(refused.reason)) from refused
    except ExaminerUnavailable as problem:
        raise CannotBeRead(refusing.UNAVAILABLE) from problem


def _arguments(file: BinaryIO, promised: Kind | None, limits: Limits) -> list[str]:
    organised = container(os.pread(file.fileno(), HEAD, 0))
    kinds = [promised] if promised else reading.possible(organised)
    return [organised.name, json.dumps(asdict(limits)), *(kind.name for kind in kinds)]
