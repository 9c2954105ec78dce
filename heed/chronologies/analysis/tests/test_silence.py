"""Is every silence there, and none that the dates do not allow? Worlds are painted day by day."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.chronologies.analysis.entries import Entry, Span
from heed.chronologies.analysis.judging import Judged
from heed.chronologies.analysis.silence import definite, possible, table, unheard, unseen
from heed.chronologies.analysis.tests.making import NEVER, day, row, sighting, written
from heed.chronologies.analysis.words.sight_rules import Answer

LENGTH = 9
PERIOD = Span(day(0), day(LENGTH - 1))
YEAR = Span(day(0), day(365))

windows = st.tuples(st.integers(-2, LENGTH + 1), st.integers(0, 4)).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)


def painted(worlds: list[tuple[int, int]]) -> list[set[int]]:
    """Return the days with a sighting, for every way the sightings' days can have fallen."""
    return [set(days) for days in product(*(range(a, b + 1) for a, b in worlds))]


def runs(days: list[bool]) -> set[tuple[int, int]]:
    """Return the longest runs of True, painted by hand."""
    found, start = set(), None
    for number, silent in enumerate([*days, False]):
        if silent and start is None:
            start = number
        if not silent and start is not None:
            found.add((start, number - 1))
            start = None
    return found


def numbered(spans: list[Span]) -> set[tuple[int, int]]:
    return {((span.first - day(0)).days, (span.last - day(0)).days) for span in spans}


def happened(found: list[tuple[int, int]]) -> list[Entry]:
    return [sighting(str(number), *ends).entry for number, ends in enumerate(found)]


@settings(max_examples=50)
@given(st.lists(windows, max_size=4))
def test_a_definite_silence_is_silent_in_every_world(found: list[tuple[int, int]]) -> None:
    worlds = painted(found)
    silent = [not any(number in world for world in worlds) for number in range(LENGTH)]

    assert numbered(definite(happened(found), PERIOD)) == runs(silent)


@settings(max_examples=50)
@given(st.lists(windows, max_size=4))
def test_a_possible_silence_is_silent_in_some_world_and_no_longer_one_is(
    found: list[tuple[int, int]],
) -> None:
    worlds = painted(found)
    spans = [(a, b) for a in range(LENGTH) for b in range(a, LENGTH)]
    can_be = {(a, b) for a, b in spans if any(not world & set(range(a, b + 1)) for world in worlds)}
    longest = {
        (a, b)
        for a, b in can_be
        if not any((c, d) != (a, b) and c <= a and b <= d for c, d in can_be)
    }

    assert numbered(possible(happened(found), PERIOD)) == longest


@settings(max_examples=50)
@given(st.lists(windows, max_size=6), st.integers(1, LENGTH))
def test_every_definite_silence_lies_in_the_possible_one_shown_with_it(
    found: list[tuple[int, int]], at_least: int
) -> None:
    judged = [sighting(str(number), *ends) for number, ends in enumerate(found)]

    silences = unseen(judged, period=PERIOD, at_least=at_least).found

    assert all(one.perhaps.holds(one.surely) for one in silences if one.surely)
    assert all((one.surely or one.perhaps).days >= at_least for one in silences)
    certain = [run for run in definite(happened(found), PERIOD) if run.days >= at_least]
    assert [one.surely for one in silences if one.surely] == certain


def test_a_month_is_neither_silent_for_certain_nor_seen_every_day() -> None:
    judged = [sighting("april", 10), sighting("may", 40, 70), sighting("june", 100)]

    first, second = unseen(judged, period=Span(day(10), day(100)), at_least=20).found

    assert (first.surely, first.perhaps) == (Span(day(11), day(39)), Span(day(11), day(69)))
    assert (first.before, first.after) == (("april",), ("may",))
    assert (second.surely, second.perhaps) == (Span(day(71), day(99)), Span(day(41), day(99)))


def test_a_silence_that_is_only_possible_is_said_to_be() -> None:
    judged = [sighting("a", 0), sighting("b", 1, 60), sighting("c", 61)]

    found = unseen(judged, period=Span(day(0), day(61)), at_least=28).found

    assert [(one.surely, one.perhaps) for one in found] == [
        (None, Span(day(1), day(59))),
        (None, Span(day(2), day(60))),
    ]
    assert (found[0].before, found[0].after) == (("a",), ("b",))


