"""Pages at the door: come in, go out, change one's password."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from heed.access.viewer import ViewerRequest
from heed.accounts import actions, forms, sessions
from heed.accounts.models import User
from heed.core import clock

# One sentence for both, so that nobody can find out who has an account.
NOT_RIGHT = "The email address or the password is not right. Check both and try again"


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Let a person in by email address and password, and go on to the page they asked for."""
    if request.user.is_authenticated:
        return redirect(_where_next(request))
    form = forms.SignIn(request.POST or None)
    if form.is_valid():
        typed = form.cleaned_data
        user = auth.authenticate(request, username=typed["email"], password=typed["password"])
        if isinstance(user, User):
            last_visit_at = user.last_login
            auth.login(request, user)
            sessions.note_proof(request.session)
            if last_visit_at:
                request.session["last_visit_at"] = last_visit_at.isoformat()
            actions.note_sign_in(user, at=clock.now())
            return redirect(_where_next(request))
        actions.note_refusal(email=typed["email"], at=clock.now())
        form.add_error("email", NOT_RIGHT)
    return render(request, "accounts/sign_in.html", {"form": form})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    user = request.user
    auth.logout(request)
    if isinstance(user, User):
        actions.note_sign_out(user, at=clock.now())
        messages.success(request, "You have signed out")
    return redirect("accounts:sign_in")


@sensitive_post_parameters("current", "new")
@require_http_methods(["GET", "POST"])
def change_password(request: ViewerRequest) -> HttpResponse:
    """Change one's own password."""
    user = cast(User, request.user)
    form = forms.ChangePassword(request.POST or None, user=user)
    if form.is_valid():
        actions.change_password(
            user, new=form.cleaned_data["new"], by=request.viewer, at=clock.now()
        )
        auth.update_session_auth_hash(request, user)
        messages.success(request, "Your password has been changed")
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "accounts/change_password.html", {"form": form})


def _where_next(request: HttpRequest) -> str:
    """Return the page asked for before signing in, if it is one of ours; else the desk."""
    asked = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if ours else resolve_url(settings.LOGIN_REDIRECT_URL)
