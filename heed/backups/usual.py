"""What is backed up where on this installation, and how long is it kept? As the settings say."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from heed.audit import anchors, keys, sealer, verification
from heed.audit.anchors import Anchor
from heed.backups import targets
from heed.backups.ladder import Ladder
from heed.backups.place import Place
from heed.backups.snapshot import Snapshot
from heed.backups.taking import Sources
from heed.core import clock
from heed.core.checked import CannotBeChecked


def seal_now() -> None:
    """Seal the trail, so that a copy holds a whole chain; if that fails, `heed verify` says so."""
    with suppress(DatabaseError, keys.KeyUnreadable, anchors.Unreadable, OSError):
        sealer.seal_once(at=clock.now())


def sources() -> Sources:
    """Return what a backup of this installation is taken of."""
    return Sources(
        database=connection.settings_dict,
        var=settings.VAR,
        files=settings.HEED_FILES,
        beside=settings.HEED_BACKED_UP_BESIDE,
        # Anchors are read now: what is noted later may be about what is not in the copy.
        checks=[partial(_trail, noted=_noted())],
    )


def _trail(snapshot: Snapshot, *, noted: list[Anchor] | str) -> list[str]:
    """Return what is wrong with the trail in a copy."""
    if isinstance(noted, str):
        return [noted]
    with targets.looking_at(dict(snapshot.there)):
        return list(trail_faults(noted, at=clock.now()))


def trail_faults(noted: list[Anchor], *, at: datetime) -> tuple[str, ...]:
    """Return what was wrong at a moment (UTC) with the trail in the database that is asked."""
    try:
        return verification.verify(noted, at=at, progress=_quietly).wrong
    except (CannotBeChecked, DatabaseError) as problem:
        return (f"The trail cannot be checked. {problem}",)


def _noted() -> list[Anchor] | str:
    try:
        return list(anchors.kept(settings.TRAIL_ANCHORS))
    except (anchors.Unreadable, OSError) as problem:
        return f"The anchors of the trail cannot be read: {problem}"


def _quietly(_: int) -> None:
    """Nobody waits for how far it is."""


def place() -> Place:
    """Return the place where this installation keeps its backups."""
    return Place(settings.HEED_BACKUPS)


def second_place() -> Place | None:
    """Return the second place, where backups can be added and not taken away; None without one."""
    second = settings.HEED_BACKUPS_SECOND
    return Place(Path(second)) if second else None


def ladder() -> Ladder:
    """Return how long backups are kept."""
    return Ladder(
        all_for=timedelta(hours=settings.HEED_KEEP_ALL_BACKUPS_HOURS),
        hourly_for=timedelta(days=settings.HEED_KEEP_HOURLY_BACKUPS_DAYS),
        daily_for=timedelta(days=settings.HEED_KEEP_DAILY_BACKUPS_DAYS),
    )


def keys_file() -> Path:
    """Return the file with the public keys that backups are closed with."""
    return Path(settings.HEED_BACKUP_KEYS)


def late_after() -> timedelta:
    """Return the age at which the newest backup is too old."""
    return timedelta(hours=settings.HEED_BACKUP_LATE_HOURS)
