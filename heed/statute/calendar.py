"""Is a day a working day in England and Wales, by the bank holidays known on a day?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from heed.statute.bank_holidays import (
    CLOSURES,
    FIRST_YEAR,
    INSTEAD_OF,
    KNOWN_FROM,
    LAST_YEAR,
    PROJECTED_FROM,
)
from heed.statute.counted import WEEKDAYS, in_words

FRIDAY = 4
FIRST_DAY = date(FIRST_YEAR, 1, 1)
LAST_DAY = date(LAST_YEAR, 12, 31)


class OutsideCalendar(LookupError):
    """The bank holidays of that year are not known, so no working day can be counted."""


def is_working_day(day: date, *, known_on: date | None = None) -> bool:
    """Say whether a day counts as a working day (rule C1).

    :raises OutsideCalendar: if the day is before 2012 or after 2035
    """
    return why_closed(day, known_on=known_on) is None


def why_closed(day: date, *, known_on: date | None = None) -> str | None:
    """Return why a day is not a working day, or None if it is one.

    `known_on` asks the calendar as the public knew it on that day, before later proclamations.

    :raises OutsideCalendar: if the day is before 2012 or after 2035
    """
    return why_closed_by(closures(known_on), day)


def why_closed_by(closed: Mapping[date, str], day: date) -> str | None:
    """Return why a day is not a working day by a calendar from `closures`, or None if it is one.

    :raises OutsideCalendar: if the day is before 2012 or after 2035
    """
    if not FIRST_DAY <= day <= LAST_DAY:
        raise OutsideCalendar(
            f"Heed knows the bank holidays of {FIRST_YEAR} to {LAST_YEAR}; "
            f"{in_words(day)} is outside them."
        )
    weekday = day.weekday()
    return closed.get(day) if weekday <= FRIDAY else WEEKDAYS[weekday]


def is_projected(day: date) -> bool:
    """Say whether the bank holidays of that year are worked out and not yet published."""
    return day.year >= PROJECTED_FROM


@lru_cache(maxsize=8192)
def closures(known_on: date | None = None) -> Mapping[date, str]:
    """Return every weekday closure and its name, as known on a day (None: as known now).

    Days on which the same was known get the same mapping, not a copy.
    """
    if known_on is None:
        return _closures_without(frozenset())
    on = known_on.isoformat()
    return _closures_without(
        frozenset([day for day, known_from in KNOWN_FROM.items() if known_from > on])
    )


@lru_cache(maxsize=64)
def _closures_without(surprises: frozenset[str]) -> Mapping[date, str]:
    """Return the closures without those nobody knew of yet, and the days expected instead."""
    known = {day: name for day, name in CLOSURES.items() if day not in surprises}
    expected = {
        ordinary: CLOSURES[moved_to].partition(" (")[0]
        for ordinary, moved_to in INSTEAD_OF.items()
        if moved_to in surprises
    }
    return {date.fromisoformat(day): name for day, name in (known | expected).items()}
