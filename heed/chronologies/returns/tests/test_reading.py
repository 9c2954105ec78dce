"""Every line of a return becomes a row or is told of, and each row has the day it can have."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from heed.chronologies.dates.written import Precision
from heed.chronologies.readers.opened import Line, Opened, Table
from heed.chronologies.returns import guessing
from heed.chronologies.returns.tests.given import HEADED, paragraphs, read, table, told
from heed.chronologies.rows import Column, Meaning


def test_a_row_is_read_with_all_that_stands_in_it() -> None:
    headings = ("Ref", "Date", "Time", "End date", "Source", "Event", "Details", "Child seen", "")

    found = read(
        table(
            headings,
            ("7", "3 May 2016", "2pm", "5 May 2016", "GP notes", "Call", "By mother", "No", "x"),
        )
    )

    (row,) = found.rows
    assert (found.file, found.agency, found.problems) == ("return.docx", "Marlshire Police", ())
    assert (row.file, row.number, row.agency) == ("return.docx", 2, "Marlshire Police")
    assert row.cells[1] == "3 May 2016"
    assert (row.when.first, row.when.last) == (date(2016, 5, 3), date(2016, 5, 3))
    assert row.until is not None
    assert row.until.first == date(2016, 5, 5)
    assert (row.time, row.source, row.event) == ("14:00", "GP notes", "Call\nBy mother")
    assert row.said(Meaning.SEEN) == "No"
    assert (row.note, row.table) == (False, None)
    assert found.columns == row.columns
    assert found.columns[-1] == Column("Column 9", None)


def test_a_table_without_headings_is_read_from_its_first_row() -> None:
    found = read(table(("3 May 2016", "Seen"), ("4 May 2016", "Not seen")))

    assert [row.cells for row in found.rows] == [("3 May 2016", "Seen"), ("4 May 2016", "Not seen")]
    assert found.problems == ()


def test_short_lines_are_filled_and_cells_beyond_the_headings_kept() -> None:
    found = read(table(HEADED, ("3 May 2016",), ("4 May 2016", "GP", "Seen", "and more")))

    assert [row.cells for row in found.rows] == [
        ("3 May 2016", "", "", ""),
        ("4 May 2016", "GP", "Seen", "and more"),
    ]
    assert found.columns[3] == Column("Column 4", None)


def test_what_is_no_row_is_told_of_in_its_words() -> None:
    found = read(
        table(
            ("Chronology", "of K."),
            HEADED,
            ("3 May 2016", "GP", "Seen"),
            ("DATE", "Source", "Event:"),
            ("Primary school",),
            ("4 May 2016", "GP", "Seen"),
        )
    )

    assert [row.number for row in found.rows] == [3, 6]
    assert told(found) == {
        1: "It stands above the headings: “Chronology | of K.”.",
        4: "It repeats the headings and is no row: “DATE | Source | Event:”.",
        5: "It is a heading across the table and no row: “Primary school”.",
    }


def test_a_row_without_a_date_is_kept_and_told_of() -> None:
    found = read(table(HEADED, ("", "GP", "Seen"), ("soonish", "GP", "Seen")))

    assert [row.when.precision for row in found.rows] == [Precision.UNREADABLE] * 2
    assert [row.when.written for row in found.rows] == ["", "soonish"]
    assert told(found)[2] == "It has no date."
    assert told(found)[3] == found.rows[1].when.problem


def test_a_table_without_a_column_of_dates_is_read_undated() -> None:
    found = read(table(("Source", "Event", "Response"), ("GP", "Seen", "None")))

    assert found.rows[0].when.precision is Precision.UNREADABLE
    assert told(found) == {2: "It has no date."}


def test_the_rest_of_a_row_cut_in_two_is_joined_to_it() -> None:
    found = read(
        table(
            (*HEADED, "Response", "Comment"),
            ("3 May 2016", "GP", "Mother said he", "Letter", ""),
            ("", "", "fell from the bed.", "", "ours"),
        )
    )

    (row,) = found.rows
    assert row.cells == (
        "3 May 2016",
        "GP",
        "Mother said he\nfell from the bed.",
        "Letter",
        "ours",
    )
    assert row.event == "Mother said he\nfell from the bed."
    assert told(found) == {
        3: "It has no date or source and goes on in mid-sentence, so it was joined to row 2: "
        "“fell from the bed. | ours”."
    }


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        (("Seen.", "Letter to"), ("", "social care"), True),
        (("Seen and", "Letter"), ("Weighed", ""), True),
        (("Seen", "Letter"), ("Weighed", ""), False),
        (("Seen", "Letter to the"), ("Weighed", "Referred"), False),
        (("", "Letter"), ("and weighed", ""), False),
    ],
)
def test_only_what_goes_on_in_mid_sentence_is_joined(
    above: tuple[str, str], below: tuple[str, str], joined: bool
) -> None:
    found = read(
        table((*HEADED, "Response"), ("3 May 2016", "GP", *above), ("", "", *below), ("", "", ""))
    )

    assert len(found.rows) == (1 if joined else 2)


def test_a_cell_of_several_rows_dates_them_all() -> None:
    given = table(HEADED, ("3 May 2016", "GP", "one"), ("", "GP", "two"), below=frozenset({(3, 0)}))

    found = read(given)

    assert found.rows[1].when.first == date(2016, 5, 3)
    assert found.rows[1].when.written == ""
    assert found.rows[1].when.inferred == "One cell holds the date of several rows: row 2."
    assert found.problems == ()


def test_an_empty_date_is_the_one_above_once_somebody_has_said_so() -> None:
    given = Opened((table(HEADED, ("3 May 2016", "GP", "one"), ("", "GP", "two")),))
    mapping = replace(guessing.guess(given), blank_is_above=True)

    found = read(given, mapping)

    assert found.rows[1].when.first == date(2016, 5, 3)
    assert found.rows[1].when.inferred == "An empty date was said to mean the one above: row 2."


def test_ditto_marks_take_date_time_and_source_from_above() -> None:
    found = read(
        table(
            ("Date", "Time", "Source", "Event"),
            ("3 May 2016", "9.30am", "GP", "one"),
            ('"', "ditto", "〃", "two"),
            ("do.", "", "", '"'),
        )
    )

    assert [row.when.first for row in found.rows] == [date(2016, 5, 3)] * 3
    assert [row.time for row in found.rows] == ["09:30", "09:30", None]
    assert [row.source for row in found.rows] == ["GP", "GP", None]
    assert found.rows[1].cells == ('"', "ditto", "〃", "two")
    assert found.rows[2].when.inferred == "A mark for “as above”: row 3."
    assert found.rows[2].event == '"'
    assert found.problems == ()


def test_a_ditto_mark_with_nothing_above_is_a_problem() -> None:
    found = read(table(("Date", "Time", "Source", "Event"), ('"', '"', '"', "one")))

    assert (found.rows[0].source, found.rows[0].time) == ('"', '"')
    assert told(found) == {
        2: "A mark for “as above”, but no row above has a date that can be read."
    }


def test_a_heading_across_gives_its_year_to_the_rows_below() -> None:
    found = read(
        table(HEADED, ("2016",), ("30 Dec", "GP", "one"), ("2018",), ("3 January", "GP", "two"))
    )

    assert [row.when.first for row in found.rows] == [date(2016, 12, 30), date(2018, 1, 3)]
    assert found.problems[0].row == 2
    assert found.rows[1].when.inferred == "The year 2018 stands in the heading above."
    assert [row.number for row in found.rows] == [3, 5]


def test_a_missing_year_comes_from_the_row_above_or_else_from_below() -> None:
    found = read(
        table(
            HEADED,
            ("3 March", "GP", "one"),
            ("5 March", "GP", "two"),
            ("sometime", "GP", "x"),
            ("7 March 2016", "GP", "three"),
            ("9 March", "GP", "four"),
        )
    )

    assert [row.when.first for row in found.rows if row.when.first] == [
        date(2016, 3, day) for day in (3, 5, 7, 9)
    ]
    assert found.rows[0].when.inferred == "The year comes from “7 March 2016”, further down."
    assert list(told(found)) == [4]


def test_a_year_nobody_gives_stays_missing() -> None:
    found = read(table(HEADED, ("3 March", "GP", "one"), ("5 March", "GP", "two")))

    assert [row.when.first for row in found.rows] == [None, None]
    assert list(told(found)) == [2, 3]


def test_a_year_may_be_given_with_the_file() -> None:
    found = read(table(HEADED, ("3 March", "GP", "one")), near=date(2016, 6, 1))

    assert found.rows[0].when.first == date(2016, 3, 3)


def test_date_and_time_may_stand_in_one_cell() -> None:
    found = read(table(("Date/Time", "Time", "Event"), ("3/5/2016 14:30", "", "Seen")))

    (row,) = found.rows
    assert (row.when.first, row.time) == (date(2016, 5, 3), "14:30")
    assert row.when.written == "3/5/2016 14:30"


def test_notes_of_the_author_are_rows_that_are_no_events() -> None:
    rows = [("whenever", mark + " author", "words") for mark in "#^¬~"]

    found = read(table(HEADED, ("3 May 2016", "GP", "Seen"), *rows))

    assert [row.note for row in found.rows] == [False, True, True, True, True]
    assert found.problems == ()


def test_a_note_of_year_0100_holds_instructions_and_dates_no_row_below() -> None:
    found = read(
        table(HEADED, ("01/01/0100", "GP", "One to a row"), ("3 May", "GP", "Seen")),
        near=date(2016, 1, 1),
    )

    assert [row.note for row in found.rows] == [True, False]
    assert found.rows[1].when.first == date(2016, 5, 3)


def test_an_end_before_its_beginning_is_told_of() -> None:
    found = read(
        table(
            ("Start date", "End date", "Event"),
            ("3 May 2016", "1 May 2016", "one"),
            ("3 May 2016", "3 May 2016", "two"),
            ("4 May 2016", "whenever", "three"),
        )
    )

    assert told(found)[2] == (
        "It ends (1 May 2016) before it begins (3 May 2016): one of the two dates may be mistyped."
    )
    assert told(found)[4].startswith("Of its end: ")
    assert 3 not in told(found)


@pytest.mark.parametrize("days", [(1, 2, 2, 3), (3, 2, 1), (1,), ()])
def test_rows_in_either_order_are_no_problem(days: tuple[int, ...]) -> None:
    found = read(table(HEADED, *[(f"{day} May 2016", "GP", "Seen") for day in days]))

    assert found.problems == ()


def test_rows_in_neither_order_are_told_of_once() -> None:
    ascending = read(table(HEADED, *[(f"{day} May 2016", "GP", "x") for day in (1, 2, 5, 4, 6)]))
    descending = read(
        table(HEADED, *[(f"{day} May 2016", "GP", "x") for day in (9, 8, 9, 7, 5, 4)])
    )

    assert told(ascending) == {
        5: "The rows run mostly forwards in time, but not at row 5: is the date there right?"
    }
    assert "backwards in time, but not at row 4" in told(descending)[4]


def test_many_rows_out_of_order_are_named_in_part() -> None:
    days = [10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15, 8, 16]

    found = read(table(HEADED, *[(f"{day} May 2016", "GP", "x") for day in days]))

    assert "not at row 3, 5, 7, 9, 11 and 1 more:" in told(found)[3]


def test_several_tables_are_counted_each_for_itself() -> None:
    given = Opened(
        (
            table(HEADED, ("3 May 2016", "GP", "one"), name="Kai"),
            table(("HV", "Health visitor")),
            table(("When", "Details"), ("4 May 2016", "two")),
        ),
        (Line(1, ("A title",)),),
        ((2, "A comment says: “check”."),),
    )

    found = read(given)

    assert [(row.table, row.number) for row in found.rows] == [("Kai", 2), ("Table 3", 2)]
    assert [(one.table, one.row, one.what) for one in found.problems] == [
        (None, 2, "A comment says: “check”."),
        ("Table 2", 1, "It stands outside the chronology: “HV | Health visitor”."),
        ("Paragraphs", 1, "It stands outside the chronology: “A title”."),
    ]
    assert [column.heading for column in found.columns] == [*HEADED, "When", "Details"]


def test_tables_counted_together_need_no_names() -> None:
    second = Table(None, (Line(3, ("4 May 2016", "GP", "two")),))
    given = Opened((table(HEADED, ("3 May 2016", "GP", "one")), second))

    assert [(row.table, row.number) for row in read(given).rows] == [(None, 2), (None, 3)]


def test_a_chronology_in_paragraphs_is_read() -> None:
    found = read(
        paragraphs(
            "Chronology by the school",
            "On 3 May 2016, at 3.15pm Kai came late.",
            "He was hungry.",
            "2017",
            "4 June: excluded",
            "5/6/2017 14:10 - Fight",
            "The next day his mother rang.",
            "7 June 2017",
            "Nothing.",
        )
    )

    assert [(row.number, row.when.first, row.time, row.event) for row in found.rows] == [
        (2, date(2016, 5, 3), "15:15", "Kai came late.\nHe was hungry."),
        (5, date(2017, 6, 4), None, "excluded"),
        (6, date(2017, 6, 5), "14:10", "Fight"),
        (7, date(2017, 6, 6), None, "his mother rang."),
        (8, date(2017, 6, 7), None, "Nothing."),
    ]
    assert found.rows[0].cells == ("On 3 May 2016, at 3.15pm Kai came late.\nHe was hungry.",)
    assert found.columns == (Column("Paragraph", Meaning.EVENT),)
    assert told(found) == {
        1: "It stands before the first date: “Chronology by the school”.",
        3: "It begins with no date, so it was joined to paragraph 2: “He was hungry.”.",
        4: "It is a heading and no row: “2017”.",
        9: "It begins with no date, so it was joined to paragraph 8: “Nothing.”.",
    }


def test_paragraphs_beside_a_table_that_is_no_chronology_are_read_under_a_name() -> None:
    said = paragraphs("3 May 2016: a", "4 May 2016: b", "5 May 2016: c", "31/06/2016: d")

    found = read(Opened((table(("HV", "Health visitor")),), said.paragraphs))

    assert {row.table for row in found.rows} == {"Paragraphs"}
    assert [(one.table, one.row) for one in found.problems] == [(None, 1), ("Paragraphs", 4)]


def test_a_word_that_may_be_a_month_begins_no_row() -> None:
    said = ["3 May 2016: a", "4 May 2016: b", "5 May 2016: c", "May have been seen", "14 children"]

    found = read(paragraphs(*said))

    assert [row.number for row in found.rows] == [1, 2, 3]


def test_a_paragraph_meant_to_begin_with_a_date_is_a_row_though_no_such_day_exists() -> None:
    said = ["3 May 2016: a", "4 May 2016: b", "31/06/2016: c", "31st of June, d", "12 of them: e"]

    found = read(paragraphs(*said))

    assert [row.number for row in found.rows] == [1, 2, 3, 4]
    assert [row.when.written for row in found.rows[2:]] == ["31/06/2016", "31st of June"]
    assert [row.event for row in found.rows[2:]] == ["c", "d\n12 of them: e"]
    assert list(told(found)) == [3, 4, 5]


def test_a_day_its_year_does_not_have_stays_unread() -> None:
    found = read(table(HEADED, ("2018",), ("29 Feb", "GP", "one"), ("31/06", "GP", "two")))

    assert [row.when.first for row in found.rows] == [None, None]


def test_an_impossible_day_keeps_no_later_row_from_its_year() -> None:
    found = read(table(HEADED, ("31/06", "GP", "a"), ("3/6", "GP", "b"), ("4/6/2016", "GP", "c")))

    assert [row.when.first for row in found.rows] == [None, date(2016, 6, 3), date(2016, 6, 4)]
