"""The page that asks for the second factor, between the password and everything else."""

from __future__ import annotations

import json
from typing import Any

from allauth.mfa.webauthn.internal import auth as webauthn
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from heed.accounts import actions, factors, forms, sessions, throttle
from heed.accounts.models import User
from heed.accounts.views import arriving
from heed.core import clock


@sensitive_post_parameters("code", "passkey")
@require_http_methods(["GET", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """Ask for a code or a passkey, and go on; whoever has neither is led to set one up."""
    user = arriving.person(request)
    if sessions.is_complete(request.session):
        return redirect(arriving.where_to(request, user))
    owned = factors.of(user.pk)
    if not owned.factors:
        return redirect("accounts:set_up")
    form = forms.SecondFactor(request.POST or None)
    if form.is_valid():
        try:
            used = use_factor(request, user, form.cleaned_data)
        except (factors.WrongCode, throttle.TooManyTries) as refusal:
            form.add_error("code", str(refusal))
        else:
            return redirect(arriving.complete(request, user, used=used))
    options = passkey_options(user) if owned.has_passkey else ""
    shown = {"form": form, "owned": owned, "options": options}
    return render(request, "accounts/second_factor.html", shown)


def use_factor(request: HttpRequest, user: User, typed: dict[str, Any]) -> str:
    """Use the code or the passkey that was given; return which factor it was.

    :raises WrongCode: if it is not right
    :raises TooManyTries: if there have been too many that were not
    """
    at = clock.now()

    def answer() -> str:
        if typed["passkey"]:
            return actions.use_passkey(user, answer=typed["passkey"], at=at)
        if factors.looks_like_a_recovery_code(typed["code"]):
            return actions.use_recovery_code(user, code=typed["code"], at=at)
        return actions.use_app(user, code=typed["code"], at=at)

    try:
        return throttle.hear(
            throttle.CODE, user.email, place=throttle.place_of(request), answer=answer
        )
    except factors.WrongCode:
        actions.note_factor_refused(user, at=at)
        raise


def passkey_options(user: User) -> str:
    """Return our challenge to a person's passkeys, as the script of the page reads it."""
    return json.dumps(webauthn.begin_authentication(user))
