"""Which rows of a combined chronology go out, and with names or with labels?"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from heed.chronologies.dates.written import WrittenDate
from heed.chronologies.merging.combined import Combined, Entry, Kind, Mark, Sent
from heed.chronologies.rows import Column, Problem, Row

Relabel = Callable[[str], str]


def chosen(combined: Combined, ids: Collection[str]) -> Combined:
    """Return a chronology of some rows only, in its order; their marks stay, also to rows left out.

    Returns and problems stay as they are: they account for what was sent.
    """
    wanted = frozenset(ids)
    return replace(combined, rows=tuple(entry for entry in combined.rows if entry.id in wanted))


def apart(combined: Combined, pairs: Collection[tuple[frozenset[str], Kind]]) -> Combined:
    """Return a chronology without the marks of pairs of which people say that they are not alike.

    A pair is the ids of its two rows, and the kind of its mark.
    """
    rows = tuple(
        replace(
            entry,
            marks=tuple(
                mark
                for mark in entry.marks
                if (frozenset({entry.id, mark.other}), mark.kind) not in pairs
            ),
        )
        for entry in combined.rows
    )
    return replace(combined, rows=rows)


def relabelled(combined: Combined, relabel: Relabel) -> Combined:
    """Return the chronology with every text as `relabel` gives it back, names of files included."""
    columns = {column: _column(column, relabel) for column in combined.columns}
    return Combined(
        returns=tuple(_sent(one, relabel) for one in combined.returns),
        columns=tuple(columns.values()),
        rows=tuple(_entry(entry, relabel) for entry in combined.rows),
        problems=tuple(_problem(one, relabel) for one in combined.problems),
    )


def _column(column: Column, relabel: Relabel) -> Column:
    return replace(column, heading=relabel(column.heading))


def _sent(one: Sent, relabel: Relabel) -> Sent:
    columns = tuple(_column(column, relabel) for column in one.columns)
    return replace(one, file=relabel(one.file), agency=relabel(one.agency), columns=columns)


def _problem(one: Problem, relabel: Relabel) -> Problem:
    table = one.table and relabel(one.table)
    return replace(one, file=relabel(one.file), what=relabel(one.what), table=table)


def _entry(entry: Entry, relabel: Relabel) -> Entry:
    marks = tuple(
        Mark(relabel(mark.other), mark.kind, tuple(relabel(reason) for reason in mark.reasons))
        for mark in entry.marks
    )
    return Entry(relabel(entry.id), _row(entry.row, relabel), marks)


def _row(row: Row, relabel: Relabel) -> Row:
    return replace(
        row,
        file=relabel(row.file),
        agency=relabel(row.agency),
        columns=tuple(_column(column, relabel) for column in row.columns),
        cells=tuple(relabel(cell) for cell in row.cells),
        when=_date(row.when, relabel),
        until=row.until and _date(row.until, relabel),
        time=row.time and relabel(row.time),
        source=row.source and relabel(row.source),
        event=relabel(row.event),
        table=row.table and relabel(row.table),
    )


def _date(when: WrittenDate, relabel: Relabel) -> WrittenDate:
    """Return a date with its words relabelled: what is wrong with it may repeat them."""
    return replace(
        when,
        written=relabel(when.written),
        inferred=when.inferred and relabel(when.inferred),
        problem=when.problem and relabel(when.problem),
    )
