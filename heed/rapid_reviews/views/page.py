"""The page of a rapid review, and the page that opens it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.role_table import Resource
from heed.access.viewer import ViewerRequest
from heed.casefiles.models import CaseFile
from heed.casefiles.queries import find_or_404
from heed.core import clock
from heed.govuk.forms import typed
from heed.incidents import queries as incident_queries
from heed.incidents.models import Incident, Notification
from heed.partnership import queries as partnership
from heed.partnership.models import Group
from heed.rapid_reviews import actions, forms, presenters, queries
from heed.rapid_reviews.models import (
    CriterionAnswer,
    PanelReply,
    RapidReview,
    StageChange,
)
from heed.rapid_reviews.views import frame


@require_safe
def review(request: ViewerRequest, reference: str) -> HttpResponse:
    """Show the whole review: its clock, what it says, the criteria, every round, its history."""
    found = queries.reviews(request.viewer).filter(case_file__reference=reference).first()
    if found is None:
        return _not_opened(request, reference)
    frame.note(request, found.case_file, page="review")
    return frame.answer(request, found, "review", **_everything(request, found))


@require_safe
def earlier(request: ViewerRequest, reference: str) -> HttpResponse:
    """Show how the sections read before they were rewritten, to those who may read them now."""
    review = frame.find(request, reference, page="earlier wordings")
    found = frame.earlier_wordings(request, review)
    return frame.answer(request, review, "earlier", earlier=presenters.earlier(found))


@require_http_methods(frame.FORM_METHODS)
def open_review(request: ViewerRequest, reference: str) -> HttpResponse:
    """Say what opening will do and by when the review is due; then open it."""
    checks.require(request.viewer, Permission.RAPID_REVIEW_OPEN)
    incident = _incident(request, reference)
    form = forms.OpenReview(typed(request))

    def do() -> object:
        return actions.open_review(incident, by=request.viewer, at=clock.now())

    if frame.act(form, do):
        return frame.done(request, reference, "The rapid review is open.")
    if hasattr(incident.case_file, "rapid_review"):
        if form.is_bound:
            messages.success(request, "The rapid review has been opened already.")
        return redirect("rapid_reviews:review", reference=reference)
    frame.note(request, incident.case_file, page="open")
    group = partnership.group(
        request.viewer.partnership_id, Group.Kind.REVIEW, on=clock.day(clock.now())
    )
    return _unopened_page(request, incident, "open", form=form, group=group)


def _everything(request: ViewerRequest, review: RapidReview) -> dict[str, Any]:
    """Gather what the page shows; the number of questions to the database does not grow."""
    viewer, on = request.viewer, clock.day(clock.now())
    changes = list(StageChange.visible_to(viewer).filter(review=review).order_by("at", "pk"))
    answers = list(
        CriterionAnswer.visible_to(viewer).filter(review=review).order_by("answered_at", "pk")
    )
    replies = list(
        PanelReply.visible_to(viewer).filter(review=review).order_by("recorded_at", "pk")
    )
    recommendations = queries.rounds(review)
    rounds = presenters.rounds(recommendations, replies)
    asked = presenters.weighed(queries.questions(on), answers, replies[-1] if replies else None)
    standing = queries.standing(
        frame.know(request, review),
        viewer=viewer,
        on=on,
        sent_on=presenters.first_sent_on(rounds),
    )
    deadline = standing.deadline
    outcome = presenters.latest_outcome(rounds)
    return {
        "clock": presenters.clock(deadline, on=on) if deadline else None,
        "because": deadline.because if deadline else "",
        "standing": standing,
        "steps": presenters.steps(review, changes),
        "sections": presenters.sections(review),
        "may_write": presenters.may_write(review, viewer),
        "asked": asked,
        "may_answer": presenters.may_answer(review, viewer),
        "rounds": rounds,
        "next_step": presenters.next_step(
            review,
            unanswered=[one for one in asked if one.is_open],
            decides=standing.decides,
            waiting_for=queries.waiting_for(review, on=on, decides=standing.decides),
            outcome=outcome,
            viewer=viewer,
        ),
        "other_actions": presenters.other_actions(review, outcome=outcome, viewer=viewer),
        "history": presenters.history(changes, answers, recommendations, replies),
    }


def _not_opened(request: ViewerRequest, reference: str) -> HttpResponse:
    files = CaseFile.open_to(request.viewer, reaching=Resource.RAPID_REVIEW)
    case_file = find_or_404(files, reference=reference)
    frame.note(request, case_file, page="review")
    may_open = checks.may(request.viewer, Permission.RAPID_REVIEW_OPEN)
    return _unopened_page(request, _incident(request, reference), "not_opened", may_open=may_open)


def _incident(request: ViewerRequest, reference: str) -> Incident:
    """Return the incident, with its rapid review if it has one."""
    incidents = incident_queries.cases(request.viewer).select_related("case_file__rapid_review")
    return find_or_404(incidents, case_file__reference=reference)


def _unopened_page(
    request: ViewerRequest, incident: Incident, template: str, **context: Any
) -> HttpResponse:
    """Say whether the clock of a review nobody has opened is running, and who will decide."""
    today = clock.day(clock.now())
    (known,) = incident_queries.so_far([incident])
    request.known_of_case = known
    standing = queries.standing(known, viewer=request.viewer, on=today, sent_on=None)
    deadline, told = standing.deadline, known.notifications.get(Notification.Recipient.PANEL)
    shown = {
        "case_file": incident.case_file,
        "notified_at": told.sent_at if told else None,
        "clock": presenters.clock(deadline, on=today) if deadline else None,
        "because": deadline.because if deadline else "",
        "decides": standing.decides,
    }
    return render(request, f"rapid_reviews/{template}.html", {**shown, **context})
