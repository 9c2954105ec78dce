"""What does a reader know beside the words: the row above, the child's birth, the period?"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from heed.chronologies.dates import impossible, intervals

Span = tuple[date, date]

CENTURY = 100
NEAR_ENOUGH = 20  # years within which a day close by settles the century
DOUBTFUL_SHORT_YEARS = range(30, 70)  # these could be of either century
TURNS_AT = 50  # 00-49 are of this century, 50-99 of the last, where nothing else says
SURE_WITHIN = 122  # days; another year would be at least twice as far away


class Around(NamedTuple):
    """`near` is a day close by, `born` the child's birth, `period` the review's first and last."""

    near: date | None = None
    born: date | None = None
    period: tuple[date, date] | None = None

    def full_year(self, two_digits: int) -> tuple[int, bool]:
        """Return the year that two digits mean, and whether there is no doubt of the century."""
        years = (1900 + two_digits, 2000 + two_digits)
        if self.period is not None:
            inside = [y for y in years if self.period[0].year <= y <= self.period[1].year]
            if inside:
                return inside[0], True
        if self.near is not None:
            for year in years:
                if abs(year - self.near.year) <= NEAR_ENOUGH:
                    return year, True
        chosen = years[two_digits < TURNS_AT]
        doubtful = two_digits in DOUBTFUL_SHORT_YEARS or self.near is not None
        return chosen, not doubtful


NOTHING = Around()


def days_between(span: Span, day: date) -> int:
    """Return how many days a day lies outside of an interval; 0 if it is inside."""
    return max((span[0] - day).days, (day - span[1]).days, 0)


def long(day: date) -> str:
    """Return a day in words."""
    return impossible.long(day)


def counted(day: date, unit: str, number: int) -> tuple[Span, bool]:
    """Return what lies a number of units from a day, and whether that is exact.

    Days are counted to the day; weeks too, but people count them loosely; months lead to the whole
    month and years to the whole year, since nobody who writes “two months later” means the day.
    """
    if unit == "1":
        there = intervals.days_on(day, number)
        return (there, there), True
    if unit == "7":
        there = intervals.days_on(day, number)
        return (there, there), False
    if unit == "3":
        there = intervals.months_on(day, number)
        return intervals.month(there.year, there.month), False
    there = intervals.months_on(day, 12 * number)
    return intervals.year_from(there.year), False
