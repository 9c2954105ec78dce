"""The pages where the group recommends, the partners take positions, and the decision is made."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.core import clock
from heed.govuk.carried import NEVER_TYPED
from heed.govuk.forms import typed
from heed.partnership import queries as partnership
from heed.rapid_reviews import actions, forms, presenters, queries
from heed.rapid_reviews.models import PanelReply, RapidReview
from heed.rapid_reviews.views import frame
from heed.rapid_reviews.views.gathering import asked
from heed.rapid_reviews.workflow import Stage

# Sent with the decision's form, but no part of the decision.
NOT_KEPT = NEVER_TYPED | {"confirmed", "change"}


@require_http_methods(frame.FORM_METHODS)
def recommend(request: ViewerRequest, reference: str) -> HttpResponse:
    """Record what the review group recommends."""
    checks.require(request.viewer, Permission.RAPID_REVIEW_RECOMMEND)
    review = frame.find(request, reference, page="recommend")
    form = forms.Recommendation(typed(request), on=clock.day(clock.now()))

    def do() -> object:
        return actions.recommend(review, **form.cleaned_data, by=request.viewer, at=clock.now())

    if frame.act(form, do):
        return frame.done(request, reference, "The recommendation is recorded.", "#rounds")
    context = {"form": form, "asked": asked(request, review)}
    return frame.answer(
        request, review, "recommend", **context, **standing(request, review, Stage.RECOMMENDED)
    )


@require_http_methods(frame.FORM_METHODS)
def position(request: ViewerRequest, reference: str) -> HttpResponse:
    """Record where the signed-in partner stands on the recommendation."""
    checks.require(request.viewer, Permission.RAPID_REVIEW_GIVE_POSITION)
    review = frame.find(request, reference, page="position")
    partners = partnership.statutory_partners(
        request.viewer.partnership_id, on=clock.day(clock.now())
    )
    agency = partners.filter(pk=request.viewer.agency_id or 0).first()
    if agency is None:
        raise PermissionDenied("You do not act for one of the safeguarding partners of today.")
    shown = standing(request, review, Stage.DECIDED)
    form = forms.Position(typed(request), initial={"seen": presenters.seen(shown["round"], agency)})

    def do() -> object:
        return actions.give_position(
            review, agency=agency, **form.cleaned_data, by=request.viewer, at=clock.now()
        )

    if frame.act(form, do):
        sentence = f"The position of {agency} is recorded."
        return frame.done(request, reference, sentence, "#rounds")
    return frame.answer(request, review, "position", form=form, agency=agency, **shown)


@require_http_methods(frame.FORM_METHODS)
def decide(request: ViewerRequest, reference: str) -> HttpResponse:
    """Show who decides; take the decision; ask once more before it is final."""
    review = frame.find(request, reference, page="decide")
    may_decide = checks.may(request.viewer, Permission.RAPID_REVIEW_DECIDE)
    if request.method == "POST":
        checks.require(request.viewer, Permission.RAPID_REVIEW_DECIDE)
    form = forms.Decision(typed(request), on=clock.day(clock.now()))
    context = {
        "may_decide": may_decide,
        **standing(request, review, Stage.DECIDED),
        **_who_decides(request),
    }
    if "change" in request.POST or not frame.act(form, lambda: _check(request, review, form)):
        return frame.answer(request, review, "decide", form=form, **context)
    if "confirmed" in request.POST and frame.act(form, lambda: _decide(request, review, form)):
        return frame.done(request, reference, "The decision is recorded.", "#rounds")
    kept = [(name, value) for name, value in request.POST.items() if name not in NOT_KEPT]
    decided = form.cleaned_data
    return frame.answer(request, review, "confirm", decided=decided, kept=kept, **context)


def _check(request: ViewerRequest, review: RapidReview, form: forms.Decision) -> None:
    """Refuse what the action would refuse, before the person is asked to confirm it."""
    actions.check_decision_maker(
        review, on=form.cleaned_data["decided_on"], by=request.viewer, at=clock.now()
    )


def _decide(request: ViewerRequest, review: RapidReview, form: forms.Decision) -> object:
    return actions.decide(review, **form.cleaned_data, by=request.viewer, at=clock.now())


def standing(request: ViewerRequest, review: RapidReview, stage: Stage) -> dict[str, Any]:
    """Return why the review cannot come to a stage, if it cannot, and its newest round."""
    replies = PanelReply.visible_to(request.viewer).filter(review=review)
    rounds = presenters.rounds(queries.rounds(review), list(replies.order_by("recorded_at", "pk")))
    return {
        "refused": frame.refused(request, review, stage),
        "round": rounds[0] if rounds else None,
    }


def _who_decides(request: ViewerRequest) -> dict[str, Any]:
    """Return the arrangements of today, which say who decides today."""
    try:
        today = partnership.arrangements_on(
            request.viewer.partnership_id, on=clock.day(clock.now())
        )
    except partnership.NoArrangements:
        return {"arrangements": None}
    return {"arrangements": today}
