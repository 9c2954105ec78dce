"""How do the backups stand: how old is the newest, what is wrong, when was the last drill?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from heed.backups import keys, usual
from heed.backups.manifest import Label
from heed.backups.models import RestoreDrill
from heed.core import clock

# trust.md section 4: a monthly prompt, amber at 35 days without a drill.
DRILL_EVERY: Final = timedelta(days=35)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the backups stand at a moment; `late_after` is the age at which a backup is too old."""

    at: datetime
    has_key: bool
    newest: Label | None
    count: int
    last_drill: RestoreDrill | None
    late_after: timedelta

    @property
    def is_late(self) -> bool:
        """Say whether the newest backup is too old, or there is none."""
        return self.newest is None or self.at - self.newest.made_at > self.late_after

    @property
    def drill_due_on(self) -> date:
        """Return the day (in England) by which the next drill is due; without one, today."""
        if self.last_drill is None:
            return clock.day(self.at)
        return clock.day(self.last_drill.recorded_at + DRILL_EVERY)

    @property
    def drill_is_due(self) -> bool:
        """Say whether it is time for a drill."""
        return self.drill_due_on <= clock.day(self.at)

    @property
    def is_well(self) -> bool:
        """Say whether there is nothing to do."""
        wrong = self.newest is not None and self.newest.problems
        return not (self.is_late or self.drill_is_due or wrong)


def standing(*, at: datetime) -> Standing:
    """Return how the backups stand at a moment (UTC)."""
    labels = usual.place().labels()
    try:
        has_key = bool(keys.public_keys(usual.keys_file()))
    except keys.NoKey:
        has_key = False
    return Standing(
        at=at,
        has_key=has_key,
        newest=labels[0] if labels else None,
        count=len(labels),
        last_drill=RestoreDrill.objects.order_by("-recorded_at").first(),
        late_after=usual.late_after(),
    )


def drills() -> list[RestoreDrill]:
    """Return the last drills, newest first."""
    return list(RestoreDrill.objects.order_by("-recorded_at", "-pk")[:12])
