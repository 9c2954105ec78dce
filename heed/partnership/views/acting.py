"""The page where a person with several posts says for whom they act."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from heed.access.viewer import ViewerRequest
from heed.accounts.models import User
from heed.core import clock
from heed.partnership import acting, presenters, queries
from heed.partnership.forms import people as forms


@require_http_methods(["GET", "POST"])
def act_for(request: ViewerRequest) -> HttpResponse:
    """Ask for which agency and partnership the person acts, and remember it until they leave.

    Somebody who has not chosen yet, or whose choice has ended, comes here before any other page.
    """
    user, now = cast(User, request.user), clock.now()
    places = queries.places(user, on=clock.day(now))
    viewer = getattr(request, "viewer", None)
    form = forms.ActFor(
        request.POST or None,
        choices=presenters.places_as_choices(places),
        initial={"place": viewer.place if viewer else ""},
    )
    if form.is_valid():
        chosen = next(place for place in places if place.code == form.cleaned_data["place"])
        acting.act_for(request, chosen, at=now)
        messages.success(request, f"You act for {chosen.name} now")
        return redirect(_where_next(request))
    has_ended = viewer is None and acting.chosen_place(request) != ""
    return render(request, "partnership/act_for.html", {"form": form, "has_ended": has_ended})


def _where_next(request: ViewerRequest) -> str:
    """Return the page asked for before the choice, if it is one of ours; else the desk."""
    asked = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if ours else resolve_url(settings.LOGIN_REDIRECT_URL)
