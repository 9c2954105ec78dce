"""Pages about what was agreed, which agencies take part and which groups there are."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.core import clock
from heed.govuk.carried import NEVER_TYPED
from heed.govuk.colour import UnsuitableColour, colour_stylesheet
from heed.partnership import actions, presenters, queries
from heed.partnership.arrangements import Arrangements
from heed.partnership.forms import arrangements as forms

# GOV.UK's own blue, for people who are not signed in and for colours nobody could read.
DEFAULT_COLOUR = "#1d70b8"


@require_safe
def partnership(request: ViewerRequest) -> HttpResponse:
    """Show the arrangements of a day, the structure, the agencies and the groups."""
    today = clock.day(clock.now())
    form = forms.ChosenDay(request.GET if "on-year" in request.GET else None, initial={"on": today})
    on = form.cleaned_data["on"] if form.is_valid() else today
    here = request.viewer.partnership_id
    try:
        facts = presenters.arrangements_facts(queries.arrangements_on(here, on=on))
    except queries.NoArrangements:
        facts = []
    may_change_contacts = on == today and presenters.may_arrange(request.viewer)
    context = {
        "form": form,
        "on": on,
        "facts": facts,
        "structure": presenters.picture(here, on=on),
        "agencies": presenters.agencies_table(
            queries.agencies(here, on=on), may_change=may_change_contacts
        ),
        "may_change_contacts": may_change_contacts,
        "groups": presenters.groups_list(queries.groups(here, on=on), may_end=may_change_contacts),
        "contact_lines": queries.of_viewer(request.viewer).contact_lines.splitlines(),
        "tabs": presenters.tabs("partnership:partnership", request.viewer),
        "may_arrange": presenters.may_arrange(request.viewer),
    }
    return render(request, "partnership/partnership.html", context)


@require_safe
def versions(request: ViewerRequest) -> HttpResponse:
    """List every version of the arrangements."""
    context = {
        "versions": presenters.versions_table(queries.versions(request.viewer.partnership_id)),
        "tabs": presenters.tabs("partnership:versions", request.viewer),
        "may_arrange": presenters.may_arrange(request.viewer),
    }
    return render(request, "partnership/versions.html", context)


@require_safe
def version(request: ViewerRequest, starts_on: date) -> HttpResponse:
    """Show one version as it was published."""
    found = queries.versions(request.viewer.partnership_id).filter(starts_on=starts_on).first()
    if found is None:
        raise Http404
    facts = presenters.arrangements_facts(found.arrangements)
    return render(request, "partnership/version.html", {"version": found, "facts": facts})


@require_http_methods(["GET", "POST"])
def publish(request: ViewerRequest) -> HttpResponse:
    """Ask for a new version, show it for checking, then publish it."""
    checks.require(request.viewer, Permission.PARTNERSHIP_ARRANGE)
    form = forms.NewArrangements(request.POST or None, initial=_arrangements_today(request))
    step = request.POST.get("step", "check")
    if form.is_valid() and step != "change":
        if step != "publish":
            return _check_arrangements(request, form)
        try:
            actions.publish_arrangements(form.arrangements, by=request.viewer, at=clock.now())
        except actions.VersionAlreadyStartsThatDay as problem:
            form.add_error("starts_on", str(problem))
        else:
            messages.success(request, "The new arrangements have been published")
            return redirect("partnership:versions")
    return render(request, "partnership/publish.html", {"form": form})


@require_http_methods(["GET", "POST"])
def add_agency(request: ViewerRequest) -> HttpResponse:
    """Add an agency."""
    checks.require(request.viewer, Permission.PARTNERSHIP_ARRANGE)
    form = forms.NewAgency(request.POST or None, initial={"starts_on": clock.day(clock.now())})
    if form.is_valid():
        try:
            actions.add_agency(**form.cleaned_data, by=request.viewer, at=clock.now())
        except actions.NameTaken as problem:
            form.add_error("name", str(problem))
        else:
            messages.success(request, f"{form.cleaned_data['name']} has been added")
            return redirect("partnership:partnership")
    return render(request, "partnership/add_agency.html", {"form": form})


@require_http_methods(["GET", "POST"])
def change_contact(request: ViewerRequest, pk: int) -> HttpResponse:
    """Say whom to ask for in an agency."""
    checks.require(request.viewer, Permission.PARTNERSHIP_ARRANGE)
    now = clock.now()
    agencies = queries.agencies(request.viewer.partnership_id, on=clock.day(now))
    agency = agencies.filter(pk=pk).first()
    if agency is None:
        raise Http404
    initial = {"contact_name": agency.contact_name, "contact_email": agency.contact_email}
    form = forms.Contact(request.POST or None, initial=initial)
    if form.is_valid():
        actions.change_contact(agency, **form.cleaned_data, by=request.viewer, at=now)
        messages.success(request, f"The contact of {agency} has been changed")
        return redirect("partnership:partnership")
    return render(request, "partnership/change_contact.html", {"form": form, "agency": agency})


@require_http_methods(["GET", "POST"])
def add_group(request: ViewerRequest) -> HttpResponse:
    """Add a group."""
    checks.require(request.viewer, Permission.PARTNERSHIP_ARRANGE)
    now = clock.now()
    today = clock.day(now)
    groups = queries.groups(request.viewer.partnership_id, on=today)
    form = forms.NewGroup(request.POST or None, groups=groups, initial={"starts_on": today})
    if form.is_valid():
        try:
            actions.add_group(**form.cleaned_data, by=request.viewer, at=now)
        except actions.NameTaken as problem:
            form.add_error("name", str(problem))
        else:
            messages.success(request, f"{form.cleaned_data['name']} has been added")
            return redirect("partnership:partnership")
    return render(request, "partnership/add_group.html", {"form": form})


@require_safe
def colour(request: HttpRequest) -> HttpResponse:
    """Give every page the partnership's colour; before sign-in, the usual one."""
    viewer = getattr(request, "viewer", None)
    chosen = queries.of_viewer(viewer).colour if viewer else DEFAULT_COLOUR
    try:
        stylesheet = colour_stylesheet(chosen)
    except UnsuitableColour:
        stylesheet = colour_stylesheet(DEFAULT_COLOUR)
    return HttpResponse(stylesheet, content_type="text/css; charset=utf-8")


def _check_arrangements(request: ViewerRequest, form: forms.NewArrangements) -> HttpResponse:
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in NEVER_TYPED | {"step"}
    ]
    context = {
        "typed": typed,
        "facts": presenters.arrangements_facts(form.arrangements),
        "differences": presenters.differences(form.arrangements, _in_force(request)),
    }
    return render(request, "partnership/check.html", context)


def _in_force(request: ViewerRequest) -> Arrangements | None:
    try:
        return queries.arrangements_on(request.viewer.partnership_id, on=clock.day(clock.now()))
    except queries.NoArrangements:
        return None


def _arrangements_today(request: ViewerRequest) -> dict[str, object]:
    """Start from what applies now: most new versions change one thing."""
    in_force = _in_force(request)
    if in_force is None:
        return {}
    now = in_force.as_stored()
    for fresh in ("starts_on", "published_on", "implemented_on"):
        del now[fresh]
    return now
