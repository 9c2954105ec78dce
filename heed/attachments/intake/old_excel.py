"""Does anything in an Excel workbook of before 2007 run or reach out? Read record by record."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from typing import Any, Final

import olefile

from heed.attachments.intake.findings import Note
from heed.attachments.intake.limits import Limits
from heed.attachments.intake.refusals import Reason, Refused

FORMULA: Final = 0x0006
NAME: Final = 0x0018
LOCKED: Final = 0x002F
SHEET: Final = 0x0085
PROJECT: Final = 0x00D3
QUERY: Final = 0x00DC
BOOK: Final = 0x01AE
QUERY_TABLE: Final = 0x01AD
QUERY_MORE: Final = 0x0803
COMMENT: Final = 0x001C
BEGIN: Final = 0x0809

VERSION: Final = 0x0600
MACRO_SHEET: Final = 0x0040
PROGRAM: Final = 0x0006
OF_MACROS: Final = frozenset({1, 6})  # kinds of sheets
OWN_BOOK: Final = frozenset({0x0401, 0x3A01})
RUNS: Final = 0x0004 | 0x0008  # a name of a program, or of a macro
BUILT_IN: Final = 0x0020
AUTOMATIC: Final = frozenset({0x01, 0x02, 0x0A, 0x0B})  # open, close, activate, deactivate
CALLS: Final = re.compile(rb"[\x22\x42\x62].(?:\x95\x00|\x96\x00|\x0b\x01|\x7b\x01)", re.DOTALL)
CALLING_NAMES: Final = re.compile(r"WEBSERVICE|\bRTD\b|AUTO_(?:OPEN|CLOSE)|\bCALL\b", re.IGNORECASE)


def check(container: olefile.OleFileIO[Any], *, limits: Limits) -> set[Note]:
    """Let an old workbook pass that stays by itself, and return what to know about it.

    :raises Refused: if it is locked, or a sheet, name or formula runs or reaches out
    """
    notes: set[Note] = set()
    content = container.openstream("Workbook").read(limits.size)
    for number, (kind, record) in enumerate(_records(content)):
        if number == 0 and (kind != BEGIN or record[:2] != struct.pack("<H", VERSION)):
            raise Refused(Reason.NOT_ACCEPTED, "a workbook of before 1997")
        if number > limits.elements:
            raise Refused(Reason.TOO_COMPLEX, "records")
        if kind in FORBIDDEN:
            raise Refused(FORBIDDEN[kind], f"record {kind:#06x}")
        if kind in CHECKS:
            CHECKS[kind](record)
        if kind == SHEET and record[4] & 3:
            notes.add(Note.HIDDEN_SHEETS)
        if kind == COMMENT:
            notes.add(Note.COMMENTS)
    return notes


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place + 4 <= len(content):
        kind, length = struct.unpack_from("<HH", content, place)
        record = content[place + 4 : place + 4 + length]
        if len(record) != length:
            raise Refused(Reason.DAMAGED, "cut off")
        if kind:
            yield kind, record
        place += 4 + length


def _check_begin(record: bytes) -> None:
    (kind,) = struct.unpack_from("<H", record, 2)
    if kind in (MACRO_SHEET, PROGRAM):
        raise Refused(Reason.MACROS, "a macro sheet")


def _check_sheet(record: bytes) -> None:
    if record[5] in OF_MACROS:
        raise Refused(Reason.MACROS, "a macro sheet")


def _check_book(record: bytes) -> None:
    sheets, length = struct.unpack_from("<HH", record, 0)
    if len(record) == 4 and length in OWN_BOOK:
        return
    raise Refused(
        Reason.CONTENT_ELSEWHERE if sheets else Reason.STARTS_ANOTHER_PROGRAM, "another book"
    )


def _check_name(record: bytes) -> None:
    (flags,) = struct.unpack_from("<H", record, 0)
    name = record[15 : 15 + 2 * record[3]]
    automatic = flags & BUILT_IN and record[15] in AUTOMATIC
    if (flags & RUNS and flags & 0x0002) or automatic:
        raise Refused(Reason.MACROS, "a name that runs")
    words = name.decode("utf-16-le", "replace") if record[14] & 1 else name.decode("latin-1")
    if CALLING_NAMES.search(words):
        raise Refused(Reason.FORMULA_CALLS_OUT, words)


def _check_formula(record: bytes) -> None:
    if CALLS.search(record, 22):
        raise Refused(Reason.FORMULA_CALLS_OUT, "a formula")


FORBIDDEN: Final = {
    LOCKED: Reason.ENCRYPTED,
    PROJECT: Reason.MACROS,
    QUERY: Reason.CONTENT_ELSEWHERE,
    QUERY_TABLE: Reason.CONTENT_ELSEWHERE,
    QUERY_MORE: Reason.CONTENT_ELSEWHERE,
}
CHECKS: Final[dict[int, Callable[[bytes], None]]] = {
    BEGIN: _check_begin,
    SHEET: _check_sheet,
    BOOK: _check_book,
    NAME: _check_name,
    FORMULA: _check_formula,
}
