"""Can these days have followed one another?"""

from __future__ import annotations

from datetime import date, datetime

from heed.core import clock
from heed.core.periods import long_date
from heed.incidents.actions.refusals import BeforeItHappened, InTheFuture


def not_after_today(day: date, what: str, *, at: datetime) -> None:
    """Refuse a day after today.

    :raises InTheFuture: naming what it is said of
    """
    if day > clock.day(at):
        raise InTheFuture(f"{what} cannot be in the future.")


def in_order(happened_on: date | None, aware_on: date) -> None:
    """Refuse an awareness before the incident.

    :raises BeforeItHappened: naming the day of the incident
    """
    if happened_on and aware_on < happened_on:
        raise BeforeItHappened(
            "The authority cannot have become aware before the incident, on "
            f"{long_date(happened_on)}."
        )
