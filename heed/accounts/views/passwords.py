"""Pages about one's password."""

from __future__ import annotations

from contextlib import suppress
from typing import cast

from django.conf import settings
from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from heed.access.viewer import ViewerRequest
from heed.accounts import actions, forms, links, throttle
from heed.accounts.models import User
from heed.core import clock


@sensitive_post_parameters("current", "new")
@require_http_methods(["GET", "POST"])
def change_password(request: ViewerRequest) -> HttpResponse:
    """Change one's own password."""
    user = cast(User, request.user)
    form = forms.ChangePassword(request.POST or None, user=user, place=throttle.place_of(request))
    if form.is_valid():
        actions.change_password(
            user,
            new=form.cleaned_data["new"],
            but=request.session.session_key,
            by=request.viewer,
            at=clock.now(),
        )
        auth.update_session_auth_hash(request, user)
        messages.success(request, "Your password has been changed")
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "accounts/change_password.html", {"form": form})


@require_http_methods(["GET", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """Take an address and say the same whoever it belongs to, if it belongs to anybody."""
    form = forms.Forgotten(request.POST or None)
    if not form.is_valid():
        return render(request, "accounts/forgotten.html", {"form": form})
    email, to = form.cleaned_data["email"], links.address_of(request)
    with suppress(throttle.TooManyTries):
        throttle.hear(
            throttle.LETTER,
            email,
            place=throttle.place_of(request),
            answer=lambda: actions.ask_for_link(email=email, to=to, at=clock.now()),
        )
    shown = {"email": email, "is_demonstration": settings.DEMONSTRATION}
    return render(request, "accounts/forgotten_sent.html", shown)


@sensitive_post_parameters("new")
@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, whose: str, secret: str) -> HttpResponse:
    """Let whoever has the link choose a new password; they then sign in like everybody else."""
    try:
        form = forms.NewPassword(request.POST or None, user=links.person_behind(whose, secret))
        if form.is_valid():
            actions.set_password(whose, secret, new=form.cleaned_data["new"], at=clock.now())
            messages.success(request, "Your password has been changed. Sign in with the new one")
            return redirect("accounts:sign_in")
    except links.LinkUseless:
        return render(request, "accounts/link_useless.html", status=404)
    return render(request, "accounts/choose_password.html", {"form": form})
