"""What does a case know that a published report must not say?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody by every name they are known by, nicknames too, and the label they may have."""

    names: tuple[str, ...]
    called: str | None = None
    born_on: date | None = None
    died_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Everything to look for, as it was written down, and what may stay all the same."""

    people: tuple[Person, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
