"""A local review at any stage, for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime

import factory

from heed.casefiles.tests.factories import CaseRecordFactory
from heed.partnership.models import Partnership
from heed.practice_reviews.models import PracticeReview, StageChange
from heed.practice_reviews.workflow import Stage
from heed.rapid_reviews.models import RapidReview
from heed.rapid_reviews.tests.factories import RapidReviewFactory, decided

DECIDED_ON = date(2026, 11, 20)
COMMISSIONED_ON = date(2026, 11, 20)
COMMISSIONED_AT = datetime(2026, 11, 20, 16, tzinfo=UTC)


class StageChangeFactory(CaseRecordFactory):
    """A local review was commissioned."""

    class Meta:
        model = StageChange

    stage = Stage.COMMISSIONED.value
    by_name = "A coordinator"
    at = COMMISSIONED_AT


class PracticeReviewFactory(CaseRecordFactory):
    """A local review that has just been commissioned: no terms, no reviewer, no plan."""

    class Meta:
        model = PracticeReview
        skip_postgeneration_save = True

    rapid_review = factory.SubFactory(RapidReviewFactory)
    case_file = factory.SelfAttribute("rapid_review.case_file")
    decision = factory.LazyAttribute(lambda review: decided(review.rapid_review))
    legal_type = PracticeReview.LegalType.LOCAL_REVIEW
    label_used = "Serious Case Review"
    commissioned_on = COMMISSIONED_ON
    looked_after_child = True
    commissioned = factory.RelatedFactory(StageChangeFactory, factory_related_name="review")

    class Params:
        ready = factory.Trait(
            terms_of_reference="Why did nobody act?\n\nWhat would help?",
            terms_set_on=COMMISSIONED_ON,
            reviewer_name="Rosa Reviewer",
            reviewer_organisation="Independent",
            reviewer_conflicts="None declared.",
            reviewer_appointed_on=COMMISSIONED_ON,
        )
        planned = factory.Trait(completion_planned_for=date(2027, 5, 14))


def reach(review: PracticeReview, stage: Stage, *, on: date | None = None) -> PracticeReview:
    """Put the review at a stage; a complete one has its day."""
    review.stage = stage.value
    review.completed_on = on
    review.save(update_fields=["stage", "completed_on"])
    StageChangeFactory(review=review, stage=stage.value)
    return review


def rapid_review_decided(partnership: Partnership) -> RapidReview:
    """Return a rapid review that ended in the decision to have a local review."""
    review: RapidReview = RapidReviewFactory(partnership=partnership)
    decided(review)
    return review
