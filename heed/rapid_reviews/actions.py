"""Open a rapid review, answer the criteria, recommend, decide, send it, and keep the reply."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from heed.access.permissions import Permission
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.casefiles import actions as casefiles
from heed.core import clock
from heed.incidents import queries as incident_queries
from heed.incidents.models import Incident
from heed.partnership import queries as partnership
from heed.partnership.arrangements import DecisionAuthority
from heed.partnership.models import Agency, Group
from heed.rapid_reviews import queries
from heed.rapid_reviews.models import (
    CriterionAnswer,
    Decision,
    PanelReply,
    PartnerPosition,
    RapidReview,
    Recommendation,
    StageChange,
)
from heed.rapid_reviews.workflow import STAGES, Stage

# Which role speaks for which decision-maker of the arrangements.
SPEAKS_FOR = {
    DecisionAuthority.INDEPENDENT_CHAIR: Role.INDEPENDENT_CHAIR,
    DecisionAuthority.STATUTORY_PARTNERS: Role.STATUTORY_PARTNER,
}


class NotNotified(ValueError):
    """There is no rapid review without a notification (P3)."""


class AlreadyOpen(ValueError):
    """An incident has one rapid review."""


class NoReviewGroup(ValueError):
    """The partnership had no review group on the day."""


class CriteriaUnanswered(ValueError):
    """The group recommends after answering every criterion."""


class NotTheDecisionMaker(ValueError):
    """The arrangements of that day give the decision to somebody else."""


class PositionsMissing(ValueError):
    """The partners decide together: each one's position comes first."""


class NotAPartner(ValueError):
    """Only a statutory safeguarding partner takes a position, and only its own."""


class LatenessUnexplained(ValueError):
    """A rapid review sent after its last day needs a reason."""


class DayImpossible(ValueError):
    """A day is after today, or before what it follows from."""


@transaction.atomic
def open_review(incident: Incident, *, by: Viewer, at: datetime) -> RapidReview:
    """Open the rapid review of a notified incident, and its file to the review group of the day.

    :raises NotNotified: if the Panel has not been told
    :raises AlreadyOpen: if it has been opened before
    :raises NoReviewGroup: if the partnership has no review group
    """
    incident.require(Permission.RAPID_REVIEW_OPEN, by=by)
    Incident.unscoped.select_for_update().get(pk=incident.pk)
    if incident_queries.panel_notified_at(incident) is None:
        raise NotNotified("Record the notification to the Panel first.")
    if RapidReview.unscoped.filter(incident=incident).exists():
        raise AlreadyOpen("This incident has a rapid review already.")
    group = partnership.group(by.partnership_id, Group.Kind.REVIEW, on=clock.day(at))
    if group is None:
        raise NoReviewGroup("Add a review group to the partnership first.")
    review = RapidReview.unscoped.create(
        case_file=incident.case_file, incident=incident, opened_at=at
    )
    _note_stage(review, Stage.GATHERING, by=by, at=at)
    casefiles.grant(incident.case_file, to=group, reason="Considers the rapid review", by=by, at=at)
    _open_to_partners_who_decide(review, by=by, at=at)
    trail.record(Event.RAPID_REVIEW_OPENED, review, by=by, at=at, group=group.name)
    return review


@transaction.atomic
def answer_criterion(
    review: RapidReview, *, criterion: str, answer: str, reasons: str, by: Viewer, at: datetime
) -> CriterionAnswer:
    """Answer one criterion with reasons; an earlier answer stays on the record.

    :raises MoveNotAllowed: if the group has recommended already
    """
    review.require(Permission.RAPID_REVIEW_ANSWER_CRITERIA, by=by)
    STAGES.check(_locked_stage(review), Stage.RECOMMENDED)
    given = CriterionAnswer.unscoped.create(
        review=review,
        criterion=criterion,
        answer=answer,
        reasons=reasons,
        answered_by_name=by.name,
        answered_at=at,
    )
    trail.record(
        Event.RAPID_REVIEW_CRITERION_ANSWERED,
        review,
        by=by,
        at=at,
        criterion=criterion,
        answer=answer,
    )
    return given


