"""Which pages show what one agency was asked and sent, and take what it sends?"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.chronologies import presenters, queries
from heed.chronologies.views import frame
from heed.core import clock


@require_safe
def asked(request: ViewerRequest, reference: str, number: int) -> HttpResponse:
    """Show what one agency was asked, and what it has sent."""
    found = frame.asked(request, reference, number, page="agency")
    viewer = request.viewer
    stand = queries.stand_of(found, queries.newest(found, viewer), on=clock.day(clock.now()))
    reads_all = queries.reads_all(viewer)
    context = {
        "reference": reference,
        "asked": found,
        "badge": presenters.badge(stand),
        "facts": presenters.asked_facts(found, frame.children(request, found.chronology.case_file)),
        "reads_all": reads_all,
        "sections": presenters.sections(reference, current="chronologies:agencies"),
        "may_move": checks.may(viewer, Permission.CHRONOLOGY_PLAN),
    }
    return render(request, "chronologies/asked.html", context)
