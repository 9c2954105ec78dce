"""The first page after signing in, the list of cases, and the overview of one."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.casefiles import actions as casefiles
from heed.casefiles.queries import find_or_404
from heed.core import clock
from heed.desk import forms, queries
from heed.desk.presenters import case as case_words
from heed.desk.presenters import case_list, today
from heed.papers import queries as papers
from heed.retention import queries as retention

CASES_ON_A_PAGE = 25
# What somebody sees as new when they were never here before.
FIRST_LOOK_BACK = timedelta(days=7)
SHOWN = 6
NEWEST = 10


@require_safe
def desk(request: ViewerRequest) -> HttpResponse:
    """Answer at one glance: what must I do today, and what is at risk?"""
    if not today.works_on_cases(request.viewer):
        return _papers_desk(request)
    now = clock.now()
    on = clock.day(now)
    since = _last_visit(request, now)
    due = queries.due(request.viewer, on=on)
    shown = due if "all" in request.GET else due[:SHOWN]
    lines = queries.lines(request.viewer, since=since, on=on)
    own_work = today.for_oneself(lines)
    context = {
        "on": on,
        "since": since,
        "at_a_glance": today.at_a_glance(due, on=on, waiting=len(own_work)),
        "clocks": today.clocks(shown, on=on),
        "more": len(due) - len(shown),
        "own_work": own_work,
        "waiting": today.reminders(lines[queries.Kind.WAITING]),
        "drafts": today.reminders(lines[queries.Kind.DRAFT]),
        "changes": today.changes(lines, most=SHOWN),
        "may_report": today.may_report(request.viewer),
        "emergencies": today.emergencies(lines[queries.Kind.EMERGENCY]),
        "signs": today.signs(lines[queries.Kind.SIGN]),
    }
    return render(request, "desk/desk.html", context)


@require_safe
def cases(request: ViewerRequest) -> HttpResponse:
    """List the cases this person may open, as they asked for them in the address."""
    on = clock.day(clock.now())
    search = forms.CaseSearch(request.GET)
    sought = search.sought()
    pages = Paginator(queries.cases(request.viewer, sought), CASES_ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    shown = list(page.object_list)
    stands = queries.standings(shown, viewer=request.viewer, on=on)
    context = {
        "search": search,
        "sort": sought.sort,
        "found": pages.count,
        "table": case_list.table(zip(shown, stands, strict=True), sought, on=on),
        "chosen": case_list.chosen(sought),
        "pages": case_list.pages(sought, page.number, pages.num_pages),
        "may_report": today.may_report(request.viewer),
        "may_break_glass": checks.may(request.viewer, Permission.CASE_FILE_BREAK_GLASS),
    }
    return render(request, "desk/cases.html", context)


@require_safe
def case(request: ViewerRequest, reference: str) -> HttpResponse:
    """Tell a case like a story: where it stands, its clocks, the newest things."""
    now = clock.now()
    on = clock.day(now)
    incident = find_or_404(queries.found_case(request.viewer, reference))
    casefiles.note_reading(incident.case_file, page="overview", by=request.viewer, at=now)
    found = queries.case(incident, viewer=request.viewer, on=on)
    deadlines = queries.deadlines_of(found, viewer=request.viewer, on=on)
    # The frame draws this one, with the line of stages, instead of asking again.
    request.case_header = case_words.header(found, deadlines, viewer=request.viewer, on=on)
    story = case_words.timeline(found)
    context = {
        "clocks": [clock for _, clock in today.clocks(deadlines, on=on)],
        "newest": story[:NEWEST],
        "earlier": story[NEWEST:],
        "next": case_words.what_happens_next(found),
        "next_steps": case_words.next_steps(found, viewer=request.viewer),
        "holds": retention.standing_holds(incident.case_file, request.viewer),
        "reference": reference,
    }
    return render(request, "desk/case.html", context)


def _papers_desk(request: ViewerRequest) -> HttpResponse:
    """Give people who never see a case what they come for: papers, the trail, their people."""
    context = {
        "papers": papers.published(request.viewer)[:SHOWN],
        "reads_papers": checks.may(request.viewer, Permission.PAPER_READ),
        "own_pages": today.looked_after(request.viewer),
    }
    return render(request, "desk/papers_desk.html", context)


def _last_visit(request: ViewerRequest, now: datetime) -> datetime:
    kept = request.session.get("last_visit_at")
    return datetime.fromisoformat(kept) if kept else now - FIRST_LOOK_BACK
