"""What is due, by when, on whose authority, and was it done in time?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Standing(Enum):
    """How a deadline stands on a day; the value is the word a page shows."""

    DONE = "Done"
    DONE_LATE = "Done late"
    OVERDUE = "Overdue"
    TODAY = "Due today"
    COMING = "Due"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Something due on a case. Days are days in England; counting them is the law's business.

    `counted` shows the arithmetic a person would do on paper; `page` is the name of the page where
    the thing is done.
    """

    reference: str
    what: str
    due_on: date
    authority: str
    because: str
    counted: tuple[str, ...]
    page: str
    done_on: date | None = None
    rule: str = ""

    def standing(self, on: date) -> Standing:
        """Say how this stands on the day."""
        if self.done_on is not None:
            return Standing.DONE if self.done_on <= self.due_on else Standing.DONE_LATE
        if on > self.due_on:
            return Standing.OVERDUE
        return Standing.TODAY if on == self.due_on else Standing.COMING

    def days_left(self, on: date) -> int:
        """Return the calendar days from the day to the due day; negative once overdue."""
        return (self.due_on - on).days

    @property
    def is_open(self) -> bool:
        """Say whether it is still to be done."""
        return self.done_on is None
