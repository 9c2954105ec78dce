"""Where a rule comes from, with what legal force, and how well the source has been read."""

from __future__ import annotations

from enum import Enum

from heed.statute.value import Value


class Force(Enum):
    """How strongly a rule binds; the value is the word of the public contract."""

    ACT = "act"
    REGULATIONS = "regulations"
    STATUTORY_GUIDANCE = "statutory guidance"
    PANEL_GUIDANCE = "panel guidance"
    PORTAL = "portal"
    LOCAL = "local"


class Strength(Enum):
    """Whether a duty binds, is expected, or is for people to consider; the contract's words."""

    MUST = "must"
    SHOULD = "should"
    CONSIDER = "consider"


class Grade(Enum):
    """How the source's text was seen. A rule graded UNVERIFIED never has a value."""

    READ = "V"  # the instrument's own text was read
    SECONDARY = "V2"  # a secondary source that reproduces it was read
    KNOWN = "K"  # known from the published instrument, not read again
    ASSUMED = "A"  # our convention, open to local choice
    UNVERIFIED = "U"  # could not be found


class Source(Value):
    """An instrument and the place in it, with the legal force it has there."""

    force: Force
    instrument: str
    provision: str
    url: str = ""

    def __str__(self) -> str:
        return f"{self.instrument}, {self.provision}"
