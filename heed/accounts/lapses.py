"""What happens when a browser comes back to a session that is over?"""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.http import HttpRequest

from heed.accounts import actions
from heed.accounts.models import EndedSession, User
from heed.accounts.session_store import SessionStore


def come_back(request: HttpRequest, *, at: datetime) -> EndedSession | None:
    """Keep what a person sent from a session that is over; return which one it was, if any.

    Only a browser that still has the session's own cookie comes this far, and only after the check
    against forged requests, so nobody can put words into somebody else's mouth.
    """
    session = cast(SessionStore, request.session)
    ended = session.ended
    if session.over is not None:
        ended = actions.note_lapse(*session.over, at=at)
    if ended is not None and request.method == "POST" and _may_be_kept(request):
        keep(request, ended.user, at=at)
    return ended


def keep_own(request: HttpRequest, *, at: datetime) -> bool:
    """Keep what a signed-in person sent from one of our pages that was older than their session.

    The browser itself must say that the page is ours; say whether anything was kept.
    """
    ours = f"{request.scheme}://{request.get_host()}"
    is_ours = request.headers.get("Origin") == ours and hasattr(request, "viewer")
    if not is_ours or not isinstance(request.user, User) or not _may_be_kept(request):
        return False
    keep(request, request.user, at=at)
    return True


def keep(request: HttpRequest, user: User, *, at: datetime) -> None:
    """Keep what was sent with a request for a person."""
    actions.keep_answers(
        user,
        address=request.get_full_path(),
        answers=[(name, value) for name, values in request.POST.lists() for value in values],
        files=[str(file.name) for _, files in request.FILES.lists() for file in files],
        at=at,
    )


def _may_be_kept(request: HttpRequest) -> bool:
    """The pages of accounts ask for passwords and codes: nothing typed there is ever kept."""
    found = request.resolver_match
    return found is not None and found.namespace != "accounts"
