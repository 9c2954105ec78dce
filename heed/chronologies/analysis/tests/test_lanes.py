"""Does every entry stand in its lane once, and never as more exact than its date?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.chronologies.analysis.entries import Span
from heed.chronologies.analysis.lanes import Zoom, by_agency, lanes, step, table, zoom_for
from heed.chronologies.analysis.tests.making import NEVER, day, row, several, written
from heed.chronologies.dates.written import Precision, WrittenDate

YEAR = Span(day(0), day(365))
zooms = st.sampled_from(Zoom)


@pytest.mark.parametrize(
    ("days", "zoom"),
    [(1, Zoom.DAY), (62, Zoom.DAY), (63, Zoom.WEEK), (551, Zoom.MONTH), (4000, Zoom.YEAR)],
)
def test_the_longer_the_period_the_longer_the_steps(days: int, zoom: Zoom) -> None:
    assert zoom_for(Span(day(0), day(days - 1))) is zoom


@settings(max_examples=50)
@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), zooms)
def test_steps_lie_side_by_side_and_hold_their_days(on: date, zoom: Zoom) -> None:
    found = step(on, zoom)

    assert found.first <= on <= found.last
    assert step(found.last, zoom) == step(found.first, zoom) == found
    assert step(found.last + timedelta(days=1), zoom).first == found.last + timedelta(days=1)


@settings(max_examples=50)
@given(
    st.lists(
        st.tuples(st.integers(-50, 400), st.integers(0, 90), st.booleans(), st.booleans()),
        max_size=20,
    ),
    zooms,
)
def test_every_entry_is_marked_once_and_within_its_dates(
    made: list[tuple[int, int, bool, bool]], zoom: Zoom
) -> None:
    rows = [
        row(when=written(day(a), day(a + long), certain=sure), agency="A" if left else "B")
        for a, long, sure, left in made
    ]
    found = several(*rows)

    shown = lanes(by_agency(found), period=YEAR, zoom=zoom)

    drawn = [name for lane in shown.lanes for name in lane.rows]
    assert sorted(drawn) == sorted(entry.id for entry in found if entry.within(YEAR))
    by_id = {entry.id: entry for entry in found}
    for lane in shown.lanes:
        for mark in lane.marks:
            for name in mark.rows:
                entry = by_id[name]
                days = entry.within(YEAR)
                assert days is not None
                assert mark.days.holds(days)
                assert entry.row.agency == lane.name
                whole = Span(entry.first or day(0), entry.last or day(0))
                assert mark.certain == (entry.sure and step(whole.first, zoom).holds(whole))


def test_entries_of_one_step_are_counted_together() -> None:
    found = several(
        row(when=written(day(1))),
        row(when=written(day(20))),
        row(when=written(day(0), day(30))),
        row(when=written(day(5), certain=False)),
        row(when=NEVER),
        row(when=WrittenDate("since", day(360), None, Precision.DAY)),
    )

    (lane,) = lanes(by_agency(found), period=YEAR, zoom=Zoom.MONTH).lanes

    assert [(mark.certain, mark.rows) for mark in lane.marks] == [
        (False, ("4",)),
        (True, ("1", "2", "3")),
        (False, ("6",)),
    ]
    assert lane.undated == ("5",)


def test_the_table_says_what_the_picture_shows() -> None:
    found = several(row(when=written(day(1))), row(when=NEVER), row(when=written(day(1), day(40))))

    lines = table(lanes(by_agency(found), period=YEAR)).lines

    assert [line.cells for line in lines] == [
        ("Police", "28 December 2015 to 3 January 2016", "1", "Certain"),
        ("Police", "28 December 2015 to 14 February 2016", "1", "Some time in these days"),
        ("Police", "-", "1", "Not understood"),
    ]
    assert [line.rows for line in lines] == [("1",), ("3",), ("2",)]


def test_lanes_without_undated_entries_have_no_line_for_them() -> None:
    lines = table(lanes(by_agency(several(row(when=written(day(1))))), period=YEAR)).lines

    assert len(lines) == 1