@transaction.atomic
def recommend(
    review: RapidReview,
    *,
    outcome: str,
    national_importance: bool,
    reasons: str,
    recommended_on: date,
    by: Viewer,
    at: datetime,
    dissent: str = "",
) -> Recommendation:
    """Record what the review group of that day recommends, with reasons and any dissent.

    :raises MoveNotAllowed: if a recommendation is already waiting for a decision
    :raises CriteriaUnanswered: if a criterion has no answer yet
    :raises DayImpossible: if the day is in the future or before the review was opened
    :raises NoReviewGroup: if there was no review group on that day
    """
    review.require(Permission.RAPID_REVIEW_RECOMMEND, by=by)
    if not clock.day(review.opened_at) <= recommended_on <= clock.day(at):
        raise DayImpossible(
            "The day of the recommendation must be between the opening of the review and today."
        )
    unanswered = queries.unanswered_criteria(review, on=recommended_on)
    if unanswered:
        raise CriteriaUnanswered(
            f"Answer every criterion first. Still open: {', '.join(unanswered)}."
        )
    group = partnership.group(by.partnership_id, Group.Kind.REVIEW, on=recommended_on)
    if group is None:
        raise NoReviewGroup("There was no review group on that day.")
    _move(review, Stage.RECOMMENDED, by=by, at=at)
    recommendation = Recommendation.unscoped.create(
        review=review,
        outcome=outcome,
        national_importance=national_importance,
        reasons=reasons,
        dissent=dissent,
        group_name=group.name,
        recommended_on=recommended_on,
        recorded_by_name=by.name,
        recorded_at=at,
    )
    trail.record(
        Event.RAPID_REVIEW_RECOMMENDED,
        review,
        by=by,
        at=at,
        outcome=outcome,
        national_importance=national_importance,
        group=group.name,
    )
    return recommendation


@transaction.atomic
def give_position(
    review: RapidReview, *, agency: Agency, outcome: str, reasons: str, by: Viewer, at: datetime
) -> PartnerPosition:
    """Record where a statutory partner stands on the recommendation that waits for a decision.

    :raises MoveNotAllowed: if no recommendation is waiting
    :raises NotAPartner: if the person does not speak for that statutory partner
    """
    review.require(Permission.RAPID_REVIEW_GIVE_POSITION, by=by)
    STAGES.check(_locked_stage(review), Stage.DECIDED)
    if agency.pk != by.agency_id or not agency.is_statutory_partner:
        raise NotAPartner("You can give the position of your own statutory partner only.")
    position, _ = PartnerPosition.unscoped.update_or_create(
        recommendation=queries.latest_recommendation(review),
        agency=agency,
        defaults={
            "outcome": outcome,
            "reasons": reasons,
            "given_by_name": by.name,
            "given_at": at,
        },
    )
    trail.record(
        Event.RAPID_REVIEW_POSITION_GIVEN,
        review,
        by=by,
        at=at,
        agency=agency.name,
        outcome=outcome,
        reasons=reasons,
    )
    return position


@transaction.atomic
def decide(
    review: RapidReview,
    *,
    outcome: str,
    national_importance: bool,
    reasons: str,
    decided_on: date,
    by: Viewer,
    at: datetime,
) -> Decision:
    """Record the decision on the group's recommendation, by whoever decides on that day.

    :raises MoveNotAllowed: if no recommendation is waiting
    :raises DayImpossible: if the day is in the future or before the recommendation
    :raises NotTheDecisionMaker: if that day's arrangements name somebody else
    :raises PositionsMissing: if the partners decide and one has not given its position
    """
    review.require(Permission.RAPID_REVIEW_DECIDE, by=by)
    _move(review, Stage.DECIDED, by=by, at=at)
    recommendation = queries.latest_recommendation(review)
    if not recommendation.recommended_on <= decided_on <= clock.day(at):
        raise DayImpossible("The day of the decision must be between the recommendation and today.")
    authority = partnership.arrangements_on(by.partnership_id, on=decided_on).decides
    _check_decision_maker(recommendation, authority, on=decided_on, by=by)
    decision = Decision.unscoped.create(
        review=review,
        recommendation=recommendation,
        outcome=outcome,
        national_importance=national_importance,
        reasons=reasons,
        authority=authority.value,
        decided_on=decided_on,
        decided_by_name=by.name,
        decided_at=at,
    )
    trail.record(
        Event.RAPID_REVIEW_DECIDED,
        review,
        by=by,
        at=at,
        outcome=outcome,
        national_importance=national_importance,
        authority=authority,
        decided_on=decided_on,
        as_recommended=outcome == recommendation.outcome,
    )
    return decision


