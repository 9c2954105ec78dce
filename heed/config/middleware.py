"""Who is looking, and may they? Asked once for every request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url

from heed.access.viewer import ViewerRequest
from heed.accounts import lapses, sessions
from heed.accounts.models import User
from heed.casefiles import second_wall
from heed.core import clock
from heed.partnership import acting
from heed.partnership import queries as partnership
from heed.partnership.places import Place

Next = Callable[[HttpRequest], HttpResponse]

# Pages that anybody may open; everything else needs a signed-in person with a post.
OPEN_PAGES = frozenset(
    {
        "accounts:choose_password",
        "accounts:forgotten",
        "employer",
        "openid_connect_callback",
        "accounts:sign_in",
        "accounts:sign_out",
        "config:accessibility",
        "service:health",
        "partnership:colour",
        "partnership:invited",
        "partnership:open_link",
    }
)
# PostgreSQL keeps no text with it, so nothing has an address in which it stands.
NO_LETTER = "\0"
# The page for people with several posts who have not said, or can no longer be, whom they act for.
CHOOSE = "partnership:act_for"


class BehindTheSecondWall:
    """Let the database itself hold back every row of case files that are not open to somebody."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Stand behind the wall while the request is answered, whatever happens."""
        second_wall.close()
        try:
            return self.get_response(request)
        finally:
            second_wall.take_away()


class WhoIsLooking:
    """Put the viewer on the request, or send the person to prove who they are."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find out who is looking, and for whom; nobody is until all proof has been given."""
        if isinstance(request.user, User) and sessions.is_complete(request.session):
            sessions.note_seen(request.session)
            viewer = acting.viewer_in(request, _places(request.user))
            if viewer is not None:
                cast(ViewerRequest, request).viewer = viewer
                second_wall.show_to(viewer)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """Let open pages through; the others need a viewer, or a way to become one."""
        if NO_LETTER in request.path:
            raise Http404
        page = request.resolver_match.view_name if request.resolver_match else ""
        if hasattr(request, "viewer") or page in OPEN_PAGES:
            return None
        if not isinstance(request.user, User):
            lapses.come_back(request, at=clock.now())
            return redirect_to_login(request.get_full_path())
        if page in sessions.ON_THE_WAY_IN:
            return None
        if not sessions.is_complete(request.session):
            return redirect("accounts:second_factor")
        places = _places(request.user)
        if not places:
            return render(request, "config/no_post.html", status=403)
        if page == CHOOSE:
            return None
        return redirect_to_login(_asked_for(request), resolve_url(CHOOSE))


def _asked_for(request: HttpRequest) -> str:
    """Return the page to go on to after choosing; a form that was sent is not sent again."""
    return request.get_full_path() if request.method == "GET" else resolve_url("desk:desk")


def _places(user: User) -> tuple[Place, ...]:
    return partnership.places(user, on=clock.day(clock.now()))
