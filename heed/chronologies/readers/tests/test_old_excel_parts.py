"""What an .xls shows that its values do not say is read: half dates, errors, comments."""

from __future__ import annotations

import struct

import pytest

from heed.chronologies.readers import old_excel_parts, sheets
from heed.chronologies.readers.opened import Line
from heed.chronologies.readers.tests.making_xls import record, workbook

DAY = 43497.0  # 1 February 2019
IN_30_BITS = 43497 << 2 | 2
IN_HUNDREDTHS = 4349700 << 2 | 3
HALF = struct.unpack("<Q", struct.pack("<d", DAY))[0] >> 32
FORMULA, MANY, SHORT = 0x0006, 0x00BD, 0x027E


@pytest.mark.parametrize(
    ("value", "code", "shows"),
    [
        (DAY, "mmm-yy", "February 2019"),
        (DAY, "yyyy", "2019"),
        (DAY, "dd/mm/yyyy", "2019-02-01"),
        (0.5, "0%", "50%"),
        (7700.0, "00000", "07700"),
        (b"\x07", "0", "#DIV/0!"),
        (3.5, "0.00", "3.5"),
    ],
)
def test_a_cell_is_as_its_writer_saw_it(value: float | bytes, code: str, shows: str) -> None:
    content = workbook([["When", "What"], [value, "seen"]], formats={(1, 0): code})

    (table,) = sheets.read(content).tables

    assert table.lines[1] == Line(2, (shows, "seen"))


def test_a_year_that_is_not_shown_is_told_of() -> None:
    found = sheets.read(workbook([["When"], [DAY]], formats={(1, 0): "d mmm"}))

    ((row, what),) = found.remarks
    assert row == 2
    assert "the year may be that of typing" in what


@pytest.mark.parametrize(
    "more",
    [
        record(SHORT, struct.pack("<HHHI", 1, 0, 1, IN_30_BITS)),
        record(SHORT, struct.pack("<HHHI", 1, 0, 1, IN_HUNDREDTHS)),
        record(SHORT, struct.pack("<HHHI", 1, 0, 1, HALF)),
        record(MANY, struct.pack("<HHHIH", 1, 0, 1, IN_30_BITS, 0)),
        record(FORMULA, struct.pack("<HHHd", 1, 0, 1, DAY) + bytes(8)),
    ],
    ids=["30 bits", "hundredths", "half a number", "many", "formula"],
)  # fmt: skip
def test_numbers_are_known_however_they_are_kept(more: bytes) -> None:
    content = workbook([["When"], [], [DAY]], formats={(2, 0): "mmm-yy"}, more=more)

    beside = old_excel_parts.read(content)["Sheet1"]

    assert beside.cells[1] == {0: "February 2019"}


def test_a_formula_that_comes_to_an_error_shows_it() -> None:
    result = struct.pack("<HHHBBBBBBH", 1, 0, 0, 2, 0, 0x2A, 0, 0, 0, 0xFFFF) + bytes(8)
    text = struct.pack("<HHHBBBBBBH", 2, 0, 0, 0, 0, 0, 0, 0, 0, 0xFFFF) + bytes(8)

    beside = old_excel_parts.read(
        workbook([["a"]], more=record(FORMULA, result) + record(FORMULA, text))
    )

    assert beside["Sheet1"].cells == {1: {0: "#N/A"}}


def test_a_style_that_is_not_there_shows_nothing() -> None:
    more = record(SHORT, struct.pack("<HHHI", 1, 0, 99, IN_30_BITS))

    assert old_excel_parts.read(workbook([["a"]], more=more))["Sheet1"].cells == {}


def test_a_comment_is_told_of_with_its_row() -> None:
    words = "Which\nneighbour?"
    more = (
        record(0x005D, struct.pack("<HHHH", 0x15, 0x12, 0x19, 7))
        + record(0x01B6, bytes(18))
        + record(0x003C, b"\x00" + words.encode("latin-1"))
        + record(0x003C, bytes(8))
        + record(0x001C, struct.pack("<HHHH", 1, 0, 0, 7) + b"\x00\x00\x00\x00")
    )

    found = sheets.read(workbook([["When"], ["soon"]], more=more))

    assert found.remarks == ((2, "A comment says: “Which neighbour?”."),)


def test_days_counted_from_1904_are_the_same_days() -> None:
    content = workbook([["When"], [DAY - 1462]], formats={(1, 0): "mmm-yy"}, from_1904=True)

    (table,) = sheets.read(content).tables

    assert table.lines[1] == Line(2, ("February 2019",))


@pytest.mark.parametrize("content", [b"", b"PK\3\4", workbook([["a"]])[:700]])
def test_what_cannot_be_read_is_left_aside(content: bytes) -> None:
    assert old_excel_parts.read(content) == {}
