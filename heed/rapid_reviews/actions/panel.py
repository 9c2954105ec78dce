"""Record that a rapid review went to the Panel, and what the Panel answered."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.core import clock, meanwhile
from heed.rapid_reviews import queries
from heed.rapid_reviews.actions import moves
from heed.rapid_reviews.actions.gathering import Sections
from heed.rapid_reviews.actions.refusals import DayImpossible, LatenessUnexplained
from heed.rapid_reviews.models import Decision, PanelReply, RapidReview, Sending
from heed.rapid_reviews.workflow import Stage
from heed.statute import rapid_review


@transaction.atomic
def record_sending(
    review: RapidReview, *, sent_at: datetime, by: Viewer, at: datetime, late_because: str = ""
) -> Sending:
    """Record that the rapid review and the decision went to the Panel, and keep what went.

    The first sending meets the deadline; a reconsidered review sent again is never late.

    :raises MoveNotAllowed: if there is no decision yet
    :raises DayImpossible: if it is said to be sent in the future or before the decision
    :raises LatenessUnexplained: if it went after the last day and no reason is given
    """
    review.require(Permission.RAPID_REVIEW_SEND, by=by)
    changes = moves.check(review, Stage.SENT)
    decision = Decision.unscoped.filter(review=review).latest("decided_at", "pk")
    sent_on = clock.day(sent_at)
    if sent_at > at or sent_on < decision.decided_on:
        raise DayImpossible("The review must have been sent between the decision and now.")
    due_on = queries.due(review).due
    late = sent_on > due_on and not Sending.unscoped.filter(review=review).exists()
    if late and not late_because.strip() and not rapid_review.is_relaxed(due_on):
        raise LatenessUnexplained("It was sent after the last day. Say why it was late.")
    sending = Sending.unscoped.create(
        review=review,
        decision=decision,
        sent_at=sent_at,
        due_on=due_on,
        late_because=late_because.strip() if late else "",
        sections=asdict(Sections.of(moves.hold(review))),
        recorded_by_name=by.name,
        recorded_at=at,
    )
    moves.enter(review, Stage.SENT, by=by, at=at)
    trail.record(
        Event.RAPID_REVIEW_SENT,
        review,
        by=by,
        at=at,
        reason=sending.late_because,
        changes=changes,
        sent_on=sent_on,
        due_on=due_on,
        in_time=not late,
    )
    return sending


@transaction.atomic
def record_reply(
    review: RapidReview,
    *,
    category: PanelReply.Category,
    received_on: date,
    what_it_says: str,
    by: Viewer,
    at: datetime,
    seen: str | None = None,
) -> PanelReply:
    """Keep what the Panel answered. Its conclusion is a criterion, never an order (reg 11(d)).

    `seen` are the replies that were shown to whoever records one now.

    :raises RecordedMeanwhile: if somebody else has recorded a reply since
    :raises MoveNotAllowed: if the review has not been sent
    :raises DayImpossible: if the day is in the future or before the review was sent
    """
    review.require(Permission.RAPID_REVIEW_RECORD_REPLY, by=by)
    another = Stage(moves.hold(review).stage) is Stage.ANSWERED
    changes = {} if another else moves.check(review, Stage.ANSWERED)
    sending = Sending.unscoped.filter(review=review).latest("sent_at", "pk")
    if not clock.day(sending.sent_at) <= received_on <= clock.day(at):
        raise DayImpossible("The reply must have come between sending the review and today.")
    replies = PanelReply.unscoped.filter(review=review)
    did = "recorded a reply of the Panel"
    meanwhile.check_rows(replies, seen=seen, by="recorded_by_name", did=did)
    reply = PanelReply.unscoped.create(
        review=review,
        category=category,
        received_on=received_on,
        what_it_says=what_it_says.strip(),
        recorded_by_name=by.name,
        recorded_at=at,
    )
    if not another:
        moves.enter(review, Stage.ANSWERED, by=by, at=at)
    trail.record(
        Event.RAPID_REVIEW_REPLIED,
        review,
        by=by,
        at=at,
        changes=changes,
        category=category,
        received_on=received_on,
        what_it_says=trail.measured(reply.what_it_says),
    )
    return reply
