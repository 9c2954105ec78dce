"""Does a day fall in a period, and how is the period said in words?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


class PeriodEndsBeforeItStarts(ValueError):
    """The last day comes before the first."""


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included.

    :raises PeriodEndsBeforeItStarts: if the last day comes before the first
    """

    starts_on: date
    ends_on: date

    def __post_init__(self) -> None:
        if self.ends_on < self.starts_on:
            raise PeriodEndsBeforeItStarts("The last day must not come before the first day.")

    def __contains__(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on

    def __str__(self) -> str:
        return f"{long_date(self.starts_on)} to {long_date(self.ends_on)}"


def long_date(day: date) -> str:
    """Return a day as the field writes it: 5 January 2027."""
    return f"{day.day} {day:%B %Y}"


def weekday_date(day: date) -> str:
    """Return a day with its weekday: Tuesday 5 January 2027."""
    return f"{day:%A} {long_date(day)}"
