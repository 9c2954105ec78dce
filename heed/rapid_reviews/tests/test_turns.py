"""Does everybody who decides learn which recommendations wait for them, and nobody else?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from pytest_django import DjangoAssertNumQueries

from conftest import ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.casefiles.tests.factories import ExclusionFactory
from heed.partnership.models import Agency
from heed.rapid_reviews.models import PartnerPosition, RapidReview
from heed.rapid_reviews.queries import Turn, turns
from heed.rapid_reviews.tests import factories

TODAY = date(2026, 11, 23)
BEFORE_THE_PARTNERS_DECIDED = date(2024, 6, 3)
BEFORE_THE_FIRST_ARRANGEMENTS = date(2018, 1, 8)
Partner = Callable[[Agency.Kind], Viewer]


def test_a_partner_gives_a_position_and_decides_once_all_have(
    review: RapidReview, partner: Partner, agency: Callable[[Agency.Kind], Agency]
) -> None:
    police = partner(Agency.Kind.POLICE)
    gathering = turns(police, on=TODAY)
    recommendation = factories.recommended(review)

    asked = turns(police, on=TODAY)
    factories.stand(recommendation, agency(Agency.Kind.POLICE))
    waiting = turns(police, on=TODAY)
    factories.stand(recommendation, agency(Agency.Kind.HEALTH))
    factories.stand(recommendation, agency(Agency.Kind.LOCAL_AUTHORITY))
    last = turns(police, on=TODAY)

    assert gathering == {}
    assert asked == {review.pk: Turn.POSITION}
    assert waiting == {}
    assert last == {review.pk: Turn.DECISION}


def test_positions_on_an_earlier_recommendation_do_not_count(
    review: RapidReview, partner: Partner, agency: Callable[[Agency.Kind], Agency]
) -> None:
    police = partner(Agency.Kind.POLICE)
    factories.stand(factories.recommended(review), agency(Agency.Kind.POLICE))
    factories.recommended(review)

    assert turns(police, on=TODAY) == {review.pk: Turn.POSITION}


def test_a_position_of_somebody_with_a_conflict_leaves_it_to_their_agency(
    review: RapidReview, partner: Partner, agency: Callable[[Agency.Kind], Agency]
) -> None:
    police, colleague = partner(Agency.Kind.POLICE), partner(Agency.Kind.POLICE)
    factories.stand(factories.recommended(review), agency(Agency.Kind.POLICE))
    PartnerPosition.unscoped.update(given_by=colleague.user_id)
    before = turns(police, on=TODAY)

    ExclusionFactory(case_file=review.case_file, user_id=colleague.user_id)

    assert before == {}
    assert turns(police, on=TODAY) == {review.pk: Turn.POSITION}


def test_the_arrangements_of_the_day_say_whose_turn_it_is(
    review: RapidReview, partner: Partner, viewer_of: ViewerOf
) -> None:
    chair, police = viewer_of(Role.INDEPENDENT_CHAIR), partner(Agency.Kind.POLICE)
    factories.recommended(review)

    assert turns(chair, on=BEFORE_THE_PARTNERS_DECIDED) == {review.pk: Turn.DECISION}
    assert turns(police, on=BEFORE_THE_PARTNERS_DECIDED) == {}
    assert turns(chair, on=TODAY) == {}
    assert turns(chair, on=BEFORE_THE_FIRST_ARRANGEMENTS) == {}


def test_a_review_that_is_not_open_to_a_partner_is_not_their_turn(
    review: RapidReview, viewer_of: ViewerOf, agency: Callable[[Agency.Kind], Agency]
) -> None:
    factories.recommended(review)

    assert turns(viewer_of(Role.STATUTORY_PARTNER, agency(Agency.Kind.POLICE)), on=TODAY) == {}


def test_those_who_never_decide_ask_nothing(
    review: RapidReview, coordinator: Viewer, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    factories.recommended(review)

    with django_assert_num_queries(0):
        assert turns(coordinator, on=TODAY) == {}


def test_it_takes_four_questions_however_many_there_are(
    review: RapidReview, partner: Partner, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    police = partner(Agency.Kind.POLICE)
    agency = Agency.objects.get(pk=police.agency_id or 0)
    for one in (
        review,
        *factories.RapidReviewFactory.create_batch(2, partnership=agency.partnership),
    ):
        factories.stand(factories.recommended(one), agency)
        factories.open_to_person(one, police.user_id)
    PartnerPosition.unscoped.update(given_by=police.user_id)

    with django_assert_num_queries(4):
        assert turns(police, on=TODAY) == {}
