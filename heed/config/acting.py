"""Is a form sent for the agency it was opened for? Asked in one place, for every form there is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.backends.utils import csrf_input_lazy
from django.utils.functional import lazy
from django.utils.safestring import SafeString

from heed.access.viewer import Viewer, ViewerRequest
from heed.accounts.models import User
from heed.casefiles import second_wall
from heed.core import clock
from heed.govuk.carried import ACTING_FOR, NEVER_TYPED, acting_for
from heed.partnership import acting, queries
from heed.partnership.places import Place

AGAIN = "act_for_again"

# Forms about the person themselves, whoever they act for: their account, their places.
ABOUT_ONESELF = frozenset({"accounts"})
ABOUT_ONES_PLACES = frozenset({"partnership:act_for", "partnership:invited"})


def forms_know_for_whom(request: HttpRequest) -> dict[str, Any]:
    """Let `csrf_input`, which every form has, also say for whom the form was opened."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    if viewer is None:
        return {}
    carried = lazy(acting_for, SafeString)
    return {"csrf_input": carried(csrf_input_lazy(request), viewer.place)}


class OpenedForAnother:
    """Save nothing for one agency that was typed for another: show it, and offer the way back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as always; the question is asked when the page is known."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """Refuse a form that was opened while the person acted for another agency."""
        viewer: Viewer | None = getattr(request, "viewer", None)
        if viewer is None or _is_about_the_person(request):
            return None
        # A form that was kept for later says it twice: as it was opened, and as it is sent on.
        elsewhere = set(request.POST.getlist(ACTING_FOR)) - {viewer.place}
        if not elsewhere:
            return None
        now = clock.now()
        places = queries.places(cast(User, request.user), on=clock.day(now))
        place = next((place for place in places if {place.code} == elsewhere), None)
        if place is not None and request.POST.get(AGAIN) == place.code:
            second_wall.show_to(acting.act_for(request, place, at=now))
            return None
        return _refused(cast(ViewerRequest, request), place)


def _is_about_the_person(request: HttpRequest) -> bool:
    found = request.resolver_match
    return found is not None and (
        found.namespace in ABOUT_ONESELF or found.view_name in ABOUT_ONES_PLACES
    )


def _refused(request: ViewerRequest, place: Place | None) -> HttpResponse:
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in {*NEVER_TYPED, AGAIN}
    ]
    context = {
        "opened_for": place,
        "acting_for_name": ACTING_FOR,
        "again": AGAIN,
        "typed": typed,
        "proof": csrf_input_lazy(request),
        "has_files": bool(request.FILES),
    }
    return render(request, "config/opened_for_another.html", context, status=409)
