"""What did looking into a file find: its kind, and what readers of it should know?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from heed.attachments.intake.kinds import Kind


class Note(Enum):
    """Something ordinary that people overlook when they pass a file on."""

    TRACKED_CHANGES = "tracked changes"
    COMMENTS = "comments"
    HIDDEN_TEXT = "hidden text"
    HIDDEN_SHEETS = "hidden sheets"


@dataclass(frozen=True, slots=True)
class Finding:
    """The kind of a file, as its content shows, and what to know about it."""

    kind: Kind
    notes: tuple[Note, ...] = ()

    @classmethod
    def of(cls, kind: Kind, notes: Iterable[Note]) -> Finding:
        """Return a finding with each note once, in the order in which they are declared."""
        found = set(notes)
        return cls(kind, tuple(note for note in Note if note in found))
