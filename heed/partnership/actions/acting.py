"""Choose for whom one acts from now on."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.partnership.models import Agency, Partnership


@transaction.atomic
def note_place(*, by: Viewer, at: datetime, before: str = "") -> None:
    """Write down for whom a person acts from now on, and for whom they acted before."""
    place = (
        Agency.objects.get(pk=by.agency_id)
        if by.agency_id
        else Partnership.objects.get(pk=by.partnership_id)
    )
    trail.record(Event.PLACE_CHOSEN, place, by=by, at=at, before=before)
