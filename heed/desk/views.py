"""The first page after signing in, the overview of a case, and the trail."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.audit import actions as audit_actions
from heed.audit import queries as audit
from heed.casefiles import actions as casefiles
from heed.casefiles.presenters import case_header
from heed.casefiles.queries import find_or_404
from heed.core import clock
from heed.desk import forms, presenters, queries
from heed.govuk.components import pages as pagination
from heed.incidents import queries as incidents
from heed.papers import queries as papers

PAGE_LENGTH = 50
# What somebody sees as new when they were never here before.
FIRST_LOOK_BACK = timedelta(days=7)
SHOWN = 6
NEWEST = 10


@require_safe
def desk(request: ViewerRequest) -> HttpResponse:
    """Answer at one glance: what must I do today, and what is at risk?"""
    if not presenters.works_on_cases(request.viewer):
        return _papers_desk(request)
    now = clock.now()
    on = clock.day(now)
    since = _last_visit(request, now)
    due = queries.due(request.viewer, on=on)
    shown = due if "all" in request.GET else due[:SHOWN]
    lines = queries.lines(request.viewer, since=since)
    context = {
        "on": on,
        "since": since,
        "at_a_glance": presenters.at_a_glance(due, on=on),
        "clocks": presenters.clocks(shown, on=on),
        "more": len(due) - len(shown),
        "waiting": presenters.reminders(lines[queries.Kind.WAITING]),
        "drafts": presenters.reminders(lines[queries.Kind.DRAFT]),
        "changes": presenters.changes(lines, most=SHOWN),
        "may_report": presenters.may_report(request.viewer),
    }
    return render(request, "desk/desk.html", context)


@require_safe
def case(request: ViewerRequest, reference: str) -> HttpResponse:
    """Tell a case like a story: where it stands, its clocks, the newest things."""
    now = clock.now()
    on = clock.day(now)
    incident = find_or_404(queries.found_case(request.viewer, reference))
    casefiles.note_reading(incident.case_file, page="overview", by=request.viewer, at=now)
    found = queries.case(incident)
    deadlines = queries.deadlines_of(found, on=on)
    context = {
        "case": presenters.header(found, deadlines, viewer=request.viewer, on=on),
        "clocks": [clock for _, clock in presenters.clocks(deadlines, on=on)],
        "newest": presenters.timeline(found, most=NEWEST),
        "next": presenters.what_happens_next(found),
        "next_steps": presenters.next_steps(found, viewer=request.viewer),
        "reference": reference,
    }
    return render(request, "desk/case.html", context)


@require_safe
def case_trail(request: ViewerRequest, reference: str) -> HttpResponse:
    """Show who did and who looked at what on one case."""
    now = clock.now()
    on = clock.day(now)
    incident = find_or_404(queries.found_case(request.viewer, reference))
    case_file = incident.case_file
    checks.require(request.viewer, Permission.TRAIL_READ)
    casefiles.note_reading(case_file, page="trail", by=request.viewer, at=now)
    says = incidents.header(incident, viewer=request.viewer, on=on)
    pages = Paginator(audit.of_case_file(case_file.pk), PAGE_LENGTH)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "case": case_header(
            case_file,
            current="desk:case_trail",
            viewer=request.viewer,
            stage=says.stage,
            next_deadline=says.next_deadline,
            on=on,
        ),
        "table": presenters.trail_table(
            page.object_list, caption="Trail of this case", viewer=request.viewer
        ),
        "found": pages.count,
        "pages": _other_pages(page),
    }
    return render(request, "desk/case_trail.html", context)


@require_safe
def trail(request: ViewerRequest) -> HttpResponse:
    """Show who did and who looked at what in the partnership."""
    checks.require(request.viewer, Permission.TRAIL_READ)
    search = forms.Search(request.GET)
    looked_for = search.looked_for()
    pages = Paginator(queries.trail_of(request.viewer, looked_for), PAGE_LENGTH)
    page = pages.get_page(request.GET.get("page"))
    entries = list(page.object_list)
    audit_actions.note_reading(looked_for, page=page.number, by=request.viewer, at=clock.now())
    context = {
        "search": search,
        "form": search,
        "table": presenters.trail_table(entries, caption="Trail", viewer=request.viewer),
        "found": pages.count,
        "chosen": presenters.chosen(looked_for, forms.EVENTS),
        "pages": _other_pages(page, kept=presenters.kept(looked_for)),
    }
    return render(request, "desk/trail.html", context)


def _papers_desk(request: ViewerRequest) -> HttpResponse:
    """Give people who never see a case what they come for: the papers."""
    published = papers.published(request.viewer)[:SHOWN]
    return render(request, "desk/papers_desk.html", {"papers": published})


def _other_pages(
    page: Page[Any], *, kept: tuple[tuple[str, str], ...] = ()
) -> dict[str, object] | None:
    last = page.paginator.num_pages
    return pagination(page.number, last=last, kept=kept) if last > 1 else None


def _last_visit(request: ViewerRequest, now: datetime) -> datetime:
    kept = request.session.get("last_visit_at")
    return datetime.fromisoformat(kept) if kept else now - FIRST_LOOK_BACK
