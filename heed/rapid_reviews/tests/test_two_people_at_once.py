"""Does whoever comes second to a rapid review see what the first recorded, with nothing lost?"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from conftest import SignIn
from heed.access.roles import Role
from heed.partnership.models import Agency
from heed.rapid_reviews.models import (
    CriterionAnswer,
    Decision,
    PanelReply,
    PartnerPosition,
    RapidReview,
    Recommendation,
    Sending,
)
from heed.rapid_reviews.tests import factories
from heed.rapid_reviews.tests.browsing import FindAgency, address, day, text
from tests.pages import PageClient

ANSWER = {"answer": "YES"}
POSITION = {"outcome": "NO_REVIEW"}
DECISION = {
    "outcome": "NO_REVIEW",
    "national_importance": "no",
    "confirmed": "yes",
    **day("decided_on", "23"),
}
REPLY = {"category": "AGREES_NO_REVIEW", **day("received_on", "23")}


@pytest.fixture
def second(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)


@pytest.fixture
def ready(review: RapidReview, agency: FindAgency) -> RapidReview:
    """A review on which every partner has taken its position."""
    recommendation = factories.recommended(review)
    for kind in (Agency.Kind.POLICE, Agency.Kind.HEALTH, Agency.Kind.LOCAL_AUTHORITY):
        factories.stand(recommendation, agency(kind))
    return review


def seen(html: str) -> dict[str, str]:
    """Return what a page carries of what it showed."""
    found = re.search(r'name="seen" value="([^"]*)"', html)
    return {"seen": found.group(1)} if found else {}


def test_two_answers_to_one_criterion_meet(
    review: RapidReview, signed_in: PageClient, second: PageClient
) -> None:
    url = address(review, "criterion")
    opened = seen(text(second, url))
    text(signed_in, url, **ANSWER, **opened, reasons="Theirs.")

    both = text(second, url, **ANSWER, **opened, reasons="Mine.")
    after_one = CriterionAnswer.unscoped.count()
    done = text(second, url, **ANSWER, **seen(both), reasons="Mine.")

    assert f"{signed_in.viewer.name} answered this while this page was open." in both
    assert "Theirs." in both
    assert "Mine.</textarea>" in both
    assert after_one == 1
    assert "the answer is recorded." in done


def test_two_positions_of_one_partner_meet(
    ready: RapidReview, partner_client: Callable[[Agency.Kind], PageClient]
) -> None:
    first, second = (partner_client(Agency.Kind.POLICE) for _ in range(2))
    url = address(ready, "position")
    opened = seen(text(second, url))
    text(first, url, **POSITION, **opened, reasons="Theirs.")

    both = text(second, url, **POSITION, **opened, reasons="Mine.")
    done = text(second, url, **POSITION, **seen(both), reasons="Mine.")

    assert f"{first.viewer.name} gave the position of Westshire Police" in both
    assert "Theirs." in both
    assert "The position of Westshire Police is recorded." in done
    assert PartnerPosition.unscoped.filter(reasons="Mine.").count() == 1


def test_positions_of_different_partners_do_not_meet(
    ready: RapidReview, partner_client: Callable[[Agency.Kind], PageClient]
) -> None:
    police, health = (partner_client(kind) for kind in (Agency.Kind.POLICE, Agency.Kind.HEALTH))
    url = address(ready, "position")
    opened = seen(text(health, url))
    text(police, url, **POSITION, **seen(text(police, url)), reasons="Theirs.")

    done = text(health, url, **POSITION, **opened, reasons="Mine.")

    assert "The position of Westshire Integrated Care Board is recorded." in done


def test_two_replies_of_the_panel_meet(
    review: RapidReview, signed_in: PageClient, second: PageClient
) -> None:
    factories.sent(review)
    url = address(review, "reply")
    opened = seen(text(second, url))
    text(signed_in, url, **REPLY, **opened, what_it_says="Theirs.")

    both = text(second, url, **REPLY, **opened, what_it_says="Mine.")
    done = text(second, url, **REPLY, **seen(both), what_it_says="Mine.")

    assert f"{signed_in.viewer.name} recorded a reply of the Panel" in both
    assert "Theirs." in both
    assert "Mine.</textarea>" in both
    assert "reply is recorded." in done
    assert PanelReply.unscoped.count() == 2


def test_a_decision_is_made_once_and_the_second_keeps_what_they_typed(
    ready: RapidReview, partner_client: Callable[[Agency.Kind], PageClient]
) -> None:
    first, second = (partner_client(kind) for kind in (Agency.Kind.POLICE, Agency.Kind.HEALTH))
    url = address(ready, "decide")
    text(first, url, **DECISION, reasons="Theirs.")

    both = text(second, url, **DECISION, reasons="Mine.")

    assert Decision.unscoped.get().reasons == "Theirs."
    assert "This cannot be recorded now: the review is at the stage “Decided”" in both
    assert f"by {first.viewer.name}." in both
    assert "Theirs." in both
    assert "What you typed was not recorded" in both
    assert "Mine." in both
    assert 'name="reasons"' not in both


def test_a_recommendation_and_a_sending_are_recorded_once_too(
    review: RapidReview, signed_in: PageClient, second: PageClient
) -> None:
    factories.answer_all(review)
    recommending = {
        "outcome": "NO_REVIEW",
        "national_importance": "no",
        **day("recommended_on", "20"),
    }
    text(signed_in, address(review, "recommend"), **recommending, reasons="Theirs.")
    recommended = text(second, address(review, "recommend"), **recommending, reasons="Mine.")
    factories.decided(review)
    sending = {**day("sent_at", "23"), "sent_at-time": "08:00"}
    text(signed_in, address(review, "send"), **sending)
    sent = text(second, address(review, "send"), **sending)

    for both in (recommended, sent):
        assert "What you typed was not recorded" in both
        assert f"by {signed_in.viewer.name}." in both
    assert "Theirs." in recommended
    assert "Mine." in recommended
    assert Recommendation.unscoped.filter(reasons="Mine.").count() == 0
    assert Sending.unscoped.count() == 1


def test_a_review_opened_meanwhile_is_not_opened_again(
    review: RapidReview, second: PageClient
) -> None:
    html = text(second, address(review, "open"), go="on")

    assert "The rapid review has been opened already." in html
    assert RapidReview.unscoped.count() == 1


def test_an_earlier_wording_can_be_read_where_it_was_changed(
    review: RapidReview, signed_in: PageClient
) -> None:
    url = address(review, "sections")
    first = text(signed_in, url)
    text(signed_in, url, facts="As it was.", version="0")
    text(signed_in, url, facts="As it is.", version="1")

    html = text(signed_in, url)

    assert "Earlier wordings" not in first
    assert "As it was." in html
    assert f"Written by {signed_in.viewer.name}" in html
    assert f"Replaced by {signed_in.viewer.name}" in html


def test_an_earlier_wording_can_be_read_by_those_who_may_read_the_sections(
    review: RapidReview, signed_in: PageClient, sign_in: SignIn
) -> None:
    member, outsider = sign_in(Role.GROUP_CHAIR), sign_in(Role.AGENCY_REPRESENTATIVE)
    link = f'href="{address(review, "earlier")}"'
    nothing = text(member, address(review, "earlier"))
    text(signed_in, address(review, "sections"), facts="As it was.", version="0")
    once = text(member, address(review))
    text(signed_in, address(review, "sections"), facts="As it is.", version="1")

    twice, html = text(member, address(review)), text(member, address(review, "earlier"))

    assert "No section has been rewritten yet" in nothing
    assert link not in once
    assert link in twice
    assert "As it was." not in twice
    assert '<h2 class="govuk-heading-s">Facts</h2>' in html
    assert "As it was." in html
    assert "As it is." not in html
    assert outsider.get(address(review, "earlier")).status_code == 404
    assert member.post(address(review, "earlier")).status_code == 405
