"""Which page shows all agencies together, and to an agency what it was asked itself?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.access import checks, role_table
from heed.access.permissions import Permission
from heed.access.role_table import Resource
from heed.access.viewer import ViewerRequest
from heed.casefiles.models import CaseFile
from heed.chronologies import forms, presenters, queries
from heed.chronologies.models import Chronology
from heed.chronologies.views import frame
from heed.chronologies.wording import Reader
from heed.core import clock
from heed.govuk.components import pages as pagination

ON_A_PAGE = 50


@require_safe
def chronology(request: ViewerRequest, reference: str) -> HttpResponse:
    """Show the combined chronology, or to an agency what it was asked."""
    case_file = frame.opened(request, reference, page="chronology")
    if not queries.reads_all(request.viewer):
        return _own(request, case_file)
    found = queries.chronology_of(case_file, request.viewer)
    context = {
        "reference": reference,
        "chronology": found,
        "may_plan": checks.may(request.viewer, Permission.CHRONOLOGY_PLAN),
        **(_rows(request, found, reference) if found else {}),
    }
    return render(request, "chronologies/combined.html", context)


def _rows(request: ViewerRequest, chronology: Chronology, reference: str) -> dict[str, Any]:
    """Return a page of the rows somebody looks for, as they asked for them in the address."""
    viewer, reader = request.viewer, frame.reader(request, chronology)
    search, looked_for = sought(request, chronology, reader)
    paged = Paginator(queries.combined_rows(chronology, viewer, looked_for), ON_A_PAGE)
    page = paged.get_page(request.GET.get("page"))
    rows = list(page.object_list)
    beside = queries.beside(rows, viewer)
    kept = presenters.kept(request.GET)
    pages = pagination(page.number, last=paged.num_pages, kept=kept)
    text = looked_for.text
    return {
        "sections": presenters.sections(
            reference, current="chronologies:chronology", query=reader.query
        ),
        "switch": presenters.switch(reader, request.GET),
        "reader": reader,
        "search": search,
        "chosen": reader.words(lambda say: presenters.chosen(looked_for, request.GET, say=say)),
        "found": paged.count,
        "has_rows": bool(search.agencies),
        "lines": reader.words(
            lambda say: presenters.lines(rows, beside, reference=reference, text=text, say=say)
        ),
        "pages": pages if paged.num_pages > 1 else None,
        "reads_notes": search.reads_notes,
        "copies": presenters.copies(viewer, reference, kept),
    }


def sought(
    request: ViewerRequest, chronology: Chronology, reader: Reader
) -> tuple[forms.Search, queries.Sought]:
    """Return which rows somebody looks for, as they asked for them in the address."""
    viewer = request.viewer
    reads_notes = bool(role_table.reaches(viewer.roles, Resource.REVIEWER_WORKSPACE))
    agencies = queries.agencies_of(chronology, viewer)
    said = reader.words(lambda say: [(name, say(name)) for name in agencies])
    search = forms.Search(request.GET, agencies=said, reads_notes=reads_notes)
    return search, replace(search.sought(), labelled=reader.labelled)


def _own(request: ViewerRequest, case_file: CaseFile) -> HttpResponse:
    """Show an agency what it was asked on this case, if it was."""
    asked = queries.asked_agencies(case_file, request.viewer)
    on = clock.day(clock.now())
    context = {
        "reference": case_file.reference,
        "asked": asked,
        "table": presenters.agencies_table(asked, reference=case_file.reference, on=on),
    }
    return render(request, "chronologies/own.html", context)
