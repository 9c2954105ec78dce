"""Recommend for the group, take a partner's position, and decide."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.casefiles import queries as casefiles
from heed.core import clock, meanwhile
from heed.partnership import queries as partnership
from heed.partnership.arrangements import DecisionAuthority
from heed.partnership.models import Agency, Group
from heed.rapid_reviews import queries
from heed.rapid_reviews.actions import moves
from heed.rapid_reviews.actions.refusals import (
    CriteriaUnanswered,
    DayImpossible,
    NoQuorum,
    NoReviewGroup,
    NotAPartner,
    NotTheDecisionMaker,
    PositionsMissing,
)
from heed.rapid_reviews.models import (
    Decision,
    Outcome,
    PartnerPosition,
    RapidReview,
    Recommendation,
    StageChange,
)
from heed.rapid_reviews.workflow import STAGES, Stage


@transaction.atomic
def recommend(
    review: RapidReview,
    *,
    outcome: Outcome,
    national_importance: bool,
    reasons: str,
    recommended_on: date,
    by: Viewer,
    at: datetime,
    dissent: str = "",
) -> Recommendation:
    """Record what the review group of that day recommends, with reasons and any dissent.

    :raises MoveNotAllowed: if a recommendation is already waiting for a decision
    :raises DayImpossible: if the day is in the future or before the review was (re)opened
    :raises CriteriaUnanswered: if a criterion of the regulation has no answer yet
    :raises NoReviewGroup: if there was no review group on that day
    :raises NoQuorum: if half of its people or more have a conflict of interest
    :raises ReasonsMissing: if no reasons are given
    """
    review.require(Permission.RAPID_REVIEW_RECOMMEND, by=by)
    changes = moves.check(review, Stage.RECOMMENDED)
    group = _group_recommending(review, on=recommended_on, by=by, at=at)
    recommendation = Recommendation.unscoped.create(
        review=review,
        outcome=outcome,
        national_importance=national_importance,
        reasons=moves.given_reasons(reasons, "Give the reasons for the recommendation."),
        dissent=dissent.strip(),
        group_name=group.name,
        recommended_on=recommended_on,
        recorded_by_name=by.name,
        recorded_at=at,
    )
    moves.enter(review, Stage.RECOMMENDED, by=by, at=at)
    trail.record(
        Event.RAPID_REVIEW_RECOMMENDED,
        review,
        by=by,
        at=at,
        changes=changes,
        outcome=outcome,
        national_importance=national_importance,
        reasons=trail.measured(recommendation.reasons),
        dissent=trail.measured(recommendation.dissent),
        group=group.name,
        recommended_on=recommended_on,
    )
    return recommendation


@transaction.atomic
def give_position(
    review: RapidReview,
    *,
    agency: Agency,
    outcome: Outcome,
    reasons: str,
    by: Viewer,
    at: datetime,
    seen: str | None = None,
) -> PartnerPosition:
    """Record where a statutory partner stands on the recommendation that waits for a decision.

    A partner may change its position until the decision; what it said before stays on the record.
    `seen` are its positions that were shown to whoever gives one now.

    :raises RecordedMeanwhile: if somebody else has given its position since
    :raises MoveNotAllowed: if no recommendation is waiting
    :raises NotAPartner: if the person does not speak for that statutory partner today
    :raises ReasonsMissing: if no reasons are given
    """
    review.require(Permission.RAPID_REVIEW_GIVE_POSITION, by=by)
    moves.check(review, Stage.DECIDED)
    partners = partnership.statutory_partners(by.partnership_id, on=clock.day(at))
    if agency.pk != by.agency_id or not partners.filter(pk=agency.pk).exists():
        raise NotAPartner("You can give the position of your own statutory partner only.")
    recommendation = queries.latest_recommendation(review)
    given = PartnerPosition.unscoped.filter(recommendation=recommendation, agency=agency)
    did = f"gave the position of {agency}"
    meanwhile.check_rows(given, seen=seen, by="given_by_name", did=did)
    position = PartnerPosition.unscoped.create(
        recommendation=recommendation,
        agency=agency,
        outcome=outcome,
        reasons=moves.given_reasons(reasons, "Give the reasons for this position."),
        given_by_id=by.user_id,
        given_by_name=by.name,
        given_at=at,
    )
    trail.record(
        Event.RAPID_REVIEW_POSITION_GIVEN,
        review,
        by=by,
        at=at,
        agency=agency.name,
        outcome=outcome,
        reasons=trail.measured(position.reasons),
    )
    return position


@transaction.atomic
def decide(
    review: RapidReview,
    *,
    outcome: Outcome,
    national_importance: bool,
    reasons: str,
    decided_on: date,
    by: Viewer,
    at: datetime,
) -> Decision:
    """Record the decision on the group's recommendation, by whoever decides on that day.

    :raises MoveNotAllowed: if no recommendation is waiting
    :raises DayImpossible: if the day is in the future or before the recommendation
    :raises NoArrangements: if no arrangements had been published for that day
    :raises NotTheDecisionMaker: if that day's arrangements name somebody else
    :raises PositionsMissing: if the partners decide and one has not given its position
    :raises ReasonsMissing: if no reasons are given
    """
    review.require(Permission.RAPID_REVIEW_DECIDE, by=by)
    changes = moves.check(review, Stage.DECIDED)
    recommendation = queries.latest_recommendation(review)
    authority = _decision_maker(recommendation, on=decided_on, by=by, at=at)
    decision = Decision.unscoped.create(
        review=review,
        recommendation=recommendation,
        outcome=outcome,
        national_importance=national_importance,
        reasons=moves.given_reasons(reasons, "Give the reasons for the decision."),
        authority=authority.value,
        decided_on=decided_on,
        decided_by_name=by.name,
        decided_at=at,
    )
    moves.enter(review, Stage.DECIDED, by=by, at=at)
    trail.record(
        Event.RAPID_REVIEW_DECIDED,
        review,
        by=by,
        at=at,
        changes=changes,
        outcome=outcome,
        national_importance=national_importance,
        reasons=trail.measured(decision.reasons),
        authority=authority,
        decided_on=decided_on,
        as_recommended=outcome == recommendation.outcome,
    )
    return decision


def check_decision_maker(review: RapidReview, *, on: date, by: Viewer, at: datetime) -> None:
    """Refuse what `decide` would refuse, before the person is asked to confirm a decision.

    :raises MoveNotAllowed: if no recommendation is waiting
    :raises DayImpossible: if the day is in the future or before the recommendation
    :raises NoArrangements: if no arrangements had been published for that day
    :raises NotTheDecisionMaker: if that day's arrangements name somebody else
    :raises PositionsMissing: if the partners decide and one has not given its position
    """
    STAGES.check(Stage(review.stage), Stage.DECIDED)
    _decision_maker(queries.latest_recommendation(review), on=on, by=by, at=at)


def _decision_maker(
    recommendation: Recommendation, *, on: date, by: Viewer, at: datetime
) -> DecisionAuthority:
    if not recommendation.recommended_on <= on <= clock.day(at):
        raise DayImpossible("The day of the decision must be between the recommendation and today.")
    authority = partnership.arrangements_on(by.partnership_id, on=on).decides
    if not queries.may_decide(by, authority):
        raise NotTheDecisionMaker(
            f"On that day the decision was for {authority.label}, under the arrangements in force."
        )
    if authority is DecisionAuthority.STATUTORY_PARTNERS:
        missing = queries.partners_without_position(recommendation, on=on)
        names = ", ".join(agency.name for agency in missing)
        if names:
            raise PositionsMissing(f"Each partner gives its position first. Still open: {names}.")
    return authority


def _group_recommending(review: RapidReview, *, on: date, by: Viewer, at: datetime) -> Group:
    opened = StageChange.unscoped.filter(review=review, stage=Stage.GATHERING.value).latest("at")
    if not clock.day(opened.at) <= on <= clock.day(at):
        raise DayImpossible(
            "The day of the recommendation must be between the opening of the review and today."
        )
    unanswered = queries.unanswered_criteria(review, on=on)
    if unanswered:
        raise CriteriaUnanswered(
            f"Answer every criterion first. Still open: {', '.join(unanswered)}."
        )
    group = partnership.group(by.partnership_id, Group.Kind.REVIEW, on=on)
    if group is None:
        raise NoReviewGroup("There was no review group on that day.")
    people = set(partnership.people_of(group, on=on))
    free = casefiles.free_of_conflict(review.case_file, people, on=clock.day(at))
    if people and 2 * len(free) <= len(people):
        raise NoQuorum(
            f"More than half of the {group.name} must be without a conflict of interest in this "
            f"case: {len(free)} of {len(people)} are. Appoint others first."
        )
    return group
