"""Are key episodes, the child's voice and good practice gathered, and nothing that denies them?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.chronologies.analysis.gathered import (
    episodes_table,
    good_practice,
    key_episodes,
    table,
    voice,
)
from heed.chronologies.analysis.tests.making import NEVER, day, row, several, written
from heed.chronologies.analysis.words.people import Child
from heed.chronologies.rows import Row

SAM = Child(("Sam",))


def key(first: int, last: int | None = None, *, agency: str = "Police", said: str = "Key") -> Row:
    when = written(day(first), day(first if last is None else last))
    return row("A bruise.", when, agency=agency, columns={"significance": said})


def test_key_rows_near_each_other_make_one_episode_across_agencies() -> None:
    found = key_episodes(
        several(key(0), key(7, agency="School"), key(8, 10), key(18), key(30, said="No"))
    )

    assert [(episode.days.first, episode.days.last) for episode in found if episode.days] == [
        (day(0), day(10)),
        (day(18), day(18)),
    ]
    assert found[0].agencies == ("Police", "School")


def test_a_loosely_dated_key_row_stands_by_itself_at_the_end() -> None:
    undated = row("Soon.", NEVER, columns={"significance": "y"})
    found = key_episodes(several(key(0, 20), undated, key(3)))

    assert [episode.days and episode.days.days for episode in found] == [1, None, None]
    assert episodes_table(found).lines[1].cells == (
        "2016-01-01 - 2016-01-21 (1 January 2016 to 21 January 2016)",
        "Police",
        "A bruise.",
    )


@settings(max_examples=50)
@given(st.sets(st.integers(0, 200), max_size=12), st.integers(0, 20))
def test_episodes_are_the_rows_cut_where_they_are_further_apart(days: set[int], apart: int) -> None:
    found = key_episodes(several(*(key(number) for number in sorted(days))), apart=apart)

    cut: list[list[int]] = []
    for number in sorted(days):
        if cut and number - cut[-1][-1] <= apart:
            cut[-1].append(number)
        else:
            cut.append([number])
    assert [[told.entry.first for told in episode.told] for episode in found] == [
        [day(number) for number in part] for part in cut
    ]


def test_a_reader_may_choose_a_row_as_key() -> None:
    found = key_episodes(several(row("A visit."), row("A call.")), chosen={"2"})

    assert [told.reasons[0].sentence for told in found[0].told] == ["A call."]


def test_the_own_column_is_quoted_and_words_in_the_event_are_found() -> None:
    found = voice(
        several(
            row("Visit.", columns={"voice": "“I want my nan”"}),
            row("Sam said he was cold.", columns={"voice": "Sam said he was cold."}),
            row("Mother seen.", columns={"voice": "N/A"}),
            row("SW spoke to Sam. Sam told SW about school."),
        ),
        child=SAM,
    )

    assert [(told.entry.id, len(told.reasons)) for told in found] == [("1", 1), ("2", 1), ("4", 2)]
    assert table(found, "What the child said").lines[0].cells == (
        "1 January 2016",
        "Police",
        "“I want my nan”",
    )


@pytest.mark.parametrize(
    ("column", "text", "good"),
    [
        ("Good practice__other", "Prompt referral", True),
        ("Good practice__other", "No", False),
        ("Good practice__other", "", False),
        ("analysis", "This was good practice.", True),
        ("analysis", "This was not good practice.", False),
        ("analysis", "Good practice would have been a visit.", False),
        ("analysis", "Commendable persistence.", True),
        ("analysis", "A visit was made.", False),
        ("voice", "Good practice.", False),
    ],
)
def test_good_practice_is_what_is_called_so(column: str, text: str, good: bool) -> None:
    found = good_practice(several(row("A visit.", columns={column: text})))

    assert bool(found) is good


def test_a_reader_may_choose_a_row_as_good_practice() -> None:
    found = good_practice(several(row("A visit."), row("A call.")), chosen={"2"})

    assert [told.entry.id for told in found] == ["2"]
