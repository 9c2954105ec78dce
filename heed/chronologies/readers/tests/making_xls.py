"""How does a test write a workbook of Excel 97 to 2003 without Excel?"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping

from tests.trust.hostile.compound import compound

# Records of [MS-XLS] 2.3.
BEGINS, ENDS, SHEET, NUMBER, LABEL, MERGED = 0x0809, 0x000A, 0x0085, 0x0203, 0x0204, 0x00E5
FORMAT, STYLE, LOGICAL_OR_ERROR, FROM_1904 = 0x041E, 0x00E0, 0x0205, 0x0022
GLOBALS, OF_A_SHEET = 0x0005, 0x0010

Value = str | float | bytes
Merge = tuple[int, int, int, int]  # first and last row, first and last column, from 0


def workbook(
    rows: Iterable[Iterable[Value]],
    *,
    merges: Iterable[Merge] = (),
    formats: Mapping[tuple[int, int], str] | None = None,
    name: str = "Sheet1",
    more: bytes = b"",
    from_1904: bool = False,
) -> bytes:
    """Return a workbook of one sheet: text, numbers shown by a format, and errors by their code.

    `more` are further records of the sheet.
    """
    codes = sorted(set((formats or {}).values()))
    styles = {at: codes.index(code) + 1 for at, code in (formats or {}).items()}
    cells = b"".join(
        _cell(row, column, styles.get((row, column), 0), value)
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if value != ""
    )
    sheet = _begin(OF_A_SHEET) + cells + _merged(list(merges)) + more + record(ENDS)
    book = (
        _begin(GLOBALS)
        + (record(FROM_1904, b"\x01\x00") if from_1904 else b"")
        + b"".join(record(FORMAT, struct.pack("<H", 164 + n) + _text(code))
                   for n, code in enumerate(codes))
        + b"".join(record(STYLE, struct.pack("<HH", 0, number) + bytes(16))
                   for number in (0, *range(164, 164 + len(codes))))
    )  # fmt: skip
    bound = struct.pack("<IBB", 0, 0, 0) + _short_text(name)
    start = len(book) + len(record(SHEET, bound)) + len(record(ENDS))
    globals_ = book + record(SHEET, struct.pack("<I", start) + bound[4:]) + record(ENDS)
    return compound({"Workbook": globals_ + sheet})


def record(kind: int, content: bytes = b"") -> bytes:
    """Return a record: its kind, its length, and what is in it."""
    return struct.pack("<HH", kind, len(content)) + content


def _begin(kind: int) -> bytes:
    return record(BEGINS, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def _cell(row: int, column: int, style: int, value: Value) -> bytes:
    at = struct.pack("<HHH", row, column, style)
    if isinstance(value, str):
        return record(LABEL, at + _text(value))
    if isinstance(value, bytes):
        return record(LOGICAL_OR_ERROR, at + value + b"\x01")
    return record(NUMBER, at + struct.pack("<d", value))


def _merged(merges: list[Merge]) -> bytes:
    inside = b"".join(struct.pack("<HHHH", *merge) for merge in merges)
    return record(MERGED, struct.pack("<H", len(merges)) + inside) if merges else b""


def _text(text: str) -> bytes:
    written = text.encode("utf-16-le")
    return struct.pack("<HB", len(written) // 2, 1) + written


def _short_text(text: str) -> bytes:
    written = text.encode("utf-16-le")
    return struct.pack("<BB", len(written) // 2, 1) + written
