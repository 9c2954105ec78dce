"""The pages on which a file is opened in an emergency, ended, and taken note of."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.casefiles import actions, queries
from heed.casefiles.forms.emergencies import BreakingGlass
from heed.casefiles.models import EmergencyOpening
from heed.casefiles.presenters import emergencies as words
from heed.casefiles.queries import find_or_404
from heed.casefiles.views import frame
from heed.core import clock
from heed.govuk.components import pages as pagination
from heed.govuk.forms import typed

LINES_ON_A_PAGE = 50


@require_http_methods(frame.FORM_METHODS)
def break_glass(request: ViewerRequest) -> HttpResponse:
    """Open a file by its reference, for hours and with a reason; the answer tells nobody if it is.

    Whoever asks gets the same page for a file that is theirs to open, one that a conflict of
    interest keeps from them, and one that never was.
    """
    checks.require(request.viewer, Permission.CASE_FILE_BREAK_GLASS)
    form = BreakingGlass(typed(request))
    made: list[EmergencyOpening] = []

    def do() -> None:
        made.append(actions.break_glass(**form.cleaned_data, by=request.viewer, at=clock.now()))

    if frame.act(form, do):
        return redirect("casefiles:emergency", number=made[0].pk)
    return render(request, "casefiles/break_glass.html", {"form": form})


@require_http_methods(frame.FORM_METHODS)
def emergency(request: ViewerRequest, number: int) -> HttpResponse:
    """Say what one's own opening does and until when, and let the person end it."""
    checks.require(request.viewer, Permission.CASE_FILE_BREAK_GLASS)
    now = clock.now()
    opening = find_or_404(queries.own_emergencies(request.viewer, now=now), pk=number)
    if request.method == "POST":
        actions.end_emergency(opening, by=request.viewer, at=now)
        messages.success(request, f"{opening.reference} is no longer open to you in an emergency.")
        return redirect("desk:desk")
    context = {"opening": opening, "open_now": words.open_now(opening, now=now)}
    return render(request, "casefiles/emergency.html", context)


@require_safe
def emergencies(request: ViewerRequest) -> HttpResponse:
    """List every file that was opened in an emergency, newest first."""
    checks.require(request.viewer, Permission.CASE_FILE_SEE_EMERGENCIES)
    pages = Paginator(queries.emergencies(request.viewer), LINES_ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "table": words.table(page.object_list, now=clock.now()),
        "pages": pagination(page.number, last=pages.num_pages) if pages.num_pages > 1 else None,
    }
    return render(request, "casefiles/emergencies.html", context)


@require_http_methods(frame.FORM_METHODS)
def follow_up(request: ViewerRequest, number: int) -> HttpResponse:
    """Show one opening to whoever follows it up; take note of it, or end it."""
    checks.require(request.viewer, Permission.CASE_FILE_SEE_EMERGENCIES)
    now = clock.now()
    opening = find_or_404(queries.emergencies(request.viewer), pk=number)
    if opening.case_file is not None:
        actions.note_reading(opening.case_file, page="emergency", by=request.viewer, at=now)
    if request.method == "POST":
        if "end" in request.POST:
            actions.end_emergency(opening, by=request.viewer, at=now)
        actions.see_emergency(opening, by=request.viewer, at=now)
        messages.success(request, "It is recorded that you have taken note of it.")
        return redirect("casefiles:emergencies")
    return render(request, "casefiles/follow_up.html", _followed(opening))


def _followed(opening: EmergencyOpening) -> dict[str, Any]:
    now = clock.now()
    return {
        "opening": opening,
        "exists": opening.case_file_id is not None,
        "standing": words.standing(opening, now=now),
        "holds": opening.holds(now),
    }
