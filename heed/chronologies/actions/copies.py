"""Write down that somebody takes a combined chronology away."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.chronologies.models import Chronology


@transaction.atomic
def take_copy(
    chronology: Chronology,
    *,
    ending: str,
    rows: int,
    whole: bool,
    labelled: bool,
    by: Viewer,
    at: datetime,
) -> None:
    """Write down who takes how many rows away, in which form; it asks for a fresh proof.

    `labelled` says that it has labels for names.
    """
    chronology.require(Permission.CHRONOLOGY_DOWNLOAD, by=by)
    trail.record(
        Event.CHRONOLOGY_DOWNLOADED,
        chronology,
        by=by,
        at=at,
        form=ending,
        rows=rows,
        whole=whole,
        with_labels=labelled,
    )
