"""How a file is to be read is seen in its words, and where it is not, somebody is asked."""

from __future__ import annotations

import json

import pytest

from heed.chronologies.readers.opened import Opened, Table
from heed.chronologies.returns import guessing
from heed.chronologies.returns.mapping import Mapping, TableMapping, from_json
from heed.chronologies.returns.tests.given import HEADED, paragraphs, read, table
from heed.chronologies.rows import Meaning

ROW = ("3 May 2016", "Case notes", "Seen at home with mother and a brother")


def guessed(*tables: Table) -> Mapping:
    return guessing.guess(Opened(tables))


def one(*rows: tuple[str, ...]) -> TableMapping:
    (found,) = guessed(table(*rows)).tables
    return found


def meanings(found: TableMapping) -> list[str | None]:
    return [guess.column.means for guess in found.columns]


def test_headings_are_found_below_a_title() -> None:
    found = one(("Chronology of K.",), (), ("Author: police", "May 2020"), HEADED, ROW)

    assert found.headings == (4,)
    assert meanings(found) == ["start_date", "source", "event"]
    assert found.chronology
    assert guessed(table(HEADED, ROW)).questions == ()


def test_the_first_of_two_rows_of_headings_is_taken_though_the_second_is_clearer() -> None:
    assert one(("Date (UK)", "Source", "Event"), ROW, HEADED, ROW).headings == (1,)


@pytest.mark.parametrize(
    "row",
    [
        ("Event", "seen on 3 May 2016"),
        ("Source", ""),
        ("Zebra", "Yak"),
        ("Date", "Zebra"),
        ("Event", "Source", "Yak", "Gnu"),
    ],
)
def test_a_row_with_too_few_known_words_heads_nothing(row: tuple[str, ...]) -> None:
    assert one(row, ROW).headings == ()


def test_a_table_of_events_without_dates_is_a_chronology_and_the_date_is_asked_for() -> None:
    found = guessed(table(("Source", "Event", "Response"), ("GP", "Seen", "None")))

    assert found.tables[0].chronology
    assert found.questions == ("Which column is the date?",)


def test_a_date_among_unknown_words_is_enough_for_headings() -> None:
    found = one(("Date", "Event", "Zebra", "Yak", "Gnu"), ("1/1/16", "a", "b", "c", "d"))

    assert found.headings == (1,)


def test_headings_in_two_rows_are_read_as_one() -> None:
    found = one(("Date", "", "Event"), ("From", "To", ""), ("1/1/16", "2/1/16", "Seen"))

    assert found.headings == (1, 2)
    assert [guess.column.heading for guess in found.columns] == ["Date From", "Date To", "Event"]
    assert meanings(found) == ["start_date", "end_date", "event"]


@pytest.mark.parametrize(
    "below",
    [
        ("1/1/16", "Time", "x"),
        ("From", "To", "x" * 41),
        ("Zebra", "Yak", ""),
    ],
)
def test_a_row_of_text_below_headings_is_no_heading(below: tuple[str, ...]) -> None:
    assert one(("Date", "", "Event"), below).headings == (1,)


def test_headings_may_be_all_there_is() -> None:
    assert one(("Date", "", "Event")).headings == (1,)
    assert one(HEADED).chronology


def test_a_table_that_goes_on_without_headings_is_read_as_the_one_before() -> None:
    found = guessed(table(HEADED, ROW), table(ROW, ROW))

    assert found.tables[1].headings == ()
    assert found.tables[1].columns == found.tables[0].columns


def test_another_table_without_headings_is_read_by_what_it_holds_and_asked_about() -> None:
    found = guessed(table(HEADED, ROW), table(ROW[::2], ROW[::2], name="More"))

    assert meanings(found.tables[1]) == ["start_date", "event"]
    assert [guess.column.heading for guess in found.tables[1].columns] == ["Column 1", "Column 2"]
    assert found.questions == (
        "In “More”: Is “Column 1” the date? Most of its cells look like dates.",
        "In “More”: Is “Column 2” what happened? Most is written in it, and no heading says what "
        "happened.",
    )


@pytest.mark.parametrize(
    "rows", [[], [("HV", "Health visitor")], [("1/1/16",), ("2/1/16",)], [("", "")]]
)
def test_a_table_without_dates_or_with_nothing_else_is_no_chronology(
    rows: list[tuple[str, ...]],
) -> None:
    found = guessed(table(*rows))

    assert not found.tables[0].chronology
    assert found.questions == ("No table or paragraph looks like a chronology. Which one is it?",)


