"""When was each row of a return, given the rows around it and the headings across above it?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final, Protocol

from heed.chronologies.dates.written import Precision, WrittenDate
from heed.chronologies.returns.contents import MONTHS

_DITTO: Final = re.compile(
    r"\W*(?:ditto|do|dto|as above|same|same (?:day|date)(?: as above)?"
    r"|[\"”“„〃'’`\u00b4-]{1,5})\W*",
    re.IGNORECASE,
)
_LACKS_A_YEAR: Final = re.compile(rf"\b{MONTHS}\b|\d\s?[./-]\s?\d", re.IGNORECASE)


class ReadDate(Protocol):
    """Reads one written date; `near` is a day close by, from which a missing year may come."""

    def __call__(self, written: str, *, near: date | None = None) -> WrittenDate:
        """Return what the date can mean."""


@lru_cache(maxsize=4096)
def is_ditto(cell: str) -> bool:
    """Say whether a cell says no more than: as above."""
    return len(cell) <= 20 and _DITTO.fullmatch(cell) is not None


def unreadable(written: str, problem: str | None) -> WrittenDate:
    """Return a date that says nothing, and why."""
    return WrittenDate(written, None, None, Precision.UNREADABLE, False, None, problem)


class Dates:
    """Reads the dates of one table in order, each by those before it."""

    def __init__(self, read: ReadDate, *, near: date | None, written: Iterable[str]) -> None:
        """Remember what may help: a day near the first row, and all dates as they are written."""
        self._read = read
        self._near = near
        self._later = iter(written)
        self._year: int | None = None
        self._above: tuple[int, WrittenDate] | None = None
        self._first_sure: WrittenDate | None = None

    def year_begins(self, year: int) -> None:
        """Take the year of a heading across for the rows below it."""
        self._year = year
        self._near = None

    def of(self, number: int, written: str) -> WrittenDate:
        """Return when a row was, by what its cell says."""
        when = self._ditto(written) if is_ditto(written) else self._by_context(written)
        return self._kept(number, when)

    def as_above(self, number: int, why: str) -> WrittenDate:
        """Return the date of the row above for a row that has none, and why it is that one."""
        return self._kept(number, self._same(why, ""))

    def _kept(self, number: int, when: WrittenDate) -> WrittenDate:
        day = when.first or when.last
        if day is not None:
            self._above = (number, when)
            self._near = day
        return when

    def _ditto(self, written: str) -> WrittenDate:
        return self._same("A mark for “as above”", written)

    def _same(self, why: str, written: str) -> WrittenDate:
        if self._above is None:
            return unreadable(written, f"{why}, but no row above has a date that can be read.")
        number, above = self._above
        return replace(above, written=written, inferred=f"{why}: row {number}.", problem=None)

    def _by_context(self, written: str) -> WrittenDate:
        if self._near is not None:
            return self._read(written, near=self._near)
        when = self._read(written)
        if when.problem is None or not _LACKS_A_YEAR.search(written):
            return when
        if self._year is not None:
            return self._with_year_of_heading(written, self._year) or when
        return self._with_year_from_below(written) or when

    def _with_year_of_heading(self, written: str, year: int) -> WrittenDate | None:
        # From the middle of a year every one of its days is nearer than those of other years.
        found = self._read(written, near=date(year, 7, 2))
        if found.problem or found.first is None or found.first.year != year:
            return None
        return replace(found, inferred=f"The year {year} stands in the heading above.")

    def _with_year_from_below(self, written: str) -> WrittenDate | None:
        below = self._sure_below()
        found = self._read(written, near=below.first) if below else None
        if below is None or found is None or found.problem:
            return None
        return replace(found, inferred=f"The year comes from “{below.written}”, further down.")

    def _sure_below(self) -> WrittenDate | None:
        """Return the first date that can be read by itself, looking no further than needed."""
        if self._first_sure is None:
            self._first_sure = next(self._sure(self._later), None)
        return self._first_sure

    def _sure(self, written: Iterator[str]) -> Iterator[WrittenDate]:
        for one in written:
            when = self._read(one)
            if when.first is not None and when.problem is None:
                yield when
