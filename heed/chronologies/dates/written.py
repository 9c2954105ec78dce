"""What can a date mean that somebody wrote, and how sure may a reader be of it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How fine a written date is; `unreadable` is kept as written and never guessed."""

    DAY = "day"
    RANGE = "range"
    PART_OF_MONTH = "part of month"
    MONTH = "month"
    SEASON = "season"
    PART_OF_YEAR = "part of year"
    QUARTER = "quarter"
    YEAR = "year"
    AGE = "age"
    LIST = "list"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as written, with the first and last day it can mean (local days in England).

    `first` or `last` is None on an open side (“since”, “until”); both are None if it cannot be
    read. `certain` is False where the writer showed doubt. `inferred` says in words what came from
    the row above or the child's birth. `problem` is one sentence: what is wrong, and which reading
    would be possible.
    """

    written: str
    first: date | None
    last: date | None
    precision: Precision
    certain: bool = True
    inferred: str | None = None
    problem: str | None = None
