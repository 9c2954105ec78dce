"""The pages on which somebody reads: the incident, the law, the national form."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.access.viewer import ViewerRequest
from heed.casefiles import actions as casefiles
from heed.casefiles.queries import find_or_404
from heed.core import clock
from heed.incidents import queries
from heed.incidents.models import Incident
from heed.incidents.presenters import incident, law, national_form
from heed.incidents.queries import Record


@require_safe
def detail(request: ViewerRequest, reference: str) -> HttpResponse:
    """Show what was reported, judged and decided on one incident, and who was told."""
    record = _record(request, reference, page="incident")
    context = {
        "record": record,
        "facts": incident.facts(record.incident),
        "surroundings": incident.surroundings(record.incident, record.involved),
        "children": [incident.card(child, record.incident) for child in record.children],
        "sections": incident.sections(record, request.viewer),
    }
    return render(request, "incidents/incident.html", context)


@require_safe
def duties(request: ViewerRequest, reference: str) -> HttpResponse:
    """Show what the law requires for each child: who, whom, by when, and how that is counted."""
    record = _record(request, reference, page="duties")
    known = record.so_far
    on = clock.day(clock.now())
    told_on, settled = queries.told_on(known), queries.settled_on(record)
    context = {
        "incident": record.incident,
        "clocks": law.in_short(
            queries.deadlines_of(known, on=on, page=queries.page_for(request.viewer)), on=on
        ),
        "children": [
            law.child_shown(child, answer, on=on, told_on=told_on, settled=settled)
            for child, answer in known.duties(on=on)
        ],
    }
    return render(request, "incidents/duties.html", context)


@require_safe
def form_fields(request: ViewerRequest, reference: str) -> HttpResponse:
    """Show everything the national form asks, and what is still missing."""
    record = _record(request, reference, page="national form")
    context = {
        "parts": _parts(record),
        "reference": reference,
    }
    return render(request, "incidents/form_fields.html", context)


@require_safe
def form_fields_text(request: ViewerRequest, reference: str) -> HttpResponse:
    """Give the same as a text file, to be copied from."""
    record = _record(request, reference, page="national form as text")
    text = national_form.as_text(
        _parts(record), reference=reference, marking=request.viewer.protective_marking
    )
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="notification-{reference}.txt"'
    return response


def opened(request: ViewerRequest, reference: str, *, page: str) -> Incident:
    """Return the incident with its file, and write down that this person looked at it.

    :raises Http404: if there is none, or none for this person
    """
    incidents = Incident.visible_to(request.viewer).select_related("case_file")
    found = find_or_404(incidents, case_file__reference=reference)
    casefiles.note_reading(found.case_file, page=page, by=request.viewer, at=clock.now())
    return found


def _record(request: ViewerRequest, reference: str, *, page: str) -> Record:
    """Return everything on the incident; the page's header need not ask for it again."""
    record = queries.record(opened(request, reference, page=page), viewer=request.viewer)
    request.known_of_case = record.so_far
    return record


def _parts(record: Record) -> tuple[Any, ...]:
    return national_form.parts(record, on=clock.day(clock.now()))
