"""The pages on which a file is opened to people, closed to them, and kept from them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.role_table import Resource
from heed.access.viewer import ViewerRequest
from heed.accounts.models import User
from heed.casefiles import actions, forms, presenters, queries
from heed.casefiles.models import CaseFile, Grant
from heed.casefiles.queries import find_or_404
from heed.core import clock
from heed.partnership import queries as partnership
from heed.partnership.models import Agency, Group


@require_safe
def access(request: ViewerRequest, reference: str) -> HttpResponse:
    """Show who may see this file and why; people kept out are shown to those who keep them out."""
    files = CaseFile.open_to(request.viewer, reaching=Resource.ACCESS)
    case_file = _read(request, files, reference, page="who may see this")
    viewer = request.viewer
    may_grant = checks.may(viewer, Permission.CASE_FILE_GRANT)
    may_exclude = checks.may(viewer, Permission.CASE_FILE_EXCLUDE)
    grants = queries.grants(case_file, on=clock.day(clock.now()))
    context = {
        "reference": reference,
        "opened_to": presenters.opened_to(grants, reference=reference, may_end=may_grant),
        "kept_out": presenters.kept_out(queries.exclusions(case_file)) if may_exclude else [],
        "may_grant": may_grant,
        "may_exclude": may_exclude,
    }
    return render(request, "casefiles/access.html", context)


@require_http_methods(["GET", "POST"])
def open_to(request: ViewerRequest, reference: str) -> HttpResponse:
    """Open the file to an agency, a group or a person, with a reason and perhaps a last day."""
    case_file = _opened(request, reference, page="open to somebody")
    checks.require(request.viewer, Permission.CASE_FILE_GRANT)
    on = clock.day(clock.now())
    to = _who(request)
    form = forms.Opening(request.POST or None, **_choices(to), on=on)
    if form.is_valid():
        chosen = to[form.cleaned_data["to"]][form.chosen()]
        actions.grant(
            case_file,
            to=chosen,
            reason=form.cleaned_data["reason"],
            ends_on=form.cleaned_data["ends_on"],
            by=request.viewer,
            at=clock.now(),
        )
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
    case_file = _opened(request, reference, page="close to somebody")
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
def keep_out(request: ViewerRequest, reference: str) -> HttpResponse:
    """Keep a person out of the file; it is asked once more, because nobody can undo it here."""
    case_file = _opened(request, reference, page="keep somebody out")
    checks.require(request.viewer, Permission.CASE_FILE_EXCLUDE)
    people = _people(request)
    form = forms.KeepingOut(request.POST or None, people=_pairs(people))
    context = {"form": form, "reference": reference}
    if form.is_valid():
        person = people[int(form.cleaned_data["person"])]
        reason = form.cleaned_data["reason"]
        if "confirmed" not in request.POST:
            shown = {"person": person, "reason": reason}
            return render(request, "casefiles/keep_out_check.html", {**context, **shown})
        actions.exclude(case_file, person=person, reason=reason, by=request.viewer, at=clock.now())
        messages.success(request, f"{person.name} is kept out of this file.")
        return _away(request, reference, person)
    return render(request, "casefiles/keep_out.html", context)


def _away(request: ViewerRequest, reference: str, person: User) -> HttpResponse:
    """Go back to the file, or to the list for somebody who has just kept themselves out."""
    if person.pk == request.viewer.user_id:
        return redirect("desk:cases")
    return redirect("casefiles:access", reference=reference)


def _opened(request: ViewerRequest, reference: str, *, page: str) -> CaseFile:
    return _read(request, CaseFile.visible_to(request.viewer), reference, page=page)


def _read(
    request: ViewerRequest, files: QuerySet[CaseFile], reference: str, *, page: str
) -> CaseFile:
    case_file = find_or_404(files, reference=reference)
    actions.note_reading(case_file, page=page, by=request.viewer, at=clock.now())
    return case_file


def _who(request: ViewerRequest) -> dict[str, dict[int, Any]]:
    """Return everything and everybody in this partnership a file can be opened to today."""
    on, here = clock.day(clock.now()), request.viewer.partnership_id
    agencies: dict[int, Agency] = {one.pk: one for one in partnership.agencies(here, on=on)}
    groups: dict[int, Group] = {one.pk: one for one in partnership.groups(here, on=on)}
    return {forms.AGENCY: agencies, forms.GROUP: groups, forms.PERSON: _people(request)}


def _people(request: ViewerRequest) -> dict[int, User]:
    people = queries.people(request.viewer, on=clock.day(clock.now()))
    return {person.pk: person for person in people}


def _choices(to: dict[str, dict[int, Any]]) -> dict[str, Any]:
    return {
        "agencies": _pairs(to[forms.AGENCY]),
        "groups": _pairs(to[forms.GROUP]),
        "people": _pairs(to[forms.PERSON]),
    }


def _pairs(found: dict[int, Any]) -> list[tuple[str, str]]:
    return [(str(number), str(one)) for number, one in found.items()]
