"""What does every page of a rapid review do: find it, note the reading, act, answer?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from heed.access.viewer import ViewerRequest
from heed.casefiles import actions as casefiles
from heed.casefiles.models import CaseFile
from heed.casefiles.queries import find_or_404
from heed.core import clock
from heed.core.meanwhile import RecordedMeanwhile
from heed.core.workflow import MoveNotAllowed
from heed.govuk.forms import Form
from heed.govuk.words import moment
from heed.incidents.queries import SoFar
from heed.partnership.queries import NoArrangements
from heed.rapid_reviews import actions, queries
from heed.rapid_reviews.models import EarlierWording, RapidReview, StageChange
from heed.rapid_reviews.workflow import STAGES, Stage

# What an action may refuse with, each with a sentence for the person, and where that belongs.
REFUSALS = {
    RecordedMeanwhile: "seen",
    actions.SavedByAnother: "version",
    actions.LatenessUnexplained: "late_because",
    actions.Refusal: None,
    MoveNotAllowed: None,
    NoArrangements: None,
}

FORM_METHODS = ["GET", "HEAD", "POST"]


def find(request: ViewerRequest, reference: str, *, page: str) -> RapidReview:
    """Return the review and note that this page of it was read.

    :raises Http404: if there is none, or none this person may see
    """
    review = find_or_404(queries.reviews(request.viewer), case_file__reference=reference)
    note(request, review.case_file, page=page)
    return review


def earlier_wordings(request: ViewerRequest, review: RapidReview) -> QuerySet[EarlierWording]:
    """Return how the sections read before, newest first, as far as this person may read them."""
    found = EarlierWording.visible_to(request.viewer).filter(review=review)
    return found.order_by("-replaced_at", "-pk")


def know(request: ViewerRequest, review: RapidReview) -> SoFar:
    """Return what the law asks about the case; the page's header need not ask for it again."""
    known = queries.so_far(review)
    request.known_of_case = known
    return known


def note(request: ViewerRequest, case_file: CaseFile, *, page: str) -> None:
    """Write to the trail that somebody looked at a page."""
    casefiles.note_reading(
        case_file, page=f"rapid_reviews:{page}", by=request.viewer, at=clock.now()
    )


def act(form: Form, do: Callable[[], object]) -> bool:
    """Do it with what was typed; a refusal becomes the form's error. Say whether it was done."""
    return form.carried_out(do, refusals=REFUSALS)


def refused(request: ViewerRequest, review: RapidReview, stage: Stage) -> str:
    """Return why the review cannot move to the stage now, or nothing if it can.

    After something was sent the database is asked again: somebody else may have moved it.
    """
    if request.method == "POST":
        review.refresh_from_db(fields=["stage"])
    now = Stage(review.stage)
    reached = StageChange.visible_to(request.viewer).filter(review=review, stage=now.value)
    last = reached.order_by("-at", "-pk").first()
    since = f" since {moment(last.at)}, by {last.by_name}" if last else ""
    return STAGES.refusal(now, stage, since=since)


def done(request: ViewerRequest, reference: str, sentence: str, part: str = "") -> HttpResponse:
    """Go back to the review, at the part that changed, and say what was done."""
    messages.success(request, sentence)
    return redirect(reverse("rapid_reviews:review", args=[reference]) + part)


def answer(
    request: ViewerRequest, review: RapidReview, template: str, **context: Any
) -> HttpResponse:
    """Return a page of a review."""
    return render(request, f"rapid_reviews/{template}.html", {"review": review, **context})
