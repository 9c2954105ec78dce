"""How is the work of finding shared between processors?

This process takes the first stretch of days; for each other one it makes a copy of itself, which
knows every row already and sends back only what it found. What is rare depends on all rows, so
everybody waits until everybody has said on which days each word stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Final

from heed.chronologies.merging import parts
from heed.chronologies.merging.parts import Link, Part
from heed.chronologies.merging.sides import Days
from heed.chronologies.rows import Row

_PROCESSES: Final = get_context("fork")


def links(rows: Sequence[Row], days: Mapping[int, Days], stretches: Sequence[range]) -> list[Link]:
    """Return the pairs of all stretches; only for one who has no threads, if there are several."""
    if not stretches:
        return []
    others = [_begun(rows, days, own) for own in stretches[1:]]
    mine = Part(rows, days, stretches[0])
    common = parts.common([mine.on_days(), *(other.recv() for other in others)])
    for other in others:
        other.send(common)
    return [*mine.links(common), *(link for other in others for link in other.recv())]


def _begun(rows: Sequence[Row], days: Mapping[int, Days], own: range) -> Connection:
    ours, theirs = pipe()
    _PROCESSES.Process(target=answer, args=(rows, days, own, theirs), daemon=True).start()
    theirs.close()
    return ours


def answer(rows: Sequence[Row], days: Mapping[int, Days], own: range, to: Connection) -> None:
    """Be one of the others: say on which days the words stand, hear which are common, find."""
    part = Part(rows, days, own)
    to.send(part.on_days())
    to.send(part.links(to.recv()))


def pipe() -> tuple[Connection, Connection]:
    """Return two ends between which objects can be sent."""
    return _PROCESSES.Pipe()
