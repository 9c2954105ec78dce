"""Is every part of this installation up? Answered to anybody, and telling nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum
from functools import lru_cache
from typing import Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from heed.audit.models import AuditEntry, Unsealed
from heed.backups import usual
from heed.config import read_only
from heed.config.read_only import Why

# An entry is sealed within seconds; a minute without means that nobody seals.
SEALED_WITHIN: Final = timedelta(minutes=1)


class Part(Enum):
    """How one part of the installation is."""

    UP = "up"
    PAUSED = "paused"
    DOWN = "down"


def parts(*, at: datetime) -> dict[str, Part]:
    """Return how each part is at a moment (UTC). A part that cannot be asked is down."""
    asked: dict[str, Callable[[], Part]] = {
        "database": _database,
        "writing": _writing,
        "room": lambda: _up_if(read_only.room_left() >= settings.HEED_ROOM_ALARM),
        "sealing": lambda: _sealing(at),
        "backups": lambda: _backups(at),
        "migrations": _migrations,
    }
    return {name: _asked(part) for name, part in asked.items()}


def is_well(found: dict[str, Part]) -> bool:
    """Say whether nobody has to be called: nothing is down."""
    return Part.DOWN not in found.values()


def _asked(part: Callable[[], Part]) -> Part:
    try:
        return part()
    except (DatabaseError, OSError):
        return Part.DOWN


def _database() -> Part:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return _up_if(cursor.fetchone() == (1,))


def _writing() -> Part:
    standing = read_only.standing()
    if standing is None:
        return Part.UP
    return Part.DOWN if standing.why is Why.FULL else Part.PAUSED


def _sealing(at: datetime) -> Part:
    oldest = Unsealed.objects.order_by("entry_id").values("entry_id")[:1]
    waiting = AuditEntry.objects.filter(pk__in=list(oldest.values_list("entry_id", flat=True)))
    return _up_if(not waiting.filter(at__lt=at - SEALED_WITHIN).exists())


def _backups(at: datetime) -> Part:
    newest = usual.place().newest()
    if newest is None:
        return _up_if(settings.DEMONSTRATION)
    return _up_if(not newest.problems and at - newest.made_at <= usual.late_after())


def _migrations() -> Part:
    applied = MigrationRecorder(connection).applied_migrations()
    return _up_if(_written_migrations() <= set(applied))


@lru_cache(maxsize=1)
def _written_migrations() -> frozenset[tuple[str, str]]:
    """Return the migrations this version of Heed has, read once."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)


def _up_if(is_up: bool) -> Part:
    return Part.UP if is_up else Part.DOWN
