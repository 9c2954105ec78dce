"""What do people see before a local review is commissioned, and when they commission one?"""

from __future__ import annotations

from datetime import date

import pytest

from conftest import SignIn
from heed.access.roles import Role
from heed.children.tests.factories import ChildFactory
from heed.partnership.models import Partnership
from heed.practice_reviews.models import PracticeReview
from heed.practice_reviews.tests import factories
from heed.practice_reviews.tests.browsing import address, day, text
from heed.rapid_reviews.models import Outcome
from heed.rapid_reviews.tests.factories import RapidReviewFactory, decided
from tests.pages import PageClient


def test_without_a_decision_the_tab_says_what_comes_first(
    partnership: Partnership, signed_in: PageClient
) -> None:
    undecided = RapidReviewFactory(partnership=partnership)
    against = RapidReviewFactory(partnership=partnership)
    decided(against, outcome=Outcome.NO_REVIEW)

    for case, page in ((undecided, "review"), (undecided, "commission"), (against, "review")):
        html = text(signed_in, address(case, page))
        assert "There is no decision to have a local review." in html
        assert "Go to the rapid review" in html


def test_an_incident_without_rapid_review_has_no_local_review(
    partnership: Partnership, signed_in: PageClient
) -> None:
    rapid_review = RapidReviewFactory.build(partnership=partnership)
    case_file = factories.rapid_review_decided(partnership).case_file
    case_file.pk, case_file.reference = None, "SI-ALONE"
    case_file.save()
    rapid_review.case_file = case_file

    assert "There is no decision" in text(signed_in, address(rapid_review))
    assert signed_in.get(address(rapid_review, "commission")).status_code == 404


def test_after_the_decision_the_tab_offers_to_commission(
    partnership: Partnership, signed_in: PageClient, sign_in: SignIn
) -> None:
    rapid_review = factories.rapid_review_decided(partnership)

    offered = text(signed_in, address(rapid_review))
    read = text(sign_in(Role.GROUP_CHAIR), address(rapid_review))

    assert "Commission the local review" in offered
    assert "It has not been commissioned yet." in read
    assert "Commission the local review" not in read


def test_the_file_suggests_and_a_person_confirms_that_the_child_was_looked_after(
    partnership: Partnership, signed_in: PageClient
) -> None:
    rapid_review = factories.rapid_review_decided(partnership)
    before = text(signed_in, address(rapid_review, "commission"))
    ChildFactory(
        case_file=rapid_review.case_file, name="Robin", looked_after_by="Westshire County Council"
    )
    after = text(signed_in, address(rapid_review, "commission"))

    assert "Robin: looked after by Westshire County Council" in after
    assert _checked(before, "looked_after_child") == "no"
    assert _checked(after, "looked_after_child") == "yes"
    assert _checked(after, "confidential") == "yes"


def test_a_review_is_commissioned(partnership: Partnership, signed_in: PageClient) -> None:
    rapid_review = factories.rapid_review_decided(partnership)
    typed = {
        "legal_type": "LOCAL_REVIEW",
        "label_used": "Serious Case Review",
        "looked_after_child": "yes",
        "confidential": "yes",
    }

    empty = text(signed_in, address(rapid_review, "commission"), label_used="")
    early = text(
        signed_in, address(rapid_review, "commission"), **typed, **day("commissioned_on", "19")
    )
    html = text(
        signed_in, address(rapid_review, "commission"), **typed, **day("commissioned_on", "23")
    )

    assert "Select what the review is in law" in empty
    assert "must be on or after 20 November 2026" in early
    assert "The local review is commissioned." in html
    assert PracticeReview.unscoped.get().commissioned_on == date(2026, 11, 23)


def test_commissioning_twice_leads_to_the_review(
    review: PracticeReview, signed_in: PageClient
) -> None:
    assert "Stages of the local review" in text(signed_in, address(review, "commission"))


def test_a_decision_that_goes_away_while_typing_is_explained(
    partnership: Partnership, signed_in: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    rapid_review = factories.rapid_review_decided(partnership)
    monkeypatch.setattr("heed.practice_reviews.actions.DECISION_STANDS", _StandsOnce())

    html = text(
        signed_in,
        address(rapid_review, "commission"),
        legal_type="LOCAL_REVIEW",
        label_used="Kept label",
        looked_after_child="no",
        confidential="no",
        **day("commissioned_on", "23"),
    )

    assert "has not reached a decision that stands" in html
    assert 'value="Kept label"' in html


def _checked(html: str, name: str) -> str:
    """Return the value that is ticked in a radio group."""
    boxes = [part for part in html.split("<input ")[1:] if f'name="{name}"' in part.split(">")[0]]
    (ticked,) = [part for part in boxes if " checked" in part.split(">")[0]]
    return ticked.split('value="')[1].split('"')[0]


class _StandsOnce:
    """A decision that stands when the page asks and no longer when the action does."""

    def __init__(self) -> None:
        self.asked = 0

    def __contains__(self, stage: object) -> bool:
        self.asked += 1
        return self.asked == 1
