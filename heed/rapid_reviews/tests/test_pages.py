"""What every page of a rapid review shares: who may open it, what it says when it is wrong."""

from __future__ import annotations

import pytest

from conftest import SignIn
from heed.access.roles import Role
from heed.audit.models import AuditEntry
from heed.partnership.models import Partnership
from heed.rapid_reviews.models import RapidReview
from heed.rapid_reviews.tests import factories
from heed.rapid_reviews.tests.browsing import address, text
from tests.pages import PageClient

FORMS = ("sections", "criterion", "recommend", "position", "decide", "send", "reply", "reconsider")
# Who may open a form at all; the page of the decision is for everybody on the file to read.
WRONG_ROLE = {
    "open": Role.GROUP_CHAIR,
    "sections": Role.GROUP_CHAIR,
    "criterion": Role.INDEPENDENT_CHAIR,
    "recommend": Role.INDEPENDENT_CHAIR,
    "position": Role.COORDINATOR,
    "send": Role.GROUP_CHAIR,
    "reply": Role.GROUP_CHAIR,
    "reconsider": Role.INDEPENDENT_CHAIR,
}


@pytest.mark.parametrize("page", sorted(WRONG_ROLE))
def test_the_wrong_role_is_told_why(page: str, review: RapidReview, sign_in: SignIn) -> None:
    response = sign_in(WRONG_ROLE[page]).get(address(review, page))

    assert response.status_code == 403
    assert "may not do this:" in response.content.decode()


@pytest.mark.parametrize("page", ["review", "open", *FORMS])
def test_another_partnership_cannot_tell_that_there_is_a_review(
    page: str, review: RapidReview, sign_in: SignIn, another_partnership: Partnership
) -> None:
    role = Role.STATUTORY_PARTNER if page == "position" else Role.COORDINATOR
    client = sign_in(role, partnership=another_partnership)

    assert client.get(address(review, page)).status_code == 404


@pytest.mark.parametrize("page", FORMS)
def test_a_form_of_a_review_that_is_not_there_is_not_found(
    page: str, partnership: Partnership, sign_in: SignIn
) -> None:
    role = Role.STATUTORY_PARTNER if page == "position" else Role.COORDINATOR
    incident = factories.NotifiedIncidentFactory(case_file__partnership=partnership)
    url = address(RapidReview(case_file=incident.case_file), page)

    assert sign_in(role).get(url).status_code == 404


def test_a_person_without_a_grant_does_not_see_the_page(
    review: RapidReview, sign_in: SignIn
) -> None:
    assert sign_in(Role.GROUP_MEMBER).get(address(review)).status_code == 404


def test_the_review_page_only_reads(review: RapidReview, signed_in: PageClient) -> None:
    assert signed_in.post(address(review)).status_code == 405


@pytest.mark.parametrize("page", ["open", *FORMS])
def test_forms_take_no_other_method(page: str, review: RapidReview, signed_in: PageClient) -> None:
    assert signed_in.put(address(review, page)).status_code == 405


@pytest.mark.parametrize("page", ["review", "sections", "criterion", "recommend", "decide"])
def test_every_reading_is_in_the_trail(
    page: str, review: RapidReview, signed_in: PageClient
) -> None:
    signed_in.get(address(review, page))

    entry = AuditEntry.objects.latest("pk")
    assert entry.event == "casefiles:file:read"
    assert entry.details == {"page": f"rapid_reviews:{page}"}


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("criterion", "Select yes, may or no"),
        ("recommend", "Enter the group’s reasons"),
        ("send", "Enter the time it was sent to the Panel"),
        ("reply", "Enter the day the reply came"),
        ("reconsider", "Say what has changed"),
    ],
)
def test_an_empty_form_is_explained(
    page: str, said: str, review: RapidReview, signed_in: PageClient
) -> None:
    if page == "reply":
        factories.sent(review)
    elif page in {"send", "reconsider"}:
        factories.decided(review)

    html = text(signed_in, address(review, page), nothing="x")

    assert "There is a problem" in html
    assert said in html


@pytest.mark.parametrize(
    ("page", "stage"),
    [
        ("criterion", "Recommended"),
        ("recommend", "Recommended"),
        ("send", "Recommended"),
        ("reply", "Recommended"),
        ("position", "Gathering"),
        ("decide", "Gathering"),
        ("reconsider", "Gathering"),
    ],
)
def test_a_form_that_comes_too_early_or_too_late_says_so(
    page: str, stage: str, review: RapidReview, sign_in: SignIn
) -> None:
    client = sign_in(Role.STATUTORY_PARTNER if page in {"position", "decide"} else Role.COORDINATOR)
    factories.open_to_person(review, client.viewer.user_id)
    if stage == "Recommended":
        factories.recommended(review)

    html = text(client, address(review, page))

    assert f"This cannot be recorded now: the review is at the stage “{stage}”" in html
    assert "<textarea" not in html
