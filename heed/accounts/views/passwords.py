"""Pages about one's password."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib import auth, messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from heed.access.viewer import ViewerRequest
from heed.accounts import actions, forms, throttle
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
