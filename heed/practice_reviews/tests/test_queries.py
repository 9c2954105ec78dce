"""What other rooms may ask about local reviews."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from heed.access.viewer import Viewer
from heed.core.periods import Period
from heed.partnership.models import Partnership
from heed.practice_reviews import queries
from heed.practice_reviews.models import PracticeReview
from heed.practice_reviews.tests import factories
from heed.practice_reviews.tests.factories import PracticeReviewFactory
from heed.practice_reviews.workflow import Stage

TODAY = date(2026, 11, 23)
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))


def test_six_months_run_from_the_decision_and_explain_themselves(review: PracticeReview) -> None:
    review.commissioned_on = date(2026, 11, 23)

    counted = queries.publish_by(review)

    assert counted is not None
    assert counted.due == date(2027, 5, 20)
    assert counted.lines[0] == "Friday 20 November 2026: the day it runs from"


@pytest.mark.parametrize(
    "legal_type",
    [PracticeReview.LegalType.SERIOUS_CASE_REVIEW, PracticeReview.LegalType.LEARNING_REVIEW],
)
def test_the_six_months_are_for_local_reviews_only(
    legal_type: PracticeReview.LegalType, partnership: Partnership, coordinator: Viewer
) -> None:
    review = PracticeReviewFactory(
        rapid_review__partnership=partnership, legal_type=legal_type, planned=True
    )

    assert queries.publish_by(review) is None
    assert queries.send_copies_by(review) is None
    assert [one.what for one in queries.deadlines(coordinator, on=TODAY)] == [
        "Local review complete, as planned"
    ]


def test_before_the_guidance_of_2018_there_is_no_such_date(review: PracticeReview) -> None:
    review.decision.decided_on = date(2018, 7, 3)
    review.completion_planned_for = date(2018, 6, 1)

    assert queries.publish_by(review) is None
    assert queries.send_copies_by(review) is None


def test_copies_go_out_by_the_earlier_of_two_days(review: PracticeReview) -> None:
    unplanned = queries.send_copies_by(review)
    review.completion_planned_for = date(2027, 5, 14)

    planned = queries.send_copies_by(review)

    assert unplanned is None
    assert planned is not None
    assert (planned.statute.due, planned.guidance.due) == (date(2027, 5, 7), date(2027, 5, 5))


def test_a_plan_beyond_the_six_months_is_said_with_its_reasons(
    partnership: Partnership, coordinator: Viewer
) -> None:
    review = PracticeReviewFactory(
        rapid_review__partnership=partnership,
        completion_planned_for=date(2027, 9, 30),
        completion_reasons="A trial is listed for July.",
    )

    law, plan = queries.deadlines(coordinator, on=TODAY)

    assert (law.due_on, law.rule, law.reference) == (date(2027, 5, 20), "L6", review.reference)
    assert law.because == (
        "Within six months of the decision on 20 November 2026. "
        "Planned for 30 September 2027: A trial is listed for July."
    )
    assert law.authority.endswith("statutory guidance")
    assert (plan.due_on, plan.because) == (date(2027, 9, 30), "A trial is listed for July.")


def test_complete_and_later_reviews_are_not_due(
    partnership: Partnership, coordinator: Viewer, stranger: Viewer
) -> None:
    complete = PracticeReviewFactory(rapid_review__partnership=partnership)
    factories.reach(complete, Stage.COMPLETED, on=TODAY)
    PracticeReviewFactory(rapid_review__partnership=partnership, commissioned_on=date(2026, 11, 24))

    assert queries.deadlines(coordinator, on=TODAY) == []
    assert len(queries.deadlines(coordinator, on=date(2026, 11, 24))) == 1
    assert queries.deadlines(stranger, on=date(2026, 11, 24)) == []


def test_deadlines_ask_the_database_once_however_many_there_are(
    partnership: Partnership,
    coordinator: Viewer,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(3):
        PracticeReviewFactory(rapid_review__partnership=partnership, planned=True)

    with django_assert_num_queries(1):
        found = queries.deadlines(coordinator, on=TODAY)

    assert len(found) == 6
    assert found == sorted(found, key=lambda one: (one.due_on, one.reference))


def test_a_paper_gets_a_row_for_each_review_commissioned_in_its_period(
    partnership: Partnership,
) -> None:
    review = PracticeReviewFactory(rapid_review__partnership=partnership, ready=True, planned=True)

    (row,) = queries.commissioned(partnership.pk, NOVEMBER)

    assert row == queries.Commissioned(
        case_file_id=review.case_file_id,
        reference=review.reference,
        legal_type="LOCAL_REVIEW",
        label_used="Serious Case Review",
        looked_after_child=True,
        confidential=True,
        commissioned_on=date(2026, 11, 20),
        terms_set_on=date(2026, 11, 20),
        reviewer_appointed_on=date(2026, 11, 20),
        completion_planned_for=date(2027, 5, 14),
        completed_on=None,
    )


def test_what_came_after_the_period_is_left_out(
    partnership: Partnership, another_partnership: Partnership
) -> None:
    review = PracticeReviewFactory(rapid_review__partnership=partnership, ready=True)
    review.terms_set_on = date(2026, 12, 1)
    review.save(update_fields=["terms_set_on"])

    (row,) = queries.commissioned(partnership.pk, NOVEMBER)

    assert (row.terms_set_on, row.reviewer_appointed_on) == (None, date(2026, 11, 20))
    assert queries.commissioned(another_partnership.pk, NOVEMBER) == []
    assert queries.commissioned(partnership.pk, Period(TODAY, TODAY)) == []


def test_rows_say_what_they_are(review: PracticeReview) -> None:
    assert str(review) == review.reference
    assert str(review.stage_changes.get()) == f"{review.reference} Commissioned"
