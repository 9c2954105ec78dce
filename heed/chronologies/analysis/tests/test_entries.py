"""Does an entry know the days it can have happened on, and no more?"""

from __future__ import annotations

from datetime import date

import pytest

from heed.chronologies.analysis.entries import Span, entries, in_order, period_of
from heed.chronologies.analysis.tests.making import NEVER, day, entry, row, several, written
from heed.chronologies.dates.written import Precision, WrittenDate

SINCE = WrittenDate("since 11 January", day(10), None, Precision.DAY)


def test_authors_notes_are_no_events() -> None:
    found = several(row("A visit."), row("Instructions", note=True))

    assert [each.id for each in found] == ["1"]


def test_an_end_date_carries_the_days_on() -> None:
    found = entries([row(when=written(day(3)), until=written(day(5), day(7)))], lambda _: "1")[0]

    assert (found.first, found.last, found.sure) == (day(3), day(7), True)


def test_a_doubted_end_makes_the_entry_unsure() -> None:
    doubted = written(day(5), certain=False)
    found = entries([row(when=written(day(3)), until=doubted)], lambda _: "1")[0]

    assert not found.sure
    assert not found.exact


@pytest.mark.parametrize("until", [NEVER, written(day(1))])
def test_an_end_that_cannot_be_is_left_aside(until: WrittenDate) -> None:
    found = entries([row(when=written(day(3)), until=until)], lambda _: "1")[0]

    assert (found.first, found.last) == (day(3), day(3))


def test_an_end_date_closes_an_open_one() -> None:
    found = entries([row(when=SINCE, until=written(day(20)))], lambda _: "1")[0]

    assert (found.first, found.last) == (day(10), day(20))


def test_an_entry_without_a_date_is_in_no_period() -> None:
    found = entry(when=NEVER)

    assert not found.dated
    assert found.within(Span(day(0), day(9))) is None


def test_a_period_cuts_an_entry_to_its_days() -> None:
    period = Span(day(5), day(15))

    assert entry(when=SINCE).within(period) == Span(day(10), day(15))
    assert entry(when=written(day(0), day(8))).within(period) == Span(day(5), day(8))
    assert entry(when=written(day(0), day(4))).within(period) is None


def test_the_period_is_from_the_first_day_to_the_last() -> None:
    found = several(row(when=SINCE), row(when=written(day(2), day(4))), row(when=NEVER))

    assert period_of(found) == Span(day(2), day(10))
    assert period_of(found[2:]) is None


def test_entries_are_ordered_by_first_day_with_undated_ones_last() -> None:
    until = WrittenDate("until", None, day(1), Precision.DAY)
    found = several(
        row(when=NEVER), row(when=written(day(2))), row(when=written(day(1))), row(when=until)
    )

    assert [each.id for each in in_order(found)] == ["4", "3", "2", "1"]


def test_only_a_known_and_undoubted_day_is_exact() -> None:
    assert entry(when=written(day(1))).exact
    assert not entry(when=written(day(1), day(2))).exact
    assert not entry(when=NEVER).exact


def test_a_span_counts_both_its_ends() -> None:
    span = Span(date(2016, 2, 28), date(2016, 3, 1))

    assert span.days == 3
    assert span.touches(Span(date(2016, 3, 1), date(2016, 3, 2)))
    assert not span.touches(Span(date(2016, 3, 2), date(2016, 3, 2)))
