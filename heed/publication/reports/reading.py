"""How does the process answer that reads one report? It is started by `opening`.

The file is its standard input, its answer is JSON on standard output. The file is read without
being let in first: what would keep it out (a file inside, a script) is what a publisher must hear.
"""

from __future__ import annotations

import codecs
import importlib
import json
import os
import sys
from collections.abc import Callable
from typing import BinaryIO, Final

from heed.attachments.intake import Limits, confinement, looking
from heed.publication.reports.report import Report

Read = Callable[..., Report]

READERS: Final = {"docx": "word", "odt": "writer", "pdf": "portable", "txt": "plain_text"}
ALSO_LOADED: Final = ("utf-8-sig",)


def main(arguments: list[str], file: BinaryIO, *, answer: int = 1) -> int:
    """Read a file with the ending named, within the limits given, and answer."""
    ending, limits = arguments[0], Limits(**json.loads(arguments[1]))
    try:
        read = looking.behind_walls(limits, lambda: reader(ending))
    except confinement.CannotConfine:
        return looking.CANNOT_CONFINE
    said = looking.attempt(lambda: _read(read, file, limits))
    left = memoryview(json.dumps(said, ensure_ascii=False).encode("utf-8", "replace"))
    while left:
        left = left[os.write(answer, left) :]
    return looking.ANSWERED


def reader(ending: str) -> Read:
    """Load the one reader that a file with this ending needs."""
    for encoding in ALSO_LOADED:
        codecs.lookup(encoding)
    read: Read = importlib.import_module(f"heed.publication.reports.{READERS[ending]}").read
    return read


def _read(read: Read, file: BinaryIO, limits: Limits) -> looking.Answer:
    file.seek(0)
    report = read(file, limits=limits)
    return {"passages": report.passages, "hidden": report.hidden}


def run() -> None:
    """Be the process: read standard input, answer, and leave without tidying up."""
    with open(0, "rb", closefd=False) as file:
        status = main(sys.argv[1:], file)
    os._exit(status)
