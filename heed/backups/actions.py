"""Write down that a backup was opened with the key from the safe, or put in place of what was."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.backups import taking, usual
from heed.backups.models import RestoreDrill


class CodeNotKnown(ValueError):
    """No backup that is still kept has this drill code."""


@transaction.atomic
def record_drill(code: str, *, by: Viewer, at: datetime) -> RestoreDrill:
    """Record a restore drill; its code is inside the backup, so whoever has it has opened one.

    :raises CodeNotKnown: if no backup that is still kept has this code
    """
    checks.require(by, Permission.BACKUP_LOOK_AFTER)
    check = taking.drill_check(code)
    for label in usual.place().labels():
        if label.drill_check == check:
            drill = RestoreDrill.objects.create(
                backup_name=label.name,
                backup_made_at=label.made_at,
                recorded_at=at,
                recorded_by_name=by.name,
            )
            trail.record(Event.RESTORE_DRILL_RECORDED, drill, by=by, at=at)
            return drill
    raise CodeNotKnown(
        "No backup has this code. Check it: it begins with RD and was printed by “heed restore”"
    )


@transaction.atomic
def note_restored(backup: str, *, made_at: datetime, lost: int | None, at: datetime) -> None:
    """Write down, as the first thing in a restored trail, that it was restored and what is lost."""
    trail.record_without_viewer(
        Event.BACKUP_RESTORED,
        actor_name="The command line",
        at=at,
        subject_kind="backup",
        subject_reference=backup,
        made_at=made_at,
        entries_lost=lost,
    )
