"""The pages on which people stand aside, are kept out, and are named in a case."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.casefiles import actions, queries
from heed.casefiles.forms import conflicts as forms
from heed.casefiles.models import CaseFile
from heed.casefiles.queries import find_or_404
from heed.casefiles.views import frame
from heed.core import clock
from heed.govuk.forms import Form, typed

ASIDE = "You have stood aside from {reference}. You will not see it again."


@require_http_methods(frame.FORM_METHODS)
def step_aside(request: ViewerRequest, reference: str) -> HttpResponse:
    """Stand aside from a case because one knows somebody in it: one page, one button."""
    case_file = frame.opened(request, reference, page="stand aside")
    checks.require(request.viewer, Permission.CONFLICT_DECLARE)
    form = forms.SteppingAside(typed(request))
    if _stood_aside(request, form, case_file):
        return redirect("desk:cases")
    context = {"form": form, "reference": reference}
    return render(request, "casefiles/step_aside.html", context)


@require_http_methods(frame.FORM_METHODS)
def step_aside_from(request: ViewerRequest) -> HttpResponse:
    """The same from the desk: choose the case first."""
    checks.require(request.viewer, Permission.CONFLICT_DECLARE)
    files = CaseFile.visible_to(request.viewer).order_by("reference")
    open_ones = {case_file.reference: case_file for case_file in files}
    form = forms.SteppingAsideFrom(
        typed(request), cases=[(reference, reference) for reference in open_ones]
    )
    case_file = open_ones[form.cleaned_data["case"]] if form.is_valid() else None
    if case_file is not None and _stood_aside(request, form, case_file):
        return redirect("desk:desk")
    context = {"form": form, "any": bool(open_ones)}
    return render(request, "casefiles/step_aside_from.html", context)


@require_http_methods(frame.FORM_METHODS)
def keep_out(request: ViewerRequest, reference: str) -> HttpResponse:
    """Keep a person out of the file; it is asked once more, because nobody can undo it here."""
    case_file = frame.opened(request, reference, page="keep somebody out")
    checks.require(request.viewer, Permission.CASE_FILE_EXCLUDE)
    people = frame.people(request)
    form = forms.KeepingOut(typed(request), people=frame.pairs(people))
    context = {"form": form, "reference": reference}
    if not form.is_valid():
        return render(request, "casefiles/keep_out.html", context)
    person, reason = frame.chosen(form, "person", people), form.cleaned_data["reason"]
    if "confirmed" not in request.POST:
        shown = {"person": person, "reason": reason}
        return render(request, "casefiles/keep_out_check.html", {**context, **shown})

    def do() -> object:
        return actions.exclude(
            case_file, person=person, reason=reason, by=request.viewer, at=clock.now()
        )

    if frame.act(form, do):
        return frame.back_to_case(request, reference, f"{person.name} is kept out of this file.")
    return render(request, "casefiles/keep_out.html", context)


@require_http_methods(frame.FORM_METHODS)
def name_person(request: ViewerRequest, reference: str) -> HttpResponse:
    """Record who is named in a case, so that the people tied to them are kept out."""
    case_file = frame.opened(request, reference, page="name somebody")
    checks.require(request.viewer, Permission.CONFLICT_RECORD)
    people = frame.people(request)
    teams = {team.pk: team for team in queries.teams(request.viewer.partnership_id)}
    form = forms.Naming(
        typed(request),
        people=frame.pairs(people),
        teams=frame.pairs(teams),
        on=clock.day(clock.now()),
    )

    def do() -> object:
        team = frame.chosen(form, "team", teams)
        return actions.name_person(
            case_file,
            part=form.cleaned_data["part"],
            name=form.cleaned_data["name"],
            user=frame.chosen(form, "person", people),
            team=team,
            agency=team.agency if team else None,
            line_manager=frame.chosen(form, "line_manager", people),
            involved_from=form.cleaned_data["involved_from"],
            by=request.viewer,
            at=clock.now(),
        )

    if frame.act(form, do):
        said = f"{form.cleaned_data['name']} is recorded as named in the case."
        return frame.back_to_case(request, reference, said)
    return render(request, "casefiles/name_person.html", {"form": form, "reference": reference})


@require_http_methods(frame.FORM_METHODS)
def withdraw_name(request: ViewerRequest, reference: str, number: int) -> HttpResponse:
    """Take back that somebody is named in a case, with a reason."""
    case_file = frame.opened(request, reference, page="take a name back")
    checks.require(request.viewer, Permission.CONFLICT_RECORD)
    named = find_or_404(queries.named_people(case_file), pk=number)
    form = forms.TakingBack(typed(request))

    def do() -> object:
        because = form.cleaned_data["reason"]
        return actions.withdraw_name(named, because=because, by=request.viewer, at=clock.now())

    if frame.act(form, do):
        said = f"{named.name} is no longer recorded as named in the case."
        return frame.back_to_case(request, reference, said)
    context = {"form": form, "named": named, "reference": reference}
    return render(request, "casefiles/withdraw_name.html", context)


def _stood_aside(request: ViewerRequest, form: Form, case_file: CaseFile) -> bool:
    def do() -> object:
        tie, reason = form.cleaned_data["tie"], form.cleaned_data["reason"]
        return actions.declare(case_file, tie=tie, reason=reason, by=request.viewer, at=clock.now())

    done = frame.act(form, do)
    if done:
        messages.success(request, ASIDE.format(reference=case_file.reference))
    return done
