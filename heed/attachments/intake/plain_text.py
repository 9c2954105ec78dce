"""Is this plain text, and would a spreadsheet run anything when it opens it as a table?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import BinaryIO, Final

from heed.attachments.intake import formulas
from heed.attachments.intake.findings import Finding
from heed.attachments.intake.kinds import Kind
from heed.attachments.intake.limits import Limits
from heed.attachments.intake.refusals import Reason, Refused

MARKED: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# Control characters other than tabs and ends of lines and pages; those of terminals run commands.
CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f\ufffe\uffff]|\x1a(?!$)")
MARKUP: Final = re.compile(
    r"\s*(?:<\?xml|<!doctype|<!--|<\?php|<%|</?[a-z][a-z0-9:]*[\s/>])|\s*mime-version\s*:", re.I
)
PROGRAMS: Final = re.compile(r"<\s*script|<\s*iframe|<\?php|javascript\s*:", re.IGNORECASE)
# A table of an old kind that spreadsheets recognise whatever the ending: SYLK.
OLD_TABLE: Final = re.compile(r"ID;P", re.IGNORECASE)
ENCODED: Final = re.compile(r"(?:begin \d{3} \S|=ybegin |TVqQAA|UEsDB[A-Za-z0-9+/]{40})")

# Where a cell begins that a spreadsheet would read as a formula; wide signs count as well.
START: Final = re.compile(
    r"(?:^|[,;\t\r\n])[^\S\r\n]*(\"?)[\s'\u200b\ufeff]*([=+\-@\uff1d\uff0b\uff0d\uff20])"
)
END_OF_LINE: Final = re.compile(r"[\r\n]|\Z")
END_OF_QUOTED: Final = re.compile(r'(?<!")(?:"")*"(?!")|\Z')
LONGEST: Final = 4_000


def inspect(file: BinaryIO, *, limits: Limits) -> Finding:
    """Look into a text.

    :raises Refused: if it is no text, or a web page, or a table with formulas that call out
    """
    content = file.read(limits.text_size + 1)
    if len(content) > limits.text_size:
        raise Refused(Reason.TOO_BIG, "text")
    text = _decoded(content)
    if CONTROLS.search(text):
        raise Refused(Reason.NOT_ACCEPTED, "control characters")
    if MARKUP.match(text) or PROGRAMS.search(text):
        raise Refused(Reason.WEB_PAGE, "markup")
    if OLD_TABLE.match(text):
        raise Refused(Reason.NOT_WHAT_IT_SAYS, "a table of an old kind (SYLK)")
    if ENCODED.match(text):
        raise Refused(Reason.FILE_INSIDE, "written as letters")
    for cell in _live_cells(text):
        formulas.check_typed(cell)
    return Finding(Kind.PLAIN_TEXT)


def _decoded(content: bytes) -> str:
    for mark, encoding in MARKED:
        if content.startswith(mark):
            return _strictly(content.removeprefix(mark), encoding)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _strictly(content, "cp1252")


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as problem:
        raise Refused(Reason.NOT_ACCEPTED, "not text") from problem


def _live_cells(text: str) -> Iterator[str]:
    """Yield the cells a spreadsheet would try to read as formulas."""
    for start in START.finditer(text):
        end = END_OF_QUOTED if start[1] else END_OF_LINE
        place = start.start(2)
        found = end.search(text, start.end(), place + LONGEST)
        cell = text[place : found.start() if found else place + LONGEST]
        yield unicodedata.normalize("NFKC", cell.replace('""', '"'))
