"""Does the page of a rapid review tell the whole story and what comes next?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn
from heed.access.roles import Role
from heed.partnership.models import Agency, ArrangementsVersion
from heed.rapid_reviews.models import Outcome, PanelReply, RapidReview
from heed.rapid_reviews.tests import factories
from heed.rapid_reviews.tests.browsing import FindAgency, address, text
from heed.rapid_reviews.workflow import Stage
from tests.pages import PageClient


def test_a_fresh_review_says_what_is_next_and_by_when(
    review: RapidReview, signed_in: PageClient
) -> None:
    html = text(signed_in, address(review))

    assert "Still open: (a) Improvements needed, (b) Recurrent themes" in html
    assert "7 days left" in html
    assert "Thursday 12 November 2026: day 3" in html
    assert "including where those improvements have been previously identified" in html
    assert "<li>Earlier learning that already said this</li>" in html
    assert "Rapid review opened" in html


@pytest.mark.parametrize("rounds", [1, 4])
def test_the_page_asks_as_often_for_a_long_story_as_for_a_short_one(
    rounds: int,
    review: RapidReview,
    signed_in: PageClient,
    agency: FindAgency,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(rounds):
        recommendation = factories.decided(review).recommendation
        for kind in (Agency.Kind.POLICE, Agency.Kind.HEALTH)[:rounds]:
            factories.stand(recommendation, agency(kind))
        factories.sent(review)
        factories.replied(review)

    # Three to know who is looking, three to write down that they looked, four for the case, five
    # for the story of its review, one more for the header.
    with django_assert_num_queries(16):
        signed_in.get(address(review))


def test_the_whole_story_is_on_the_page(
    review: RapidReview, signed_in: PageClient, agency: FindAgency
) -> None:
    first = factories.decided(review, outcome=Outcome.NO_REVIEW).recommendation
    police, health = agency(Agency.Kind.POLICE), agency(Agency.Kind.HEALTH)
    factories.stand(first, police, outcome=Outcome.NO_REVIEW)
    factories.stand(first, police, outcome=Outcome.OTHER_LEARNING)
    factories.stand(first, health)
    factories.reach(review, Stage.GATHERING, at=factories.DECIDED_AT)
    factories.sent(review, late_because="Two agencies had not replied.")
    factories.replied(review)

    html = text(signed_in, address(review))

    assert "Not as recommended" in html
    assert "The partners do not agree. Each position stays on the record." in html
    assert "Changed since." in html
    assert "Round 1: recommended on 19 November 2026" in html
    assert "Two agencies had not replied." in html
    assert "What was known then." in html
    assert "Agrees: local review" in html
    assert "Reopened" in html
    assert "Done in time" in html
    assert "The local review goes on under its own heading." in html
    assert "Go to the local review" in html
    assert "Record another reply from the Panel" in html


@pytest.mark.parametrize(
    ("told", "sentence"),
    [(True, "Tell the Executive now"), (False, "leave it to the Executive’s next meeting")],
)
def test_national_importance_is_said_loudly(
    told: bool, sentence: str, review: RapidReview, signed_in: PageClient
) -> None:
    version = ArrangementsVersion.objects.latest("starts_on")
    version.content["national_importance_told_between_meetings"] = told
    version.save()
    factories.recommended(review, national_importance=True, dissent="Health: wait for the trial.")

    html = text(signed_in, address(review))

    assert sentence in html
    assert "Health: wait for the trial." in html


@pytest.mark.parametrize(
    ("put", "role", "sentence"),
    [
        (factories.answer_all, Role.GROUP_CHAIR, "Record the recommendation"),
        (factories.answer_all, Role.INDEPENDENT_CHAIR, "can make its recommendation."),
        (factories.decided, Role.COORDINATOR, "Record the sending"),
        (factories.decided, Role.GROUP_CHAIR, "Send the rapid review and the decision"),
        (factories.sent, Role.COORDINATOR, "Record the Panel’s reply"),
        (factories.recommended, Role.COORDINATOR, "Each safeguarding partner gives its position."),
    ],
)
def test_the_next_step_is_said_and_offered_to_those_who_can(
    put: Callable[[RapidReview], object],
    role: Role,
    sentence: str,
    review: RapidReview,
    sign_in: SignIn,
) -> None:
    put(review)

    assert sentence in text(sign_in(role), address(review))


def test_people_who_cannot_answer_are_not_offered_it(review: RapidReview, sign_in: SignIn) -> None:
    html = text(sign_in(Role.INDEPENDENT_CHAIR), address(review))

    assert "Gather the facts and answer the criteria." in html
    assert "/criteria/" not in html
    assert "Write or change the sections" not in html


def test_whoever_cannot_decide_is_told_who_does(
    review: RapidReview, sign_in: SignIn, agency: FindAgency
) -> None:
    recommendation = factories.recommended(review)
    for kind in (Agency.Kind.POLICE, Agency.Kind.HEALTH, Agency.Kind.LOCAL_AUTHORITY):
        factories.stand(recommendation, agency(kind))

    html = text(sign_in(Role.COORDINATOR), address(review))

    assert "The decision is for" in html
    assert "Record the decision" not in html


def test_partners_are_asked_for_their_position_and_then_for_the_decision(
    review: RapidReview,
    partner_client: Callable[[Agency.Kind], PageClient],
    agency: FindAgency,
) -> None:
    recommendation = factories.recommended(review)
    client = partner_client(Agency.Kind.POLICE)

    first = text(client, address(review))
    factories.stand(recommendation, agency(Agency.Kind.POLICE))
    second = text(client, address(review))
    for kind in (Agency.Kind.HEALTH, Agency.Kind.LOCAL_AUTHORITY):
        factories.stand(recommendation, agency(kind))
    third = text(client, address(review))

    assert "Give your agency’s position" in first
    assert "Still open: Westshire County Council, Westshire Integrated Care Board." in second
    assert "Give your agency’s position" not in second
    assert "Change your agency’s position" in second
    assert "Record the decision" in third


def test_without_arrangements_nobody_is_asked_to_decide(
    review: RapidReview, signed_in: PageClient
) -> None:
    factories.recommended(review)
    ArrangementsVersion.objects.all().delete()

    assert "they say who decides" in text(signed_in, address(review))


def test_a_reply_that_changes_nothing_needs_nothing_more(
    review: RapidReview, signed_in: PageClient
) -> None:
    factories.sent(review, outcome=Outcome.NO_REVIEW)
    factories.replied(review, category=PanelReply.Category.RECOMMENDS_REVIEW)

    html = text(signed_in, address(review))

    assert "Its view is a criterion to weigh, not an order" in html
    assert "The Panel has replied since this was answered, so it is asked again." in html


def test_the_local_target_is_shown_beside_the_national_date(
    review: RapidReview, signed_in: PageClient
) -> None:
    version = ArrangementsVersion.objects.latest("starts_on")
    version.content["rapid_review_target_days"] = 10
    version.save()

    assert "Our own target:</strong> Monday 23 November 2026: ten working days after" in text(
        signed_in, address(review)
    )
