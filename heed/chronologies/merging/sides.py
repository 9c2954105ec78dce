"""Which rows can be compared with rows of other agencies, and what is compared of each?"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

from heed.chronologies.merging.judging import Side
from heed.chronologies.merging.telling import Telling, tell
from heed.chronologies.rows import Row

Days = tuple[int, int]  # the first and the last, as ordinals

LONGEST_SPAN: Final = 31  # days: what happened somewhere in a year cannot be compared with a day
DOUBT: Final = 3  # days: “about the 12th” agrees with the 14th

# How others speak of an agency whose name does not say it.
_AGENCIES: Final = {
    "children's social care": frozenset({"social worker"}),
    "health visiting": frozenset({"health visitor"}),
    "midwifery": frozenset({"midwife"}),
}
# What an agency calls a visit, others call by who came.
_VISITS: Final = {
    "social worker": "visit by the social worker",
    "health visitor": "visit by the health visitor",
}


def days(row: Row) -> Days | None:
    """Return the first and last day a row can mean, or None for a note or a vague row."""
    first, last = row.when.first, row.when.last
    if row.note or first is None or last is None or not row.event.strip():
        return None
    if (last - first).days > LONGEST_SPAN:
        return None
    doubt = 0 if row.when.certain else DOUBT
    return first.toordinal() - doubt, last.toordinal() + doubt


def told(row: Row) -> Telling:
    """Return what a row tells; a visit is known by whose agency came."""
    said = tell(row.event)
    if "home visit" not in said.contacts:
        return said
    visits = {_VISITS[who] for who in _known_as(row.agency) & _VISITS.keys()}
    return replace(said, events=said.events | visits) if visits else said


def side(row: Row, days: Days, told: Telling, rare: frozenset[str], *, only_row: bool) -> Side:
    """Return what is compared of a row.

    `rare` are words used on hardly any day; `only_row` says that its return has no other that day.
    """
    stated = told.clock if told.told_of else None
    return Side(
        agency=row.agency,
        text=row.event,
        told=told,
        known_as=_known_as(row.agency),
        first=days[0] - told.earlier,
        last=days[1],
        minutes=_minutes(row.time) if stated is None else stated,
        hearsay=told.told_of and stated is None,
        only_row=only_row,
        rare=rare,
        written=row.when.written,
    )


@lru_cache(maxsize=1024)
def _known_as(agency: str) -> frozenset[str]:
    """Return how other agencies speak of this one."""
    return tell(agency).others | _AGENCIES.get(agency.casefold(), frozenset())


def _minutes(time: str | None) -> int | None:
    hours, colon, minutes = (time or "").partition(":")
    if not (colon and hours.isdecimal() and minutes.isdecimal()):
        return None
    return int(hours) * 60 + int(minutes)
