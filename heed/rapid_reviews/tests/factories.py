"""A notified incident and its rapid review at any stage, for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import factory

from heed.casefiles.models import Grant
from heed.casefiles.tests.factories import CaseRecordFactory
from heed.incidents.tests.factories import IncidentFactory, NotificationFactory
from heed.partnership.arrangements import DecisionAuthority
from heed.partnership.models import Agency
from heed.partnership.tests.factories import PartnershipFactory
from heed.rapid_reviews import queries
from heed.rapid_reviews.models import (
    CriterionAnswer,
    Decision,
    Outcome,
    PanelReply,
    PartnerPosition,
    RapidReview,
    Recommendation,
    Sending,
    StageChange,
)
from heed.rapid_reviews.workflow import Stage

AWARE_ON = date(2026, 11, 4)
NOTIFIED_AT = datetime(2026, 11, 9, 10, tzinfo=UTC)  # a Monday: fifteen working days to the 30th
OPENED_AT = datetime(2026, 11, 10, 9, tzinfo=UTC)
RECOMMENDED_AT = datetime(2026, 11, 19, 14, tzinfo=UTC)
DECIDED_AT = datetime(2026, 11, 20, 11, tzinfo=UTC)
SENT_AT = datetime(2026, 11, 20, 15, tzinfo=UTC)
ANSWERED_AT = datetime(2026, 11, 23, 8, tzinfo=UTC)


class NotifiedIncidentFactory(IncidentFactory):
    """An incident the Panel was told of on Monday 9 November 2026."""

    class Meta:
        skip_postgeneration_save = True

    aware_on = AWARE_ON
    told = factory.RelatedFactory(
        NotificationFactory,
        factory_related_name="incident",
        sent_at=NOTIFIED_AT,
        recorded_at=NOTIFIED_AT,
    )


class RapidReviewFactory(CaseRecordFactory):
    """A rapid review that has just been opened."""

    class Meta:
        model = RapidReview
        skip_postgeneration_save = True

    class Params:
        partnership = factory.SubFactory(PartnershipFactory)

    incident = factory.SubFactory(
        NotifiedIncidentFactory,
        case_file__partnership=factory.SelfAttribute("...partnership"),
    )
    case_file = factory.SelfAttribute("incident.case_file")
    opened_at = OPENED_AT

    opened = factory.RelatedFactory(
        "heed.rapid_reviews.tests.factories.StageChangeFactory", factory_related_name="review"
    )


class StageChangeFactory(CaseRecordFactory):
    """A rapid review was opened."""

    class Meta:
        model = StageChange

    stage = Stage.GATHERING.value
    by_name = "A coordinator"
    at = factory.SelfAttribute("review.opened_at")


def reach(review: RapidReview, stage: Stage, *, at: datetime) -> None:
    """Put the review at a stage."""
    review.stage = stage.value
    review.save(update_fields=["stage"])
    StageChange.unscoped.create(review=review, stage=stage.value, by_name="A coordinator", at=at)


def answer(
    review: RapidReview,
    key: str,
    *,
    says: CriterionAnswer.Answer = CriterionAnswer.Answer.YES,
    at: datetime = RECOMMENDED_AT - timedelta(days=1),
    reasons: str = "The same gap was found before.",
) -> CriterionAnswer:
    """Answer one question."""
    return CriterionAnswer.unscoped.create(
        review=review,
        criterion=key,
        words="The case highlights or may highlight something",
        answer=says,
        reasons=reasons,
        answered_by_name="A chair",
        answered_at=at,
    )


def answer_all(review: RapidReview, *, at: datetime = RECOMMENDED_AT - timedelta(days=1)) -> None:
    """Answer the criteria of the regulation."""
    for question in queries.questions(AWARE_ON):
        if question.must_be_answered:
            answer(review, question.key, at=at)


def recommended(
    review: RapidReview,
    *,
    outcome: Outcome = Outcome.LOCAL_REVIEW,
    national_importance: bool = False,
    dissent: str = "",
    at: datetime = RECOMMENDED_AT,
) -> Recommendation:
    """Make the group's recommendation."""
    answer_all(review, at=at - timedelta(minutes=5))
    made = Recommendation.unscoped.create(
        review=review,
        outcome=outcome,
        national_importance=national_importance,
        reasons="Agencies did not share what they knew.",
        dissent=dissent,
        group_name="Practice Review Group",
        recommended_on=at.date(),
        recorded_by_name="A chair",
        recorded_at=at,
    )
    reach(review, Stage.RECOMMENDED, at=at)
    return made


def stand(
    recommendation: Recommendation,
    agency: Agency,
    *,
    outcome: Outcome = Outcome.LOCAL_REVIEW,
    at: datetime = RECOMMENDED_AT + timedelta(hours=1),
) -> PartnerPosition:
    """Take a partner's position."""
    return PartnerPosition.unscoped.create(
        recommendation=recommendation,
        agency=agency,
        outcome=outcome,
        reasons=f"{agency} has thought about it.",
        given_by_name="A partner",
        given_at=at,
    )


def decided(
    review: RapidReview,
    *,
    outcome: Outcome = Outcome.LOCAL_REVIEW,
    national_importance: bool = False,
    at: datetime = DECIDED_AT,
) -> Decision:
    """Recommend and decide."""
    recommendation = recommended(review, at=at - timedelta(days=1))
    decision = Decision.unscoped.create(
        review=review,
        recommendation=recommendation,
        outcome=outcome,
        national_importance=national_importance,
        reasons="There is something to learn.",
        authority=DecisionAuthority.STATUTORY_PARTNERS.value,
        decided_on=at.date(),
        decided_by_name="A partner",
        decided_at=at,
    )
    reach(review, Stage.DECIDED, at=at)
    return decision


def sent(
    review: RapidReview,
    *,
    outcome: Outcome = Outcome.LOCAL_REVIEW,
    at: datetime = SENT_AT,
    late_because: str = "",
) -> Sending:
    """Recommend, decide and send."""
    sending = Sending.unscoped.create(
        review=review,
        decision=decided(review, outcome=outcome, at=at - timedelta(hours=4)),
        sent_at=at,
        due_on=date(2026, 11, 30),
        late_because=late_because,
        sections={"facts": "What was known then."},
        recorded_by_name="A coordinator",
        recorded_at=at,
    )
    reach(review, Stage.SENT, at=at)
    return sending


def replied(
    review: RapidReview,
    *,
    category: PanelReply.Category = PanelReply.Category.AGREES_REVIEW,
    at: datetime = ANSWERED_AT,
) -> PanelReply:
    """Keep a reply of the Panel."""
    reply = PanelReply.unscoped.create(
        review=review,
        category=category,
        received_on=at.date(),
        what_it_says="Thank you.",
        recorded_by_name="A coordinator",
        recorded_at=at,
    )
    reach(review, Stage.ANSWERED, at=at)
    return reply


def open_to_person(review: RapidReview, user_id: int) -> None:
    """Open the file to a person."""
    Grant.unscoped.create(
        case_file=review.case_file,
        user_id=user_id,
        reason="Takes part",
        starts_on=review.opened_at.date(),
        given_by_name="A coordinator",
        given_at=OPENED_AT,
    )
