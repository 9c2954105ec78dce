"""Does whoever comes second to a local review see what the first wrote, with nothing lost?"""

from __future__ import annotations

import re

import pytest

from conftest import SignIn
from heed.access.roles import Role
from heed.partnership.models import Partnership
from heed.practice_reviews.models import PracticeReview
from heed.practice_reviews.tests.browsing import address, day, text
from heed.practice_reviews.tests.factories import PracticeReviewFactory
from tests.pages import PageClient

TERMS = {"text": "Theirs.", **day("set_on", "23")}
REVIEWER = {"name": "Theirs.", "conflicts": "None.", **day("appointed_on", "23")}
PLAN = {"reasons": "Theirs.", **day("planned_for", "30", "9", "2027")}


@pytest.fixture
def second(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)


def seen(html: str) -> dict[str, str]:
    """Return what a page carries of what it showed."""
    found = re.search(r'name="seen" value="([^"]*)"', html)
    return {"seen": found.group(1)} if found else {}


@pytest.mark.parametrize(
    ("page", "theirs", "mine", "field"),
    [
        ("terms", TERMS, {"text": "Mine."}, "terms_of_reference"),
        ("reviewer", REVIEWER, {"name": "Mine."}, "reviewer_name"),
        ("plan", PLAN, {"reasons": "Mine."}, "completion_reasons"),
    ],
)
def test_nobody_overwrites_what_they_have_not_seen(
    page: str,
    theirs: dict[str, str],
    mine: dict[str, str],
    field: str,
    review: PracticeReview,
    signed_in: PageClient,
    second: PageClient,
) -> None:
    url = address(review, page)
    opened = seen(text(second, url))
    text(signed_in, url, **theirs, **opened)

    both = text(second, url, **{**theirs, **mine, **opened})
    still = getattr(PracticeReview.unscoped.get(pk=review.pk), field)
    text(second, url, **{**theirs, **mine, **seen(both)})
    done = getattr(PracticeReview.unscoped.get(pk=review.pk), field)

    assert "Somebody else changed this while this page was open." in both
    assert "On the case now" in both
    assert "Theirs." in both
    assert "Mine." in both
    assert (still, done) == ("Theirs.", "Mine.")


def test_what_somebody_else_wrote_elsewhere_does_not_stand_in_the_way(
    review: PracticeReview, signed_in: PageClient, second: PageClient
) -> None:
    opened = seen(text(second, address(review, "reviewer")))
    text(signed_in, address(review, "terms"), **TERMS)

    html = text(second, address(review, "reviewer"), **REVIEWER, **opened)

    assert "The reviewer is appointed." in html


def test_a_review_is_started_and_completed_once(
    partnership: Partnership, signed_in: PageClient, second: PageClient
) -> None:
    review = PracticeReviewFactory(rapid_review__partnership=partnership, ready=True)
    early = text(second, address(review, "complete"))
    text(signed_in, address(review, "start"), go="on")
    started = text(second, address(review, "start"), go="on")
    text(signed_in, address(review, "complete"), **day("completed_on", "23"))
    ended = text(second, address(review, "complete"), **day("completed_on", "22"))

    assert "the review is at the stage “Commissioned”" in early
    assert "the review is at the stage “Under way” since 23 November 2026 at 9am, by" in started
    assert "the review is at the stage “Completed”" in ended
    assert "When was it complete? 22 November 2026" in " ".join(
        re.sub(r"<[^>]+>", " ", ended).split()
    )


def test_a_review_is_commissioned_once_and_the_second_keeps_what_they_typed(
    review: PracticeReview, second: PageClient
) -> None:
    both = text(
        second,
        address(review, "commission"),
        legal_type="LOCAL_REVIEW",
        label_used="Our review",
        looked_after_child="no",
        confidential="yes",
        **day("commissioned_on", "23"),
    )

    assert "the review was commissioned on" in both
    assert "What you typed was not recorded" in both
    assert "Our review" in both
    assert PracticeReview.unscoped.count() == 1


def test_an_earlier_wording_can_be_read_where_it_was_changed(
    review: PracticeReview, signed_in: PageClient
) -> None:
    url = address(review, "terms")
    first = text(signed_in, url)
    text(signed_in, url, **TERMS)
    text(signed_in, url, **{**TERMS, "text": "As it is."})

    html = text(signed_in, url)

    assert "Earlier wordings" not in first
    read = text(signed_in, address(review))
    assert '<p class="govuk-body">Theirs.</p>' in html
    assert '<p class="govuk-body">Theirs.</p>' in read
    assert "Earlier wordings" in read
    assert f"Replaced by {signed_in.viewer.name}" in html
