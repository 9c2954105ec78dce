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
from heed.chronologies.readers.opened import CannotBeRead, Line, Opened, Table

MOST: Final = 1_000


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row as it is drawn: its cells, where each begins on the grid, and where the last ends.

    Without places the cells stand one beside the other. `below` holds the cells, by their number in
    the row from 0, that are one with a cell above them.
    """

    number: int
    cells: tuple[str, ...]
    places: tuple[int, ...] | None = None
    end: int = 0
    below: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a row that is drawn across more columns than any table has."""
        if self.end > MOST or len(self.cells) > MOST:
            raise CannotBeRead(refusing.MORE_COLUMNS)


def check_width(opened: Opened) -> None:
    """Let tables pass that somebody may have made.

    :raises CannotBeRead: if one has more columns than any table has
    """
    widths = (len(line.cells) for table in opened.tables for line in table.lines)
    if max(widths, default=0) > MOST:
        raise CannotBeRead(refusing.MORE_COLUMNS)


def drawn(
    number: int,
    cells: Sequence[tuple[int, str]],
    *,
    before: int = 0,
    below: frozenset[int] = frozenset(),
) -> Drawn:
    """Return a row of cells, each with the number of columns it is drawn across.

    :raises CannotBeRead: if there are more of them than any table has
    """
    places, end = [], before
    for span, _ in cells:
        places.append(end)
        end += max(span, 1)
    return Drawn(number, tuple(text for _, text in cells), tuple(places), end, below)


def aligned(rows: Sequence[Drawn]) -> Table:
    """Return the rows with one cell for each column, empty where nothing is written."""
    width = max((len(row.cells) for row in rows), default=0)
    grid = max((row.end for row in rows), default=0)
    begins = range(width) if grid <= width else _begins(rows, width)
    lines, below = [], []
    for row in rows:
        if len(row.cells) == width and not row.below:  # nearly every row there is
            lines.append(Line(row.number, row.cells))
            continue
        columns = _columns(row, begins)
        lines.append(Line(row.number, _in_columns(row.cells, columns, width)))
        below += [(row.number, columns[cell]) for cell in row.below]
    return Table(None, tuple(lines), frozenset(below))


def _begins(rows: Sequence[Drawn], width: int) -> Sequence[int]:
    """Return where the columns begin in most of the fullest rows."""
    full = Counter(_places(row) for row in rows if len(row.cells) == width)
    return full.most_common(1)[0][0]


def _places(row: Drawn) -> tuple[int, ...]:
    return tuple(range(len(row.cells))) if row.places is None else row.places


def _columns(row: Drawn, begins: Sequence[int]) -> Sequence[int]:
    """Return the column of each cell of a row."""
    width, count = len(begins), len(row.cells)
    if count == width or row.places is None:
        return range(count)
    columns: list[int] = []
    for number, place in enumerate(row.places):
        # Every cell needs a column of its own, and so do those after it.
        earliest, latest = columns[-1] + 1 if columns else 0, width - (count - number)
        columns.append(min(max(bisect_right(begins, place) - 1, earliest), latest))
    return columns


def _in_columns(cells: tuple[str, ...], columns: Sequence[int], width: int) -> tuple[str, ...]:
    line = [""] * width
    for column, text in zip(columns, cells, strict=True):
        line[column] = text
    return tuple(line)
