"""Which rows of many returns seem to tell of one event, without comparing every row with every?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from heed.chronologies.merging import sharing, sides
from heed.chronologies.merging.combined import Kind
from heed.chronologies.merging.parts import Link
from heed.chronologies.merging.sides import Days
from heed.chronologies.rows import Row

WORTH_SHARING: Final = 10_000  # rows; fewer are found while another process would begin


def find(rows: Sequence[Row], *, processes: int = 1) -> list[Link]:
    """Return what is alike and what disagrees among rows in their order.

    With more than one process, the days are shared between as many; what is found is the same.
    """
    days = {place: span for place, row in enumerate(rows) if (span := sides.days(row))}
    cut = stretches(days, processes if len(days) >= WORTH_SHARING else 1)
    links = [*_repeats(rows), *sharing.links(rows, days, cut)]
    links.sort(key=lambda link: (link.first, link.second))
    return links


def stretches(days: Mapping[int, Days], count: int) -> list[range]:
    """Return stretches of days in which as many rows begin, one after another."""
    begins = sorted(first for first, _ in days.values())
    if not begins:
        return []
    cuts = sorted({begins[len(begins) * part // count] for part in range(count)})
    return [range(*two) for two in pairwise([*cuts, begins[-1] + 1])]


def _repeats(rows: Sequence[Row]) -> Iterator[Link]:
    """Yield rows that one return has twice, each with the next: a contact written twice."""
    last: dict[tuple[object, ...], int] = {}
    for position, row in enumerate(rows):
        words = " ".join(row.event.casefold().split())
        if not words or row.note:
            continue
        key = (row.file, row.when.first, row.when.last, row.time, words)
        if key in last:
            yield Link(last[key], position, Kind.REPEAT, ("the same return says this twice",))
        last[key] = position
