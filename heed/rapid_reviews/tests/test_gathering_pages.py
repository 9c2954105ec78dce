"""Are sections and answers to the criteria kept as typed, and nothing of anybody’s lost?"""

from __future__ import annotations

import pytest
from django.urls import reverse

from conftest import SignIn
from heed.access.roles import Role
from heed.rapid_reviews.models import CriterionAnswer, RapidReview
from heed.rapid_reviews.tests import factories
from heed.rapid_reviews.tests.browsing import address, text
from tests.pages import PageClient


# ------------------------------------------------------------------------------ sections
def test_sections_are_saved_as_typed(review: RapidReview, signed_in: PageClient) -> None:
    form = text(signed_in, address(review, "sections"))
    html = text(signed_in, address(review, "sections"), facts="One.\r\n\r\nTwo.", version="0")

    assert "experience and the quality of practice" in form
    assert "The sections are saved." in html
    assert RapidReview.unscoped.get(pk=review.pk).facts == "One.\n\nTwo."
    assert "Last saved by" in html


def test_a_second_writer_sees_both_versions_and_may_save_again(
    review: RapidReview, sign_in: SignIn
) -> None:
    first, second = sign_in(Role.COORDINATOR), sign_in(Role.COORDINATOR)
    url = address(review, "sections")
    text(first, url, facts="Theirs", immediate_action="Same", version="0")

    both = text(
        second, url, facts="Mine", immediate_action="Same", inequalities="Mine too", version="0"
    )
    kept = text(first, address(review))
    saved = text(second, url, facts="Mine", immediate_action="Same", version="1")

    assert "Nothing of yours is lost" in both
    assert f"What {first.viewer.name} saved" in both
    assert "Theirs" in both
    assert "Mine too" in both
    assert "Left empty." in both
    assert 'name="version" value="1"' in both.replace('type="hidden" ', "")
    assert "Theirs" in kept
    assert "The sections are saved." in saved


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30, "²"])
def test_a_page_too_old_to_be_saved_says_what_to_do(
    version: str, review: RapidReview, signed_in: PageClient
) -> None:
    html = text(signed_in, address(review, "sections"), facts="Mine", version=version)

    assert "This page was out of date. What you typed is kept below" in html
    assert "Mine</textarea>" in html
    assert 'name="version" value="0"' in html.replace('type="hidden" ', "")
    assert RapidReview.unscoped.get(pk=review.pk).facts == ""


def test_sections_of_a_sent_review_are_refused_with_the_text_kept(
    review: RapidReview, signed_in: PageClient
) -> None:
    factories.sent(review)

    html = text(signed_in, address(review, "sections"), facts="Mine", version="0")

    assert "Reconsider it first, then change it." in html
    assert "Mine</textarea>" in html


# ------------------------------------------------------------------------------- criteria
def test_a_criterion_is_answered_beside_its_earlier_answers(
    review: RapidReview, signed_in: PageClient
) -> None:
    factories.answer(review, "a", says=CriterionAnswer.Answer.NO, reasons="First thought")
    factories.answer(review, "a", says=CriterionAnswer.Answer.YES, reasons="Second thought")

    form = text(signed_in, address(review, "criterion"))
    html = text(signed_in, address(review, "criterion"), answer="MAY", reasons="Third thought")

    assert "Answered so far: yes" in form
    assert "First thought" in form
    assert "(a) Improvements needed: the answer is recorded." in html
    assert CriterionAnswer.unscoped.latest("pk").answer == "MAY"
    assert "First thought" in html


def test_a_further_circumstance_may_be_answered_too(
    review: RapidReview, signed_in: PageClient
) -> None:
    url = reverse("rapid_reviews:criterion", args=[review.reference, "further-2"])

    html = text(signed_in, url, answer="YES", reasons="Nobody knew the family.")

    assert "Further circumstance answered: yes" in html


def test_there_is_no_page_for_an_unknown_criterion(
    review: RapidReview, signed_in: PageClient
) -> None:
    url = reverse("rapid_reviews:criterion", args=[review.reference, "z"])

    assert signed_in.get(url).status_code == 404
