"""How does the process answer that reads one report? It is started by `opening`.

The file is its standard input, its answer is JSON on standard output. The file is read without
being let in first: what would keep it out (a file inside, a script) is what a publisher must hear,
so it is examined afterwards, and what would keep it out is told as hidden.
"""

from __future__ import annotations

import codecs
import importlib
import json
import os
import sys
from collections.abc import Callable
from typing import BinaryIO, Final

from heed.attachments.intake import Limits, Reason, confinement, looking
from heed.attachments.intake.findings import Finding
from heed.attachments.intake.kinds import Container
from heed.publication.reports.report import Hidden, Report

Read = Callable[..., Report]
Inspect = Callable[..., Finding]

READERS: Final = {"docx": "word", "odt": "writer", "pdf": "portable", "txt": "plain_text"}
ORGANISED: Final = {
    "docx": Container.ZIP,
    "odt": Container.ZIP,
    "pdf": Container.PDF,
    "txt": Container.TEXT,
}
ALSO_LOADED: Final = ("utf-8-sig",)
KEPT_OUT: Final = "what would not be let in"
# Why a file is kept out that can be read all the same, and what its readers would be given.
TOLD: Final = frozenset(
    reason.name
    for reason in (
        Reason.TWO_FORMATS, Reason.MORE_AFTER_THE_END, Reason.WEB_PAGE, Reason.FILE_INSIDE,
        Reason.ODD_PART, Reason.MACROS, Reason.ACTIVE_CONTROLS, Reason.OBJECT_INSIDE,
        Reason.TEMPLATE_ELSEWHERE, Reason.CONTENT_ELSEWHERE, Reason.LINK_STARTS_A_PROGRAM,
        Reason.STARTS_ANOTHER_PROGRAM, Reason.FORMULA_CALLS_OUT, Reason.SCRIPT_IN_PDF,
        Reason.PDF_STARTS_SOMETHING, Reason.FILES_IN_PDF, Reason.MEDIA_IN_PDF,
        Reason.FORM_PROGRAM_IN_PDF,
    )
)  # fmt: skip


def main(arguments: list[str], file: BinaryIO, *, answer: int = 1) -> int:
    """Read a file with the ending named, within the limits given, and answer."""
    ending, limits = arguments[0], Limits(**json.loads(arguments[1]))
    try:
        read, inspect = looking.behind_walls(limits, lambda: (reader(ending), examiner(ending)))
    except confinement.CannotConfine:
        return looking.CANNOT_CONFINE
    said = looking.attempt(lambda: _read(read, inspect, file, limits))
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


def examiner(ending: str) -> Inspect:
    """Load what examines a file with this ending when it comes to Heed."""
    return looking.reader(ORGANISED[ending])


def _read(read: Read, inspect: Inspect, file: BinaryIO, limits: Limits) -> looking.Answer:
    file.seek(0)
    report = read(file, limits=limits)
    refused = str(looking.look(inspect, file, limits).get("refused"))
    told = [Hidden(KEPT_OUT, Reason[refused].sentence, "")] if refused in TOLD else []
    return {"passages": report.passages, "hidden": [*report.hidden, *told]}


def run() -> None:
    """Be the process: read standard input, answer, and leave without tidying up."""
    with open(0, "rb", closefd=False) as file:
        status = main(sys.argv[1:], file)
    os._exit(status)
