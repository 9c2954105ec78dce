"""A workbook is read as its writer saw it, every sheet of it."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from heed.chronologies.readers import sheets
from heed.chronologies.readers.opened import CannotBeRead, Line


def at(hour: int, minute: int, second: int = 0) -> datetime:
    """Return a time of 4 March 2019, which in a workbook belongs to no time zone."""
    return datetime.combine(date(2019, 3, 4), time(hour, minute, second))


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  as written ", "  as written "),
        (7700900123, "7700900123"),
        (7700900123.0, "7700900123"),
        (3.14, "3.14"),
        (0.1 + 0.2, "0.3"),
        (1e20, "1e+20"),
        (True, "TRUE"),
        (date(2019, 3, 4), "2019-03-04"),
        (at(14, 5), "2019-03-04 14:05"),
        (at(14, 5, 6), "2019-03-04 14:05:06"),
        (time(0, 0), "00:00"),
        (timedelta(hours=30, minutes=5), "30:05"),
        (timedelta(seconds=61), "0:01:01"),
    ],
)
def test_a_value_is_shown_as_text(value: sheets.Value, text: str) -> None:
    assert sheets.shown(value) == text


def test_every_sheet_is_a_table_and_a_hidden_one_is_told() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Returns"
    book.worksheets[0]["B3"] = "Date"
    book.worksheets[0]["B5"] = date(2016, 5, 3)
    book.worksheets[0]["C5"] = "Seen"
    hidden = book.create_sheet("Notes")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "kept"
    book.create_sheet("Empty")

    found = sheets.read(saved(book))

    assert [table.name for table in found.tables] == ["Returns", "Notes", "Empty"]
    assert found.tables[0].lines == (Line(3, ("Date",)), Line(5, ("2016-05-03", "Seen")))
    assert found.tables[1].lines == (Line(1, ("kept",)),)
    assert found.tables[2].lines == ()
    assert found.remarks == ((None, "The sheet “Notes” is hidden; it is read all the same."),)


def test_a_chart_is_told_of_and_is_no_table() -> None:
    book = openpyxl.Workbook()
    book.create_chartsheet("Picture")

    found = sheets.read(saved(book))

    assert [table.name for table in found.tables] == ["Sheet"]
    assert found.remarks == ((None, "The sheet “Picture” holds a chart or macros, no table."),)


def test_dates_counted_from_1904_are_the_same_days() -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0].append([date(2016, 5, 3), at(9, 30)])

    (table,) = sheets.read(saved(book)).tables

    assert table.lines == (Line(1, ("2016-05-03", "2019-03-04 09:30")),)


def test_words_of_merged_cells_stand_once_and_cells_below_are_known() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["B2"] = "3 May 2016"
    sheet["C2"], sheet["C3"], sheet["C4"] = "one", "two", "three"
    sheet.merge_cells("B2:B4")
    sheet["B6"] = "across"
    sheet.merge_cells("B6:C6")

    (table,) = sheets.read(saved(book)).tables

    assert [line.cells for line in table.lines] == [
        ("3 May 2016", "one"),
        ("", "two"),
        ("", "three"),
        ("across",),
    ]
    assert table.below == {(3, 0), (4, 0)}


@pytest.mark.parametrize("content", [b"", b"PK\3\4 no workbook", b"\xd0\xcf\x11\xe0" + b"\0" * 600])
def test_a_damaged_workbook_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(CannotBeRead, match="damaged"):
        sheets.read(content)


def package(manifest: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("META-INF/manifest.xml", manifest)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        package(b"<file-entry><encryption-data/></file-entry>"),
        b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        b"\xd0\xcf\x11\xe0" + sheets.START_OF_XLS + b"\0" * 12 + b"\x2f\x00\x36\x00",
    ],
    ids=["ods", "xlsx", "xls"],
)
def test_a_workbook_with_a_password_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(CannotBeRead, match="password"):
        sheets.read(content)


def test_a_package_that_is_no_workbook_is_refused_in_a_sentence() -> None:
    with pytest.raises(CannotBeRead, match="damaged"):
        sheets.read(package(b"<file-entry/>"))
