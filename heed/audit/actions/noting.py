"""Write down that somebody read the trail itself or checked it, or change its key."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.db import models, transaction

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.audit import keys, trail
from heed.audit.events import Event
from heed.audit.queries import LookedFor
from heed.core.checked import Checked

WHOEVER_RUNS_IT = "Whoever runs the system"


@transaction.atomic
def note_reading(looked_for: LookedFor, *, page: int, by: Viewer, at: datetime) -> None:
    """Write down that a person read a page of the trail, and what they looked for."""
    checks.require(by, Permission.TRAIL_READ)
    sought = {name: value for name, value in asdict(looked_for).items() if value}
    trail.record_reading(by=by, at=at, page=page, **sought)


@transaction.atomic
def note_own_reading(*, page: int, by: Viewer, at: datetime) -> None:
    """Write down that a person read a page of what they did themselves."""
    trail.record_reading(by=by, at=at, page=page, whose="their own")


@transaction.atomic
def note_download(about: models.Model | None, *, entries: int, by: Viewer, at: datetime) -> None:
    """Write down that a person took entries away, about one thing or from the whole trail."""
    checks.require(by, Permission.TRAIL_DOWNLOAD)
    if about is None:
        trail.record_reading(Event.TRAIL_DOWNLOADED, by=by, at=at, entries=entries)
    else:
        trail.record(Event.TRAIL_DOWNLOADED, about, by=by, at=at, entries=entries)


@transaction.atomic
def note_sought(reference: str, *, by: Viewer, at: datetime) -> None:
    """Write down that a person asked for a case that is not there, or not for them: the same.

    The reference itself is not repeated: others who read the trail may not know of it either.
    """
    trail.record_reading(
        Event.CASE_FILE_SOUGHT,
        by=by,
        at=at,
        subject_kind="case file",
        typed=trail.measured(reference),
    )


@transaction.atomic
def note_check(checked: Checked, *, at: datetime) -> None:
    """Write down that the whole trail was checked, and what was found first."""
    trail.record_without_viewer(
        Event.TRAIL_CHECKED,
        actor_name=WHOEVER_RUNS_IT,
        at=at,
        subject_kind="trail",
        says=checked.says,
        wrong=len(checked.wrong),
        first=checked.wrong[0] if checked.wrong else None,
    )


@transaction.atomic
def change_key(*, at: datetime) -> None:
    """Make a new key, which seals from now on; the old one goes on checking what it sealed.

    :raises keys.KeyUnreadable: if it cannot be kept
    """
    before = keys.current()
    after = keys.change()
    trail.record_without_viewer(
        Event.TRAIL_KEY_CHANGED,
        actor_name=WHOEVER_RUNS_IT,
        at=at,
        subject_kind="key",
        subject_reference=after.key_id,
        changes={"key": (before.key_id, after.key_id)},
    )
