"""What is backed up where on this installation, and how long is it kept? As the settings say."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection

from heed.backups.ladder import Ladder
from heed.backups.place import Place
from heed.backups.taking import Sources


def sources() -> Sources:
    """Return what a backup of this installation is taken of."""
    return Sources(
        database=connection.settings_dict,
        var=settings.VAR,
        files=settings.HEED_FILES,
        beside=settings.HEED_BACKED_UP_BESIDE,
    )


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
