"""Pages at the door: come in and go out."""

from __future__ import annotations

from django.conf import settings
from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from heed.accounts import actions, forms, lapses, throttle
from heed.accounts.models import User
from heed.accounts.views import arriving
from heed.core import clock

# One sentence for both, so that nobody can find out who has an account.
NOT_RIGHT = "The email address or the password is not right. Check both and try again"


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Let a person in by email address and password, and go on to the page they asked for."""
    if isinstance(request.user, User):
        return redirect(arriving.where_to(request, request.user))
    ended = lapses.come_back(request, at=clock.now())
    form = forms.SignIn(request.POST or None)
    status = 200
    if form.is_valid():
        try:
            user = _who_is_at_the_door(request, **form.cleaned_data)
        except throttle.TooManyTries as refusal:
            form.add_error("email", str(refusal))
            status = 429
        else:
            if user is not None:
                return redirect(arriving.begin(request, user))
            form.add_error("email", NOT_RIGHT)
    shown = {"form": form, "ended": ended, "employer": settings.HEED_EMPLOYER}
    return render(request, "accounts/sign_in.html", shown, status=status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    user = request.user
    auth.logout(request)
    if isinstance(user, User):
        actions.note_sign_out(user, at=clock.now())
        messages.success(request, "You have signed out")
    response = redirect("accounts:sign_in")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _who_is_at_the_door(request: HttpRequest, email: str, password: str) -> User | None:
    """Return the person with this address and password, or None; refusals are written down.

    :raises TooManyTries: if nobody looks at the password any more
    """
    try:
        user = throttle.hear(
            throttle.PASSWORD,
            email,
            place=throttle.place_of(request),
            answer=lambda: auth.authenticate(request, username=email, password=password),
        )
    except throttle.TooManyTries:
        if throttle.is_first_refusal(email):
            actions.note_guessing(email=email, at=clock.now())
        raise
    if isinstance(user, User):
        return user
    actions.note_refusal(email=email, at=clock.now())
    return None
