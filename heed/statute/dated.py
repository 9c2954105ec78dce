"""Which version of a rule was in force on a day?"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from heed.statute.sources import Grade, Source
from heed.statute.typed import Generic, TypeVar
from heed.statute.value import Value

T_co = TypeVar("T_co", covariant=True)


class NotInForce(LookupError):
    """The rule has no version for the day asked about."""


class NotKnown(LookupError):
    """A version exists for the day, but its content has not been verified."""


class Version(Value, Generic[T_co], kw_only=True):
    """What a rule said from one day to another, and who says so.

    `starts` and `ends` are the first and last day in force; `ends` is None while open.
    `checked` is the day somebody last confirmed the source still says this.
    """

    value: T_co
    starts: date
    source: Source
    checked: date
    grade: Grade
    ends: date | None = None

    def __post_init__(self) -> None:
        if self.grade is Grade.UNVERIFIED:
            raise ValueError("A version graded U has no value: write Unverified instead.")
        if self.ends is not None and self.ends < self.starts:
            raise ValueError("A version cannot end before it starts.")


class Unverified(Value, kw_only=True):
    """An empty slot: something applies from this day, and nobody has read what it says."""

    wanted: str
    starts: date | None  # None where even the first day is unknown
    source: Source
    checked: date
    ends: date | None = None


class Rule(Value, Generic[T_co]):
    """One numbered rule of the reference, as the versions it has had.

    :raises ValueError: if versions are out of order, overlap, or share a first day
    """

    id: str
    question: str
    versions: tuple[Version[T_co] | Unverified, ...]

    def __post_init__(self) -> None:
        if not self.versions:
            raise ValueError(f"{self.id} has no version.")
        spans = [
            (version.starts, version.ends or version.starts)
            for version in self.versions
            if version.starts is not None
        ]
        for (_, last), (first, _) in pairwise(spans):
            if first <= last:
                raise ValueError(f"{self.id}: versions must be in date order and not overlap.")

    def on(self, day: date) -> Version[T_co]:
        """Return the version in force on the day; never guess a nearby one.

        :raises NotInForce: if no version covers the day
        :raises NotKnown: if the version that covers it has not been verified
        """
        for version in reversed(self.versions):
            if version.starts is None or version.starts > day:
                continue
            if version.ends is not None and version.ends < day:
                break
            if isinstance(version, Unverified):
                raise NotKnown(f"{self.id}: {version.wanted}")
            return version
        raise NotInForce(f"{self.id} has no version for {day}; {self._span()}.")

    def value_on(self, day: date) -> T_co:
        """Return what the rule says on the day.

        :raises NotInForce: if no version covers the day
        :raises NotKnown: if the version that covers it has not been verified
        """
        return self.on(day).value

    def last_day_of(self, version: Version[T_co]) -> date | None:
        """Return the last day a version is in force, or None while it is open."""
        if version.ends is not None:
            return version.ends
        later = [
            other.starts
            for other in self.versions
            if other.starts is not None and other.starts > version.starts
        ]
        return min(later) - timedelta(days=1) if later else None

    def _span(self) -> str:
        first = self.versions[0].starts
        return f"it starts on {first}" if first else "its first day is not known"
