"""Pages with what was typed when a session was over, and what happens when it is sent on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from heed.access.viewer import ViewerRequest
from heed.accounts import actions, presenters, queries
from heed.accounts.actions.ending import REMEMBERED
from heed.core import clock

Next = Callable[[HttpRequest], HttpResponse]

KEPT: Final = "heed-kept"


class ForgetsWhatWasSentOn:
    """Forget what was kept once the page it was meant for has taken it."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as usual; a page that refused or broke has not taken it."""
        response = self.get_response(request)
        number = request.POST.get(KEPT, "") if request.method == "POST" else ""
        viewer = getattr(request, "viewer", None)
        if number.isdecimal() and viewer is not None and response.status_code < 400:
            actions.note_sent_on(int(number), by=viewer, at=clock.now())
        return response


@require_safe
def kept(request: ViewerRequest) -> HttpResponse:
    """Show what was typed and not sent, to send on or to discard."""
    since = clock.now() - REMEMBERED
    found = queries.kept_for(request.viewer.user_id, since=since)
    shown = [(one, presenters.kept_facts(one)) for one in found]
    return render(request, "accounts/kept.html", {"kept": shown, "kept_name": KEPT})


@require_POST
def discard(request: ViewerRequest, pk: int) -> HttpResponse:
    """Forget what was kept."""
    try:
        actions.discard_answers(pk, by=request.viewer, at=clock.now())
    except actions.NothingKept as gone:
        raise Http404 from gone
    messages.success(request, "What you had typed has been discarded")
    return redirect("accounts:kept")
