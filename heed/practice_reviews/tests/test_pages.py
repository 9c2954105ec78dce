"""What every page of a local review shares: who may open it, what it says when it is wrong."""

from __future__ import annotations

import pytest

from conftest import SignIn
from heed.access.roles import Role
from heed.audit.models import AuditEntry
from heed.partnership.models import Partnership
from heed.practice_reviews.models import PracticeReview
from heed.practice_reviews.tests import factories
from heed.practice_reviews.tests.browsing import address, day, text
from tests.pages import PageClient

FORMS = ("commission", "terms", "reviewer", "plan", "start", "complete")


@pytest.mark.parametrize("page", FORMS)
def test_the_wrong_role_is_told_why(page: str, review: PracticeReview, sign_in: SignIn) -> None:
    response = sign_in(Role.GROUP_CHAIR).get(address(review, page))

    assert response.status_code == 403
    assert "may not do this: Commission and plan a local review" in response.content.decode()


@pytest.mark.parametrize("page", ["review", *FORMS])
def test_another_partnership_cannot_tell_that_there_is_a_review(
    page: str, review: PracticeReview, signed_in_stranger: PageClient
) -> None:
    assert signed_in_stranger.get(address(review, page)).status_code == 404


@pytest.mark.parametrize("page", FORMS[1:])
def test_a_form_of_a_review_that_is_not_there_is_not_found(
    page: str, partnership: Partnership, signed_in: PageClient
) -> None:
    rapid_review = factories.rapid_review_decided(partnership)

    assert signed_in.get(address(rapid_review, page)).status_code == 404


def test_the_review_page_only_reads(review: PracticeReview, signed_in: PageClient) -> None:
    assert signed_in.post(address(review)).status_code == 405


@pytest.mark.parametrize("page", FORMS)
def test_forms_take_no_other_method(
    page: str, review: PracticeReview, signed_in: PageClient
) -> None:
    assert signed_in.delete(address(review, page)).status_code == 405


@pytest.mark.parametrize("page", ["review", *FORMS])
def test_every_reading_is_in_the_trail(
    page: str, review: PracticeReview, signed_in: PageClient
) -> None:
    signed_in.get(address(review, page))

    entry = AuditEntry.objects.latest("pk")
    assert entry.event == "casefiles:file:read"
    assert entry.details == {"page": f"practice_reviews:{page}"}


@pytest.mark.parametrize(
    ("page", "typed", "said"),
    [
        ("terms", {"text": "", **day("set_on", "40")}, "Enter the terms of reference"),
        ("terms", {"text": "Kept", **day("set_on", "40")}, "Kept</textarea>"),
        ("reviewer", {"name": "Rosa"}, "Enter what the reviewer declared"),
        ("reviewer", {"name": "Rosa"}, 'value="Rosa"'),
        ("plan", day("planned_for", "1", "x"), "month"),
        ("plan", day("planned_for", "1", "1"), "must be on or after 20 November 2026"),
        ("complete", day("completed_on", "24"), "must be on or before 23 November 2026"),
    ],
)
def test_nonsense_is_explained_and_kept(
    page: str, typed: dict[str, str], said: str, review: PracticeReview, signed_in: PageClient
) -> None:
    html = text(signed_in, address(review, page), **typed)

    assert "There is a problem" in html
    assert said in html
