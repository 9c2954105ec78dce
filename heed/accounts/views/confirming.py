"""Who asks again who somebody is, before what needs a fresh proof, and goes on afterwards?

Whatever raises `ProofNeeded` is answered at its own address by the page “Confirm it is you”, which
carries what was typed. What comes back is checked here and then goes to the page it was meant for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final, cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render

from heed.access.checks import ProofNeeded
from heed.access.permissions import TAKES_AWAY, Permission
from heed.access.viewer import ViewerRequest
from heed.accounts import actions, forms, sessions, throttle
from heed.accounts.models import User
from heed.core import clock
from heed.govuk.carried import NEVER_TYPED

Next = Callable[[HttpRequest], HttpResponse]

PREFIX: Final = "heed-proof"
WHAT_FOR: Final = f"{PREFIX}-what-for"
NOT_CARRIED: Final = {"csrfmiddlewaretoken"}


class ConfirmItIsYou:
    """Ask for a proof where one is needed, check it, and go on with what was asked."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as usual; the work is done before a view and after a refusal."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """Check a proof that came with the request, before the view sees the rest of it."""
        if WHAT_FOR not in request.POST or not hasattr(request, "viewer"):
            return None
        return _check(cast(ViewerRequest, request))

    def process_exception(self, request: HttpRequest, refusal: Exception) -> HttpResponse | None:
        """Ask for a proof instead of refusing."""
        if not isinstance(refusal, ProofNeeded):
            return None
        form = forms.ConfirmItIsYou(
            user=cast(User, request.user), place=throttle.place_of(request), prefix=PREFIX
        )
        return _ask(request, form, refusal.permission)


def _check(request: ViewerRequest) -> HttpResponse | None:
    user, at = cast(User, request.user), clock.now()
    what_for = _permission(request)
    form = forms.ConfirmItIsYou(
        request.POST, user=user, place=throttle.place_of(request), prefix=PREFIX
    )
    if not form.is_valid():
        actions.note_proof_refused(user, by=request.viewer, at=at)
        return _ask(request, form, what_for)
    sessions.note_proof(request.session)
    actions.note_proof(user, by=request.viewer, at=at)
    if f"{PREFIX}-sent" in request.POST:
        request.viewer = replace(request.viewer, freshly_proved=True)
        request.POST = QueryDict(_without_proof(request.POST).urlencode())
        return None
    if what_for in TAKES_AWAY:
        return render(request, "accounts/take_away.html", {"address": request.get_full_path()})
    return HttpResponseRedirect(request.get_full_path())


def _ask(
    request: HttpRequest, form: forms.ConfirmItIsYou, for_what: Permission | None
) -> HttpResponse:
    """Show the page, with everything that was typed in it; a file cannot be kept this way."""
    was_sent = request.method == "POST" and (
        WHAT_FOR not in request.POST or f"{PREFIX}-sent" in request.POST
    )
    typed = [
        (name, value)
        for name, values in _without_proof(request.POST).lists()
        for value in values
        if name not in NEVER_TYPED
    ]
    shown = {
        "form": form,
        "for_what": for_what,
        "what_for_name": WHAT_FOR,
        "sent_name": f"{PREFIX}-sent" if was_sent else "",
        "typed": typed,
        "has_files": bool(request.FILES),
    }
    return render(request, "accounts/confirm.html", shown, status=403)


def _permission(request: HttpRequest) -> Permission | None:
    return Permission.__members__.get(request.POST[WHAT_FOR])


def _without_proof(sent: QueryDict) -> QueryDict:
    rest = sent.copy()
    for name in sent:
        if name.startswith(f"{PREFIX}-") or name in NOT_CARRIED:
            del rest[name]
    return rest