def test_a_doubted_date_breaks_a_definite_silence_and_forbids_no_possible_one() -> None:
    judged = [sighting("a", 0), sighting("b", 50, sure=False), sighting("c", 100)]

    silences = unseen(judged, period=Span(day(0), day(100)))

    assert [one.surely for one in silences.found] == [
        Span(day(1), day(49)),
        Span(day(51), day(99)),
    ]
    assert {one.perhaps for one in silences.found} == {Span(day(1), day(99))}
    assert silences.doubted == ("b",)


def test_sightings_without_a_date_are_named() -> None:
    undated = Judged(Entry("u", row(when=NEVER), None, None, sure=True), Answer.YES, Answer.UNSAID)

    silences = unseen([undated], period=PERIOD, at_least=1)

    assert silences.undated == ("u",)
    assert silences.doubted == ()
    assert [one.surely for one in silences.found] == [PERIOD]


def test_rows_of_a_silence_that_say_nothing_of_a_sighting_are_listed() -> None:
    judged = [
        sighting("visit", 20, seen=Answer.UNSAID),
        sighting("not seen", 30, seen=Answer.NO),
        sighting("in spring", 30, 90, seen=Answer.UNSAID),
        sighting("seen", 60),
    ]

    silences = unseen(judged, period=Span(day(0), day(60))).found

    assert silences[0].others == ("visit", "not seen")


def test_a_period_without_any_sighting_is_one_silence() -> None:
    found = unseen([], period=YEAR).found

    assert [(one.surely, one.perhaps, one.before) for one in found] == [(YEAR, YEAR, ())]


def test_seen_but_not_spoken_to_needs_a_sighting_in_its_days() -> None:
    judged = [
        sighting("spoke", 0, spoken=Answer.YES),
        sighting("saw", 20),
        sighting("called", 22, seen=Answer.UNSAID),
        sighting("spoke too", 40, spoken=Answer.YES),
        sighting("and again", 80, spoken=Answer.YES),
    ]

    found = unheard(judged, period=Span(day(0), day(80))).found

    assert [(one.surely, one.sightings, one.others) for one in found] == [
        (Span(day(1), day(39)), ("saw",), ("called",)),
    ]


def test_seen_alone_ends_a_definite_silence_of_speech_but_forbids_no_possible_one() -> None:
    judged = [
        sighting("saw", 10),
        sighting("alone", 40, spoken=Answer.PERHAPS),
    ]

    (one,) = unheard(judged, period=Span(day(0), day(50)), at_least=28).found

    assert (one.surely, one.perhaps) == (Span(day(0), day(39)), Span(day(0), day(50)))


def test_rows_of_doubted_or_wider_dates_are_not_said_to_be_in_a_silence() -> None:
    judged = [
        sighting("doubted", 10, sure=False, seen=Answer.UNSAID),
        Judged(Entry("open", row(when=written(day(1))), day(1), None, True), Answer.NO, Answer.NO),
    ]

    assert unseen(judged, period=YEAR).found[0].others == ()


@pytest.mark.parametrize("at_least", [1, 28])
def test_a_silence_shorter_than_asked_for_is_left_out(at_least: int) -> None:
    judged = [sighting("a", 0), sighting("b", 20)]

    found = unseen(judged, period=Span(day(0), day(20)), at_least=at_least).found

    assert bool(found) is (at_least == 1)


def test_the_table_says_what_is_certain_and_what_is_not() -> None:
    judged = [
        sighting("april", 10),
        sighting("call", 20, seen=Answer.UNSAID),
        sighting("may", 40, 70),
        sighting("june", 71),
    ]
    silences = unseen(judged, period=Span(day(10), day(71)), at_least=28)

    lines = table([("Not seen", silences)]).lines

    assert [line.cells for line in lines] == [
        (
            "Not seen",
            "29 days: 12 January 2016 to 9 February 2016",
            "59 days: 12 January 2016 to 10 March 2016",
            "1 row",
        ),
        ("Not seen", "None", "30 days: 11 February 2016 to 11 March 2016", "0 rows"),
    ]
    assert lines[0].rows == ("april", "call", "may")
