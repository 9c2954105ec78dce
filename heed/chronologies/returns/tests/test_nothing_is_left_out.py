"""Rows in are rows out and problems told of, and every cell is in the output as written."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.chronologies.readers import comma, sheets
from heed.chronologies.readers.opened import Line, Opened, Table
from heed.chronologies.returns import guessing
from heed.chronologies.returns.tests import accounting
from heed.chronologies.returns.tests.given import read

Rows = list[list[str]]

HEADINGS = st.sampled_from(
    ["Date", "Date of contact", "Time", "End date", "Source", "Event", "Details", "Child seen?",
     "Comments", "Zebra", "", "Date", "Event ref", "From", "To"]
)  # fmt: skip
DATES = st.sampled_from(
    ["3 May 2016", "04/05/2016", "5/6", "31/06/2016", "May 2016", "2016", "the next day", '"',
     "do.", "", "", "?7.8/16", "01/01/0100", "6 June 2016 2pm", "soon", "2015/16", "Primary school"]
)  # fmt: skip
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], include_characters="\n")
TEXTS = st.one_of(
    st.sampled_from(["Seen and", "then home.", "GP", "# note", "Event", "Date", "", "  x "]),
    st.text(LETTERS, max_size=12),
)
CELLS = st.one_of(DATES, TEXTS)
TITLES = st.lists(st.lists(TEXTS, min_size=1, max_size=2), max_size=2)


@st.composite
def returns(draw: st.DrawFn) -> Rows:
    width = draw(st.integers(2, 5))
    headings = draw(st.lists(HEADINGS, min_size=width, max_size=width))
    body = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=8))
    again = draw(st.integers(0, 8))
    return [*draw(TITLES), headings, *body[:again], headings, *body[again:]]


def as_opened(rows: Rows) -> Opened:
    lines = tuple(Line(at, tuple(row)) for at, row in enumerate(rows, start=1))
    return Opened((Table(None, lines),), remarks=())


def as_csv(rows: Rows) -> Opened:
    file = io.StringIO(newline="")
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)
    return comma.read(file.getvalue().encode("utf-8-sig"))


def as_workbook(rows: Rows) -> Opened:
    book = openpyxl.Workbook()
    for at, row in enumerate(rows, start=1):
        for place, text in enumerate(row, start=1):
            cell = book.worksheets[0].cell(at, place)
            cell.value = text or None
            cell.data_type = "s"  # whatever it begins with, it is text and no formula
    file = io.BytesIO()
    book.save(file)
    return sheets.read(file.getvalue())


@pytest.mark.parametrize("save", [as_opened, as_csv, as_workbook])
@settings(max_examples=40)
@given(rows=returns())
def test_nothing_of_a_table_is_left_out(save: Callable[[Rows], Opened], rows: Rows) -> None:
    opened = save(rows)
    mapping = guessing.guess(opened)

    found = read(opened, mapping)

    assert accounting.left_out(opened, mapping, found) == []
    rows_in, rows_out_and_told = accounting.counted(opened, mapping, found)
    assert rows_in == rows_out_and_told


@given(texts=st.lists(st.tuples(DATES, TEXTS), max_size=8))
def test_nothing_of_paragraphs_is_left_out(texts: list[tuple[str, str]]) -> None:
    said = [f"{date}: {text}" for date, text in texts]
    opened = Opened((), tuple(Line(at, (text,)) for at, text in enumerate(said, start=1)))
    mapping = guessing.guess(opened)

    found = read(opened, mapping)

    assert accounting.left_out(opened, mapping, found) == []
    rows_in, rows_out_and_told = accounting.counted(opened, mapping, found)
    assert rows_in == rows_out_and_told


@given(rows=st.lists(returns(), max_size=3), beside=st.lists(TEXTS, max_size=3))
def test_nothing_of_a_file_of_several_tables_is_left_out(
    rows: list[Rows], beside: list[str]
) -> None:
    tables = tuple(as_opened(one).tables[0] for one in rows)
    opened = Opened(tables, tuple(Line(at, (text,)) for at, text in enumerate(beside, start=1)))
    mapping = guessing.guess(opened)

    found = read(opened, mapping)

    assert accounting.left_out(opened, mapping, found) == []
    rows_in, rows_out_and_told = accounting.counted(opened, mapping, found)
    assert rows_in == rows_out_and_told
