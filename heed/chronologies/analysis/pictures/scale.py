"""Where does a day stand on a line of time, and which days are written along it?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from heed.chronologies.analysis.entries import Span
from heed.chronologies.analysis.pictures.canvas import FAINT, QUIET, Canvas, wide
from heed.chronologies.analysis.tables import MONTHS

MARGIN: Final = 4
SIZE: Final = 12
# A tick every so many days, or every so many months.
_DAYS: Final = (1, 7, 14)
_MONTHS: Final = (1, 3, 6, 12, 24, 60, 120)


@dataclass(frozen=True, slots=True)
class Scale:
    """Days of a period along a width, with a margin at either end."""

    period: Span
    width: float

    @property
    def day(self) -> float:
        """Return the width of one day."""
        return (self.width - 2 * MARGIN) / self.period.days

    def start(self, on: date) -> float:
        """Return where a day begins; a day outside of the period is moved to its edge."""
        inside = min(max(on, self.period.first), self.period.last + timedelta(days=1))
        return MARGIN + (inside - self.period.first).days * self.day

    def across(self, days: Span) -> tuple[float, float]:
        """Return where days begin and how wide they are, never too narrow to be seen."""
        begins = self.start(days.first)
        return begins, max(self.start(days.last + timedelta(days=1)) - begins, 2.0)

    def ticks(self) -> list[tuple[float, str]]:
        """Return places and words of as many days as fit without touching."""
        for days in _DAYS:
            if days * self.day >= wide("30 Dec 0", SIZE):
                return self._placed(self._every_days(days), "day")
        months = next((many for many in _MONTHS if self._fit(many)), 600)
        return self._placed(self._every_months(months), "month" if months < 12 else "year")

    def _fit(self, months: int) -> bool:
        room = wide("Dec 2016 0" if months < 12 else "2016 0", SIZE)
        return months * 30 * self.day >= room

    def draw(self, canvas: Canvas, top: float, bottom: float) -> None:
        """Write the ticks at the top and draw a line down from each."""
        for x, words in self.ticks():
            canvas.line(x, top + 4, x, bottom, stroke=FAINT)
            canvas.write(words, x + 2, top, size=SIZE, fill=QUIET)

    def _placed(self, days: Iterator[date], kind: str) -> list[tuple[float, str]]:
        placed = ((self.start(on), _words(on, kind)) for on in days)
        return [(x, words) for x, words in placed if x + wide(words, SIZE) <= self.width]

    def _every_days(self, many: int) -> Iterator[date]:
        on = self.period.first
        while on <= self.period.last:
            yield on
            on += timedelta(days=many)

    def _every_months(self, many: int) -> Iterator[date]:
        first, last = self.period.first, self.period.last
        number = first.year * 12 + first.month - 1
        number += -number % many
        while number <= last.year * 12 + last.month - 1:
            on = date(number // 12, number % 12 + 1, 1)
            if on >= first:
                yield on
            number += many


def _words(on: date, kind: str) -> str:
    if kind == "year":
        return str(on.year)
    month = MONTHS[on.month - 1][:3]
    return f"{on.day} {month}" if kind == "day" else f"{month} {on.year}"
