"""Where does a harness get a long trail from, in no time?"""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from heed.audit import trail
from heed.audit.models import AuditEntry

BEGAN_AT = datetime(2026, 1, 5, 9, tzinfo=UTC)
PAGES = ("overview", "duties", "rapid_reviews:review", "incidents:incident", "trail")
NAMES = ("Priya Shah", "Anna Kowalska", "Zoë O’Brien", "Tom Hughes", "Grace Oyelaran")


def write(count: int, *, seed: int = 1) -> None:
    """Add entries like those of readings, stamped as Heed stamps them, a thousand at a time."""
    chance = random.Random(seed)
    for start in range(0, count, 1000):
        some = range(start, min(start + 1000, count))
        AuditEntry.objects.bulk_create([_entry(position, chance) for position in some])


def _entry(position: int, chance: random.Random) -> AuditEntry:
    number = chance.randrange(len(NAMES))
    return trail.stamped(
        AuditEntry(
            at=BEGAN_AT + timedelta(seconds=40 * position, microseconds=chance.randrange(1000)),
            event="casefiles:file:read",
            partnership_id=1,
            user_id=number + 1,
            actor_name=NAMES[number],
            acting_for="Westshire Safeguarding Children Partnership",
            subject_kind="case file",
            subject_reference=f"SI-{chance.randrange(16**6):06X}",
            case_file_id=chance.randrange(1, 300),
            details={"page": chance.choice(PAGES)},
        )
    )
