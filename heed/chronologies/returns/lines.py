"""What is each line of a table: a row, its headings again, a heading across, or a row's rest?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from heed.chronologies.readers.opened import Line
from heed.chronologies.returns import headings
from heed.chronologies.returns.contents import MONTHS
from heed.chronologies.returns.mapping import TableMapping
from heed.chronologies.rows import Meaning

_YEAR: Final = re.compile(
    rf"\W*(?:(?:the\s+)?year\s+)?(?:{MONTHS}\W+)?((?:19|20)\d\d)(?:\s*[/–-]\s*(?:\d\d){{1,2}})?\W*",
    re.IGNORECASE,
)
# Headings that are repeated may be spaced out more; what is so much longer is none, told quickly.
SPREAD: Final = 3
LONGEST_SECTION: Final = 100  # characters of a heading across the table
_OPEN_END: Final = re.compile(
    r"(?:[,/–-]|\b(?:and|or|but|the|an?|of|that|which|who|her|his|their))$",
    re.IGNORECASE,
)


class Kind(Enum):
    """What a line of a table is."""

    ROW = auto()
    HEADINGS = auto()
    SECTION = auto()
    CONTINUED = auto()
    EMPTY = auto()


class Lines:
    """Tells what each line of one table is; asked line by line, in order."""

    def __init__(self, mapping: TableMapping) -> None:
        self._headings = [headings.words(guess.column.heading) for guess in mapping.columns]
        self._longest = SPREAD * max(
            (len(one.column.heading) for one in mapping.columns), default=0
        )
        self._date = mapping.place(Meaning.START_DATE)
        self._single = {
            place
            for meaning in (Meaning.START_DATE, Meaning.START_TIME, Meaning.SOURCE)
            for place in mapping.places(meaning)
        }
        self._text = mapping.places(Meaning.EVENT)

    def kind(self, cells: Sequence[str], above: Sequence[str] | None) -> Kind:
        """Return what a line is; `above` are the cells of the row before it, if there is one."""
        date = self._date
        if date is not None and date < len(cells) and cells[date][:1].isdigit() and cells[-1]:
            return Kind.ROW  # nearly every line, so told first
        filled = [place for place, cell in enumerate(cells) if cell.strip()]
        if not filled:
            return Kind.EMPTY
        if self._repeats_headings(cells, filled):
            return Kind.HEADINGS
        if len(filled) == 1 and self._is_section(cells[filled[0]], filled[0]):
            return Kind.SECTION
        if above is not None and self._goes_on(cells, filled, above):
            return Kind.CONTINUED
        return Kind.ROW

    def _repeats_headings(self, cells: Sequence[str], filled: Sequence[int]) -> bool:
        same = sum(
            len(cells[place]) <= self._longest
            and headings.words(cells[place]) == self._headings[place]
            for place in filled
        )
        return len(filled) >= 2 and same >= 2 and same * 3 >= len(filled) * 2

    def _is_section(self, cell: str, place: int) -> bool:
        """Say whether a line's only cell is a heading across: a year, or words at its beginning.

        Words in the column of events are a row's own, and a date alone is a row about which
        nothing is said.
        """
        if len(cell) > LONGEST_SECTION or place in self._text:
            return False
        if year(cell) is not None:
            return True
        return place == 0 and not any(map(str.isdigit, cell))

    def _goes_on(self, cells: Sequence[str], filled: Sequence[int], above: Sequence[str]) -> bool:
        """Say whether a line is the rest of the row above it, which a page end has cut in two.

        It has neither date, time nor source, and what happened (or, if it says nothing of that, any
        of its cells) goes on in the middle of a sentence. Anything else without a date may be an
        event of its own, and stays a row.
        """
        if self._single & set(filled):
            return False
        texts = [place for place in filled if place in self._text] or filled
        return any(_in_mid_sentence(above[place], cells[place]) for place in texts)


def _in_mid_sentence(above: str, below: str) -> bool:
    upper, lower = above.rstrip(), below.lstrip()
    if not upper:
        return False
    return lower[:1].islower() or _OPEN_END.search(upper) is not None


def year(words: str) -> int | None:
    """Return the year a heading across the table names, alone or with its month; else None."""
    found = _YEAR.fullmatch(words)
    return int(found[1]) if found else None


def padded(line: Line, width: int) -> list[str]:
    """Return a line's cells, empty ones added so that every column has one."""
    return [*line.cells, *[""] * (width - len(line.cells))]
