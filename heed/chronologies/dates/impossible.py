"""What is said of a date that cannot be, and which reading would be possible?"""

from __future__ import annotations

from datetime import date, timedelta

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
EARLIEST, LATEST = 1900, 2099


class Impossible(ValueError):
    """What is written cannot be a date, or could be several; the message is one sentence."""


def long(day: date) -> str:
    """Return a day in words: 3 June 2019."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def day(year: int, month: int, number: int) -> date:
    """Return a day of the calendar.

    :raises Impossible: if there is none such, with the reading that would be possible
    """
    try:
        found = date(year, month, number)
    except ValueError:
        raise Impossible(_why_not(year, month, number)) from None
    if not EARLIEST <= year <= LATEST:
        raise Impossible(f"The year {year} is not between {EARLIEST} and {LATEST}.")
    return found


def _why_not(year: int, month: int, number: int) -> str:
    if not EARLIEST <= year <= LATEST:
        return f"The year {year} is not between {EARLIEST} and {LATEST}."
    if 1 <= month <= len(MONTHS):
        last = last_of_month(year, month)
        return f"There is no day {number} in {MONTHS[month - 1]} {year}; the last is {long(last)}."
    if 1 <= number <= len(MONTHS):
        try:
            turned = date(year, number, month)
        except ValueError:
            return f"There is no month {month}."
        return f"There is no month {month}; with the month first it would be {long(turned)}."
    return f"There is no month {month}."