def test_of_two_dates_the_surer_is_the_day_and_the_other_is_kept() -> None:
    found = one(("Date recorded", "Date of event", "Event"), ("2/1/16", "1/1/16", "Seen"))

    assert meanings(found) == ["other", "start_date", "event"]
    assert found.columns[0].because.endswith("But another column says so more clearly.")


def test_a_date_column_without_dates_is_doubted() -> None:
    found = guessed(table(("Date", "Event"), ("soon", "a"), ("later", "b"), ("", "c")))

    assert found.questions == (
        "Is “Date” the date? “date” heads such columns. But few of its cells look like dates.",
    )


def test_what_was_remembered_is_not_asked_again() -> None:
    known = {"zebra": Meaning.START_DATE, "yak": Meaning.EVENT, "gnu": None}

    found = guessing.guess(
        Opened((table(("Zebra", "Yak", "Gnu"), ("1/1/16", "Seen", "x")),)), remembered=known
    )

    assert meanings(found.tables[0]) == ["start_date", "event", None]
    assert found.questions == ()
    assert found.remembered() == known


def test_longest_text_is_what_happened_if_no_heading_says_so() -> None:
    found = one(("Date", "Comments", "Zebra"), ("1/1/16", "Seen at home, well", "x"))

    assert meanings(found) == ["start_date", "event", None]


def test_dates_may_stand_under_a_heading_nobody_knows() -> None:
    found = one(("Zebra", "Source", "Event", "Response"), ("1/1/16", "GP", "Seen", "None"))

    assert meanings(found) == ["start_date", "source", "event", "response"]


def test_a_heading_that_says_it_in_part_gives_way_to_one_that_says_it_in_full() -> None:
    found = one(("Date", "Event of the week", "Event"), ("1/1/16", "x", "y"))

    assert meanings(found) == ["start_date", "other", "event"]
    assert meanings(one(("Date", "Event of the week"), ("1/1/16", "x"))) == ["start_date", "event"]


def test_headings_said_twice_or_not_at_all_are_told_apart() -> None:
    found = one(("Date", "Event", "Event", "Event (2)", ""), ("1/1/16", "a", "b", "c", "d"))

    assert [guess.column.heading for guess in found.columns] == [
        "Date",
        "Event",
        "Event (2)",
        "Event (2) (2)",
        "Column 5",
    ]


def test_paragraphs_that_begin_with_dates_are_a_chronology() -> None:
    said = ["3 May 2016: seen", "4 May 2016: seen", "5 May 2016: seen"]

    assert guessing.guess(paragraphs(*said)).paragraphs
    assert guessing.guess(paragraphs(*said)).questions == ()
    assert not guessing.guess(paragraphs(*said[:2], "Seen")).paragraphs
    assert not guessing.guess(
        Opened((table(HEADED, ROW),), paragraphs(*said).paragraphs)
    ).paragraphs


def test_a_mapping_goes_through_json_unchanged() -> None:
    found = guessed(table(HEADED, ROW), table(("HV", "Health visitor")))

    assert from_json(json.loads(json.dumps(found.as_json()))) == found


def test_a_template_is_known_by_its_headings_in_any_order() -> None:
    found = guessed(table(HEADED, ROW))

    assert found.template == guessed(table(("title",), HEADED[::-1], ROW[::-1])).template
    assert found.template != guessed(table(("Date", "Source", "Details"), ROW)).template


def test_a_person_corrects_the_mapping_of_a_table() -> None:
    found = guessed(table(HEADED, ROW), table(("HV", "Health visitor")))

    corrected = found.corrected(0, {"Source": Meaning.PEOPLE, "Zebra": Meaning.EVENT})
    taken = found.corrected(1, {"Column 1": Meaning.START_DATE})

    assert meanings(corrected.tables[0]) == ["start_date", "people", "event"]
    assert corrected.tables[0].columns[1].because == "Somebody chose."
    assert corrected.tables[1] == found.tables[1]
    assert taken.tables[1].chronology
    assert taken.tables[1].place(Meaning.START_DATE) == 0
    assert taken.tables[1].place(Meaning.SOURCE) is None


def test_a_list_of_dated_paragraphs_is_a_chronology() -> None:
    said = paragraphs("• 3 May 2016: seen", "▪ 4 May 2016: told", "• June 2016: moved")

    found = read(said)

    assert [row.event for row in found.rows] == ["seen", "told", "moved"]
    assert found.problems == ()
