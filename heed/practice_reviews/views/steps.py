"""The pages where a local review gets its terms, its reviewer and its plan, starts and ends."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.core import clock
from heed.govuk.forms import typed
from heed.practice_reviews import actions, forms, presenters, queries
from heed.practice_reviews.views import frame
from heed.practice_reviews.workflow import Stage


@require_http_methods(frame.FORM_METHODS)
def terms(request: ViewerRequest, reference: str) -> HttpResponse:
    """Write the terms of reference, beside an outline of what they usually hold."""
    checks.require(request.viewer, Permission.PRACTICE_REVIEW_COMMISSION)
    review = frame.find(request, reference, page="terms")
    form = forms.TermsOfReference(
        typed(request),
        on=clock.day(clock.now()),
        commissioned_on=review.commissioned_on,
        initial={
            "text": review.terms_of_reference,
            "set_on": review.terms_set_on,
            "seen": queries.seen(review, "terms"),
        },
    )

    def do() -> None:
        actions.set_terms_of_reference(
            review, **form.cleaned_data, by=request.viewer, at=clock.now()
        )

    if frame.act(form, do):
        return frame.done(request, reference, "The terms of reference are saved.")
    context = {
        "outline": presenters.TERMS_OUTLINE,
        "earlier": presenters.earlier(frame.earlier_terms(request, review)),
        "theirs": presenters.now(review, "terms"),
    }
    return frame.answer(request, review, "terms", form=form, **context)


@require_http_methods(frame.FORM_METHODS)
def reviewer(request: ViewerRequest, reference: str) -> HttpResponse:
    """Appoint the reviewer, with what they declared."""
    checks.require(request.viewer, Permission.PRACTICE_REVIEW_COMMISSION)
    review = frame.find(request, reference, page="reviewer")
    form = forms.Reviewer(
        typed(request),
        on=clock.day(clock.now()),
        commissioned_on=review.commissioned_on,
        initial={
            "name": review.reviewer_name,
            "organisation": review.reviewer_organisation,
            "conflicts": review.reviewer_conflicts,
            "appointed_on": review.reviewer_appointed_on,
            "seen": queries.seen(review, "reviewer"),
        },
    )

    def do() -> None:
        actions.appoint_reviewer(review, **form.cleaned_data, by=request.viewer, at=clock.now())

    if frame.act(form, do):
        return frame.done(request, reference, "The reviewer is appointed.")
    context = {
        "suitable": presenters.what_suits_a_reviewer(review),
        "theirs": presenters.now(review, "reviewer"),
    }
    return frame.answer(request, review, "reviewer", form=form, **context)


@require_http_methods(frame.FORM_METHODS)
def plan(request: ViewerRequest, reference: str) -> HttpResponse:
    """Plan by when the review will be complete, beside the day guidance expects."""
    checks.require(request.viewer, Permission.PRACTICE_REVIEW_COMMISSION)
    review = frame.find(request, reference, page="plan")
    form = forms.Plan(
        typed(request),
        commissioned_on=review.commissioned_on,
        initial={
            "planned_for": review.completion_planned_for,
            "reasons": review.completion_reasons,
            "seen": queries.seen(review, "plan"),
        },
    )

    def do() -> None:
        actions.plan_completion(review, **form.cleaned_data, by=request.viewer, at=clock.now())

    if frame.act(form, do):
        return frame.done(request, reference, "The plan is saved.")
    context = {
        "expected": queries.publish_by(review),
        "theirs": presenters.now(review, "plan"),
    }
    return frame.answer(request, review, "plan", form=form, **context)


@require_http_methods(frame.FORM_METHODS)
def start(request: ViewerRequest, reference: str) -> HttpResponse:
    """Put the review under way, once its terms are written and its reviewer appointed."""
    checks.require(request.viewer, Permission.PRACTICE_REVIEW_COMMISSION)
    review = frame.find(request, reference, page="start")
    form = forms.Start(typed(request))

    def do() -> None:
        actions.start(review, by=request.viewer, at=clock.now())

    if frame.act(form, do):
        return frame.done(request, reference, "The review is under way.")
    context = {
        "to_be_told": presenters.to_be_told(review),
        "refused": frame.refused(request, review, Stage.UNDER_WAY),
    }
    return frame.answer(request, review, "start", form=form, **context)


@require_http_methods(frame.FORM_METHODS)
def complete(request: ViewerRequest, reference: str) -> HttpResponse:
    """Record that the review is complete."""
    checks.require(request.viewer, Permission.PRACTICE_REVIEW_COMMISSION)
    review = frame.find(request, reference, page="complete")
    form = forms.Complete(
        typed(request), on=clock.day(clock.now()), commissioned_on=review.commissioned_on
    )

    def do() -> None:
        actions.complete(review, **form.cleaned_data, by=request.viewer, at=clock.now())

    if frame.act(form, do):
        return frame.done(request, reference, "The review is complete.")
    refused = frame.refused(request, review, Stage.COMPLETED)
    return frame.answer(request, review, "complete", form=form, refused=refused)