@transaction.atomic
def record_sending(
    review: RapidReview, *, sent_at: datetime, by: Viewer, at: datetime, late_because: str = ""
) -> None:
    """Record that the rapid review and the decision went to the Panel.

    :raises MoveNotAllowed: if there is no decision yet
    :raises DayImpossible: if it is said to be sent in the future or before the decision
    :raises LatenessUnexplained: if it went after the last day and no reason is given
    """
    review.require(Permission.RAPID_REVIEW_SEND, by=by)
    _move(review, Stage.SENT, by=by, at=at)
    sent_on = clock.day(sent_at)
    decision = queries.latest_decision(review)
    if sent_at > at or (decision is not None and sent_on < decision.decided_on):
        raise DayImpossible("The review must have been sent between the decision and now.")
    due = queries.due(review).due_on
    if sent_on > due and not late_because.strip():
        raise LatenessUnexplained("It was sent after the last day. Say why it was late.")
    review.sent_at = sent_at
    review.sent_by_name = by.name
    review.late_because = late_because if sent_on > due else ""
    review.save(update_fields=["sent_at", "sent_by_name", "late_because"])
    trail.record(
        Event.RAPID_REVIEW_SENT,
        review,
        by=by,
        at=at,
        sent_on=sent_on,
        due_on=due,
        in_time=sent_on <= due,
    )


@transaction.atomic
def record_reply(
    review: RapidReview,
    *,
    category: str,
    received_on: date,
    what_it_says: str,
    by: Viewer,
    at: datetime,
) -> PanelReply:
    """Keep what the Panel answered. Its conclusion is a criterion, never an order (reg 11(d)).

    :raises MoveNotAllowed: if the review has not been sent
    :raises DayImpossible: if the day is in the future or before the review was sent
    """
    review.require(Permission.RAPID_REVIEW_RECORD_REPLY, by=by)
    if _locked_stage(review) is not Stage.ANSWERED:
        _move(review, Stage.ANSWERED, by=by, at=at)
    if review.sent_at is None or not clock.day(review.sent_at) <= received_on <= clock.day(at):
        raise DayImpossible("The reply must have come between sending the review and today.")
    reply = PanelReply.unscoped.create(
        review=review,
        category=category,
        received_on=received_on,
        what_it_says=what_it_says,
        recorded_by_name=by.name,
        recorded_at=at,
    )
    trail.record(
        Event.RAPID_REVIEW_REPLIED, review, by=by, at=at, category=category, received_on=received_on
    )
    return reply


@transaction.atomic
def reconsider(review: RapidReview, *, reason: str, by: Viewer, at: datetime) -> None:
    """Go back to gathering because something new came; everything earlier stays on the record.

    :raises MoveNotAllowed: if the review is gathering already
    """
    review.require(Permission.RAPID_REVIEW_RECOMMEND, by=by)
    _move(review, Stage.GATHERING, by=by, at=at, reason=reason)
    trail.record(Event.RAPID_REVIEW_REOPENED, review, by=by, at=at, reason=reason)


def _open_to_partners_who_decide(review: RapidReview, *, by: Viewer, at: datetime) -> None:
    """Let the Executive, where the partners sit, read what the partners must decide on."""
    today = clock.day(at)
    decides = partnership.arrangements_on(by.partnership_id, on=today).decides
    executive = partnership.group(by.partnership_id, Group.Kind.EXECUTIVE, on=today)
    if decides is DecisionAuthority.STATUTORY_PARTNERS and executive is not None:
        casefiles.grant(review.case_file, to=executive, reason="The partners decide", by=by, at=at)


def _check_decision_maker(
    recommendation: Recommendation, authority: DecisionAuthority, *, on: date, by: Viewer
) -> None:
    if SPEAKS_FOR[authority] not in by.roles:
        raise NotTheDecisionMaker(
            f"On that day the decision was for {authority.label}, under the arrangements in force."
        )
    if authority is DecisionAuthority.STATUTORY_PARTNERS:
        partners = partnership.statutory_partners(by.partnership_id, on=on)
        given = PartnerPosition.unscoped.filter(recommendation=recommendation)
        missing = partners.exclude(pk__in=given.values("agency_id"))
        if missing:
            names = ", ".join(agency.name for agency in missing)
            raise PositionsMissing(f"Each partner gives its position first. Still open: {names}.")


def _locked_stage(review: RapidReview) -> Stage:
    """Read the stage again, holding the row, so that two people cannot both move it."""
    held = RapidReview.unscoped.select_for_update().get(pk=review.pk)
    return Stage(held.stage)


def _move(review: RapidReview, stage: Stage, *, by: Viewer, at: datetime, reason: str = "") -> None:
    STAGES.check(_locked_stage(review), stage)
    review.stage = stage.value
    review.save(update_fields=["stage"])
    _note_stage(review, stage, by=by, at=at, reason=reason)


def _note_stage(
    review: RapidReview, stage: Stage, *, by: Viewer, at: datetime, reason: str = ""
) -> None:
    StageChange.unscoped.create(
        review=review, stage=stage.value, by_name=by.name, at=at, reason=reason
    )
