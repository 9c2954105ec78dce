"""The pages on which a file is opened to people and closed to them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.role_table import Resource
from heed.access.viewer import ViewerRequest
from heed.casefiles import actions, presenters, queries
from heed.casefiles.forms import opening as forms
from heed.casefiles.models import CaseFile, Grant
from heed.casefiles.presenters import conflicts as words
from heed.casefiles.queries import find_or_404
from heed.casefiles.views import frame
from heed.core import clock
from heed.govuk.forms import typed
from heed.govuk.words import long_date
from heed.partnership import queries as partnership
from heed.partnership.models import Agency, Group


@require_safe
def access(request: ViewerRequest, reference: str) -> HttpResponse:
    """Show who may see this file and why; people kept out are shown to those who keep them out."""
    files = CaseFile.open_to(request.viewer, reaching=Resource.ACCESS)
    case_file = frame.read(request, files, reference, page="who may see this")
    viewer = request.viewer
    may_grant = checks.may(viewer, Permission.CASE_FILE_GRANT)
    may_exclude = checks.may(viewer, Permission.CASE_FILE_EXCLUDE)
    now = clock.now()
    on = clock.day(now)
    opened_to = presenters.opened_to(
        queries.grants(case_file, on=on), reference=reference, may_end=may_grant, on=on
    )
    in_an_emergency = presenters.opened_in_an_emergency(queries.on_file(case_file, now=now))
    context = {
        "reference": reference,
        "opened_to": opened_to + in_an_emergency,
        **(_kept_out(case_file) if may_exclude else {}),
        "may_grant": may_grant,
        "may_exclude": may_exclude,
    }
    return render(request, "casefiles/access.html", context)


def _kept_out(case_file: CaseFile) -> dict[str, Any]:
    """Return who has a conflict of interest, and the people named in the case it comes from."""
    named = list(queries.named_people(case_file))
    found = queries.conflicts([case_file], on=clock.day(clock.now()), named=named)
    return {
        "conflicts": words.conflicts_table(found, with_case=False),
        "named": words.named_people(named, reference=case_file.reference),
    }


@require_http_methods(["GET", "POST"])
def open_to(request: ViewerRequest, reference: str) -> HttpResponse:
    """Open the file to an agency, a group or a person, with a reason and perhaps a last day."""
    case_file = frame.opened(request, reference, page="open to somebody")
    checks.require(request.viewer, Permission.CASE_FILE_GRANT)
    on = clock.day(clock.now())
    to = _who(request)
    form = forms.Opening(typed(request), **_choices(to), on=on)

    def do() -> object:
        return actions.grant(
            case_file,
            to=to[form.cleaned_data["to"]][form.chosen()],
            reason=form.cleaned_data["reason"],
            ends_on=form.cleaned_data["ends_on"],
            by=request.viewer,
            at=clock.now(),
        )

    if frame.act(form, do, day="ends_on"):
        chosen = to[form.cleaned_data["to"]][form.chosen()]
        messages.success(request, f"The file is open to {chosen}.")
        return redirect("casefiles:access", reference=reference)
    return render(
        request,
        "casefiles/open_to.html",
        {"form": form, "reference": reference},
    )


@require_http_methods(["GET", "POST"])
def end_grant(request: ViewerRequest, reference: str, number: int) -> HttpResponse:
    """Ask whether to close the file to somebody, then do it."""
    case_file = frame.opened(request, reference, page="close to somebody")
    checks.require(request.viewer, Permission.CASE_FILE_GRANT)
    in_force = queries.grants(case_file, on=clock.day(clock.now()))
    grant: Grant = find_or_404(in_force, pk=number)
    if request.method == "POST":
        name = grant.given_to_name
        actions.end_grant(grant, by=request.viewer, at=clock.now())
        messages.success(request, f"The file is closed to {name}.")
        return redirect("casefiles:access", reference=reference)
    context = {"grant": grant, "reference": reference}
    return render(request, "casefiles/end_grant.html", context)


@require_http_methods(["GET", "POST"])
def extend_grant(request: ViewerRequest, reference: str, number: int) -> HttpResponse:
    """Leave a file open to somebody until a later day."""
    case_file = frame.opened(request, reference, page="extend")
    checks.require(request.viewer, Permission.CASE_FILE_GRANT)
    dated = queries.grants(case_file, on=clock.day(clock.now())).filter(ends_on__isnull=False)
    grant: Grant = find_or_404(dated, pk=number)
    after = grant.ends_on or clock.day(clock.now())
    form = forms.Extension(typed(request), after=after)

    def do() -> object:
        return actions.extend_grant(grant, **form.cleaned_data, by=request.viewer, at=clock.now())

    if frame.act(form, do, day="ends_on"):
        until = long_date(form.cleaned_data["ends_on"])
        said = f"The file stays open to {grant.given_to_name} until {until}."
        messages.success(request, said)
        return redirect("casefiles:access", reference=reference)
    context = {"form": form, "grant": grant, "reference": reference}
    return render(request, "casefiles/extend_grant.html", context)


def _who(request: ViewerRequest) -> dict[str, dict[int, Any]]:
    """Return everything and everybody in this partnership a file can be opened to today."""
    on, here = clock.day(clock.now()), request.viewer.partnership_id
    agencies: dict[int, Agency] = {one.pk: one for one in partnership.agencies(here, on=on)}
    groups: dict[int, Group] = {one.pk: one for one in partnership.groups(here, on=on)}
    return {forms.AGENCY: agencies, forms.GROUP: groups, forms.PERSON: frame.people(request)}


def _choices(to: dict[str, dict[int, Any]]) -> dict[str, Any]:
    return {
        "agencies": frame.pairs(to[forms.AGENCY]),
        "groups": frame.pairs(to[forms.GROUP]),
        "people": frame.pairs(to[forms.PERSON]),
    }
