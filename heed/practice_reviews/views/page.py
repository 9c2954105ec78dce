"""The page of a local review, and the page that commissions one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.role_table import Resource
from heed.access.viewer import ViewerRequest
from heed.casefiles.models import CaseFile
from heed.casefiles.queries import find_or_404
from heed.children import queries as children
from heed.core import clock
from heed.govuk.forms import typed
from heed.practice_reviews import actions, forms, presenters
from heed.practice_reviews.models import PracticeReview, StageChange
from heed.practice_reviews.views import frame
from heed.rapid_reviews import queries as rapid_reviews
from heed.rapid_reviews.models import Decision, Outcome, RapidReview
from heed.rapid_reviews.workflow import Stage as RapidReviewStage


@require_safe
def review(request: ViewerRequest, reference: str) -> HttpResponse:
    """Show the whole review: its clocks, terms, reviewer, plan and history."""
    files = CaseFile.open_to(request.viewer, reaching=Resource.LOCAL_REVIEW)
    case_file = find_or_404(files, reference=reference)
    reviews = PracticeReview.visible_to(request.viewer).select_related(*frame.WITH)
    found = reviews.filter(case_file=case_file).first()
    frame.note(request, case_file, page="review")
    if found is None:
        return _not_commissioned(request, case_file)
    changes = list(StageChange.visible_to(request.viewer).filter(review=found).order_by("at", "pk"))
    context = {
        "steps": presenters.steps(found, changes),
        "clocks": presenters.clocks(found, on=clock.day(clock.now())),
        "copies": presenters.copies(found),
        "earlier": presenters.earlier(frame.earlier_terms(request, found)),
        "to_be_told": presenters.to_be_told(found),
        "next_step": presenters.next_step(found, request.viewer),
        "change": presenters.changes_possible(found, request.viewer),
        "history": presenters.history(changes),
    }
    return frame.answer(request, found, "review", **context)


@require_http_methods(frame.FORM_METHODS)
def commission(request: ViewerRequest, reference: str) -> HttpResponse:
    """Commission the review that was decided on."""
    checks.require(request.viewer, Permission.PRACTICE_REVIEW_COMMISSION)
    rapid_reviews_visible = RapidReview.visible_to(request.viewer).select_related("case_file")
    rapid_review = find_or_404(rapid_reviews_visible, case_file__reference=reference)
    case_file = rapid_review.case_file
    frame.note(request, case_file, page="commission")
    there = PracticeReview.visible_to(request.viewer).filter(case_file=case_file).first()
    if there is not None and request.method != "POST":
        return redirect("practice_reviews:review", reference=reference)
    decision = _decision_to_review(rapid_review)
    if decision is None:
        return _not_commissioned(request, case_file)
    about = children.on_files([case_file.pk]).get(case_file.pk, [])
    form = forms.Commission(
        typed(request),
        on=clock.day(clock.now()),
        decided_on=decision.decided_on,
        initial={
            "commissioned_on": decision.decided_on,
            "looked_after_child": any(child.was_looked_after for child in about),
        },
    )

    def do() -> object:
        return actions.commission(
            rapid_review, **form.cleaned_data, by=request.viewer, at=clock.now()
        )

    if frame.act(form, do):
        return frame.done(request, reference, "The local review is commissioned.")
    context = {
        "form": form,
        "decision": decision,
        "about": about,
        "refused": presenters.already_commissioned(there) if there else "",
    }
    return render(request, "practice_reviews/commission.html", context)


def _not_commissioned(request: ViewerRequest, case_file: CaseFile) -> HttpResponse:
    """Say why there is no local review, and what would lead to one."""
    found = RapidReview.visible_to(request.viewer).filter(case_file=case_file)
    rapid_review = found.select_related("case_file").first()
    context = {
        "case_file": case_file,
        "decision": _decision_to_review(rapid_review) if rapid_review else None,
        "may_commission": checks.may(request.viewer, Permission.PRACTICE_REVIEW_COMMISSION),
    }
    return render(request, "practice_reviews/not_commissioned.html", context)


def _decision_to_review(rapid_review: RapidReview) -> Decision | None:
    """Return the decision to have a local review, if it is the one that stands."""
    if RapidReviewStage(rapid_review.stage) not in actions.DECISION_STANDS:
        return None
    decision = rapid_reviews.latest_decision(rapid_review)
    return decision if decision and decision.outcome == Outcome.LOCAL_REVIEW else None
