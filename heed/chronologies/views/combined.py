"""Which page shows all agencies together, and to an agency what it was asked itself?"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.casefiles.models import CaseFile
from heed.chronologies import presenters, queries
from heed.chronologies.views import frame
from heed.core import clock


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
        "sections": presenters.sections(reference, current="chronologies:chronology"),
        "may_plan": checks.may(request.viewer, Permission.CHRONOLOGY_PLAN),
    }
    return render(request, "chronologies/combined.html", context)


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
