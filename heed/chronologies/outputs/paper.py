"""What stands in a combined chronology that is read on paper: as Word and as tagged PDF?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from heed.chronologies.merging.combined import Combined, Entry, Kind, Mark
from heed.chronologies.outputs import explaining, tints
from heed.chronologies.rows import Meaning, Row
from heed.documents.tree import (
    BulletList,
    Document,
    Inline,
    LineBreak,
    Paragraph,
    Run,
    Section,
    Strong,
    Table,
    lines,
)

HEAD: Final = ("No.", "When", "Who recorded it", "What is recorded", "Read with")
_WIDTHS: Final = (5, 13, 17, 46, 19)
_AGENCY: Final = 2
LONGEST_TABLE: Final = 100  # rows; the time a table takes to be laid out grows faster than its rows
NO_DATE: Final = "Rows that nobody could date"
_ASKED: Final = {
    Kind.SAME: "Same event? ",
    Kind.CONFLICT: "Contradicts? ",
    Kind.REPEAT: "Written twice? ",
}
# What is in a column of its own, or part of the date, is not said again.
_SAID_ELSEWHERE: Final = frozenset({
    Meaning.START_DATE, Meaning.START_TIME, Meaning.END_DATE, Meaning.SOURCE, Meaning.EVENT,
    Meaning.SEQUENCE,
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What the paper says of itself: its title, its marking, whose copy it is, what it holds."""

    title: str = "Combined chronology"
    marking: str = ""
    copy: str = ""
    front: tuple[tuple[str, str], ...] = ()


def document(combined: Combined, cover: Cover) -> Document:
    """Return the chronology as a document, landscape, its rows numbered from 1."""
    return Document(
        title=cover.title,
        marking=cover.marking,
        copy=cover.copy,
        front=cover.front,
        landscape=True,
        blocks=(
            Section("How to read this", (BulletList(tuple(explaining.HOW)),)),
            Section("Returns", (_returns(combined),)),
            Section("Chronology", tuple(_chronology(combined))),
            Section("Problems", tuple(_problems(combined))),
        ),
    )


def _returns(combined: Combined) -> Table:
    return Table(
        caption="What each agency sent",
        header=explaining.RETURN_HEAD,
        rows=tuple(explaining.returns(combined)),
        numeric=(2, 3),
        widths=(35, 45, 10, 10),
    )


def _problems(combined: Combined) -> Iterator[Paragraph | Table]:
    if not combined.problems:
        yield Paragraph("Everything that was sent could be understood.")
        return
    yield Table(
        caption="What could not be understood",
        header=explaining.PROBLEM_HEAD,
        rows=tuple(explaining.problems(combined)),
        widths=(25, 12, 8, 55),
    )


def _chronology(combined: Combined) -> Iterator[Paragraph | Section]:
    """Yield a section for each year, so that readers can turn to it."""
    if not combined.rows:
        yield Paragraph("There are no rows.")
        return
    numbers = {entry.id: at for at, entry in enumerate(combined.rows, start=1)}
    colours = tints.by_agency(one.agency for one in combined.returns)
    for year, entries in groupby(combined.rows, key=_year):
        yield Section(year, tuple(_tables(year, tuple(entries), numbers, colours)))


def _year(entry: Entry) -> str:
    """Return under which heading a row stands: the year of the day it stands by (`order`)."""
    day = entry.row.when.first or entry.row.when.last
    return str(day.year) if day else NO_DATE


def _tables(
    year: str, entries: Sequence[Entry], numbers: Mapping[str, int], colours: Mapping[str, str]
) -> Iterator[Table]:
    """Yield the rows of a year in tables no longer than a program can lay out quickly."""
    for at in range(0, len(entries), LONGEST_TABLE):
        some = entries[at : at + LONGEST_TABLE]
        yield Table(
            caption=f"{year}, {_from_to(numbers[some[0].id], numbers[some[-1].id])}",
            header=HEAD,
            rows=tuple(_row(entry, numbers) for entry in some),
            widths=_WIDTHS,
            tints=tuple(colours.get(entry.row.agency, "") for entry in some),
            tinted=_AGENCY,
        )


def _from_to(first: int, last: int) -> str:
    return f"row {first}" if first == last else f"rows {first} to {last}"


def _row(entry: Entry, numbers: Mapping[str, int]) -> tuple[Inline, ...]:
    row = entry.row
    return (
        str(numbers[entry.id]),
        tuple(_parted(_when(row))),
        tuple(_parted(_who(row))),
        tuple(_parted(_what(row))),
        tuple(_parted(_marked(mark, numbers) for mark in entry.marks)),
    )


def _when(row: Row) -> Iterator[tuple[Run, ...]]:
    yield (Strong(row.when.written or "No date"),)
    if row.time:
        yield (row.time,)
    if row.until:
        yield (f"until {row.until.written}",)
    if row.when.problem:
        yield (row.when.problem,)
    if row.when.inferred:
        yield (row.when.inferred,)


def _who(row: Row) -> Iterator[tuple[Run, ...]]:
    yield (Strong(row.agency),)
    if row.source:
        yield (row.source,)
    place = f"{row.file}, {row.table}, row" if row.table else f"{row.file}, row"
    yield (f"{place} {row.number}",)


def _what(row: Row) -> Iterator[tuple[Run, ...]]:
    if row.note:
        yield (Strong("Author’s note"),)
    if row.event:
        yield lines(row.event)
    for column, cell in zip(row.columns, row.cells, strict=True):
        if cell.strip() and cell != row.event and column.means not in _SAID_ELSEWHERE:
            yield (Strong(f"{column.heading}: "), *lines(cell))


def _marked(mark: Mark, numbers: Mapping[str, int]) -> tuple[Run, ...]:
    number = numbers.get(mark.other)
    other = f"No. {number}" if number else f"{mark.other} (not in this copy)"
    return Strong(_ASKED[mark.kind]), f"{other}: {'; '.join(mark.reasons)}"


def _parted(parts: Iterator[tuple[Run, ...]]) -> Iterator[Run]:
    """Yield the parts one under another."""
    for at, part in enumerate(parts):
        if at:
            yield LineBreak()
        yield from part
