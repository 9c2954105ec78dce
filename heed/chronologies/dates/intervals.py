"""Which days are the parts of a year that people name: months, seasons, quarters, weeks?

The conventions stand on one page of the documentation, `docs/reference/written-dates.md`.
"""

from __future__ import annotations

from datetime import date, timedelta

from heed.chronologies.dates import impossible

Span = tuple[date, date]

EARLY, MID, LATE, BEGINNING, END, FIRST_HALF, SECOND_HALF = (
    "early", "mid", "late", "beginning", "end", "first half", "second half",
)  # fmt: skip

_OF_MONTH = {
    EARLY: (1, 10), BEGINNING: (1, 10), MID: (11, 20), LATE: (21, 31), END: (21, 31),
    FIRST_HALF: (1, 15), SECOND_HALF: (16, 31),
}  # fmt: skip
_OF_YEAR = {
    EARLY: (0, 3), MID: (4, 7), LATE: (8, 11), BEGINNING: (0, 0), END: (11, 11),
    FIRST_HALF: (0, 5), SECOND_HALF: (6, 11),
}  # fmt: skip
_OF_SEASON = {
    EARLY: (0, 0), MID: (1, 1), LATE: (2, 2), BEGINNING: (0, 0), END: (2, 2),
    FIRST_HALF: (0, 1), SECOND_HALF: (1, 2),
}  # fmt: skip
_OF_DECADE = {
    EARLY: (0, 3), MID: (4, 6), LATE: (7, 9), BEGINNING: (0, 0), END: (9, 9),
    FIRST_HALF: (0, 4), SECOND_HALF: (5, 9),
}  # fmt: skip

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
TERMS = {"autumn": (9, 12), "spring": (1, 3), "summer": (4, 7)}
FINANCIAL_YEAR, ACADEMIC_YEAR = 4, 9  # the months they begin in
MIDDLE_OF_MONTH = 15


def month(year: int, number: int) -> Span:
    """Return the first and last day of a month."""
    return date(year, number, 1), impossible.last_of_month(year, number)


def months(year: int, first: int, last: int) -> Span:
    """Return the days of several months, counted from 0 for January of the year, both included."""
    return (
        date(year + first // 12, first % 12 + 1, 1),
        impossible.last_of_month(year + last // 12, last % 12 + 1),
    )


def part_of_month(part: str, year: int, number: int) -> Span:
    """Return the days of an early, mid or late month, or its beginning, end or half."""
    first, last = _OF_MONTH[part]
    ends = impossible.last_of_month(year, number)
    return date(year, number, first), min(date(year, number, min(last, ends.day)), ends)


def part_of_year(part: str, year: int, *, begins: int = 1) -> Span:
    """Return the days of a part of a year that begins with a month, January unless said."""
    first, last = _OF_YEAR[part]
    return months(year, begins - 1 + first, begins - 1 + last)


def part_of_decade(part: str | None, first_year: int) -> Span:
    """Return the days of a decade, or of a part of one."""
    first, last = (0, 9) if part is None else _OF_DECADE[part]
    return date(first_year + first, 1, 1), date(first_year + last, 12, 31)


def season(name: str, year: int, part: str | None = None) -> Span:
    """Return the days of a season, or a part of one; winter begins in December of the year."""
    first, last = (0, 2) if part is None else _OF_SEASON[part]
    begins = SEASONS[name] - 1
    return months(year, begins + first, begins + last)


def term(name: str, year: int, part: str | None = None) -> Span:
    """Return the months of a school term in a calendar year, or its first or last month."""
    first, last = TERMS[name]
    if part in (EARLY, BEGINNING):
        last = first
    elif part in (LATE, END):
        first = last
    return months(year, first - 1, last - 1)


def quarter(number: int, year: int, *, begins: int = 1) -> Span:
    """Return the days of a quarter, 1 to 4, of a year that begins with a month."""
    first = begins - 1 + 3 * (number - 1)
    return months(year, first, first + 2)


def year_from(year: int, *, begins: int = 1) -> Span:
    """Return the twelve months from a month of a year."""
    return months(year, begins - 1, begins + 10)


def week_of_month(number: int, year: int, month_number: int) -> Span:
    """Return the days of the first week (1 to 7), the second ... the fifth; 0 is the last seven."""
    ends = impossible.last_of_month(year, month_number)
    if number == 0:
        return ends - timedelta(days=6), ends
    first = impossible.day(year, month_number, 7 * number - 6)
    return first, min(first + timedelta(days=6), ends)


def week_around(day: date) -> Span:
    """Return the week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def months_on(day: date, count: int) -> date:
    """Return the day a number of months later (or earlier); the month's last if it has no such.

    :raises Impossible: if the calendar does not reach so far
    """
    year, number = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not impossible.EARLIEST <= year <= impossible.LATEST:
        raise impossible.Impossible(f"Counting that far leads to the year {year}.")
    ends = impossible.last_of_month(year, number + 1)
    return ends.replace(day=min(day.day, ends.day))


def days_on(day: date, count: int) -> date:
    """Return the day a number of days later (or earlier)."""
    return day + timedelta(days=count)
