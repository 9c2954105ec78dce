"""Write down that somebody read the trail itself."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.queries import LookedFor


@transaction.atomic
def note_reading(looked_for: LookedFor, *, page: int, by: Viewer, at: datetime) -> None:
    """Write down that a person read a page of the trail, and what they looked for."""
    checks.require(by, Permission.TRAIL_READ)
    sought = {name: value for name, value in asdict(looked_for).items() if value}
    trail.record_reading(by=by, at=at, page=page, **sought)
