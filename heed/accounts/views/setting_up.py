"""Pages that set up a second factor: an app, a passkey, and recovery codes on paper."""

from __future__ import annotations

import json
from typing import Final

from allauth.mfa.webauthn.internal import auth as webauthn
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from heed.accounts import actions, factors, forms, sealed, sessions
from heed.accounts.models import User
from heed.accounts.views import arriving
from heed.core import clock

SECRET: Final = "app_secret"  # noqa: S105  (the name under which the session keeps it, sealed)
PURPOSE: Final = "setting up an app"
CHANGE: Final = "Change how you sign in"


@require_safe
def set_up(request: HttpRequest) -> HttpResponse:
    """Explain what a second factor is and let the person choose one."""
    if (elsewhere := _first_the_other(request)) is not None:
        return elsewhere
    owned = factors.of(arriving.person(request).pk)
    shown = {"owned": owned, "is_in": sessions.is_complete(request.session)}
    return render(request, "accounts/set_up.html", shown)


@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def set_up_app(request: HttpRequest) -> HttpResponse:
    """Show the secret as a picture and in letters, and ask for the first code."""
    if (elsewhere := _first_the_other(request)) is not None:
        return elsewhere
    user, secret = arriving.person(request), _secret(request)
    form = forms.AppCode(request.POST or None)
    if form.is_valid():
        try:
            actions.add_app(user, secret=secret, code=form.cleaned_data["code"], at=clock.now())
        except (factors.WrongCode, actions.HasAnApp) as refusal:
            form.add_error("code", str(refusal))
        else:
            del request.session[SECRET]
            return _added(request, user, used="a new authenticator app")
    groups = [secret[start : start + 4] for start in range(0, len(secret), 4)]
    shown = {"form": form, "secret": " ".join(groups), "email": user.email}
    return render(request, "accounts/set_up_app.html", shown)


@require_safe
def app_picture(request: HttpRequest) -> HttpResponse:
    """Draw the secret that is being set up; there is no picture at any other time."""
    if SECRET not in request.session:
        raise Http404
    svg = factors.app_picture(arriving.person(request), _secret(request))
    return HttpResponse(svg, content_type="image/svg+xml")


@require_http_methods(["GET", "POST"])
def set_up_passkey(request: HttpRequest) -> HttpResponse:
    """Let the browser make a passkey; a script is needed for that, and the page says so."""
    if (elsewhere := _first_the_other(request)) is not None:
        return elsewhere
    user = arriving.person(request)
    form = forms.NewPasskey(request.POST or None)
    if form.is_valid():
        made = form.cleaned_data
        actions.add_passkey(user, name=made["name"], credential=made["passkey"], at=clock.now())
        return _added(request, user, used=f"the new passkey “{made['name']}”")
    options = json.dumps(webauthn.begin_registration(user, passwordless=False))
    return render(request, "accounts/set_up_passkey.html", {"form": form, "options": options})


@require_http_methods(["GET", "POST"])
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Say what recovery codes are for; make ten and show them this once when asked to."""
    user = arriving.person(request)
    if not sessions.is_complete(request.session) or not factors.has_any(user.pk):
        return redirect("accounts:second_factor")
    arriving.require_proof(request, CHANGE)
    codes = actions.make_recovery_codes(user, at=clock.now()) if request.method == "POST" else []
    shown = {"codes": codes, "owned": factors.of(user.pk)}
    return render(request, "accounts/recovery_codes.html", shown)


def _first_the_other(request: HttpRequest) -> HttpResponse | None:
    """Nobody adds a factor who has not given the one they have: a password alone is not enough.

    :raises ProofNeeded: if the person is in already and the last proof is not fresh
    """
    if sessions.is_complete(request.session):
        arriving.require_proof(request, CHANGE)
    elif factors.has_any(arriving.person(request).pk):
        return redirect("accounts:second_factor")
    return None


def _secret(request: HttpRequest) -> str:
    """Return the secret being set up, which the session keeps sealed."""
    if SECRET not in request.session:
        request.session[SECRET] = sealed.seal(factors.new_secret(), purpose=PURPOSE)
    return sealed.unseal(request.session[SECRET], purpose=PURPOSE)


def _added(request: HttpRequest, user: User, *, used: str) -> HttpResponse:
    """Let the person in if they were on their way, and lead them to their recovery codes."""
    if not sessions.is_complete(request.session):
        arriving.complete(request, user, used=used)
    has_codes = factors.of(user.pk).codes_left > 0
    return redirect("accounts:factors" if has_codes else "accounts:recovery_codes")
