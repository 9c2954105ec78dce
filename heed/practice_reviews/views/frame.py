"""What does every page of a local review do: find it, note the reading, act, answer?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render

from heed.access.viewer import ViewerRequest
from heed.casefiles import actions as casefiles
from heed.casefiles.models import CaseFile
from heed.casefiles.queries import find_or_404
from heed.core import clock
from heed.core.meanwhile import RecordedMeanwhile
from heed.core.workflow import MoveNotAllowed
from heed.govuk.forms import Form
from heed.govuk.words import moment
from heed.practice_reviews import actions
from heed.practice_reviews.models import EarlierWording, PracticeReview, StageChange
from heed.practice_reviews.workflow import STAGES, Stage

# What an action may refuse with, each with a sentence for the person, and where that belongs.
REFUSALS = {
    RecordedMeanwhile: "seen",
    actions.LaterThanTheLawExpects: "reasons",
    actions.Refusal: None,
    MoveNotAllowed: None,
}

# What every page needs with a review.
WITH = ("case_file", "decision")

FORM_METHODS = ["GET", "HEAD", "POST"]


def find(request: ViewerRequest, reference: str, *, page: str) -> PracticeReview:
    """Return the review and note that this page of it was read.

    :raises Http404: if there is none, or none this person may see
    """
    reviews = PracticeReview.visible_to(request.viewer).select_related(*WITH)
    review = find_or_404(reviews, case_file__reference=reference)
    note(request, review.case_file, page=page)
    return review


def earlier_terms(request: ViewerRequest, review: PracticeReview) -> QuerySet[EarlierWording]:
    """Return how the terms read before, newest first, as far as this person may read them."""
    found = EarlierWording.visible_to(request.viewer).filter(
        review=review, section="terms_of_reference"
    )
    return found.order_by("-replaced_at", "-pk")


def note(request: ViewerRequest, case_file: CaseFile, *, page: str) -> None:
    """Write to the trail that somebody looked at a page."""
    casefiles.note_reading(
        case_file, page=f"practice_reviews:{page}", by=request.viewer, at=clock.now()
    )


def act(form: Form, do: Callable[[], object]) -> bool:
    """Do it with what was typed; a refusal becomes the form's error. Say whether it was done."""
    return form.carried_out(do, refusals=REFUSALS)


def refused(request: ViewerRequest, review: PracticeReview, stage: Stage) -> str:
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


def done(request: ViewerRequest, reference: str, sentence: str) -> HttpResponse:
    """Go back to the review and say what was done."""
    messages.success(request, sentence)
    return redirect("practice_reviews:review", reference=reference)


def answer(
    request: ViewerRequest, review: PracticeReview, template: str, **context: Any
) -> HttpResponse:
    """Return a page of a commissioned review."""
    return render(request, f"practice_reviews/{template}.html", {"review": review, **context})
