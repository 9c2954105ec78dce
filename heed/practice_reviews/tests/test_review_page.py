"""Does the page of a local review say what is planned, what is due and what comes next?"""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn
from heed.access.roles import Role
from heed.partnership.models import Partnership
from heed.practice_reviews.models import PracticeReview
from heed.practice_reviews.tests import factories
from heed.practice_reviews.tests.browsing import address, day, text
from heed.practice_reviews.tests.factories import PracticeReviewFactory
from heed.practice_reviews.workflow import Stage
from heed.rapid_reviews.tests.factories import sent
from tests.pages import PageClient


def test_a_fresh_review_says_what_is_next_and_by_when(
    review: PracticeReview, signed_in: PageClient
) -> None:
    html = text(signed_in, address(review))

    assert "Write the terms of reference" in html
    assert "Serious Case Review" in html
    assert "Local child safeguarding practice review" in html
    assert "Thursday 20 May 2027" in html
    assert "six months later, the last day" in html
    assert "Ofsted, Department for Education." in html
    assert "Not planned yet." in html


def test_what_is_due_soonest_stands_first(partnership: Partnership, signed_in: PageClient) -> None:
    review = PracticeReviewFactory(
        rapid_review__partnership=partnership,
        ready=True,
        planned=True,
        completion_planned_for=date(2027, 4, 1),
    )

    html = text(signed_in, address(review))

    assert html.index("Thursday 1 April 2027") < html.index("Thursday 20 May 2027")


def test_the_page_asks_as_often_for_a_full_review_as_for_a_fresh_one(
    partnership: Partnership,
    signed_in: PageClient,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    review = PracticeReviewFactory(rapid_review__partnership=partnership, ready=True, planned=True)
    factories.reach(review, Stage.UNDER_WAY)

    with django_assert_num_queries(14):
        signed_in.get(address(review))


def test_a_planned_review_shows_when_copies_go_out(
    partnership: Partnership, signed_in: PageClient
) -> None:
    review = PracticeReviewFactory(
        rapid_review__partnership=partnership,
        ready=True,
        planned=True,
        completion_reasons="The school holidays.",
    )

    html = text(signed_in, address(review))

    assert "Friday 7 May 2027</strong> (regulations): to Secretary of State for Education" in html
    assert "Wednesday 5 May 2027</strong> (statutory guidance)" in html
    assert "Why did nobody act?" in html
    assert "None declared." in html
    assert "Start the review" in html
    assert "The school holidays." in html
    assert "Change the terms" in html


@pytest.mark.parametrize(
    ("stage", "traits", "role", "sentence"),
    [
        (Stage.COMMISSIONED, {}, Role.GROUP_CHAIR, "Write the terms of reference."),
        (
            Stage.COMMISSIONED,
            {"terms_of_reference": "x", "terms_set_on": date(2026, 11, 20)},
            Role.COORDINATOR,
            "Appoint the reviewer.",
        ),
        (Stage.UNDER_WAY, {"ready": True}, Role.COORDINATOR, "Plan by when the review"),
        (
            Stage.UNDER_WAY,
            {"ready": True, "planned": True},
            Role.COORDINATOR,
            "Record that it is complete",
        ),
    ],
)
def test_the_next_step_is_said(
    stage: Stage,
    traits: dict[str, object],
    role: Role,
    sentence: str,
    partnership: Partnership,
    sign_in: SignIn,
) -> None:
    review = PracticeReviewFactory(rapid_review__partnership=partnership, **traits)
    factories.reach(review, stage)

    html = text(sign_in(role), address(review))

    assert sentence in html
    assert ("/terms/" in html) is (role is Role.COORDINATOR)


def test_a_complete_review_cannot_be_changed_from_its_page(
    partnership: Partnership, signed_in: PageClient
) -> None:
    review = PracticeReviewFactory(rapid_review__partnership=partnership, ready=True, planned=True)
    factories.reach(review, Stage.COMPLETED, on=date(2026, 11, 22))

    html = text(signed_in, address(review))
    refused = text(signed_in, address(review, "terms"), text="New", **day("set_on", "22"))

    assert "The review is complete. Publication and follow-up come next." in html
    assert "Done in time" in html
    assert "Rapid review to the Panel</a>" in html
    assert "Change the" not in html
    assert "This review is complete, so it cannot be changed." in refused


def test_once_the_rapid_review_is_sent_only_the_local_review_is_due(
    review: PracticeReview, signed_in: PageClient
) -> None:
    before = text(signed_in, address(review))
    sent(review.rapid_review)
    after = text(signed_in, address(review))

    assert "Rapid review to the Panel</a>" in before
    assert "Local review complete and published</a>" in after


def test_a_learning_review_has_no_date_and_nobody_to_tell(
    partnership: Partnership, signed_in: PageClient
) -> None:
    review = PracticeReviewFactory(
        rapid_review__partnership=partnership,
        legal_type=PracticeReview.LegalType.LEARNING_REVIEW,
        looked_after_child=False,
        confidential=False,
    )

    html = text(signed_in, address(review))

    assert "No date is set for this review yet." in html
    assert "Ofsted" not in html
    assert "No national rule gives a last day" in text(signed_in, address(review, "plan"))


def test_a_review_from_before_the_guidance_shows_no_rule_of_it(
    review: PracticeReview, signed_in: PageClient
) -> None:
    review.decision.decided_on = date(2018, 7, 1)
    review.decision.save()
    review.commissioned_on = date(2018, 7, 1)
    review.save()

    assert "Ofsted" not in text(signed_in, address(review))
    assert "What to look for in a reviewer" not in text(signed_in, address(review, "reviewer"))
