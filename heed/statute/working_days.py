"""When does a period of working days, calendar days, months or hours end?

Day 0 is the day of the event and day 1 the next day that counts (rule C2); a period ends at the
end of its last day, Europe/London. A period of months keeps its last day even if that is not a
working day (rules C7 and C8). `known_on` counts with the bank holidays known on that day.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from heed.statute import calendar
from heed.statute.calendar import OutsideCalendar, is_working_day
from heed.statute.counted import Counted, Walk, amount, day_before, in_full, in_words
from heed.statute.value import Value

__all__ = [
    "CalendarDays",
    "ClockHours",
    "Counted",
    "Months",
    "OutsideCalendar",
    "WorkingDays",
    "add_working_days",
    "is_working_day",
    "sub_working_days",
]


class _Count(Value):
    """A number of units, at least one."""

    count: int

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError("A period has at least one unit.")


class WorkingDays(_Count):
    """A number of working days in England and Wales (rule C1)."""

    count: int

    def after(self, day: date, *, known_on: date | None = None) -> date:
        """Return the last day of the period; the day itself is day 0.

        :raises OutsideCalendar: if the count leaves 2012 to 2035
        """
        return self.count_after(day, known_on=known_on).due

    def before(self, day: date, *, known_on: date | None = None) -> date:
        """Return the latest day that is this many working days before the day (rule C10).

        :raises OutsideCalendar: if the count leaves 2012 to 2035
        """
        return self.count_before(day, known_on=known_on).due

    def count_after(self, day: date, *, known_on: date | None = None) -> Counted:
        """Count forward and keep the arithmetic; the day itself is day 0."""
        return _counted(self.count, day, "after", known_on)

    def count_before(self, day: date, *, known_on: date | None = None) -> Counted:
        """Count back and keep the arithmetic; the day itself is day 0."""
        return _counted(self.count, day, "before", known_on)

    def count_from(self, day: date, *, known_on: date | None = None) -> Counted:
        """Count forward with the day itself as day 1, where a partnership has agreed that."""
        return _counted(self.count, day, "starting with", known_on)

    def __str__(self) -> str:
        return amount(self.count, "working day")


class CalendarDays(_Count):
    """A number of days, weekends and bank holidays included."""

    count: int

    def after(self, day: date) -> date:
        """Return the last day of the period; the day itself is day 0."""
        return day + timedelta(days=self.count)

    def before(self, day: date) -> date:
        """Return the latest day that is this many days before the day (rule C10)."""
        return day - timedelta(days=self.count)

    def beginning_with(self, day: date) -> date:
        """Return the last day of a period that includes its first day (rule C6)."""
        return self.after(day_before(day))

    def count_after(self, day: date) -> Counted:
        """Count forward and keep the arithmetic."""
        return _counted_in_days(self.count, day, self.after(day), "after")

    def count_before(self, day: date) -> Counted:
        """Count back and keep the arithmetic."""
        return _counted_in_days(self.count, day, self.before(day), "before")

    def __str__(self) -> str:
        return amount(self.count, "day")


class Months(_Count):
    """A number of calendar months by the corresponding date (rule C8)."""

    count: int

    def after(self, day: date) -> date:
        """Return the corresponding date, or the last day of a month that has none."""
        return _months_from(day, self.count)

    def before(self, day: date) -> date:
        """Return the corresponding date this many months earlier, or that month's last day."""
        return _months_from(day, -self.count)

    def beginning_with(self, day: date) -> date:
        """Return the last day of a period that includes its first day (rule C6)."""
        end = self.after(day)
        return end if end.day < day.day else day_before(end)

    def count_after(self, day: date, *, to_act: bool = True) -> Counted:
        """Count forward and keep the arithmetic, with a warning where something is to be done."""
        return _counted_in_months(self, day, to_act)

    def __str__(self) -> str:
        if self.count % 12 == 0:
            return amount(self.count // 12, "year")
        return amount(self.count, "month")


class ClockHours(_Count):
    """A number of hours that run through nights, weekends and clock changes (rule C11)."""

    count: int

    def after(self, moment: datetime) -> datetime:
        """Return the moment the hours have passed, in the time zone of the one given.

        :raises ValueError: if the moment has no time zone, because then hours cannot be counted
        """
        if moment.tzinfo is None:
            raise ValueError("Hours can only be counted from a moment with a time zone.")
        return (moment.astimezone(UTC) + timedelta(hours=self.count)).astimezone(moment.tzinfo)

    def __str__(self) -> str:
        return amount(self.count, "hour")


def add_working_days(day: date, count: int, *, known_on: date | None = None) -> date:
    """Return the working day that is `count` working days after the day (rule C2)."""
    return WorkingDays(count).after(day, known_on=known_on)


def sub_working_days(day: date, count: int, *, known_on: date | None = None) -> date:
    """Return the working day that is `count` working days before the day (rule C10)."""
    return WorkingDays(count).before(day, known_on=known_on)


def last_working_day(day: date) -> date | None:
    """Return the last working day at or before the day, or None outside the calendar."""
    try:
        while not is_working_day(day):
            day = day_before(day)
    except OutsideCalendar:
        return None
    return day


@lru_cache(maxsize=65536)
def _counted(count: int, day: date, relation: str, known_on: date | None) -> Counted:
    steps = _walk(count, day, relation, known_on)
    due = steps[-1][0]
    closed = tuple([step for step, _, skipped in steps if skipped and _is_weekday(step)])
    previously = _previously(count, day, relation, known_on, due)
    return Counted(
        day,
        due,
        amount(count, "working day"),
        relation,
        steps,
        closed,
        _moved(previously, day),
        due,
        previously,
        calendar.is_projected(max(day, due)),
    )


@lru_cache(maxsize=65536)
def _counted_in_days(count: int, day: date, due: date, relation: str) -> Counted:
    last = f"day {count}, the last day; weekends and bank holidays count"
    walked = (day, "day 0", False), (due, last, False)
    return Counted(day, due, amount(count, "day"), relation, walked)


@lru_cache(maxsize=65536)
def _counted_in_months(period: Months, day: date, to_act: bool) -> Counted:
    due = period.after(day)
    how = "the last day" if due.day == day.day else _no_such_day(day, due)
    walked = (day, "the day it runs from", False), (due, f"{period} later, {how}", False)
    warn_on = last_working_day(due) if to_act else None
    return Counted(day, due, str(period), "after", walked, (), _stays(due, warn_on), warn_on)


def _walk(count: int, day: date, relation: str, known_on: date | None) -> Walk:
    closed = calendar.closures(known_on)
    one = timedelta(days=-1 if relation == "before" else 1)
    steps = [] if relation == "starting with" else [(day, "day 0", False)]
    day = day if relation == "starting with" else day + one
    for what in _numbered(count):
        while (why := calendar.why_closed_by(closed, day)) is not None:
            steps.append((day, f"not counted, {why}", True))
            day += one
        steps.append((day, what, False))
        day += one
    return tuple(steps)


@lru_cache(maxsize=64)
def _numbered(count: int) -> tuple[str, ...]:
    """Return what each counted day is called; the last one says that it is."""
    return (*(f"day {number}" for number in range(1, count)), f"day {count}, the last day")


def _previously(
    count: int, day: date, relation: str, known_on: date | None, due: date
) -> date | None:
    """Return the last day by the bank holidays known on the first, if it has moved since."""
    if relation == "before" or calendar.closures(day) is calendar.closures(known_on):
        return None
    expected = _walk(count, day, relation, day)[-1][0]
    return expected if expected != due else None


def _moved(previously: date | None, day: date) -> tuple[str, ...]:
    if previously is None:
        return ()
    return (
        f"By the bank holidays known on {in_words(day)} the last day was {in_full(previously)}",
    )


def _is_weekday(day: date) -> bool:
    return day.weekday() <= calendar.FRIDAY


def _months_from(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + count, 12)
    first = date(day.year + years, month + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), day_before(following))


def _no_such_day(day: date, due: date) -> str:
    month = in_words(due).partition(" ")[2]
    return f"the last day of the month because {month} has no day {day.day}"


def _stays(due: date, warn_on: date | None) -> tuple[str, ...]:
    if warn_on is None or warn_on == due:
        return ()
    return (f"The date does not move; the last working day before it is {in_full(warn_on)}",)
