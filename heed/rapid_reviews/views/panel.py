"""The pages where the sending to the Panel and its reply are recorded."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.core import clock, meanwhile
from heed.govuk.forms import typed
from heed.rapid_reviews import actions, forms, presenters, queries
from heed.rapid_reviews.models import PanelReply
from heed.rapid_reviews.views import frame
from heed.rapid_reviews.views.deciding import standing
from heed.rapid_reviews.workflow import Stage


@require_http_methods(frame.FORM_METHODS)
def send(request: ViewerRequest, reference: str) -> HttpResponse:
    """Record when the review went to the Panel, and why it was late if it was."""
    checks.require(request.viewer, Permission.RAPID_REVIEW_SEND)
    review = frame.find(request, reference, page="send")
    on = clock.day(clock.now())
    form = forms.Sending(typed(request))

    def do() -> object:
        return actions.record_sending(
            review, **form.cleaned_data, by=request.viewer, at=clock.now()
        )

    if frame.act(form, do):
        return frame.done(request, reference, "The sending to the Panel is recorded.", "#rounds")
    deadline = queries.deadline_of(frame.know(request, review), viewer=request.viewer, sent_on=None)
    context = {
        "form": form,
        "clock": presenters.clock(deadline, on=on) if deadline else None,
        "because": deadline.because if deadline else "",
        "empty_sections": [one.heading for one in presenters.sections(review) if not one.text],
        **standing(request, review, Stage.SENT),
    }
    return frame.answer(request, review, "send", **context)


@require_http_methods(frame.FORM_METHODS)
def reply(request: ViewerRequest, reference: str) -> HttpResponse:
    """Keep what the Panel answered."""
    checks.require(request.viewer, Permission.RAPID_REVIEW_RECORD_REPLY)
    review = frame.find(request, reference, page="reply")
    shown = standing(request, review, Stage.ANSWERED)
    if Stage(review.stage) is Stage.ANSWERED:  # another reply may always come
        shown["refused"] = ""
    replies = PanelReply.visible_to(request.viewer).filter(review=review)
    form = forms.Reply(
        typed(request), on=clock.day(clock.now()), initial={"seen": meanwhile.shown(replies)}
    )

    def do() -> object:
        return actions.record_reply(review, **form.cleaned_data, by=request.viewer, at=clock.now())

    if frame.act(form, do):
        return frame.done(request, reference, "The Panel’s reply is recorded.", "#rounds")
    return frame.answer(request, review, "reply", form=form, **shown)
