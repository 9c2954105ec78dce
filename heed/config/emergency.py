"""Does a person have a case open in an emergency? Every page says so, and for how long."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.casefiles import queries
from heed.casefiles.presenters import emergencies
from heed.core import clock


def open_in_an_emergency(request: HttpRequest) -> dict[str, Any]:
    """Give the page frame what the person has open in an emergency; asked when it is drawn."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    if viewer is None or not checks.may(viewer, Permission.CASE_FILE_BREAK_GLASS):
        return {}
    return {"open_in_an_emergency": SimpleLazyObject(lambda: _open_now(viewer))}


def _open_now(viewer: Viewer) -> list[emergencies.OpenNow]:
    now = clock.now()
    found = queries.own_emergencies(viewer, now=now)
    return [emergencies.open_now(opening, now=now) for opening in found]
