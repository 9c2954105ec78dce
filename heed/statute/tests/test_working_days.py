"""Working days, days, months and hours, and how each date explains itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.statute.counted import listed, number
from heed.statute.working_days import (
    CalendarDays,
    ClockHours,
    Months,
    OutsideCalendar,
    WorkingDays,
    add_working_days,
    last_working_day,
    sub_working_days,
)

LONDON = ZoneInfo("Europe/London")

# An oracle that counts another way: a list of open days made by somebody else's package, in which
# the answer is looked up by position.
CLOSED = holidays.country_holidays("GB", subdiv="ENG", years=range(2012, 2036))
EVERY_DAY = [date(2012, 1, 1) + timedelta(days=passed) for passed in range(8766)]
OPEN = [day for day in EVERY_DAY if day.isoweekday() not in (6, 7) and day not in CLOSED]

days = st.dates(date(2012, 2, 1), date(2035, 9, 1))
counts = st.integers(1, 60)


def test_the_oracle_covers_every_day() -> None:
    assert EVERY_DAY[-1] == date(2035, 12, 31)


@given(day=days, count=counts)
def test_counting_forward_agrees_with_the_list_of_open_days(day: date, count: int) -> None:
    expected = [open_day for open_day in OPEN if open_day > day][count - 1]

    assert add_working_days(day, count) == expected
    assert WorkingDays(count).after(day) == expected


@given(day=st.dates(date(2012, 6, 1), date(2035, 12, 31)), count=counts)
def test_counting_back_agrees_with_the_list_of_open_days(day: date, count: int) -> None:
    expected = [open_day for open_day in OPEN if open_day < day][-count]

    assert sub_working_days(day, count) == expected
    assert WorkingDays(count).before(day) == expected


@given(day=days, count=counts)
def test_a_day_later_never_brings_a_deadline_forward(day: date, count: int) -> None:
    following = day + timedelta(days=1)

    assert WorkingDays(count).after(following) >= WorkingDays(count).after(day)
    assert WorkingDays(count + 1).after(day) > WorkingDays(count).after(day)
    assert Months(count).after(following) >= Months(count).after(day)
    assert CalendarDays(count).after(following) > CalendarDays(count).after(day)


@given(day=st.dates(date(2012, 6, 1), date(2035, 12, 30)), count=counts)
def test_a_day_later_never_brings_a_day_before_it_forward(day: date, count: int) -> None:
    following = day + timedelta(days=1)

    assert WorkingDays(count).before(following) >= WorkingDays(count).before(day)
    assert CalendarDays(count).before(following) > CalendarDays(count).before(day)


@given(day=days, count=counts, later=st.integers(0, 4000))
def test_knowing_more_bank_holidays_is_told_and_never_silent(
    day: date, count: int, later: int
) -> None:
    """Where a later proclamation moved the day, both days are known."""
    expected = WorkingDays(count).after(day, known_on=day)

    counted = WorkingDays(count).count_after(day, known_on=day + timedelta(days=later))

    assert (counted.previously or counted.due) == expected
    assert (counted.previously is None) == (counted.due == expected)


@given(day=days, count=counts)
def test_the_explanation_adds_up(day: date, count: int) -> None:
    counted = WorkingDays(count).count_after(day)

    counting = [step for step in counted.steps if not step.skipped]
    assert [step.day for step in counted.steps] == [
        day + timedelta(days=passed) for passed in range(len(counted.steps))
    ]
    assert [step.what.partition(",")[0] for step in counting] == [
        f"day {passed}" for passed in range(count + 1)
    ]
    assert counted.due == counting[-1].day == counted.steps[-1].day
    assert counted.warn_on == counted.due
    assert len(counted.lines) == len(counted.steps) + len(counted.notes)
    assert tuple(map(str, counted.steps)) == counted.lines[: len(counted.steps)]


def test_the_last_days_of_the_calendar_can_be_counted_and_no_more() -> None:
    assert add_working_days(date(2035, 12, 28), 1) == date(2035, 12, 31)
    assert sub_working_days(date(2012, 1, 4), 1) == date(2012, 1, 3)

    with pytest.raises(OutsideCalendar, match="1 January 2036 is outside them"):
        add_working_days(date(2035, 12, 28), 2)
    with pytest.raises(OutsideCalendar, match="31 December 2011 is outside them"):
        sub_working_days(date(2012, 1, 4), 2)


def test_the_day_itself_may_be_day_one_by_agreement() -> None:
    monday = WorkingDays(15).count_from(date(2026, 4, 27))
    saturday = WorkingDays(2).count_from(date(2026, 4, 25))

    assert monday.due == date(2026, 5, 18)
    assert monday.lines[0] == "Monday 27 April 2026: day 1"
    assert monday.sentence == (
        "Monday 18 May 2026: fifteen working days starting with 27 April; 4 May is a bank holiday."
    )
    assert saturday.due == date(2026, 4, 28)


def test_a_count_of_working_days_explains_itself() -> None:
    counted = WorkingDays(5).count_after(date(2025, 12, 23))

    assert counted.lines == (
        "Tuesday 23 December 2025: day 0",
        "Wednesday 24 December 2025: day 1",
        "Thursday 25 December 2025: not counted, Christmas Day",
        "Friday 26 December 2025: not counted, Boxing Day",
        "Saturday 27 December 2025: not counted, Saturday",
        "Sunday 28 December 2025: not counted, Sunday",
        "Monday 29 December 2025: day 2",
        "Tuesday 30 December 2025: day 3",
        "Wednesday 31 December 2025: day 4",
        "Thursday 1 January 2026: not counted, New Year's Day",
        "Friday 2 January 2026: day 5, the last day",
    )
    assert counted.closed == (date(2025, 12, 25), date(2025, 12, 26), date(2026, 1, 1))
    assert str(counted) == counted.sentence
    assert not counted.projected


def test_counting_back_explains_itself() -> None:
    counted = WorkingDays(2).count_before(date(2025, 4, 22))

    assert counted.lines == (
        "Tuesday 22 April 2025: day 0",
        "Monday 21 April 2025: not counted, Easter Monday",
        "Sunday 20 April 2025: not counted, Sunday",
        "Saturday 19 April 2025: not counted, Saturday",
        "Friday 18 April 2025: not counted, Good Friday",
        "Thursday 17 April 2025: day 1",
        "Wednesday 16 April 2025: day 2, the last day",
    )
    assert counted.sentence == (
        "Wednesday 16 April 2025: two working days before 22 April; "
        "18 and 21 April are bank holidays."
    )


def test_a_proclamation_changes_nothing_when_counting_back() -> None:
    counted = WorkingDays(7).count_before(date(2022, 9, 26))

    assert counted.previously is None
    assert counted.due == date(2022, 9, 14)


def test_both_days_are_said_where_a_proclamation_moved_the_day() -> None:
    counted = WorkingDays(15).count_after(date(2022, 9, 5), known_on=date(2022, 9, 12))

    assert counted.due == date(2022, 9, 27)
    assert counted.sentence == (
        "Tuesday 27 September 2022: fifteen working days after 5 September; 19 September is a "
        "bank holiday. By the bank holidays known on 5 September 2022 the last day was Monday 26 "
        "September 2022."
    )


def test_a_year_whose_bank_holidays_are_not_published_is_marked() -> None:
    assert not WorkingDays(5).count_after(date(2028, 12, 20)).projected
    assert WorkingDays(5).count_after(date(2028, 12, 27)).projected
    assert WorkingDays(5).count_before(date(2029, 1, 3)).projected


def test_calendar_days_include_weekends_and_bank_holidays() -> None:
    counted = CalendarDays(7).count_before(date(2025, 4, 22))

    assert counted.due == date(2025, 4, 15)
    assert counted.lines == (
        "Tuesday 22 April 2025: day 0",
        "Tuesday 15 April 2025: day 7, the last day; weekends and bank holidays count",
    )
    assert counted.sentence == "Tuesday 15 April 2025: seven days before 22 April."
    assert CalendarDays(7).count_after(date(2025, 12, 29)).sentence == (
        "Monday 5 January 2026: seven days after 29 December 2025."
    )
    assert CalendarDays(8).beginning_with(date(2025, 4, 1)) == date(2025, 4, 8)


def test_months_keep_a_day_that_is_not_a_working_day_and_warn() -> None:
    counted = Months(6).count_after(date(2025, 6, 26))

    assert counted.due == date(2025, 12, 26)
    assert counted.warn_on == date(2025, 12, 24)
    assert counted.lines == (
        "Thursday 26 June 2025: the day it runs from",
        "Friday 26 December 2025: six months later, the last day",
        "The date does not move; the last working day before it is Wednesday 24 December 2025",
    )
    assert counted.sentence == (
        "Friday 26 December 2025: six months after 26 June. The date does not move; the last "
        "working day before it is Wednesday 24 December 2025."
    )


def test_nothing_is_warned_of_where_nothing_has_to_be_done() -> None:
    counted = Months(12).count_after(date(2024, 6, 28), to_act=False)

    assert counted.due == date(2025, 6, 28)
    assert counted.warn_on is None
    assert counted.notes == ()
    assert counted.sentence == "Saturday 28 June 2025: one year after 28 June 2024."


def test_the_last_working_day_is_not_guessed_outside_the_calendar() -> None:
    assert last_working_day(date(2012, 1, 1)) is None
    assert last_working_day(date(2036, 6, 1)) is None
    assert last_working_day(date(2025, 6, 28)) == date(2025, 6, 27)
    assert Months(12).count_after(date(2035, 6, 1)).warn_on is None


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2026, 4, 29), 2, date(2026, 6, 28)),
        (date(2026, 1, 1), 1, date(2026, 1, 31)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 3, 1), 1, date(2024, 3, 31)),
    ],
)
def test_a_period_beginning_with_a_day_includes_it(
    start: date, months: int, expected: date
) -> None:
    assert Months(months).beginning_with(start) == expected


def test_months_back() -> None:
    assert Months(1).before(date(2024, 3, 31)) == date(2024, 2, 29)
    assert Months(14).before(date(2024, 3, 1)) == date(2023, 1, 1)


@given(
    seconds=st.integers(0, 755_000_000),
    hours=st.integers(1, 200),
)
def test_clock_hours_pass_in_real_time_through_both_clock_changes(seconds: int, hours: int) -> None:
    start = (datetime(2012, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).astimezone(LONDON)

    end = ClockHours(hours).after(start)

    assert end.timestamp() - start.timestamp() == hours * 3600
    assert end.tzinfo is LONDON


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (datetime(2025, 3, 29, 12, tzinfo=LONDON), datetime(2025, 3, 30, 13, tzinfo=LONDON)),
        (datetime(2025, 10, 25, 12, tzinfo=LONDON), datetime(2025, 10, 26, 11, tzinfo=LONDON)),
        (datetime(2024, 2, 28, 12, tzinfo=LONDON), datetime(2024, 2, 29, 12, tzinfo=LONDON)),
    ],
)
def test_a_day_of_clock_hours(start: datetime, end: datetime) -> None:
    assert ClockHours(24).after(start) == end


def test_hours_need_a_time_zone() -> None:
    with pytest.raises(ValueError, match="with a time zone"):
        ClockHours(72).after(datetime(2025, 1, 1))  # noqa: DTZ001 - the refusal is the point


@pytest.mark.parametrize("kind", [WorkingDays, CalendarDays, Months, ClockHours])
@pytest.mark.parametrize("count", [0, -1])
def test_a_period_has_at_least_one_unit(
    kind: type[WorkingDays | CalendarDays | Months | ClockHours], count: int
) -> None:
    with pytest.raises(ValueError, match="at least one unit"):
        kind(count)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (WorkingDays(1), "one working day"),
        (WorkingDays(15), "fifteen working days"),
        (WorkingDays(45), "45 working days"),
        (CalendarDays(7), "seven days"),
        (Months(6), "six months"),
        (Months(12), "one year"),
        (Months(36), "three years"),
        (Months(18), "18 months"),
        (ClockHours(72), "72 hours"),
    ],
)
def test_periods_in_words(
    period: WorkingDays | CalendarDays | Months | ClockHours, words: str
) -> None:
    assert str(period) == words


def test_numbers_and_lists_of_days_in_words() -> None:
    assert [number(count) for count in (0, 1, 15, 16)] == ["no", "one", "fifteen", "16"]
    assert listed((date(2025, 12, 26), date(2025, 12, 25))) == "25 and 26 December"
    assert (
        listed((date(2022, 6, 2), date(2022, 6, 3), date(2022, 8, 29), date(2022, 9, 19)))
        == "2 and 3 June, 29 August and 19 September"
    )
