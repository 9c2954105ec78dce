"""What stands in a column, whatever its heading says: dates, long text, or nothing?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from heed.chronologies.readers.opened import Line

MONTHS: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATED: Final = re.compile(
    rf"\d\s?[./\\-]\s?\d{{1,2}}\s?[./\\-]\s?\d|\b{MONTHS}\b|^\W*\d{{1,2}}[./-]\d{{1,2}}\W*$"
    r"|\b(?:19|20)\d\d\b|^\W*\d{1,2}(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
LONGEST_DATE: Final = (
    60  # characters; “between 3 and 7 September 2016 (exact day not known)” has 54
)
SAMPLE: Final = 200  # lines are enough to see what a column holds


@dataclass(frozen=True, slots=True)
class Contents:
    """What share of a column's filled cells looks like a date, and how much is written in it."""

    filled: int
    dated: float
    length: float


def looks_dated(cell: str) -> bool:
    """Say whether a cell may be a date: quickly, and without asking which."""
    return len(cell) <= LONGEST_DATE and _DATED.search(cell) is not None


def of(lines: Sequence[Line], place: int) -> Contents:
    """Return what the first lines hold at a place."""
    cells = [line.cells[place].strip() for line in lines[:SAMPLE] if place < len(line.cells)]
    filled = [cell for cell in cells if cell]
    if not filled:
        return Contents(0, 0.0, 0.0)
    return Contents(
        len(filled),
        sum(map(looks_dated, filled)) / len(filled),
        sum(map(len, filled)) / len(filled),
    )
