"""The pages where a rapid review is written, its criteria answered, and it is reopened."""

from __future__ import annotations

from dataclasses import asdict

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.core import clock, meanwhile
from heed.govuk.forms import typed
from heed.rapid_reviews import actions, forms, presenters, queries
from heed.rapid_reviews.models import CriterionAnswer, PanelReply, RapidReview
from heed.rapid_reviews.views import frame
from heed.rapid_reviews.workflow import Stage


@require_http_methods(frame.FORM_METHODS)
def sections(request: ViewerRequest, reference: str) -> HttpResponse:
    """Write what the review says; if somebody saved first, show both versions."""
    checks.require(request.viewer, Permission.RAPID_REVIEW_WRITE)
    review = frame.find(request, reference, page="sections")
    written = asdict(actions.Sections.of(review))
    form = forms.Sections(typed(request), initial={**written, "version": review.version})

    def do() -> None:
        texts = dict(form.cleaned_data)
        actions.write_sections(
            review,
            version=texts.pop("version"),
            sections=actions.Sections(**texts),
            by=request.viewer,
            at=clock.now(),
        )

    if frame.act(form, do):
        return frame.done(request, reference, "The sections are saved.", "#sections")
    theirs = presenters.differences(form.data, review) if _came_second(form, review) else []
    context = {
        "differing": theirs,
        "asks": presenters.what_guidance_asks(clock.day(clock.now())),
        "earlier": presenters.earlier(frame.earlier_wordings(request, review)),
    }
    return frame.answer(request, review, "sections", form=form, **context)


@require_http_methods(frame.FORM_METHODS)
def criterion(request: ViewerRequest, reference: str, key: str) -> HttpResponse:
    """Answer one criterion with reasons, beside every earlier answer to it."""
    checks.require(request.viewer, Permission.RAPID_REVIEW_ANSWER_CRITERIA)
    review = frame.find(request, reference, page="criterion")
    one = next((one for one in asked(request, review) if one.question.key == key), None)
    if one is None:
        raise Http404
    form = forms.Answer(typed(request), initial={"seen": meanwhile.shown(one.all_answers)})

    def do() -> object:
        return actions.answer_criterion(
            review, criterion=key, **form.cleaned_data, by=request.viewer, at=clock.now()
        )

    if frame.act(form, do):
        sentence = f"{one.question.heading}: the answer is recorded."
        return frame.done(request, reference, sentence, "#criteria")
    refused = frame.refused(request, review, Stage.RECOMMENDED)
    return frame.answer(request, review, "criterion", form=form, one=one, refused=refused)


@require_http_methods(frame.FORM_METHODS)
def reconsider(request: ViewerRequest, reference: str) -> HttpResponse:
    """Reopen the review with a reason; everything earlier stays."""
    checks.require(request.viewer, Permission.RAPID_REVIEW_RECOMMEND)
    review = frame.find(request, reference, page="reconsider")
    form = forms.Reconsider(typed(request))

    def do() -> None:
        actions.reconsider(review, **form.cleaned_data, by=request.viewer, at=clock.now())

    if frame.act(form, do):
        return frame.done(request, reference, "The rapid review is open again.")
    refused = frame.refused(request, review, Stage.GATHERING)
    return frame.answer(request, review, "reconsider", form=form, refused=refused)


def asked(request: ViewerRequest, review: RapidReview) -> list[presenters.Weighed]:
    """Return the questions of today with the answers given so far."""
    answers = CriterionAnswer.visible_to(request.viewer).filter(review=review)
    replies = PanelReply.visible_to(request.viewer).filter(review=review)
    return presenters.weighed(
        queries.questions(clock.day(clock.now())),
        list(answers.order_by("answered_at", "pk")),
        replies.order_by("recorded_at", "pk").last(),
    )


def _came_second(form: forms.Sections, review: RapidReview) -> bool:
    """Say whether what was typed was refused because somebody else had saved before."""
    return form.is_bound and bool(form.non_field_errors()) and review.version > 0
