"""Does the header of a case stay the same on every page of it, and say nothing to strangers?"""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from conftest import SignIn, StopClock
from heed.access.roles import Role
from heed.access.viewer import ViewerRequest
from heed.casefiles.tests.factories import ExclusionFactory
from heed.config.case_header import case_header
from heed.partnership.models import Partnership
from heed.practice_reviews.models import PracticeReview
from heed.practice_reviews.tests.factories import PracticeReviewFactory
from heed.rapid_reviews.tests.factories import replied, sent
from tests.pages import PageClient

FOR_WHO_IS_ASKING = 5  # questions: the session, the person, what they may, the case, its room
TO_WRITE_IT_DOWN = 4  # is it the case that is not there? then the entry, in its transaction
TABS = {
    "desk:case": "Overview",
    "desk:case_trail": "Trail",
    "desk:case_entries": "Trail",
    "incidents:incident": "Incident",
    "incidents:duties": "Duties",
    "incidents:form_fields": "Incident",
    "incidents:judge": "Incident",
    "incidents:decide": "Incident",
    "rapid_reviews:review": "Rapid review",
    "rapid_reviews:sections": "Rapid review",
    "rapid_reviews:reply": "Rapid review",
    "practice_reviews:review": "Local review",
    "practice_reviews:plan": "Local review",
    "casefiles:access": "Access",
    "casefiles:open_to": "Access",
    "casefiles:keep_out": "Access",
}


@pytest.fixture(autouse=True)
def _today(stop_clock: StopClock) -> None:
    stop_clock("2026-11-23 09:00")


@pytest.fixture
def coordinator(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)


@pytest.fixture
def local(partnership: Partnership) -> PracticeReview:
    """A case with a local review: the newest of the rooms a case passes through."""
    review: PracticeReview = PracticeReviewFactory(rapid_review__partnership=partnership)
    sent(review.rapid_review)
    replied(review.rapid_review)
    return review


def facts(html: str) -> str:
    """Return the stage and the next deadline as the header says them."""
    found = html[html.index('<dl class="heed-case__facts">') :]
    return " ".join(re.sub(r"<[^>]+>", " ", found[: found.index("</dl>")]).split())


def test_the_header_is_the_same_on_every_page(
    coordinator: PageClient, local: PracticeReview
) -> None:
    pages = {
        page: coordinator.get(reverse(page, args=[local.reference])).content.decode()
        for page in TABS
    }

    said = {facts(html) for html in pages.values()}

    assert len(said) == 1, said
    assert "Stage Local review: commissioned Next deadline" in said.pop()


def test_only_the_overview_has_the_line_of_stages(
    coordinator: PageClient, local: PracticeReview
) -> None:
    overview = coordinator.get(reverse("desk:case", args=[local.reference])).content.decode()
    duties = coordinator.get(reverse("incidents:duties", args=[local.reference])).content.decode()

    assert "Panel’s reply" in overview
    assert "Panel’s reply" not in duties


@pytest.mark.parametrize(("page", "tab"), TABS.items())
def test_every_page_is_under_its_tab(
    page: str, tab: str, coordinator: PageClient, local: PracticeReview
) -> None:
    html = coordinator.get(reverse(page, args=[local.reference])).content.decode()

    current = re.findall(r'aria-current="page"[^>]*>\s*([^<]+?)\s*<', html)
    assert tab in current


def asked(path: str, client: PageClient) -> ViewerRequest:
    """Return a request for a page as its template gets it."""
    request = ViewerRequest()
    request.path = request.path_info = path
    request.viewer = client.viewer
    request.resolver_match = resolve(path)
    return request


@pytest.mark.parametrize("path", ["/desk/", "/cases/", "/papers/", "/partnership/", "/trail/"])
def test_pages_that_are_not_of_a_case_get_nothing(path: str, coordinator: PageClient) -> None:
    assert case_header(asked(path, coordinator)) == {}


def test_a_page_at_no_address_gets_nothing() -> None:
    assert case_header(RequestFactory().get("/nowhere/")) == {}


def test_strangers_get_no_header(signed_in_stranger: PageClient, local: PracticeReview) -> None:
    path = reverse("incidents:incident", args=[local.reference])

    header = case_header(asked(path, signed_in_stranger))["case"]

    assert not header


@pytest.mark.parametrize("page", sorted(TABS))
def test_hidden_and_missing_look_the_same_and_ask_the_same(
    page: str,
    coordinator: PageClient,
    local: PracticeReview,
) -> None:
    ExclusionFactory(case_file=local.case_file, user=coordinator.person)

    with CaptureQueriesContext(connection) as of_hidden:
        hidden = coordinator.get(reverse(page, args=[local.reference]))
    with CaptureQueriesContext(connection) as of_missing:
        missing = coordinator.get(reverse(page, args=["SI-NOTHERE"]))

    assert hidden.status_code == missing.status_code == 404
    assert without_token(hidden.content) == without_token(missing.content)
    assert len(of_hidden) == len(of_missing) <= FOR_WHO_IS_ASKING + TO_WRITE_IT_DOWN


def without_token(html: bytes) -> bytes:
    """Return a page without what is new on each one against forged requests."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", html)
