"""Pages with one's own sessions, to end them one by one or all the others."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from heed.access.viewer import ViewerRequest
from heed.accounts import actions, presenters, queries
from heed.accounts.session_store import now
from heed.core import clock
from heed.govuk.words import many


@require_safe
def my_sessions(request: ViewerRequest) -> HttpResponse:
    """List the devices on which one is signed in."""
    found = queries.sessions_of(request.viewer.user_id, at=now())
    lines = presenters.session_lines(found, this=request.session.session_key)
    return render(request, "accounts/sessions.html", {"lines": lines})


@require_POST
def end(request: ViewerRequest, reference: str) -> HttpResponse:
    """End one session; ending this one is signing out."""
    try:
        device = actions.end_session(reference, by=request.viewer, at=clock.now())
    except actions.NoSuchSession as gone:
        messages.success(request, str(gone))
    else:
        messages.success(request, f"You have been signed out of {device}")
    return redirect("accounts:sessions")


@require_POST
def end_others(request: ViewerRequest) -> HttpResponse:
    """End every session but this one."""
    ended = actions.end_other_sessions(
        but=request.session.session_key, by=request.viewer, at=clock.now()
    )
    messages.success(
        request,
        f"You have been signed out of {many(ended, one='other session', several='other sessions')}",
    )
    return redirect("accounts:sessions")
