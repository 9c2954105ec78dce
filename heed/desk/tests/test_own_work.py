"""Does the desk say what waits for this very person, and keep it from what waits for others?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn, StopClock
from heed.access.roles import Role
from heed.casefiles.tests.factories import ExclusionFactory
from heed.incidents.tests.factories import reported
from heed.partnership import actions
from heed.partnership.models import Agency, Partnership
from heed.rapid_reviews.models import RapidReview
from heed.rapid_reviews.tests.factories import (
    RapidReviewFactory,
    open_to_person,
    recommended,
    stand,
)
from heed.retention.tests.factories import ProposalFactory
from tests.pages import PageClient

AgencyOf = Callable[[Agency.Kind], Agency]


@pytest.fixture(autouse=True)
def _today(stop_clock: StopClock) -> None:
    stop_clock("2026-11-23 09:00")


@pytest.fixture
def review(partnership: Partnership) -> RapidReview:
    return RapidReviewFactory(partnership=partnership)


@pytest.fixture
def police(sign_in: SignIn, agency: AgencyOf, review: RapidReview) -> PageClient:
    client = sign_in(Role.STATUTORY_PARTNER, agency=agency(Agency.Kind.POLICE))
    open_to_person(review, client.viewer.user_id)
    return client


def desk(client: PageClient) -> str:
    return bytes(client.get("/desk/").content).decode()


def own_work(client: PageClient) -> str:
    """Return what waits for this person; nothing where the desk has no such heading."""
    _, _, after = desk(client).partition("Waiting for you")
    return after.partition("</ul>")[0]


def for_others(client: PageClient) -> str:
    page = desk(client)
    return page[page.index("Waiting for others") : page.index("Changed since")]


def test_a_partners_position_waits_for_them_and_afterwards_for_others(
    police: PageClient, review: RapidReview, agency: AgencyOf
) -> None:
    recommendation = recommended(review)
    asked, others, page = own_work(police), for_others(police), desk(police)
    stand(recommendation, agency(Agency.Kind.POLICE))

    assert f"{review.reference}: your agency’s position on the recommendation" in asked
    assert f'href="/cases/{review.reference}/rapid-review/position/"' in asked
    assert "1 waits for you." in page
    assert review.reference not in others
    assert own_work(police) == ""
    assert f"{review.reference}: the decision on the recommendation" in for_others(police)
    assert "for you" not in desk(police)


def test_the_decision_waits_for_a_partner_once_all_have_said_where_they_stand(
    police: PageClient, review: RapidReview, agency: AgencyOf
) -> None:
    recommendation = recommended(review)
    for kind in (Agency.Kind.POLICE, Agency.Kind.HEALTH, Agency.Kind.LOCAL_AUTHORITY):
        stand(recommendation, agency(kind))

    asked = own_work(police)

    assert f"{review.reference}: the decision on the recommendation" in asked
    assert f'href="/cases/{review.reference}/rapid-review/decision/"' in asked


def test_a_proposal_to_destroy_waits_for_the_second_person(
    sign_in: SignIn, partnership: Partnership
) -> None:
    first, second = sign_in(Role.COORDINATOR), sign_in(Role.INDEPENDENT_CHAIR)
    file = reported(partnership).case_file
    ProposalFactory(case_file=file, proposed_by=first.person, proposed_by_name="Cora Jones")
    lapsed = ProposalFactory(
        case_file=reported(partnership).case_file, lapses_on=date(2026, 11, 22)
    )

    asked = own_work(second)

    assert f"{file.reference}: Cora Jones proposes to destroy the file" in asked
    assert f'href="/cases/{file.reference}/retention/"' in asked
    assert lapsed.case_file.reference not in asked
    assert own_work(first) == ""
    assert own_work(sign_in(Role.GROUP_CHAIR)) == ""


def test_a_conflict_of_interest_keeps_a_proposal_from_the_desk(
    sign_in: SignIn, partnership: Partnership
) -> None:
    second = sign_in(Role.INDEPENDENT_CHAIR)
    file = reported(partnership).case_file
    ProposalFactory(case_file=file)
    ExclusionFactory(case_file=file, user=second.person)

    assert file.reference not in desk(second)


def test_somebody_proposed_for_a_post_waits_for_the_second_person(
    sign_in: SignIn, partnership: Partnership
) -> None:
    first, second = sign_in(Role.COORDINATOR), sign_in(Role.INDEPENDENT_CHAIR)
    invited = sign_in(Role.COORDINATOR)
    actions.invite(
        email=invited.person.email,
        name="Joan Field",
        offer=actions.Offer(title="Scrutineer", role=Role.INDEPENDENT_CHAIR),
        by=first.viewer,
        at=datetime(2026, 11, 20, 9, tzinfo=UTC),
    )

    asked = own_work(second)

    assert f"{first.viewer.name} proposes Joan Field as Scrutineer" in asked
    assert 'href="/partnership/invitations/"' in asked
    assert own_work(first) == ""
    assert own_work(invited) == ""


def test_it_asks_the_database_the_same_however_much_waits(
    police: PageClient,
    review: RapidReview,
    partnership: Partnership,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for one in (review, *RapidReviewFactory.create_batch(2, partnership=partnership)):
        recommended(one)
        open_to_person(one, police.viewer.user_id)

    with django_assert_num_queries(13):
        assert own_work(police).count("your agency’s position") == 3
