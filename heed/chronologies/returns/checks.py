"""Do the dates of a return agree with each other: ends after beginnings, rows in one order?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from heed.chronologies.returns import headings
from heed.chronologies.rows import Meaning, Problem, Row

NAMED: Final = 5  # rows named in the sentence about order; more would hide the first


def ends_before_it_begins(row: Row) -> str | None:
    """Return a sentence if a row ends before it begins, whatever its dates can mean."""
    if row.until is None or row.until.last is None or row.when.first is None:
        return None
    if row.until.last >= row.when.first:
        return None
    return (
        f"It ends ({row.until.written}) before it begins ({row.when.written}): "
        "one of the two dates may be mistyped."
    )


def lacking(rows: Sequence[Row], needed: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each cell that every row needs and that is empty.

    `needed` are titles of columns in plain words. Of a date that is missing the reader tells.
    """
    for row in rows:
        if row.note:
            continue
        for column, cell in zip(row.columns, row.cells, strict=True):
            asked = column.means is not Meaning.START_DATE
            if asked and not cell.strip() and headings.words(column.heading) in needed:
                what = f"It says nothing under “{column.heading}”, which every row needs."
                yield Problem(row.file, row.number, what, row.table)


def out_of_order(rows: Sequence[Row]) -> Iterator[Problem]:
    """Yield one problem if the rows of a table run neither forwards nor backwards in time."""
    dated = [row for row in rows if not row.note and row.when.first and row.when.last]
    forwards = [one for one in _steps(dated) if _last(one[0]) < _first(one[1])]
    backwards = [one for one in _steps(dated) if _first(one[0]) > _last(one[1])]
    if not forwards or not backwards:
        return
    fewer, way = (
        (backwards, "forwards") if len(forwards) >= len(backwards) else (forwards, "backwards")
    )
    numbers = [row.number for _, row in fewer]
    more = f" and {len(numbers) - NAMED} more" if len(numbers) > NAMED else ""
    yield Problem(
        fewer[0][1].file,
        numbers[0],
        f"The rows run mostly {way} in time, but not at row "
        f"{', '.join(map(str, numbers[:NAMED]))}{more}: is the date there right?",
        fewer[0][1].table,
    )


def _steps(rows: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    return pairwise(rows)


def _first(row: Row) -> date:
    return row.when.first or date.min


def _last(row: Row) -> date:
    return row.when.last or date.max
