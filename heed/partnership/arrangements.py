"""What has a partnership agreed locally, on top of the national rules?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import Enum
from typing import Any

from heed.statute import rapid_review


class DecisionAuthority(Enum):
    """Who takes the final decision on a review: it changed nationally, so it is dated."""

    INDEPENDENT_CHAIR = "INDEPENDENT_CHAIR"
    STATUTORY_PARTNERS = "STATUTORY_PARTNERS"

    @property
    def label(self) -> str:
        """Return the words a page uses."""
        return {
            DecisionAuthority.INDEPENDENT_CHAIR: "the Independent Chair",
            DecisionAuthority.STATUTORY_PARTNERS: "the three safeguarding partners",
        }[self]


class LooserThanTheLaw(ValueError):
    """A local arrangement may be stricter than a national limit, never looser."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangements:
    """One published version. A change is a new version, never an edit.

    Targets are in working days. `implemented_on` is the day the area moved from its LSCB to these
    arrangements (transition rule T2); it is None for versions that only change earlier ones.

    :raises LooserThanTheLaw: if a local target is longer than the national limit of that day
    """

    starts_on: date
    title: str
    decides: DecisionAuthority
    published_on: date | None = None
    implemented_on: date | None = None
    approach: str = ""
    after_hours_rolls: bool = False
    rapid_review_day_one_is_notification_day: bool = False
    rapid_review_target_days: int | None = None
    reporting_year_starts_month: int = 4
    executive_meets: str = "quarterly"
    reviews_are_a_standing_item: bool = True
    national_importance_told_between_meetings: bool = True
    communicating_decisions: str = ""

    def __post_init__(self) -> None:
        limit = rapid_review.RR2.value_on(self.starts_on).within.count
        if self.rapid_review_target_days is not None and self.rapid_review_target_days > limit:
            raise LooserThanTheLaw(
                f"A local target for the rapid review cannot exceed the national {limit} working "
                "days. Enter a smaller number."
            )
        if not 1 <= self.reporting_year_starts_month <= 12:
            raise ValueError("The reporting year starts in a month from 1 to 12.")

    def as_stored(self) -> dict[str, Any]:
        """Return this version as plain values for the database."""
        return {name: _stored(value) for name, value in asdict(self).items()}

    @classmethod
    def from_stored(cls, stored: Mapping[str, Any]) -> Arrangements:
        """Read a stored version back."""
        values = dict(stored)
        for name in ("starts_on", "published_on", "implemented_on"):
            if values.get(name):
                values[name] = date.fromisoformat(values[name])
        values["decides"] = DecisionAuthority(values["decides"])
        return cls(**values)


def _stored(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return value
