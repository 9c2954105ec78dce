"""Who is looking, and may anybody keep a copy? Asked once for every request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import resolve

from heed.access.viewer import ViewerRequest
from heed.accounts import sessions
from heed.accounts.models import User
from heed.core import clock
from heed.partnership import queries as partnership

Next = Callable[[HttpRequest], HttpResponse]

# Pages that anybody may open; everything else needs a signed-in person with a post.
OPEN_PAGES = frozenset(
    {"accounts:sign_in", "accounts:sign_out", "config:accessibility", "partnership:colour"}
)


NO_DEVICES = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"


class WhoIsLooking:
    """Put the viewer on the request, or send the person to sign in."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let open pages through; give everything else a viewer, or a way to become one."""
        viewer = None
        if isinstance(request.user, User):
            viewer = partnership.viewer_for(
                request.user,
                on=clock.day(clock.now()),
                partnership_id=request.session.get("partnership_id"),
            )
        if viewer is not None:
            is_fresh = sessions.is_freshly_proved(request.session)
            cast(ViewerRequest, request).viewer = replace(viewer, freshly_proved=is_fresh)
        if viewer is not None or _is_open(request):
            return self.get_response(request)
        if isinstance(request.user, User):
            return render(request, "config/no_post.html", status=403)
        return redirect_to_login(request.get_full_path())


class PrivateByDefault:
    """Forbid every copy of a page: in the browser, on the way, and in other sites' frames."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with headers that keep the page to this person."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", NO_DEVICES)
        return response


def _is_open(request: HttpRequest) -> bool:
    return resolve(request.path_info).view_name in OPEN_PAGES
