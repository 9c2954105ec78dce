"""Which backups are kept, and for how long? Every one of today, then hourly ones, then daily ones.

No step lasts longer than 35 days: what was disposed of in Heed is gone from the backups by then.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

LONGEST: Final = timedelta(days=35)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """How long every backup, one an hour and one a day are kept."""

    all_for: timedelta
    hourly_for: timedelta
    daily_for: timedelta

    def __post_init__(self) -> None:
        if not self.all_for <= self.hourly_for <= self.daily_for <= LONGEST:
            raise ValueError(
                "Every backup is kept for a while, hourly ones at least as long, daily ones at "
                f"least as long as those, and none longer than {LONGEST.days} days."
            )

    def keeps(self, made: Iterable[datetime], *, at: datetime) -> set[datetime]:
        """Return the moments (UTC) of the backups to keep: never none, if there is one."""
        newest_first = sorted(made, reverse=True)
        kept = set(newest_first[:1])
        hours: set[tuple[int, ...]] = set()
        days: set[tuple[int, ...]] = set()
        for moment in newest_first:
            age = at - moment
            parts = moment.timetuple()
            hour, day = tuple(parts[:4]), tuple(parts[:3])
            if (
                age <= self.all_for
                or (age <= self.hourly_for and hour not in hours)
                or (age <= self.daily_for and day not in days)
            ):
                kept.add(moment)
            hours.add(hour)
            days.add(day)
        return kept
