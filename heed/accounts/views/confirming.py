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
from django.utils.http import urlencode

from heed.access.checks import ProofNeeded
from heed.access.viewer import ViewerRequest
from heed.accounts import actions, factors, forms, lapses, sessions, throttle
from heed.accounts.models import User
from heed.accounts.views import arriving
from heed.accounts.views.second_factor import use_factor
from heed.core import clock
from heed.govuk.carried import NEVER_TYPED

Next = Callable[[HttpRequest], HttpResponse]

PREFIX: Final = "heed-proof"
WHAT_FOR: Final = f"{PREFIX}-what-for"
SENT: Final = f"{PREFIX}-sent"
TAKES_AWAY: Final = f"{PREFIX}-takes-away"
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
        is_in = isinstance(request.user, User) and sessions.is_complete(request.session)
        return _check(request) if is_in and WHAT_FOR in request.POST else None

    def process_exception(self, request: HttpRequest, refusal: Exception) -> HttpResponse | None:
        """Ask for a proof instead of refusing."""
        if not isinstance(refusal, ProofNeeded):
            return None
        form = forms.ConfirmItIsYou(
            user=arriving.person(request), place=throttle.place_of(request), prefix=PREFIX
        )
        return _ask(request, form, refusal.what_for, takes_away=refusal.takes_away)


def _check(request: HttpRequest) -> HttpResponse | None:
    user, sent = arriving.person(request), request.POST
    form = forms.ConfirmItIsYou(sent, user=user, place=throttle.place_of(request), prefix=PREFIX)
    if not form.fields or not form.is_valid() or not _is_right_code(request, form):
        actions.note_proof_refused(user, at=clock.now())
        return _ask(request, form, sent[WHAT_FOR], takes_away=TAKES_AWAY in sent)
    sessions.note_proof(request.session)
    actions.note_proof(user, at=clock.now())
    if SENT in sent:
        _go_on(request)
        return None
    if TAKES_AWAY in sent:
        return render(request, "accounts/take_away.html", {"address": request.get_full_path()})
    return HttpResponseRedirect(request.get_full_path())


def _is_right_code(request: HttpRequest, form: forms.ConfirmItIsYou) -> bool:
    """Check the code of somebody without a password; the form itself has checked passwords."""
    code = form.cleaned_data.get("code")
    if not code:
        return True
    try:
        use_factor(request, arriving.person(request), {"code": code, "passkey": None})
    except (factors.WrongCode, throttle.TooManyTries) as refusal:
        form.add_error("code", str(refusal))
        return False
    return True


def _go_on(request: HttpRequest) -> None:
    """Make the request what it was before it was stopped, from somebody freshly proved."""
    if hasattr(request, "viewer"):
        asking = cast(ViewerRequest, request)
        asking.viewer = replace(asking.viewer, freshly_proved=True)
    request.POST = QueryDict(_without_proof(request.POST).urlencode())


def _ask(
    request: HttpRequest, form: forms.ConfirmItIsYou, what_for: str, *, takes_away: bool
) -> HttpResponse:
    """Show the page, with everything that was typed in it; a file cannot be kept this way."""
    was_sent = request.method == "POST" and (WHAT_FOR not in request.POST or SENT in request.POST)
    typed = [
        (name, value)
        for name, values in _without_proof(request.POST).lists()
        for value in values
        if name not in NEVER_TYPED
    ]
    marks = [(WHAT_FOR, what_for), *([(SENT, "yes")] if was_sent else [])]
    shown = {
        "form": form,
        "what_for": what_for,
        "carried": [*typed, *marks, *([(TAKES_AWAY, "yes")] if takes_away else [])],
        "has_typed": bool(typed),
        "has_files": bool(request.FILES),
    }
    if form.fields:
        return render(request, "accounts/confirm.html", shown, status=403)
    if was_sent:
        lapses.keep(request, arriving.person(request), at=clock.now())
    shown["next"] = urlencode({"next": request.get_full_path(), "again": "yes"})
    return render(request, "accounts/confirm_elsewhere.html", shown, status=403)


def _without_proof(sent: QueryDict) -> QueryDict:
    rest = sent.copy()
    for name in sent:
        if name.startswith(f"{PREFIX}-") or name in NOT_CARRIED:
            del rest[name]
    return rest
