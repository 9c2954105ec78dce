"""A CSV file is read whole, whatever it was saved with."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.chronologies.readers import comma
from heed.chronologies.readers.opened import CannotBeRead, Opened

ROWS = [["Date", "Event"], ["3/5/2016", "Seen at home, “well”"], ["4/5/2016", "No reply – twice"]]


def lines(opened: Opened) -> list[tuple[int, list[str]]]:
    (table,) = opened.tables
    return [(line.number, list(line.cells)) for line in table.lines]


def saved(rows: list[list[str]], separator: str = ",") -> str:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator).writerows(rows)
    return file.getvalue()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_letters_and_separators_are_found(encoding: str, separator: str) -> None:
    found = comma.read(saved(ROWS, separator).encode(encoding))

    assert lines(found) == [(1, ROWS[0]), (2, ROWS[1]), (3, ROWS[2])]


def test_a_file_of_two_kinds_of_letters_is_read_and_that_is_said() -> None:
    mixed = "Date,Event\n1/1/16,café\n".encode() + "2/1/16,“café”\n".encode("cp1252") + b"3,\x81\n"

    found = comma.read(mixed)

    assert lines(found)[1:] == [
        (2, ["1/1/16", "café"]),
        (3, ["2/1/16", "“café”"]),
        (4, ["3", "\x81"]),
    ]
    assert found.remarks == (
        (None, "Some letters are those of old Windows programs; read as such."),
    )


def test_plain_text_has_no_remark() -> None:
    assert comma.read(b"a,b\n1,2\n").remarks == ()


def test_a_cell_may_hold_line_breaks_separators_and_quotation_marks() -> None:
    found = comma.read(b'Date,Event\r\n1/1/16,"one;\r\ntwo, ""three"""\r\n2/1/16,"x\ny"\r\n')

    assert lines(found) == [
        (1, ["Date", "Event"]),
        (2, ["1/1/16", 'one;\r\ntwo, "three"']),
        (3, ["2/1/16", "x\ny"]),
    ]


def test_blank_rows_are_left_out_and_counted() -> None:
    found = comma.read(b"\n\na,b\n , \n,,,\n1,2\n")

    assert lines(found) == [(3, ["a", "b"]), (6, ["1", "2"])]


def test_a_quotation_mark_never_closed_costs_one_row_only() -> None:
    found = comma.read(b'a,b\n1,"x\ny"\n2,"\n3,4\n5,"z"\n')

    assert lines(found) == [
        (1, ["a", "b"]),
        (2, ["1", "x\ny"]),
        (3, ["2", '"']),
        (4, ["3", "4"]),
        (5, ["5", "z"]),
    ]
    assert found.remarks == (
        (3, "A quotation mark is opened here and never closed; each line is a row."),
    )


def test_a_first_row_that_names_the_separator_is_obeyed() -> None:
    found = comma.read(b"sep=;\r\na,1;b\r\n")

    assert lines(found) == [(2, ["a,1", "b"])]
    assert found.remarks == ((1, "The first row, “sep=;”, names the separator and is no row."),)


def test_one_column_is_read_as_one() -> None:
    assert lines(comma.read(b"3 May 2016 seen\n4 May 2016\n")) == [
        (1, ["3 May 2016 seen"]),
        (2, ["4 May 2016"]),
    ]


def test_a_lone_separator_in_text_makes_no_column() -> None:
    assert lines(comma.read(b'"a,b"\n')) == [(1, ["a,b"])]


def test_an_empty_file_is_an_empty_table() -> None:
    assert lines(comma.read(b"")) == []


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(CannotBeRead, match="is not text"):
        comma.read(b"%PDF\0\0\0")


def test_only_a_letter_that_cannot_be_read_is_read_in_the_old_way() -> None:
    with pytest.raises(UnicodeEncodeError):
        "\ud800".encode("utf-8", errors=comma.OLD_LETTERS)


# A separator inside a cell may outvote the true one in a file of so few rows; a test above has one.
CELLS = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\ufeff,;\t|", exclude_categories=["Cs"]),
    max_size=20,
)


@given(
    rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=8),
    encoding=st.sampled_from(["utf-8-sig", "utf-16"]),
    separator=st.sampled_from([",", ";", "\t", "|"]),
)
def test_what_was_saved_is_what_is_read(
    rows: list[list[str]], encoding: str, separator: str
) -> None:
    table = [["Date", "Event", "Source"], *rows]

    found = comma.read(saved(table, separator).encode(encoding))

    assert lines(found) == [
        (number, row) for number, row in enumerate(table, 1) if any(cell.strip() for cell in row)
    ]
