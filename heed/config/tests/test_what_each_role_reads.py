"""On the pages of one case, does each role read what is theirs, and nothing of the rest?"""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from conftest import SignIn, StopClock
from heed.access.roles import Role
from heed.casefiles.tests.factories import GrantFactory
from heed.incidents.tests.factories import PartnerViewFactory
from heed.partnership.models import Partnership
from heed.practice_reviews.models import PracticeReview
from heed.practice_reviews.tests.factories import PracticeReviewFactory
from heed.rapid_reviews.tests.factories import replied, sent
from tests.pages import PageClient

REVIEWS = ["rapid_reviews:review", "practice_reviews:review"]


@pytest.fixture(autouse=True)
def _today(stop_clock: StopClock) -> None:
    stop_clock("2026-11-23 09:00")


@pytest.fixture
def local(partnership: Partnership) -> PracticeReview:
    """A case that has passed through every room."""
    review: PracticeReview = PracticeReviewFactory(rapid_review__partnership=partnership)
    sent(review.rapid_review)
    replied(review.rapid_review)
    return review


def opened_to(client: PageClient, review: PracticeReview) -> PageClient:
    """Open the case to the person by name."""
    GrantFactory(case_file=review.case_file, user=client.person)
    return client


def read(client: PageClient, review: PracticeReview, page: str) -> str:
    response = client.get(reverse(page, args=[review.reference]))
    assert response.status_code == 200
    return str(response.content.decode())


@pytest.mark.parametrize("role", [Role.NOTIFIER, Role.AGENCY_REPRESENTATIVE])
def test_who_reports_or_answers_for_an_agency_does_not_read_the_reviews(
    role: Role, local: PracticeReview, sign_in: SignIn
) -> None:
    client = opened_to(sign_in(role), local)
    missing = client.get(reverse("rapid_reviews:review", args=["SI-0000000"]))

    html = read(client, local, "desk:case")

    assert missing.status_code == 404
    for page in REVIEWS:
        assert reverse(page, args=[local.reference]) not in html
        answer = client.get(reverse(page, args=[local.reference]))
        assert (answer.status_code, len(answer.content)) == (404, len(missing.content))


@pytest.mark.parametrize("role", [Role.NOTIFIER, Role.AGENCY_REPRESENTATIVE])
def test_they_see_where_the_case_stands_without_the_story_of_the_reviews(
    role: Role, local: PracticeReview, sign_in: SignIn
) -> None:
    outside = read(opened_to(sign_in(role), local), local, "desk:case")
    inside = read(sign_in(Role.COORDINATOR), local, "desk:case")

    assert "Local review: commissioned" in outside
    told = re.compile(r"Rapid review: the Panel has answered|Local review: commissioned")
    assert len(told.findall(outside)) < len(told.findall(inside))


@pytest.mark.parametrize(
    "role", [Role.GROUP_MEMBER, Role.STATUTORY_PARTNER, Role.LEAD_REVIEWER, Role.LEGAL_ADVISER]
)
def test_who_considers_a_case_reads_its_reviews_once_it_is_open_to_them(
    role: Role, local: PracticeReview, sign_in: SignIn
) -> None:
    client = sign_in(role)
    before = [client.get(reverse(page, args=[local.reference])).status_code for page in REVIEWS]

    opened_to(client, local)

    assert before == [404, 404]
    for page in REVIEWS:
        read(client, local, page)


def test_an_agency_reads_its_own_view_on_notifying_and_not_the_others(
    local: PracticeReview, sign_in: SignIn
) -> None:
    school = opened_to(sign_in(Role.AGENCY_REPRESENTATIVE), local)
    incident = local.rapid_review.incident
    PartnerViewFactory(incident=incident, agency_id=school.viewer.agency_id, reasons="Ours")
    PartnerViewFactory(incident=incident, reasons="Somebody else’s")

    html = read(school, local, "incidents:incident")

    assert "Ours" in html
    assert "Somebody else’s" not in html


def test_the_data_protection_officer_reads_the_trail_and_never_a_case(
    local: PracticeReview, sign_in: SignIn
) -> None:
    officer, coordinator = sign_in(Role.DATA_PROTECTION_OFFICER), sign_in(Role.COORDINATOR)
    read(coordinator, local, "desk:case")

    trail = officer.get(reverse("desk:trail")).content.decode()

    assert coordinator.person.name in trail
    assert "Case files: file read" in trail
    assert officer.get(reverse("desk:case", args=[local.reference])).status_code == 404
