"""How many entries has each agency in each month?

Every row but an author's note counts once, whatever it tells. An entry whose date can only mean
days of one month is `surely` of that month. One whose days reach into several months, or whose date
is doubted, is `perhaps` of each of them and counted in none for certain. Entries without a readable
date are `undated`. To count only sightings, give only those entries.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from heed.chronologies.analysis.entries import Entry, Span
from heed.chronologies.analysis.tables import Line, Table, month

# An entry that can be of more months than this (“during her childhood”) is of no month at all.
MOST_MONTHS: Final = 12
HEADINGS: Final = ("Month", "Agency", "Entries", "Perhaps more")


@dataclass(frozen=True, slots=True)
class Cell:
    """The row ids of one agency in one month."""

    surely: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contacts:
    """Cells by agency and first day of month; `loose` are ids of entries that are of no month."""

    agencies: tuple[str, ...]
    months: tuple[date, ...]
    cells: dict[tuple[str, date], Cell]
    loose: tuple[str, ...]


def contacts(found: Sequence[Entry], *, period: Span) -> Contacts:
    """Count the entries of each agency by month of the period; agencies in alphabetical order."""
    surely: dict[tuple[str, date], list[str]] = {}
    perhaps: dict[tuple[str, date], list[str]] = {}
    loose = []
    for entry in found:
        span = entry.within(period)
        months = list(_months(span)) if span else []
        if not months or len(months) > MOST_MONTHS:
            loose.append(entry.id)
            continue
        into = surely if entry.sure and _same_month(entry) else perhaps
        for each in months:
            into.setdefault((entry.row.agency, each), []).append(entry.id)
    cells = {
        key: Cell(tuple(surely.get(key, ())), tuple(perhaps.get(key, ())))
        for key in sorted({*surely, *perhaps})
    }
    agencies = tuple(sorted({entry.row.agency for entry in found}))
    return Contacts(agencies, tuple(_months(period)), cells, tuple(loose))


def table(counted: Contacts) -> Table:
    """Return every cell that holds anything, by month and then agency."""
    lines = [
        Line(
            (month(first), agency, str(len(cell.surely)), str(len(cell.perhaps))),
            (*cell.surely, *cell.perhaps),
        )
        for (agency, first), cell in sorted(counted.cells.items(), key=lambda item: item[0][::-1])
    ]
    return Table(HEADINGS, tuple(lines))


def _same_month(entry: Entry) -> bool:
    first, last = entry.first, entry.last
    return bool(first and last and (first.year, first.month) == (last.year, last.month))


def _months(span: Span) -> Iterator[date]:
    year, number = span.first.year, span.first.month
    while (year, number) <= (span.last.year, span.last.month):
        yield date(year, number, 1)
        year, number = (year + 1, 1) if number == 12 else (year, number + 1)
