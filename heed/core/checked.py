"""What does a check of what is kept say? The same shape for the trail, files and backups."""

from __future__ import annotations

from dataclasses import dataclass


class CannotBeChecked(RuntimeError):
    """Something that is needed for a check is missing; its sentence says what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What one check found, in sentences: what was looked at, what is wrong, what to know."""

    says: str
    wrong: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
