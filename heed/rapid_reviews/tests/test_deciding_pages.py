"""Do the pages for recommendation, position and decision ask, confirm and explain?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conftest import SignIn
from heed.access.roles import Role
from heed.partnership.models import Agency, ArrangementsVersion
from heed.rapid_reviews.models import Decision, PartnerPosition, RapidReview, Recommendation
from heed.rapid_reviews.tests import factories
from heed.rapid_reviews.tests.browsing import FindAgency, address, day, text
from tests.pages import PageClient


def test_the_recommendation_is_recorded(review: RapidReview, signed_in: PageClient) -> None:
    factories.answer_all(review)

    html = text(
        signed_in,
        address(review, "recommend"),
        outcome="LOCAL_REVIEW",
        national_importance="no",
        reasons="We can learn.",
        dissent="",
        **day("recommended_on", "20"),
    )

    assert "The recommendation is recorded." in html
    assert Recommendation.unscoped.get().reasons == "We can learn."


def test_an_early_recommendation_is_refused_with_the_text_kept(
    review: RapidReview, signed_in: PageClient
) -> None:
    html = text(
        signed_in,
        address(review, "recommend"),
        outcome="LOCAL_REVIEW",
        national_importance="no",
        reasons="We can learn.",
        **day("recommended_on", "20"),
    )

    assert "Answer every criterion first." in html
    assert "The recommendation can be recorded once these are answered:" in html
    assert "We can learn.</textarea>" in html


def test_a_partner_gives_its_position(
    review: RapidReview, partner_client: Callable[[Agency.Kind], PageClient]
) -> None:
    factories.recommended(review)
    client = partner_client(Agency.Kind.HEALTH)

    form = text(client, address(review, "position"))
    html = text(client, address(review, "position"), outcome="NO_REVIEW", reasons="Known already.")

    assert "Position of Westshire Integrated Care Board" in form
    assert "Agencies did not share what they knew." in form
    assert "The position of Westshire Integrated Care Board is recorded." in html
    assert PartnerPosition.unscoped.get().outcome == "NO_REVIEW"


def test_a_partner_whose_agency_has_left_is_told(
    review: RapidReview, partner_client: Callable[[Agency.Kind], PageClient]
) -> None:
    client = partner_client(Agency.Kind.HEALTH)
    Agency.objects.filter(kind=Agency.Kind.HEALTH).update(is_statutory_partner=False)

    response = client.get(address(review, "position"))

    assert response.status_code == 403
    assert "safeguarding partners of today" in response.content.decode()


DECISION = {
    "outcome": "NO_REVIEW",
    "national_importance": "yes",
    "reasons": "Learning is taken up elsewhere.",
    **day("decided_on", "23"),
}


@pytest.fixture
def ready(review: RapidReview, agency: FindAgency) -> RapidReview:
    """A review on which every partner has taken its position."""
    recommendation = factories.recommended(review)
    for kind in (Agency.Kind.POLICE, Agency.Kind.HEALTH, Agency.Kind.LOCAL_AUTHORITY):
        factories.stand(recommendation, agency(kind))
    return review


def test_a_decision_is_confirmed_before_it_is_final(
    ready: RapidReview, partner_client: Callable[[Agency.Kind], PageClient]
) -> None:
    client, url = partner_client(Agency.Kind.POLICE), address(ready, "decide")

    asked = text(client, url, **DECISION)
    undecided = Decision.unscoped.count()
    changing = text(client, url, **DECISION, change="yes")
    done = text(client, url, **DECISION, confirmed="yes")

    assert "Is this the decision?" in asked
    assert "This is not what the group recommended." in asked
    assert 'name="reasons" value="Learning is taken up elsewhere."' in asked
    assert undecided == 0
    assert "Learning is taken up elsewhere.</textarea>" in changing
    assert "The decision is recorded." in done
    assert Decision.unscoped.get().outcome == "NO_REVIEW"
    assert "Tell the Executive now" in done


def test_what_was_decided_as_recommended_is_not_remarked_upon(
    ready: RapidReview, partner_client: Callable[[Agency.Kind], PageClient]
) -> None:
    client = partner_client(Agency.Kind.POLICE)

    asked = text(client, address(ready, "decide"), **DECISION | {"outcome": "LOCAL_REVIEW"})

    assert "Is this the decision?" in asked
    assert "not what the group recommended" not in asked


def test_a_decision_that_changed_between_asking_and_confirming_is_asked_again(
    ready: RapidReview, partner_client: Callable[[Agency.Kind], PageClient]
) -> None:
    client = partner_client(Agency.Kind.POLICE)

    html = text(client, address(ready, "decide"), **DECISION | {"reasons": "\t "}, confirmed="yes")

    assert "Enter the reasons for the decision" in html
    assert not Decision.unscoped.exists()


def test_missing_positions_are_named_with_the_text_kept(
    review: RapidReview, partner_client: Callable[[Agency.Kind], PageClient]
) -> None:
    factories.recommended(review)

    html = text(partner_client(Agency.Kind.POLICE), address(review, "decide"), **DECISION)

    assert "Each partner gives its position first." in html
    assert "Learning is taken up elsewhere.</textarea>" in html


def test_everybody_else_may_read_who_decides(ready: RapidReview, signed_in: PageClient) -> None:
    html = text(signed_in, address(ready, "decide"))
    refused = signed_in.post(address(ready, "decide"), DECISION)

    assert "Today the decision is for <strong>the three safeguarding partners</strong>" in html
    assert "You can follow this decision but not record it." in html
    assert "<textarea" not in html
    assert refused.status_code == 403


def test_the_independent_chair_is_told_who_decides_now(ready: RapidReview, sign_in: SignIn) -> None:
    html = text(sign_in(Role.INDEPENDENT_CHAIR), address(ready, "decide"), **DECISION)

    assert "On that day the decision was for the three safeguarding partners" in html


def test_without_arrangements_the_decision_waits(
    ready: RapidReview, partner_client: Callable[[Agency.Kind], PageClient]
) -> None:
    ArrangementsVersion.objects.all().delete()

    html = text(partner_client(Agency.Kind.POLICE), address(ready, "decide"), **DECISION)

    assert "No arrangements are in force today." in html
    assert "Publish them first." in html
