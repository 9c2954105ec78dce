"""In which order do the rows of many returns stand, whichever file is read first?

1. The first day a row can mean. A row that only says until when stands at that last day.
2. Its last day: what happened on a day stands before what happened somewhere in its month.
3. Its time: times first, in order, words such as “evening” where they begin, then rows without one.
4. Agency, then the agency's own sequence number (which counts within that agency only), file, row.

Rows nobody could date stand at the end, by agency, file and row: beside their neighbours they would
seem to be dated, and would move whenever a neighbour is corrected.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from heed.chronologies.rows import Meaning, Row

Place = tuple[int, int, int, str, str, tuple[tuple[int, str], ...], str, int]

_CLOCK: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
# Where a part of the day begins; “~” puts it behind the exact times of that minute.
_PARTS_OF_DAY: Final = (
    ("early hours", "00:00~"),
    ("morning", "06:00~"),
    ("afternoon", "12:01~"),
    ("midday", "12:00~"),
    ("noon", "12:00~"),
    ("lunch", "12:00~"),
    ("evening", "18:00~"),
    ("midnight", "~"),  # the beginning or the end of the day: nobody can say
    ("night", "21:00~"),
)
_NO_TIME: Final = "~"
_OPEN_END: Final = date.max.toordinal()
_PIECES: Final = re.compile(r"\d+|[^\W\d_]+")


def place(row: Row) -> Place:
    """Return what a row is sorted by; no two rows of different files or numbers have the same."""
    first, last = row.when.first, row.when.last
    begins = first or last
    return (
        1 if begins is None else 0,
        begins.toordinal() if begins else 0,
        last.toordinal() if first and last else _OPEN_END,
        _time(row.time),
        row.agency,
        sequence(row.said(Meaning.SEQUENCE)),
        row.file,
        row.number,
    )


def sequence(written: str) -> tuple[tuple[int, str], ...]:
    """Return a sequence number as people count: 2 before 10, 2 before 2a."""
    return tuple(
        (int(piece), "") if piece.isdecimal() else (-1, piece.casefold())
        for piece in _PIECES.findall(written)
    )


def _time(time: str | None) -> str:
    if not time:
        return _NO_TIME
    if _CLOCK.fullmatch(time):
        return time
    words = time.casefold()
    return next((begins for part, begins in _PARTS_OF_DAY if part in words), _NO_TIME)
