"""What is in a workbook: its sheets, hidden ones too, and each cell as its writer saw it?"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any, Final

import python_calamine as calamine

from heed.chronologies.readers import excel_parts, old_excel_parts, open_parts
from heed.chronologies.readers.excel_parts import Beside
from heed.chronologies.readers.opened import CannotBeRead, Line, Opened, Table

Value = int | float | str | bool | date | datetime | time | timedelta

# An .xls workbook begins with this record, and its lock is the record after [MS-XLS 2.4.21, .117].
START_OF_XLS = b"\x09\x08\x10\x00\x00\x06\x05\x00"
REST_OF_START = 12  # bytes
LOCK_OF_XLS = b"\x2f\x00"
LONGEST_MANIFEST = 1024 * 1024  # bytes; names of parts only

LARGEST_EXACT = 10**15  # a spreadsheet keeps fifteen digits of a number


def read(content: bytes) -> Opened:
    """Return the sheets of an .xlsx, .xls or .ods workbook as tables, in their order.

    Dates are written as ISO 8601 says, whichever day the workbook counts from.

    :raises CannotBeRead: if the workbook is damaged or needs a password.
    """
    try:
        with calamine.load_workbook(io.BytesIO(content)) as book:
            return _opened(book, _beside(content))
    except (calamine.CalamineError, OSError, ValueError) as problem:
        if _locked(content):
            raise CannotBeRead("The workbook needs a password: send it without one.") from problem
        raise CannotBeRead("The workbook is damaged: save it again and send it anew.") from problem


def _beside(content: bytes) -> dict[str, Beside]:
    if content.startswith(b"PK"):
        return excel_parts.read(content) or open_parts.read(content)
    return old_excel_parts.read(content)


def _locked(content: bytes) -> bool:
    """Say whether it is a password that keeps us out, which the parser does not tell by itself."""
    if content.startswith(b"PK"):
        return _is_locked_package(content)
    start = content.find(START_OF_XLS)
    after = content[start + len(START_OF_XLS) + REST_OF_START :]
    return "EncryptedPackage".encode("utf-16-le") in content or (
        start >= 0 and after.startswith(LOCK_OF_XLS)
    )


def _is_locked_package(content: bytes) -> bool:
    try:
        with (
            zipfile.ZipFile(io.BytesIO(content)) as package,
            package.open("META-INF/manifest.xml") as manifest,
        ):
            return b"encryption-data" in manifest.read(LONGEST_MANIFEST)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, NotImplementedError, zlib.error):
        return False


def _opened(book: calamine.CalamineWorkbook, beside: dict[str, Beside]) -> Opened:
    tables = []
    remarks: list[tuple[int | None, str]] = []
    for sheet in book.sheets_metadata:
        if sheet.typ is not calamine.SheetTypeEnum.WorkSheet:
            remarks.append((None, f"The sheet “{sheet.name}” holds a chart or macros, no table."))
            continue
        if sheet.visible is not calamine.SheetVisibleEnum.Visible:
            remarks.append((None, f"The sheet “{sheet.name}” is hidden; it is read all the same."))
        more = beside.get(sheet.name, Beside())
        tables.append(_table(book.get_sheet_by_name(sheet.name), more))
        where = f"In “{sheet.name}”: " if len(book.sheets_metadata) > 1 else ""
        remarks.extend((row, f"{where}{remark}") for row, remark in more.remarks)
    return Opened(tables=tuple(tables), remarks=tuple(remarks))


def _table(sheet: calamine.CalamineSheet, beside: Beside) -> Table:
    """Return a sheet from its first filled column on, as the parser does, rows by their number."""
    shows = beside.cells
    first, left = sheet.start or (0, 0)
    values = sheet.to_python()
    leftmost = min([left, *(min(cells) for cells in shows.values())])
    if leftmost < left:
        values = [[""] * (left - leftmost) + row for row in values]
        left = leftmost
    rows = dict(enumerate(values, start=first))
    # A cell without a value is none for the parser, so it may stand outside all others.
    rows.update({row: [] for row in shows if row not in rows})
    lines = []
    for row in sorted(rows) if shows else rows:
        cells = [value if value.__class__ is str else shown(value) for value in rows[row]]
        for column, text in shows.get(row, {}).items():
            cells += [""] * (column - left + 1 - len(cells))
            cells[column - left] = text
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            lines.append(Line(row + 1, tuple(cells)))
    below = {(row + 1, column - left) for row, column in beside.below}
    return Table(sheet.name, tuple(lines), _merged_below(sheet, left) | below)


def _merged_below(sheet: calamine.CalamineSheet, left: int) -> frozenset[tuple[int, int]]:
    """Return the cells that are one with a cell above, as (row number, place in the line)."""
    return frozenset(
        (row + 1, top_left[1] - left)
        for top_left, bottom_right in sheet.merged_cell_ranges or ()
        for row in range(top_left[0] + 1, bottom_right[0] + 1)
    )


def shown(value: Value) -> str:
    """Return a cell's value as text; dates and times as ISO 8601 without an empty end."""
    return _SHOWN[value.__class__](value)


def _number(value: float) -> str:
    if value.is_integer() and abs(value) < LARGEST_EXACT:
        return str(int(value))
    return f"{value:.15g}"


def _moment(value: datetime) -> str:
    return f"{value.date().isoformat()} {_time(value.time())}"


def _time(value: time) -> str:
    return value.isoformat("seconds" if value.second else "minutes")


def _hours(length: timedelta) -> str:
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}" + (f":{seconds:02}" if seconds else "")


_SHOWN: Final[dict[type, Callable[[Any], str]]] = {
    str: str,
    int: str,
    float: _number,
    bool: lambda value: str(value).upper(),
    date: date.isoformat,
    datetime: _moment,
    time: _time,
    timedelta: _hours,
}
