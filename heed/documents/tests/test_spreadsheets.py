"""Can a table be opened in a spreadsheet without running what somebody typed into it?"""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.documents import spreadsheets

LEADS = ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20"]


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("before", ["", " ", "   "])
def test_no_cell_starts_a_formula(lead: str, before: str) -> None:
    cell = f'{before}{lead}HYPERLINK("http://example.org")'

    assert spreadsheets.safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", " ", "Priya Shah", "5 January 2027", "a=b", "1", "“=1”"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert spreadsheets.safe(cell) == cell


@given(st.text())
def test_every_text_comes_back_as_it_was(text: str) -> None:
    assert spreadsheets.plain(spreadsheets.safe(text)) == text


def test_a_file_has_a_head_and_every_row_and_can_be_read_back() -> None:
    rows = [["=1+1", 'says "no"'], ["Zoë", "two\nlines"]]

    text = "".join(spreadsheets.lines(["What", "Said"], rows))

    assert text.startswith('\ufeff"What","Said"\r\n"\'=1+1",')
    read = list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [[spreadsheets.plain(cell) for cell in row] for row in read[1:]] == rows
