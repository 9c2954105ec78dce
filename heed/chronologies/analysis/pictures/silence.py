"""How does silence look: filled where it is certain, dashed as far as it may have lasted?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from heed.chronologies.analysis.pictures.canvas import (
    BLUE,
    FAINT,
    PAPER,
    QUIET,
    Canvas,
    Href,
    wide,
)
from heed.chronologies.analysis.pictures.scale import Scale
from heed.chronologies.analysis.silence import Silence, Silences, rows_of, said
from heed.chronologies.analysis.tables import number

TOP: Final = 36
NAME: Final = 24
BAR: Final = 26
GAP: Final = 6
MOST_ROWS: Final = 5


def draw(
    tracks: Sequence[tuple[str, Silences]], *, name: str, width: float, href: Href | None = None
) -> str:
    """Return silences as SVG, one track under another, each with its name."""
    period = tracks[0][1].period
    scale = Scale(period, width)
    canvas = Canvas(width, name, href=href, marks=sum(len(found.found) for _, found in tracks))
    placed = [(title, found, _rows(found.found)) for title, found in tracks]
    heights = [NAME + (BAR + GAP) * max(len(rows), 1) + GAP for _, _, rows in placed]
    canvas.legend("Filled: certain. Dashed: perhaps. In days.")
    scale.draw(canvas, TOP - 4, TOP + sum(heights))
    y = float(TOP)
    for (title, found, rows), height in zip(placed, heights, strict=True):
        every = tuple(row for one in found.found for row in rows_of(one))
        canvas.title(title, None, 4, y + 17, tuple(dict.fromkeys(every)))
        if not rows:
            canvas.write("None of this length.", 4, y + NAME + 16, fill=QUIET)
        for place, row in enumerate(rows):
            top = y + NAME + (BAR + GAP) * place
            canvas.line(4, top + BAR, width - 4, top + BAR, stroke=FAINT)
            for one in row:
                _draw_one(canvas, scale, one, top)
        y += height
    return canvas.finish(TOP + sum(heights))


def _draw_one(canvas: Canvas, scale: Scale, one: Silence, top: float) -> None:
    mark = canvas.mark(said(one), rows_of(one))
    x, across = scale.across(one.perhaps)
    if one.surely != one.perhaps:
        mark.open(x, top + 4, across, BAR - 8)
    fill = QUIET
    words = f"{one.perhaps.days}?"
    if one.surely is not None:
        x, across = scale.across(one.surely)
        mark.filled(x, top, across, BAR, fill=BLUE)
        fill, words = PAPER, number(one.surely.days, "day", "days")
        if wide(words, 13) > across - 6:
            words = str(one.surely.days)
    if wide(words, 13) <= across - 4:
        mark.write(words, x + across / 2, top + BAR / 2 + 4, size=13, fill=fill)


def _rows(found: Sequence[Silence]) -> list[list[Silence]]:
    """Stand silences that may overlap under each other."""
    rows: list[list[Silence]] = []
    for one in sorted(found, key=lambda one: one.perhaps.first):
        free = next((row for row in rows if row[-1].perhaps.last < one.perhaps.first), None)
        if free is None and len(rows) < MOST_ROWS:
            free = []
            rows.append(free)
        (rows[-1] if free is None else free).append(one)
    return rows
