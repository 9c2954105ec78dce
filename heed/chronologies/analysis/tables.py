"""How are an analysis and its dates said in words, in a table with the facts of its picture?"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

from heed.chronologies.analysis.entries import Entry, Span

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: its cells, and the ids of the rows it stands on."""

    cells: tuple[str, ...]
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and lines; every line has a cell for every heading."""

    headings: tuple[str, ...]
    lines: tuple[Line, ...]


def day(on: date) -> str:
    """Return a day as “5 January 2027”."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def month(on: date) -> str:
    """Return the day's month as “January 2027”."""
    return f"{MONTHS[on.month - 1]} {on.year}"


def from_to(span: Span) -> str:
    """Return days as one day, a whole month or year, or “5 May 2016 to 7 June 2016”."""
    first, last = span.first, span.last
    if first == last:
        return day(first)
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        if (first.year, first.month) == (last.year, last.month):
            return month(first)
        if (first.month, last.month) == (1, 12) and first.year == last.year:
            return str(first.year)
    return f"{day(first)} to {day(last)}"


def dated(entry: Entry) -> str:
    """Return the date as its writer wrote it, and what it can mean where that is not plain."""
    written = entry.row.when.written.strip() or "no date"
    if not entry.dated:
        return f"{written} (not understood)"
    meant = _meant(entry)
    doubt = "" if entry.sure else ", doubted by the writer"
    return f"{meant}{doubt}" if entry.exact else f"{written} ({meant}{doubt})"


def number(many: int, one: str, more: str) -> str:
    """Return “1 row”, “2 rows”."""
    return f"{many:,} {one if many == 1 else more}"


def _meant(entry: Entry) -> str:
    if entry.first is None and entry.last is not None:
        return f"until {day(entry.last)}"
    if entry.first is not None and entry.last is None:
        return f"from {day(entry.first)}"
    return from_to(Span(entry.first or date.min, entry.last or date.max))
