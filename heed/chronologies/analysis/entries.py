"""On which days can a row have happened, and how is it found again?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from heed.chronologies.analysis.found import Found
from heed.chronologies.rows import Row

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Whole days from the first to the last, both included (local days in England)."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Return how many days there are, both ends counted."""
        return (self.last - self.first).days + 1

    def holds(self, other: Span) -> bool:
        """Say whether every day of the other is one of this span's."""
        return self.first <= other.first and other.last <= self.last

    def touches(self, other: Span) -> bool:
        """Say whether any day is in both."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Entry:
    """A row with its id and the days on which it can have happened.

    What the row tells happened, for all the row says, at least once between `first` and `last`,
    not on every day of them. `first` or `last` is None where the date is open on that side, and
    both where it cannot be read. `sure` is False where the writer doubted the date: then it can
    have happened on other days too. `found` is what the rules found in it, if that was kept.
    """

    id: str
    row: Row
    first: date | None
    last: date | None
    sure: bool
    found: Found | None = None

    @property
    def dated(self) -> bool:
        """Say whether any day at all is known."""
        return self.first is not None or self.last is not None

    @property
    def exact(self) -> bool:
        """Say whether it happened on one known day for certain."""
        return self.sure and self.first is not None and self.first == self.last

    def within(self, period: Span) -> Span | None:
        """Return the days of the period on which it can have happened; None if there are none."""
        if not self.dated:
            return None
        first = max(self.first or period.first, period.first)
        last = min(self.last or period.last, period.last)
        return Span(first, last) if first <= last else None


def entries(rows: Iterable[Row], identify: Callable[[Row], str]) -> tuple[Entry, ...]:
    """Return the events among the rows, in the order given; authors' notes are left out."""
    return tuple(as_entry(row, identify(row)) for row in rows if not row.note)


def as_entry(row: Row, name: str, found: Found | None = None) -> Entry:
    """Return a row under its id; an end date carries its days to the last it can mean."""
    first, last, sure = row.when.first, row.when.last, row.when.certain
    until = row.until
    if until is not None and until.last is not None and (first is None or until.last >= first):
        last = until.last if last is None else max(last, until.last)
        sure = sure and until.certain
    return Entry(name, row, first, last, sure, found)


def period_of(found: Sequence[Entry]) -> Span | None:
    """Return the days from the earliest to the latest that any entry can mean; None if none do."""
    days = [day for entry in found for day in (entry.first, entry.last) if day is not None]
    return Span(min(days), max(days)) if days else None


def in_order(found: Iterable[Entry]) -> list[Entry]:
    """Return the entries by first possible day, then last; undated ones at the end."""
    return sorted(found, key=_place)


def _place(entry: Entry) -> tuple[date, date]:
    if not entry.dated:
        return date.max, date.max
    return entry.first or date.min, entry.last or date.max
