"""How does the process answer that looks into one strange file? It is started by `examining`.

The file is its standard input, its answer is one line of JSON on standard output. What a reader
needs is loaded before the walls go up; afterwards nothing can be.
"""

from __future__ import annotations

import codecs
import importlib
import json
import os
import sys
from collections.abc import Callable
from typing import BinaryIO, Final, TypeVar

from heed.attachments.intake import confinement
from heed.attachments.intake.findings import Finding
from heed.attachments.intake.kinds import Container
from heed.attachments.intake.limits import Limits
from heed.attachments.intake.refusals import Reason, Refused

ANSWERED: Final = 0
CANNOT_CONFINE: Final = 3
# Python loads the tables of encodings when they are first used, which is too late behind the walls.
ENCODINGS: Final = ("ascii", "latin-1", "cp437", "cp1252", "utf-16", "utf-16-le", "utf-16-be")

Answer = dict[str, object]
Loaded = TypeVar("Loaded")


def main(arguments: list[str], file: BinaryIO, *, answer: int = 1) -> int:
    """Look into the file of the kind named, within the limits given, and answer."""
    container, limits = Container[arguments[0]], Limits(**json.loads(arguments[1]))
    try:
        inspect = behind_walls(limits, lambda: reader(container))
    except confinement.CannotConfine:
        return CANNOT_CONFINE
    os.write(answer, json.dumps(look(inspect, file, limits)).encode())
    return ANSWERED


def behind_walls(limits: Limits, load: Callable[[], Loaded]) -> Loaded:
    """Build the walls around this process, and return what was loaded before the last went up.

    :raises CannotConfine: if this computer cannot build them
    """
    confinement.limit(limits)
    loaded = load()
    for encoding in ENCODINGS:
        codecs.lookup(encoding)
    confinement.lock_down()
    return loaded


def reader(container: Container) -> Callable[..., Finding]:
    """Load the one reader a file of this kind needs, and no other."""
    module = importlib.import_module(f"heed.attachments.intake.{container.value}")
    inspect: Callable[..., Finding] = module.inspect
    return inspect


def look(inspect: Callable[..., Finding], file: BinaryIO, limits: Limits) -> Answer:
    """Return what was found, or why the file is refused."""

    def found() -> Answer:
        file.seek(0)
        finding = inspect(file, limits=limits)
        return {"kind": finding.kind.name, "notes": [note.name for note in finding.notes]}

    return attempt(found)


def attempt(job: Callable[[], Answer]) -> Answer:
    """Return what a job answers, or why the file is refused; who stumbles has refused."""
    try:
        return job()
    except Refused as refused:
        return {"refused": refused.reason.name, "where": refused.where}
    except MemoryError:
        return {"refused": Reason.TOO_HARD.name, "where": "memory"}
    except RecursionError:
        return {"refused": Reason.TOO_COMPLEX.name, "where": "things in things"}
    except BaseException as stumbled:
        # Whatever a file makes a reader stumble over, the file is not let in. What libraries
        # written in Rust raise is no ordinary exception.
        return {"refused": Reason.DAMAGED.name, "where": type(stumbled).__name__}


def run() -> None:
    """Be the process: read standard input, answer, and leave without tidying up."""
    with open(0, "rb", closefd=False) as file:
        status = main(sys.argv[1:], file)
    os._exit(status)
