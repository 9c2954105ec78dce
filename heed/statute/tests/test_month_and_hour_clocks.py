"""Clocks of months and hours against oracles that count another way, 2012 to 2035."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from heed.statute import child_protection, exploitation, transition, yearly_report
from heed.statute.working_days import ClockHours, Months

LONDON = ZoneInfo("Europe/London")
MIDNIGHT = time(tzinfo=UTC)

MONTH_CLOCKS: list[tuple[Callable[[date], date], int, date]] = [
    (yearly_report.due_by, 12, date(2018, 6, 29)),
    (transition.implementation_deadline, 3, date(2018, 6, 29)),
    (transition.first_yearly_report_by, 12, date(2018, 6, 29)),
    (transition.board_finishes_reviews_by, 12, date(2018, 6, 29)),
    (child_protection.first_review_by, 3, date(2015, 3, 26)),
    (child_protection.next_review_by, 6, date(2015, 3, 26)),
    (exploitation.report_fgm_by, 1, date(2015, 10, 31)),
]


def corresponding(day: date, months: int) -> date:
    """Walk month by month, then clamp: slow, and without any arithmetic on months."""
    first = day.replace(day=1)
    for _ in range(months):
        first += timedelta(days=calendar.monthrange(first.year, first.month)[1])
    last = calendar.monthrange(first.year, first.month)[1]
    return first.replace(day=min(day.day, last))


@pytest.mark.parametrize(
    ("clock", "months", "first_day"),
    MONTH_CLOCKS,
    ids=[clock[0].__name__ for clock in MONTH_CLOCKS],
)
@given(data=st.data())
def test_a_clock_of_months_ends_on_the_corresponding_day(
    clock: Callable[[date], date], months: int, first_day: date, data: st.DataObject
) -> None:
    day = data.draw(st.dates(first_day, date(2035, 12, 31)))

    assert clock(day) == corresponding(day, months)


@given(day=st.dates(date(2012, 1, 1), date(2035, 12, 31)), months=st.integers(1, 60))
@example(day=date(2024, 2, 29), months=12)
@example(day=date(2023, 2, 28), months=12)
@example(day=date(2023, 8, 31), months=6)
def test_months_are_counted_to_the_corresponding_day(day: date, months: int) -> None:
    assert Months(months).after(day) == corresponding(day, months)


@given(day=st.dates(date(2012, 1, 1), date(2035, 12, 30)), months=st.integers(1, 60))
def test_a_later_day_never_brings_a_clock_of_months_forward(day: date, months: int) -> None:
    period = Months(months)

    assert period.after(day) <= period.after(day + timedelta(days=1))


@given(
    day=st.dates(date(2012, 1, 1), date(2035, 12, 31)),
    minute=st.integers(0, 24 * 60 - 1),
    hours=st.integers(1, 200),
)
def test_hours_are_counted_as_time_that_passes(day: date, minute: int, hours: int) -> None:
    start = datetime.combine(day, MIDNIGHT) + timedelta(minutes=minute)

    end = ClockHours(hours).after(start.astimezone(LONDON))

    assert end.tzinfo is LONDON
    assert end.timestamp() - start.timestamp() == hours * 3600


@pytest.mark.parametrize("year", range(2012, 2036))
@pytest.mark.parametrize(("month", "shift"), [(3, 1), (10, -1)])
def test_the_clock_on_the_wall_shows_the_change_each_spring_and_autumn(
    year: int, month: int, shift: int
) -> None:
    sunday = max(week[calendar.SUNDAY] for week in calendar.monthcalendar(year, month))
    saturday_noon = datetime(year, month, sunday - 1, 12, tzinfo=LONDON)

    end = ClockHours(24).after(saturday_noon)

    assert (end.day, end.hour) == (sunday, 12 + shift)
