"""Do the pages take a local review from its terms of reference to its completion?"""

from __future__ import annotations

from heed.partnership.models import Partnership
from heed.practice_reviews.models import PracticeReview
from heed.practice_reviews.tests.browsing import address, day, text
from heed.practice_reviews.tests.factories import PracticeReviewFactory
from tests.pages import PageClient


def test_terms_are_written_beside_an_outline(review: PracticeReview, signed_in: PageClient) -> None:
    form = text(signed_in, address(review, "terms"))
    html = text(signed_in, address(review, "terms"), text="Why?", **day("set_on", "23"))

    assert "The period under review, and why that period" in form
    assert "The terms of reference are saved." in html
    assert "Agreed on 23 November 2026" in html


def test_a_reviewer_is_appointed(review: PracticeReview, signed_in: PageClient) -> None:
    form = text(signed_in, address(review, "reviewer"))
    html = text(
        signed_in,
        address(review, "reviewer"),
        name="Rosa Reviewer",
        organisation="",
        conflicts="None declared.",
        **day("appointed_on", "23"),
    )

    assert "no real or perceived conflict of interest" in form
    assert "The reviewer is appointed." in html
    assert "Rosa Reviewer" in html


def test_a_plan_beyond_six_months_is_asked_why(
    review: PracticeReview, signed_in: PageClient
) -> None:
    late = day("planned_for", "30", "September", "2027")

    form = text(signed_in, address(review, "plan"))
    asked = text(signed_in, address(review, "plan"), **late)
    html = text(signed_in, address(review, "plan"), **late, reasons="A trial.")

    assert "Thursday 20 May 2027: six months after 20 November" in form
    assert "This is later than the guidance expects." in asked
    assert 'value="September"' in asked
    assert "The plan is saved." in html
    assert "Thursday 30 September 2027" in html


def test_a_review_is_started_and_completed(partnership: Partnership, signed_in: PageClient) -> None:
    review = PracticeReviewFactory(rapid_review__partnership=partnership, ready=True)

    form = text(signed_in, address(review, "start"))
    started = text(signed_in, address(review, "start"), go="on")
    ending = text(signed_in, address(review, "complete"))
    ended = text(signed_in, address(review, "complete"), **day("completed_on", "23"))

    assert "Reviewer: Rosa Reviewer" in form
    assert "Have you told these of the review" in form
    assert "The review is under way." in started
    assert "cannot be changed" in ending
    assert "The review is complete." in ended


def test_a_review_that_is_not_ready_does_not_start(
    review: PracticeReview, signed_in: PageClient
) -> None:
    form = text(signed_in, address(review, "start"))
    html = text(signed_in, address(review, "start"), go="on")

    assert "not written yet" in form
    assert "Write the terms of reference and appoint the reviewer first." in html
