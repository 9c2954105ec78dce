"""How does it look who knew what when: a lane for each agency, in the order they knew?"""

from __future__ import annotations

from typing import Final

from heed.chronologies.analysis.entries import Span
from heed.chronologies.analysis.knowledge import Knowing, Knowledge, after, when
from heed.chronologies.analysis.pictures.canvas import FAINT, QUIET, Canvas, Href, shortened
from heed.chronologies.analysis.pictures.scale import Scale

TOP: Final = 36
NAME: Final = 22
WORDS: Final = 18
TRACK: Final = 22
GAP: Final = 8


def draw(
    knowledge: Knowledge, *, period: Span, name: str, width: float, href: Href | None = None
) -> str:
    """Return who knew when as SVG: a spot or span for the first mention, ticks for later ones."""
    scale = Scale(period, width)
    canvas = Canvas(width, name, href=href, marks=len(knowledge.known))
    bottom = TOP + len(knowledge.known) * (NAME + WORDS + TRACK + GAP)
    canvas.legend("Spot or dashes: first. Ticks: later.")
    scale.draw(canvas, TOP - 4, bottom)
    y = float(TOP)
    for knowing in knowledge.known:
        _draw_one(canvas, scale, knowing, y)
        y += NAME + WORDS + TRACK + GAP
    if not knowledge.known:
        canvas.write("No agency recorded it.", 4, TOP + 20)
    return canvas.finish(max(bottom, TOP + 30))


def _draw_one(canvas: Canvas, scale: Scale, knowing: Knowing, y: float) -> None:
    every = tuple(mention.entry.id for mention in knowing.mentions)
    canvas.title(knowing.agency, len(every), 4, y + 16, every)
    apart = after(knowing.least, knowing.most)
    words = when(knowing) if apart == "-" else f"{when(knowing)} · {apart}"
    canvas.write(shortened(words, canvas.width - 8, 12), 4, y + NAME + 12, size=12, fill=QUIET)
    middle = y + NAME + WORDS + TRACK / 2
    canvas.line(4, middle, canvas.width - 4, middle, stroke=FAINT)
    for mention in knowing.mentions:
        days = mention.entry.within(scale.period)
        if days is not None and mention.entry.exact:
            x = scale.start(days.first) + scale.day / 2
            canvas.line(x, middle - 5, x, middle + 5, stroke=QUIET)
    firsts = tuple(mention.entry.id for mention in knowing.firsts)
    mark = canvas.mark(f"{knowing.agency}: first recorded {when(knowing)}", firsts)
    first = max(knowing.earliest or scale.period.first, scale.period.first)
    last = max(first, min(knowing.latest or scale.period.last, scale.period.last))
    x, across = scale.across(Span(first, last))
    if knowing.earliest == knowing.latest:
        mark.spot(x + across / 2, middle)
    else:
        mark.open(x, middle - 7, max(across, 8), 14)
