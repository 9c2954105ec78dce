"""How do the agencies' entries lie beside each other over time, from years down to days?

A lane is an agency, or a kind of event. Its entries are drawn day by day
while there is room, and counted by week, month or year where there is not: the zoom. An entry that
for certain happened within one such step counts there; every other is a span from its first to its
last possible day, and spans of the same steps are counted together. Nothing is drawn as more exact
than its date. Entries that cannot be of the period are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from heed.chronologies.analysis.entries import A_DAY, Entry, Span
from heed.chronologies.analysis.tables import Line, Table, from_to

HEADINGS: Final = ("Lane", "When", "Entries", "Date")


class Zoom(StrEnum):
    """How long a step is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


# Up to so many days, a period is shown in steps of this length.
UP_TO: Final = ((62, Zoom.DAY), (550, Zoom.WEEK), (366 * 8, Zoom.MONTH))


@dataclass(frozen=True, slots=True)
class Mark:
    """Entries of one step of a lane, or uncertain ones that span the same days."""

    days: Span
    certain: bool
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane by its name, with its marks in order, and the ids of rows without a readable date."""

    name: str
    marks: tuple[Mark, ...]
    undated: tuple[str, ...]

    @property
    def rows(self) -> tuple[str, ...]:
        """Return the ids of all rows that are marked."""
        return tuple(row for mark in self.marks for row in mark.rows)


@dataclass(frozen=True, slots=True)
class Lanes:
    """Lanes side by side over a period, in steps of the zoom."""

    period: Span
    zoom: Zoom
    lanes: tuple[Lane, ...]


def zoom_for(period: Span) -> Zoom:
    """Return the finest steps that a picture of the period has room for."""
    return next((zoom for most, zoom in UP_TO if period.days <= most), Zoom.YEAR)


def lanes(found: Iterable[tuple[str, Entry]], *, period: Span, zoom: Zoom | None = None) -> Lanes:
    """Return the lanes, by name; each entry is given with the name of the lane it stands in."""
    zoom = zoom or zoom_for(period)
    grouped: dict[str, list[Entry]] = {}
    for name, entry in found:
        grouped.setdefault(name, []).append(entry)
    drawn = [_lane(name, grouped[name], period, zoom) for name in sorted(grouped)]
    return Lanes(period, zoom, tuple(drawn))


def by_agency(found: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
    """Return each entry with its agency as the name of its lane."""
    return ((entry.row.agency, entry) for entry in found)


def step(on: date, zoom: Zoom) -> Span:
    """Return the step of the zoom that a day lies in; weeks start on Monday."""
    if zoom is Zoom.DAY:
        return Span(on, on)
    if zoom is Zoom.WEEK:
        monday = on - timedelta(days=on.weekday())
        return Span(monday, monday + timedelta(days=6))
    if zoom is Zoom.YEAR:
        return Span(date(on.year, 1, 1), date(on.year, 12, 31))
    first = on.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    return Span(first, following - A_DAY)


def table(shown: Lanes) -> Table:
    """Return a line for every mark, lane by lane."""
    lines = []
    for lane in shown.lanes:
        for mark in lane.marks:
            kind = "Certain" if mark.certain else "Some time in these days"
            cells = (lane.name, from_to(mark.days), str(len(mark.rows)), kind)
            lines.append(Line(cells, mark.rows))
        if lane.undated:
            cells = (lane.name, "-", str(len(lane.undated)), "Not understood")
            lines.append(Line(cells, lane.undated))
    return Table(HEADINGS, tuple(lines))


def _lane(name: str, found: Sequence[Entry], period: Span, zoom: Zoom) -> Lane:
    marks: dict[tuple[date, date, bool], list[str]] = {}
    steps: dict[date, Span] = {}  # asked once for each day, of which there are fewer than entries
    for entry in found:
        days = entry.within(period)
        if days is None:
            continue
        first, last = (
            steps.get(on) or steps.setdefault(on, step(on, zoom)) for on in (days.first, days.last)
        )
        certain = entry.sure and first == last and _closed_in(entry, first)
        marks.setdefault((first.first, last.last, certain), []).append(entry.id)
    drawn = [
        Mark(Span(first, last), certain, tuple(rows))
        for (first, last, certain), rows in sorted(marks.items())
    ]
    return Lane(name, tuple(drawn), tuple(entry.id for entry in found if not entry.dated))


def _closed_in(entry: Entry, days: Span) -> bool:
    first, last = entry.first, entry.last
    return bool(first and last and days.first <= first and last <= days.last)
