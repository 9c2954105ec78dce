"""Does nobody with a conflict of interest recommend, take a position or decide?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from conftest import Person, ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.casefiles.tests.factories import ExclusionFactory
from heed.partnership.arrangements import DecisionAuthority
from heed.partnership.models import Agency
from heed.rapid_reviews import actions, queries
from heed.rapid_reviews.models import Outcome, PartnerPosition, RapidReview
from heed.rapid_reviews.tests import factories

TODAY = date(2026, 11, 23)
PARTNERS = (Agency.Kind.LOCAL_AUTHORITY, Agency.Kind.POLICE, Agency.Kind.HEALTH)
Partner = Callable[[Agency.Kind], Viewer]


def waiting_for(review: RapidReview) -> tuple[str, ...]:
    decides = DecisionAuthority.STATUTORY_PARTNERS
    return queries.waiting_for(review, on=TODAY, decides=decides)


def recommend(review: RapidReview, *, by: Viewer, at: datetime) -> object:
    return actions.recommend(
        review,
        outcome=Outcome.LOCAL_REVIEW,
        national_importance=False,
        reasons="Agencies did not share.",
        recommended_on=TODAY,
        by=by,
        at=at,
    )


def give_position(review: RapidReview, *, by: Viewer, at: datetime) -> PartnerPosition:
    return actions.give_position(
        review,
        agency=Agency.objects.get(pk=by.agency_id or 0),
        outcome=Outcome.LOCAL_REVIEW,
        reasons="We agree.",
        by=by,
        at=at,
    )


def decide(review: RapidReview, *, by: Viewer, at: datetime) -> object:
    return actions.decide(
        review,
        outcome=Outcome.LOCAL_REVIEW,
        national_importance=False,
        reasons="There is something to learn.",
        decided_on=TODAY,
        by=by,
        at=at,
    )


def test_a_conflict_stops_every_act_of_a_decider(
    review: RapidReview, viewer_of: ViewerOf, partner: Partner, now: datetime
) -> None:
    chair, speaker = viewer_of(Role.GROUP_CHAIR), partner(Agency.Kind.POLICE)
    for viewer in (chair, speaker):
        ExclusionFactory(case_file=review.case_file, user_id=viewer.user_id)

    with pytest.raises(PermissionDenied, match="may not open"):
        recommend(review, by=chair, at=now)
    factories.recommended(review)
    with pytest.raises(PermissionDenied, match="may not open"):
        give_position(review, by=speaker, at=now)
    with pytest.raises(PermissionDenied, match="may not open"):
        decide(review, by=speaker, at=now)


def test_more_than_half_of_the_group_must_be_free_of_conflict(
    review: RapidReview, viewer_of: ViewerOf, person: Person, now: datetime
) -> None:
    chair = viewer_of(Role.GROUP_CHAIR)
    first, second = person(Role.GROUP_MEMBER), person(Role.GROUP_MEMBER)
    factories.answer_all(review)
    ExclusionFactory(case_file=review.case_file, user=first)
    conflict = ExclusionFactory(case_file=review.case_file, user=second)

    with pytest.raises(actions.NoQuorum, match="1 of 3 are"):
        recommend(review, by=chair, at=now)

    conflict.delete()
    assert recommend(review, by=chair, at=now)


def test_half_is_no_quorum(
    review: RapidReview, viewer_of: ViewerOf, person: Person, now: datetime
) -> None:
    chair = viewer_of(Role.GROUP_CHAIR)
    factories.answer_all(review)
    ExclusionFactory(case_file=review.case_file, user=person(Role.GROUP_MEMBER))

    with pytest.raises(actions.NoQuorum, match="1 of 2 are"):
        recommend(review, by=chair, at=now)


def test_a_position_of_somebody_found_to_have_a_conflict_does_not_count(
    review: RapidReview, partner: Partner, now: datetime
) -> None:
    recommendation = factories.recommended(review)
    council, police, health = (partner(kind) for kind in PARTNERS)
    for viewer in (council, police, health):
        assert give_position(review, by=viewer, at=now).given_by_id == viewer.user_id

    ExclusionFactory(case_file=review.case_file, user_id=police.user_id)

    assert waiting_for(review) == ("Westshire Police",)
    with pytest.raises(actions.PositionsMissing, match="Westshire Police"):
        decide(review, by=council, at=now)
    give_position(review, by=partner(Agency.Kind.POLICE), at=now)
    assert not queries.partners_without_position(recommendation, on=TODAY).exists()
    assert waiting_for(review) == ()
    assert decide(review, by=council, at=now)
