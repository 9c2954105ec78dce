"""How do entries by agency and month look: a grid with each number written in its cell?

Where a month is too narrow for a number, months are put together by three, six or twelve.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from heed.chronologies.analysis.contacts import Cell, Contacts
from heed.chronologies.analysis.pictures.canvas import (
    BLUE,
    INK,
    PAPER,
    QUIET,
    Canvas,
    Href,
    wide,
)
from heed.chronologies.analysis.tables import MONTHS, month, number

TOP: Final = 34
NAME: Final = 22
CELL: Final = 24
GAP: Final = 8
NARROWEST: Final = 17
_TOGETHER: Final = (1, 3, 6, 12, 24, 60)
# From light to dark; words on the first two are dark, on the others white: all at least AA.
SHADES: Final = (
    (PAPER, INK),
    ("#c9dbea", INK),
    ("#8fb6d6", INK),
    ("#2f6ea3", PAPER),
    (BLUE, PAPER),
)


def draw(counted: Contacts, *, name: str, width: float, href: Href | None = None) -> str:
    """Return the grid as SVG, agency under agency."""
    together = _together(len(counted.months), width)
    columns = [counted.months[at : at + together] for at in range(0, len(counted.months), together)]
    lanes = [
        (agency, [_sum(counted.cells.get((agency, on), Cell()) for on in each) for each in columns])
        for agency in counted.agencies
    ]
    marks = sum(bool(cell.surely or cell.perhaps) for _, cells in lanes for cell in cells)
    canvas = Canvas(width, name, href=href, marks=marks)
    most = max((len(cell.surely) for _, cells in lanes for cell in cells), default=0)
    across = (width - 8) / max(len(columns), 1)
    _head(canvas, columns, across, together)
    y = float(TOP)
    for agency, cells in lanes:
        rows = dict.fromkeys(row for cell in cells for row in (*cell.surely, *cell.perhaps))
        canvas.title(agency, len(rows), 4, y + 16, tuple(rows))
        for place, (each, cell) in enumerate(zip(columns, cells, strict=True)):
            _draw_cell(canvas, agency, each, cell, (4 + place * across, y + NAME), across, most)
        y += NAME + CELL + GAP
    return canvas.finish(y)


def _head(canvas: Canvas, columns: list[tuple[date, ...]], across: float, together: int) -> None:
    step = "a month" if together == 1 else f"{together} months"
    canvas.legend(f"Each cell is {step}. Dashed: maybe more.")
    free = 0.0
    for place, each in enumerate(columns):
        first = each[0]
        words = str(first.year) if together >= 12 else f"{MONTHS[first.month - 1][:3]} {first.year}"
        x = 4 + place * across
        wanted = first.month == 1 or place == 0 or together >= 12
        if wanted and x >= free and x + wide(words, 12) <= canvas.width:
            canvas.write(words, x, TOP - 4, size=12, fill=QUIET)
            free = x + wide(words, 12) + 8


def _draw_cell(
    canvas: Canvas,
    agency: str,
    each: tuple[date, ...],
    cell: Cell,
    corner: tuple[float, float],
    across: float,
    most: int,
) -> None:
    surely, perhaps = len(cell.surely), len(cell.perhaps)
    if not surely and not perhaps:
        return
    x, y = corner
    when = month(each[0]) if len(each) == 1 else f"{month(each[0])} to {month(each[-1])}"
    more = f", perhaps {perhaps} more" if perhaps else ""
    mark = canvas.mark(
        f"{agency}, {when}: {number(surely, 'entry', 'entries')}{more}",
        (*cell.surely, *cell.perhaps),
    )
    shade = 0 if not surely else 1 + min(3, 4 * (surely - 1) // max(most, 1))
    fill, ink = SHADES[shade]
    mark.filled(x, y, across - 1, CELL, fill=fill)
    if perhaps:
        mark.outline(x + 1, y + 1, across - 3, CELL - 2, stroke=ink if surely else INK)
    words = str(surely) if surely else "?"
    if wide(words, 11) <= across:
        mark.write(words, x + (across - 1) / 2, y + CELL / 2 + 4, size=11, fill=ink)


def _sum(cells: Iterable[Cell]) -> Cell:
    surely: dict[str, None] = {}
    perhaps: dict[str, None] = {}
    for cell in cells:
        surely |= dict.fromkeys(cell.surely)
        perhaps |= dict.fromkeys(cell.perhaps)
    return Cell(tuple(surely), tuple(perhaps))


def _together(months: int, width: float) -> int:
    fits = (many for many in _TOGETHER if -(-months // many) * NARROWEST <= width - 8)
    return next(fits, 120)
