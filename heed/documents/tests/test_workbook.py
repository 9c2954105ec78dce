"""Can a workbook be opened without running what somebody typed into it, with nothing lost?"""

from datetime import UTC, datetime
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.documents import workbook
from heed.documents.characters import text_only
from heed.documents.tests.test_spreadsheets import LEADS
from heed.documents.workbook import Sheet

AT = datetime(2026, 11, 23, tzinfo=UTC)


def read_back(*cells: str) -> list[tuple[object, str, bool]]:
    data = workbook.render([Sheet("One", ["Head"], [cells], [20])], produced_at=AT)
    sheet = openpyxl.load_workbook(BytesIO(data)).worksheets[0]
    return [(cell.value, cell.data_type, cell.quotePrefix) for cell in sheet[2]]


@pytest.mark.parametrize("lead", [lead for lead in LEADS if lead != "\0"])
def test_no_cell_is_a_formula_and_none_is_changed(lead: str) -> None:
    [(value, kind, quoted)] = read_back(f"{lead}1+1")

    assert value == text_only(f"{lead}1+1")
    assert (kind, quoted) == ("s", True)


def test_ordinary_cells_carry_no_mark() -> None:
    assert read_back("Home visit", "") == [("Home visit", "s", False), (None, "n", False)]


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=40).filter(lambda cell: text_only(cell) != ""))
def test_every_text_comes_back(cell: str) -> None:
    [(value, _, _)] = read_back(cell)

    assert value == text_only(cell)


def test_a_cell_longer_than_excel_keeps_says_that_it_is_cut() -> None:
    [(value, _, _)] = read_back("x" * 40_000)

    assert str(value).endswith(workbook.CUT)
    assert len(str(value)) == workbook.LONGEST_CELL


def test_sheets_have_heads_that_stay_widths_and_names_that_excel_takes() -> None:
    sheets = [Sheet("What [was]/sent?" * 3, ["A", "B"], [], [10, 44]), Sheet("Two", ["A"], [], [5])]

    book = openpyxl.load_workbook(BytesIO(workbook.render(sheets, produced_at=AT)))

    assert [len(name) for name in book.sheetnames] == [31, 3]
    first = book.worksheets[0]
    assert first.freeze_panes == "A2"
    assert first.column_dimensions["B"].width == 44
    assert first["A1"].font.bold


def test_the_same_sheets_give_the_same_bytes() -> None:
    sheets = [Sheet("One", ["A"], [["1"]], [10])]

    assert workbook.render(sheets, produced_at=AT) == workbook.render(sheets, produced_at=AT)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\n"])
def test_every_end_of_a_line_is_the_same(end: str) -> None:
    assert text_only(f"one{end}two\x00") == "one\ntwo"
