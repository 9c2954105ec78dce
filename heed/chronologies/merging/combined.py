"""What is a combined chronology: whose rows, in which order, and what is alike or disagrees?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from heed.chronologies.rows import Column, Problem, Row


class Kind(StrEnum):
    """How two rows stand to each other. A pair has one kind, and both rows carry it."""

    SAME = "same"  # two agencies seem to tell of one event
    CONFLICT = "conflict"  # two agencies seem to tell of one event, and disagree about it
    REPEAT = "repeat"  # one agency wrote the same row twice


@dataclass(frozen=True, slots=True)
class Mark:
    """Another row, by its id, that this one should be read with, and why, in words."""

    other: str
    kind: Kind
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row in its place. `id` is stable: the row's file and number, “police.docx:14”."""

    id: str
    row: Row
    marks: tuple[Mark, ...] = ()

    @property
    def same_as(self) -> tuple[str, ...]:
        """Return the ids of rows of other agencies that seem to tell of the same event."""
        return self._others(Kind.SAME)

    @property
    def conflicts_with(self) -> tuple[str, ...]:
        """Return the ids of rows of other agencies that tell of the same event differently."""
        return self._others(Kind.CONFLICT)

    @property
    def repeats(self) -> tuple[str, ...]:
        """Return the ids of rows of the same agency that say the same again."""
        return self._others(Kind.REPEAT)

    def _others(self, kind: Kind) -> tuple[str, ...]:
        return tuple(mark.other for mark in self.marks if mark.kind is kind)


@dataclass(frozen=True, slots=True)
class Sent:
    """What one return brought: how many rows, and how many problems its reading found."""

    file: str
    agency: str
    columns: tuple[Column, ...]
    rows: int
    problems: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Combined:
    """Every row of every return, in one order (`order.py`), and everything that was wrong."""

    returns: tuple[Sent, ...]
    columns: tuple[Column, ...]
    rows: tuple[Entry, ...]
    problems: tuple[Problem, ...]
