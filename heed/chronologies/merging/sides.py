"""Which rows can be compared with rows of other agencies, and what is compared of each?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import Final

from heed.chronologies.merging.judging import Side
from heed.chronologies.merging.telling import Telling, tell
from heed.chronologies.rows import Row

LONGEST_SPAN: Final = 31  # days: what happened somewhere in a year cannot be compared with a day
DOUBT: Final = 3  # days: “about the 12th” agrees with the 14th
FEW_DAYS: Final = 3  # what is written of on no more days than these is rare

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


def of(rows: Sequence[Row]) -> dict[int, Side]:
    """Return what is compared of each row by its place; a note or a vague row is left out."""
    days = {place: span for place, row in enumerate(rows) if (span := _days(row))}
    told = {place: _told(rows[place]) for place in days}
    rare = _rare(days, told)
    count = Counter((rows[place].file, span) for place, span in days.items())
    return {
        place: _side(
            rows[place], span, told[place], rare, only_row=count[rows[place].file, span] == 1
        )
        for place, span in days.items()
    }


def _days(row: Row) -> tuple[int, int] | None:
    first, last = row.when.first, row.when.last
    if row.note or first is None or last is None or not row.event.strip():
        return None
    if (last - first).days > LONGEST_SPAN:
        return None
    doubt = 0 if row.when.certain else DOUBT
    return first.toordinal() - doubt, last.toordinal() + doubt


def _told(row: Row) -> Telling:
    told = tell(row.event)
    if "home visit" not in told.contacts:
        return told
    visits = {_VISITS[who] for who in _known_as(row.agency) & _VISITS.keys()}
    return replace(told, events=told.events | visits)


def _rare(days: Mapping[int, tuple[int, int]], told: Mapping[int, Telling]) -> frozenset[str]:
    """Return words and events that the whole chronology writes of on hardly any day."""
    on: defaultdict[str, set[int]] = defaultdict(set)
    for place, telling in told.items():
        for word in chain(telling.words, telling.events):
            on[word].add(days[place][0])
    return frozenset(word for word, when in on.items() if len(when) <= FEW_DAYS)


def _side(
    row: Row, days: tuple[int, int], told: Telling, rare: frozenset[str], *, only_row: bool
) -> Side:
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
        rare=(told.words | told.events) & rare,
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
