"""For whom does the person of this session act: the place chosen, and how it is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import cast

from django.http import HttpRequest

from heed.access.viewer import Viewer, ViewerRequest
from heed.accounts import sessions
from heed.accounts.models import User
from heed.partnership import actions
from heed.partnership.places import Place

REMEMBERED_AS = "acting_for"


def chosen_place(request: HttpRequest) -> str:
    """Return the code of the place chosen in this session, or nothing."""
    return str(request.session.get(REMEMBERED_AS, ""))


def viewer_in(request: HttpRequest, places: Sequence[Place]) -> Viewer | None:
    """Return the person in the place they act in, or None where they have to choose.

    Somebody with one place need not choose. A choice that has ended is never replaced by a guess:
    what is half-typed for one agency must not end up with another.
    """
    chosen = chosen_place(request)
    held = [place for place in places if chosen in {"", place.code}]
    return _viewer(request, held[0], may_switch=len(places) > 1) if len(held) == 1 else None


def act_for(request: HttpRequest, place: Place, *, at: datetime) -> Viewer:
    """Let the person act in a place from now on, write it down, and return them as they now are."""
    before: Viewer | None = getattr(request, "viewer", None)
    viewer = _viewer(request, place, may_switch=True)
    request.session[REMEMBERED_AS] = place.code
    actions.note_place(by=viewer, at=at, before=before.acts_for if before else "")
    cast(ViewerRequest, request).viewer = viewer
    return viewer


def _viewer(request: HttpRequest, place: Place, *, may_switch: bool) -> Viewer:
    viewer = place.viewer(cast(User, request.user), may_switch=may_switch)
    return replace(viewer, freshly_proved=sessions.is_freshly_proved(request.session))
