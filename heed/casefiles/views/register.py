"""The register of conflicts of interest: every case, the teams, and who is whose family."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.casefiles import actions, queries
from heed.casefiles.forms import conflicts as forms
from heed.casefiles.models import CaseFile, FamilyTie, TeamMember
from heed.casefiles.presenters import conflicts as words
from heed.casefiles.queries import find_or_404
from heed.casefiles.views import frame
from heed.core import clock
from heed.govuk.components import pages as pagination
from heed.govuk.forms import typed
from heed.partnership import queries as partnership

LINES_ON_A_PAGE = 50


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    """Show every conflict of interest in the cases this person may open, and how it is known."""
    checks.require(request.viewer, Permission.CONFLICT_RECORD)
    now = clock.now()
    files = CaseFile.visible_to(request.viewer).order_by("reference")
    pages = Paginator(queries.conflicts(files, on=clock.day(now)), LINES_ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    shown = list(page.object_list)
    for case_file in dict.fromkeys(conflict.case_file for conflict in shown):
        actions.note_reading(case_file, page="conflict register", by=request.viewer, at=now)
    context = {
        "table": words.conflicts_table(shown, with_case=True),
        "pages": pagination(page.number, last=pages.num_pages) if pages.num_pages > 1 else None,
    }
    return render(request, "casefiles/register.html", context)


@require_http_methods(frame.FORM_METHODS)
def teams(request: ViewerRequest) -> HttpResponse:
    """List the teams with their people, and add a team."""
    checks.require(request.viewer, Permission.CONFLICT_RECORD)
    here = request.viewer.partnership_id
    agencies = {one.pk: one for one in partnership.agencies(here, on=clock.day(clock.now()))}
    form = forms.NewTeam(typed(request), agencies=frame.pairs(agencies))

    def do() -> object:
        agency, name = frame.chosen(form, "agency", agencies), form.cleaned_data["name"]
        return actions.add_team(agency, name=name, by=request.viewer, at=clock.now())

    if frame.act(form, do):
        messages.success(request, f"{form.cleaned_data['name']} has been added.")
        return redirect("casefiles:teams")
    context = {"form": form, "teams": words.teams(queries.teams(here))}
    return render(request, "casefiles/teams.html", context)


@require_http_methods(frame.FORM_METHODS)
def add_to_team(request: ViewerRequest, number: int) -> HttpResponse:
    """Record that somebody came to a team, and who manages them."""
    checks.require(request.viewer, Permission.CONFLICT_RECORD)
    team = find_or_404(queries.teams(request.viewer.partnership_id), pk=number)
    people = frame.people(request)
    on = clock.day(clock.now())
    form = forms.NewMember(typed(request), people=frame.pairs(people), on=on)

    def do() -> object:
        return actions.add_to_team(
            team,
            user=frame.chosen(form, "person", people),
            line_manager=frame.chosen(form, "line_manager", people),
            starts_on=form.cleaned_data["starts_on"],
            by=request.viewer,
            at=clock.now(),
        )

    if frame.act(form, do):
        messages.success(request, f"{frame.chosen(form, 'person', people)} is in {team}.")
        return redirect("casefiles:teams")
    return render(request, "casefiles/add_to_team.html", {"form": form, "team": team})


@require_http_methods(frame.FORM_METHODS)
def end_membership(request: ViewerRequest, number: int) -> HttpResponse:
    """Record a person's last day in a team."""
    checks.require(request.viewer, Permission.CONFLICT_RECORD)
    mine = queries.members(request.viewer.partnership_id).filter(ends_on=None)
    member: TeamMember = find_or_404(mine, pk=number)
    form = forms.LastDay(typed(request), earliest=member.starts_on, latest=clock.day(clock.now()))

    def do() -> object:
        ends_on = form.cleaned_data["ends_on"]
        return actions.end_membership(member, ends_on=ends_on, by=request.viewer, at=clock.now())

    if frame.act(form, do):
        messages.success(request, f"The last day of {member.user} in the team is recorded.")
        return redirect("casefiles:teams")
    return render(request, "casefiles/end_membership.html", {"form": form, "member": member})


@require_http_methods(frame.FORM_METHODS)
def family(request: ViewerRequest) -> HttpResponse:
    """List who is whose family, and record two people more."""
    checks.require(request.viewer, Permission.CONFLICT_RECORD)
    people = frame.people(request)
    form = forms.Family(typed(request), people=frame.pairs(people))

    def do() -> object:
        person, relative = (frame.chosen(form, name, people) for name in ("person", "relative"))
        return actions.say_family(person, relative=relative, by=request.viewer, at=clock.now())

    if frame.act(form, do):
        messages.success(request, "They are recorded as family.")
        return redirect("casefiles:family")
    ties = queries.family_ties(request.viewer.partnership_id)
    context = {"form": form, "ties": words.family_table(ties)}
    return render(request, "casefiles/family.html", context)


@require_http_methods(frame.FORM_METHODS)
def own_family(request: ViewerRequest) -> HttpResponse:
    """Let everybody say who, among the people who sign in, is their own family."""
    checks.require(request.viewer, Permission.CONFLICT_DECLARE)
    people = frame.people(request)
    me = people.pop(request.viewer.user_id)
    form = forms.OwnFamily(typed(request), people=frame.pairs(people))

    def do() -> object:
        relative = frame.chosen(form, "relative", people)
        return actions.say_family(me, relative=relative, by=request.viewer, at=clock.now())

    if frame.act(form, do):
        relative = frame.chosen(form, "relative", people)
        messages.success(request, f"It is recorded that {relative} is your family.")
        return redirect("desk:desk")
    return render(request, "casefiles/own_family.html", {"form": form})


@require_http_methods(frame.FORM_METHODS)
def remove_family_tie(request: ViewerRequest, number: int) -> HttpResponse:
    """Ask whether to take back that two people are family, then do it."""
    checks.require(request.viewer, Permission.CONFLICT_RECORD)
    tie: FamilyTie = find_or_404(queries.family_ties(request.viewer.partnership_id), pk=number)
    if request.method == "POST":
        actions.remove_family_tie(tie, by=request.viewer, at=clock.now())
        messages.success(request, "They are no longer recorded as family.")
        return redirect("casefiles:family")
    return render(request, "casefiles/remove_family_tie.html", {"tie": tie})
