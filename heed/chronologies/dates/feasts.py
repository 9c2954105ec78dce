"""On which days of a year are the holidays that people date things by?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

Span = tuple[date, date]


def easter_sunday(year: int) -> date:
    """Return Easter Sunday of the Western churches (Gregorian computus, Butcher's form)."""
    golden, century, of_century = year % 19, year // 100, year % 100
    shift = (8 * century + 13) // 25
    moon = (19 * golden + century - century // 4 - shift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    counted = moon + weekday - 7 * late + 114
    return date(year, counted // 31, counted % 31 + 1)


def nth(year: int, month: int, weekday: int, number: int) -> date:
    """Return the first, second ... of a weekday in a month; 0 or less counts from the end."""
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=(following.weekday() - weekday - 1) % 7 + 1 - 7 * number)


def _fixed(month: int, day: int) -> Callable[[int], Span]:
    return lambda year: (date(year, month, day), date(year, month, day))


def _from_easter(first: int, last: int) -> Callable[[int], Span]:
    def days(year: int) -> Span:
        sunday = easter_sunday(year)
        return sunday + timedelta(days=first), sunday + timedelta(days=last)

    return days


def _nth(month: int, weekday: int, number: int) -> Callable[[int], Span]:
    return lambda year: (nth(year, month, weekday, number),) * 2


def _early_may(year: int) -> Span:
    """Return the holiday of early May, moved to the Friday of VE Day in 1995 and 2020."""
    day = date(year, 5, 8) if year in (1995, 2020) else nth(year, 5, 0, 1)
    return day, day


def _new_year(year: int) -> Span:
    return date(year - 1, 12, 31), date(year, 1, 1)


def after_christmas(year: int) -> Span:
    """Return the days “between Christmas and New Year” that begin in a year."""
    return date(year, 12, 25), date(year + 1, 1, 1)


CHRISTMAS = "christmas"
NEW_YEAR = "new year"

# Whole feasts are some days long by convention; a named day is that day.
FEASTS: dict[str, Callable[[int], Span]] = {
    CHRISTMAS: lambda year: (date(year, 12, 24), date(year, 12, 26)),
    NEW_YEAR: _new_year,
    "easter": _from_easter(-2, 1),
    "whitsun": _from_easter(49, 50),
}

NAMED_DAYS: dict[str, Callable[[int], Span]] = {
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "new year's eve": _fixed(12, 31),
    "new year's day": _fixed(1, 1),
    "good friday": _from_easter(-2, -2),
    "easter saturday": _from_easter(-1, -1),
    "easter sunday": _from_easter(0, 0),
    "easter monday": _from_easter(1, 1),
    "shrove tuesday": _from_easter(-47, -47),
    "pancake day": _from_easter(-47, -47),
    "ash wednesday": _from_easter(-46, -46),
    "palm sunday": _from_easter(-7, -7),
    "mothering sunday": _from_easter(-21, -21),
    "mother's day": _from_easter(-21, -21),
    "father's day": _nth(6, 6, 3),
    "valentine's day": _fixed(2, 14),
    "st patrick's day": _fixed(3, 17),
    "st george's day": _fixed(4, 23),
    "april fool's day": _fixed(4, 1),
    "halloween": _fixed(10, 31),
    "bonfire night": _fixed(11, 5),
    "guy fawkes night": _fixed(11, 5),
    "remembrance sunday": _nth(11, 6, 2),
    "early may bank holiday": _early_may,
    "may day bank holiday": _early_may,
    "august bank holiday": _nth(8, 0, 0),
    "summer bank holiday": _nth(8, 0, 0),
}
