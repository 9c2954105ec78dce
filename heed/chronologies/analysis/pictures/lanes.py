"""How do lanes look: certain entries as bars by their number, uncertain ones as dashed spans?"""

from __future__ import annotations

from typing import Final

from heed.chronologies.analysis import lanes
from heed.chronologies.analysis.lanes import Lane, Lanes
from heed.chronologies.analysis.pictures.canvas import FAINT, Canvas, Href
from heed.chronologies.analysis.pictures.scale import Scale
from heed.chronologies.analysis.tables import from_to, number

TOP: Final = 34
NAME: Final = 22  # height of a lane's name
BARS: Final = 34  # height of the highest bar
SPAN: Final = 8  # height of an uncertain span, and of the row it stands in
MOST_ROWS: Final = 4
GAP: Final = 8


def draw(shown: Lanes, *, name: str, width: float, href: Href | None = None) -> str:
    """Return the lanes as SVG; `name` says in a sentence what the picture shows."""
    scale = Scale(shown.period, width)
    marks = sum(len(lane.marks) for lane in shown.lanes)
    canvas = Canvas(width, name, href=href, marks=marks)
    highest = max((len(m.rows) for lane in shown.lanes for m in lane.marks if m.certain), default=1)
    placed = [(lane, _rows(lane)) for lane in shown.lanes]
    heights = [NAME + BARS + GAP + SPAN * len(rows) + GAP for _, rows in placed]
    bottom = TOP + sum(heights)
    canvas.legend(f"Highest bar: {highest} a {shown.zoom}. Dashed: not sure.")
    scale.draw(canvas, TOP - 4, bottom)
    y = float(TOP)
    for (lane, rows), height in zip(placed, heights, strict=True):
        _draw_lane(canvas, scale, lane, rows, y, highest)
        y += height
    return canvas.finish(bottom)


def _draw_lane(
    canvas: Canvas,
    scale: Scale,
    lane: Lane,
    rows: list[list[lanes.Mark]],
    y: float,
    highest: int,
) -> None:
    every = lane.rows
    canvas.title(lane.name, len(every), 4, y + 16, every)
    ground = y + NAME + BARS
    canvas.line(4, ground, canvas.width - 4, ground, stroke=FAINT)
    for mark in lane.marks:
        if mark.certain:
            x, wide = scale.across(mark.days)
            high = max(BARS * len(mark.rows) / highest, 3)
            shape = canvas.mark(_said(lane, mark), mark.rows)
            shape.filled(x, ground - high, max(wide - 1, 2), high)
    for place, row in enumerate(rows):
        for mark in row:
            x, wide = scale.across(mark.days)
            shape = canvas.mark(_said(lane, mark), mark.rows)
            shape.open(x, ground + 4 + SPAN * place, max(wide - 1, 3), SPAN - 3)


def _rows(lane: Lane) -> list[list[lanes.Mark]]:
    """Stand uncertain spans under each other, so that none hides another while there is room."""
    rows: list[list[lanes.Mark]] = []
    for mark in lane.marks:
        if mark.certain:
            continue
        free = next((row for row in rows if row[-1].days.last < mark.days.first), None)
        if free is None and len(rows) < MOST_ROWS:
            free = []
            rows.append(free)
        (rows[-1] if free is None else free).append(mark)
    return rows


def _said(lane: Lane, mark: lanes.Mark) -> str:
    when = from_to(mark.days) if mark.certain else f"some time in {from_to(mark.days)}"
    return f"{lane.name}, {when}: {number(len(mark.rows), 'entry', 'entries')}"
