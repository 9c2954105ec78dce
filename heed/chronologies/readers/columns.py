"""Which column does each cell of a table belong to, when cells are merged and borders moved?

A table has as many columns as its fullest row has cells. Where that is also the number of columns
of the grid, a cell belongs where the grid says. Where the grid has more, somebody has moved borders
of single rows by hand: then the cells of a full row are taken in order, and those of another row
go to the column in which they begin.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from heed.chronologies.readers import refusing
from heed.chronologies.readers.opened import CannotBeRead, Line

MOST: Final = 1_000


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row as it is drawn: its cells, where each begins on the grid, and where the last ends.

    Without places the cells stand one beside the other.
    """

    number: int
    cells: tuple[str, ...]
    places: tuple[int, ...] | None = None
    end: int = 0


def drawn(number: int, cells: Sequence[tuple[int, str]], *, before: int = 0) -> Drawn:
    """Return a row of cells, each with the number of columns it is drawn across.

    :raises CannotBeRead: if it is drawn across more columns than any table has
    """
    places, end = [], before
    for span, _ in cells:
        places.append(end)
        end += max(span, 1)
    if end > MOST:
        raise CannotBeRead(refusing.MORE_COLUMNS)
    return Drawn(number, tuple(text for _, text in cells), tuple(places), end)


def aligned(rows: Sequence[Drawn]) -> tuple[Line, ...]:
    """Return the rows with one cell for each column, empty where nothing is written."""
    width = max((len(row.cells) for row in rows), default=0)
    grid = max((row.end for row in rows), default=0)
    if width > MOST:
        raise CannotBeRead(refusing.MORE_COLUMNS)
    begins = range(width) if grid <= width else _begins(rows, width)
    return tuple([Line(row.number, _in_columns(row, begins)) for row in rows])


def _begins(rows: Sequence[Drawn], width: int) -> Sequence[int]:
    """Return where the columns begin in most of the fullest rows."""
    full = Counter(_places(row) for row in rows if len(row.cells) == width)
    return full.most_common(1)[0][0]


def _places(row: Drawn) -> tuple[int, ...]:
    return tuple(range(len(row.cells))) if row.places is None else row.places


def _in_columns(row: Drawn, begins: Sequence[int]) -> tuple[str, ...]:
    width, count = len(begins), len(row.cells)
    if count == width:
        return row.cells
    if row.places is None:
        return row.cells + ("",) * (width - count)
    cells = [""] * width
    column = -1
    for number, (place, text) in enumerate(zip(row.places, row.cells, strict=True)):
        # Every cell needs a column of its own, and so do those after it.
        earliest, latest = column + 1, width - (count - number)
        column = min(max(bisect_right(begins, place) - 1, earliest), latest)
        cells[column] = text
    return tuple(cells)
