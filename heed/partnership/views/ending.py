"""Pages on which the part of an agency, or a group, is ended with a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.core import clock
from heed.core.periods import long_date
from heed.govuk.carried import NEVER_TYPED
from heed.partnership import actions, presenters, queries
from heed.partnership.forms import arrangements as forms
from heed.partnership.models import Agency, Group
from heed.partnership.views.posts import done

ON_THE_DAY: Mapping[type[Exception], str] = {
    actions.EndsBeforeItStarts: "ends_on",
    actions.OverAlready: "ends_on",
    actions.StillNeeded: "ends_on",
}


@require_http_methods(["GET", "POST"])
def end_agency(request: ViewerRequest, pk: int) -> HttpResponse:
    """Ask for the last day of an agency, show what that means, then record it."""
    checks.require(request.viewer, Permission.PARTNERSHIP_ARRANGE)
    now = clock.now()
    agencies = queries.agencies(request.viewer.partnership_id, on=clock.day(now))
    agency = agencies.filter(pk=pk).first()
    if agency is None:
        raise Http404

    def end(ends_on: date) -> None:
        actions.end_agency(agency, ends_on=ends_on, by=request.viewer, at=now)

    return _end(request, agency, end)


@require_http_methods(["GET", "POST"])
def end_group(request: ViewerRequest, pk: int) -> HttpResponse:
    """Ask for the last day of a group, show what that means, then record it."""
    checks.require(request.viewer, Permission.PARTNERSHIP_ARRANGE)
    now = clock.now()
    groups = queries.groups(request.viewer.partnership_id, on=clock.day(now))
    group = groups.filter(pk=pk).first()
    if group is None:
        raise Http404

    def end(ends_on: date) -> None:
        actions.end_group(group, ends_on=ends_on, by=request.viewer, at=now)

    return _end(request, group, end)


def _end(request: ViewerRequest, what: Agency | Group, end: Callable[[date], None]) -> HttpResponse:
    form = forms.LastDay(request.POST or None, initial={"ends_on": clock.day(clock.now())})
    if form.is_valid() and request.POST.get("confirmed") != "yes":
        return _check(request, what, form.cleaned_data["ends_on"])
    if done(form, lambda: end(form.cleaned_data["ends_on"]), ON_THE_DAY):
        last_day = long_date(form.cleaned_data["ends_on"])
        messages.success(request, f"The last day of {what} is {last_day}")
        return redirect("partnership:partnership")
    context = {"form": form, "what": what, "is_agency": isinstance(what, Agency)}
    return render(request, "partnership/end_part.html", context)


def _check(request: ViewerRequest, what: Agency | Group, ends_on: date) -> HttpResponse:
    if isinstance(what, Agency):
        meaning = presenters.end_of_agency(what)
    else:
        groups = queries.groups(what.partnership_id, on=ends_on)
        meaning = presenters.end_of_group(what, below=groups.filter(reports_to=what))
    typed = [item for item in request.POST.items() if item[0] not in NEVER_TYPED]
    context = {
        "what": what,
        "is_agency": isinstance(what, Agency),
        "ends_on": ends_on,
        "meaning": meaning,
        "typed": typed,
    }
    return render(request, "partnership/end_part_check.html", context)
