"""Recommendation, positions and decision: the actions, on both decision routes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from conftest import StopClock, ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.models import AuditEntry
from heed.core.workflow import MoveNotAllowed
from heed.partnership import queries as partnership_queries
from heed.partnership.models import Agency, ArrangementsVersion, Group, Partnership
from heed.rapid_reviews import actions, queries
from heed.rapid_reviews.models import Decision, Outcome, PartnerPosition, RapidReview
from heed.rapid_reviews.tests import factories
from heed.rapid_reviews.workflow import Stage

TODAY = date(2026, 11, 23)
LastEntry = Callable[[], AuditEntry]
Partner = Callable[[Agency.Kind], Viewer]
FindAgency = Callable[[Agency.Kind], Agency]
THREE = (Agency.Kind.LOCAL_AUTHORITY, Agency.Kind.POLICE, Agency.Kind.HEALTH)


def recommend(review: RapidReview, *, by: Viewer, at: datetime, **changes: Any) -> object:
    """Recommend a local review, unless told otherwise."""
    said: dict[str, Any] = {
        "outcome": Outcome.LOCAL_REVIEW,
        "national_importance": True,
        "reasons": "Agencies did not share.",
        "recommended_on": TODAY,
        "dissent": "Police: no.",
    }
    return actions.recommend(review, **{**said, **changes}, by=by, at=at)


def decide(review: RapidReview, *, by: Viewer, at: datetime, **changes: Any) -> Decision:
    """Decide as recommended, unless told otherwise."""
    said: dict[str, Any] = {
        "outcome": Outcome.LOCAL_REVIEW,
        "national_importance": False,
        "reasons": "There is something to learn.",
        "decided_on": TODAY,
    }
    return actions.decide(review, **{**said, **changes}, by=by, at=at)


# ------------------------------------------------------------------------- recommendation


def test_the_groups_recommendation_is_kept_with_its_dissent(
    review: RapidReview, chair: Viewer, now: datetime, last_entry: LastEntry
) -> None:
    factories.answer_all(review)

    recommend(review, by=chair, at=now)

    latest = queries.latest_recommendation(review)
    assert (latest.group_name, latest.dissent) == ("Practice Review Group", "Police: no.")
    assert Stage(review.stage) is Stage.RECOMMENDED
    assert last_entry().event == "rapid_reviews:review:recommended"
    assert last_entry().changes == {"stage": ["Gathering", "Recommended"]}
    assert last_entry().details == {
        "outcome": "Commission a local review",
        "national_importance": True,
        "reasons": trail.measured("Agencies did not share."),
        "dissent": trail.measured("Police: no."),
        "group": "Practice Review Group",
        "recommended_on": "2026-11-23",
    }


def test_every_criterion_comes_before_the_recommendation(
    review: RapidReview, chair: Viewer, now: datetime
) -> None:
    for key in ("a", "c", "d", "further-1"):
        factories.answer(review, key)

    with pytest.raises(actions.CriteriaUnanswered, match=r"Still open: \(b\) Recurrent themes\.$"):
        recommend(review, by=chair, at=now)

    assert Stage(review.stage) is Stage.GATHERING
    assert not review.recommendations.exists()


@pytest.mark.parametrize("on", [date(2026, 11, 9), date(2026, 11, 24)])
def test_a_recommendation_has_a_possible_day(
    on: date, review: RapidReview, chair: Viewer, now: datetime
) -> None:
    factories.answer_all(review)

    with pytest.raises(actions.DayImpossible, match="between the opening of the review and today"):
        recommend(review, by=chair, at=now, recommended_on=on)


def test_after_reopening_a_recommendation_is_no_older_than_that(
    review: RapidReview, chair: Viewer, now: datetime
) -> None:
    factories.decided(review)
    actions.reconsider(review, reason="New facts", by=chair, at=now)

    with pytest.raises(actions.DayImpossible):
        recommend(review, by=chair, at=now, recommended_on=TODAY - timedelta(days=1))


def test_a_recommendation_needs_the_group_of_that_day(
    review: RapidReview, chair: Viewer, now: datetime
) -> None:
    factories.answer_all(review)
    Group.objects.filter(kind=Group.Kind.REVIEW).update(starts_on=date(2026, 11, 23))

    with pytest.raises(actions.NoReviewGroup, match="no review group on that day"):
        recommend(review, by=chair, at=now, recommended_on=date(2026, 11, 20))


def test_a_recommendation_needs_reasons(review: RapidReview, chair: Viewer, now: datetime) -> None:
    factories.answer_all(review)

    with pytest.raises(actions.ReasonsMissing, match="recommendation"):
        recommend(review, by=chair, at=now, reasons="\n")

    assert Stage(review.stage) is Stage.GATHERING


def test_one_recommendation_waits_at_a_time(
    review: RapidReview, chair: Viewer, now: datetime
) -> None:
    factories.recommended(review)

    with pytest.raises(MoveNotAllowed):
        recommend(review, by=chair, at=now)


def test_recommending_is_not_for_partners(
    review: RapidReview, partner: Partner, now: datetime
) -> None:
    with pytest.raises(PermissionDenied, match="recommendation"):
        recommend(review, by=partner(Agency.Kind.POLICE), at=now)


# ------------------------------------------------------------------------------ positions


def test_a_partner_may_change_its_position_and_both_stay(
    review: RapidReview, partner: Partner, agency: FindAgency, now: datetime, last_entry: LastEntry
) -> None:
    factories.recommended(review)
    police, speaker = agency(Agency.Kind.POLICE), partner(Agency.Kind.POLICE)
    for outcome in (Outcome.NO_REVIEW, Outcome.LOCAL_REVIEW):
        actions.give_position(
            review, agency=police, outcome=outcome, reasons=str(outcome.label), by=speaker, at=now
        )

    given = PartnerPosition.unscoped.select_related("agency").order_by("pk")

    assert [one.outcome for one in given] == ["NO_REVIEW", "LOCAL_REVIEW"]
    assert queries.standing_positions(given) == [given[1]]
    assert last_entry().details == {
        "agency": "Westshire Police",
        "outcome": "Commission a local review",
        "reasons": trail.measured("Commission a local review"),
    }


def test_nobody_speaks_for_another_partner(
    review: RapidReview, partner: Partner, agency: FindAgency, now: datetime
) -> None:
    factories.recommended(review)

    with pytest.raises(actions.NotAPartner, match="your own statutory partner only"):
        actions.give_position(
            review,
            agency=agency(Agency.Kind.HEALTH),
            outcome=Outcome.NO_REVIEW,
            reasons="x",
            by=partner(Agency.Kind.POLICE),
            at=now,
        )


def test_an_agency_that_has_left_takes_no_position(
    review: RapidReview, partner: Partner, agency: FindAgency, now: datetime
) -> None:
    factories.recommended(review)
    speaker = partner(Agency.Kind.POLICE)
    Agency.objects.filter(kind=Agency.Kind.POLICE).update(ends_on=date(2026, 11, 22))

    with pytest.raises(actions.NotAPartner):
        actions.give_position(
            review,
            agency=agency(Agency.Kind.POLICE),
            outcome=Outcome.NO_REVIEW,
            reasons="x",
            by=speaker,
            at=now,
        )


def test_a_position_waits_for_a_recommendation_and_needs_reasons(
    review: RapidReview, partner: Partner, agency: FindAgency, now: datetime
) -> None:
    police, speaker = agency(Agency.Kind.POLICE), partner(Agency.Kind.POLICE)

    with pytest.raises(MoveNotAllowed):
        actions.give_position(
            review, agency=police, outcome=Outcome.NO_REVIEW, reasons="x", by=speaker, at=now
        )
    factories.recommended(review)
    with pytest.raises(actions.ReasonsMissing, match="position"):
        actions.give_position(
            review, agency=police, outcome=Outcome.NO_REVIEW, reasons="", by=speaker, at=now
        )


def test_a_coordinator_takes_no_position(
    review: RapidReview, coordinator: Viewer, agency: FindAgency, now: datetime
) -> None:
    with pytest.raises(PermissionDenied, match="position"):
        actions.give_position(
            review,
            agency=agency(Agency.Kind.POLICE),
            outcome=Outcome.NO_REVIEW,
            reasons="x",
            by=coordinator,
            at=now,
        )


# ------------------------------------------------------------------------------- decision


def test_three_partners_decide_after_each_has_said_where_it_stands(
    review: RapidReview, partner: Partner, agency: FindAgency, now: datetime, last_entry: LastEntry
) -> None:
    recommendation = factories.recommended(review)
    for kind in THREE:
        factories.stand(recommendation, agency(kind))

    decision = decide(review, by=partner(Agency.Kind.HEALTH), at=now, outcome=Outcome.NO_REVIEW)

    assert decision.recommendation == recommendation
    assert Stage(review.stage) is Stage.DECIDED
    assert last_entry().details == {
        "outcome": "Criteria not met: no local review",
        "national_importance": False,
        "reasons": trail.measured("There is something to learn."),
        "authority": "the three safeguarding partners",
        "decided_on": "2026-11-23",
        "as_recommended": False,
    }


def test_partners_without_a_position_are_named(
    review: RapidReview, partner: Partner, agency: FindAgency, now: datetime
) -> None:
    recommendation = factories.recommended(review)
    factories.stand(recommendation, agency(Agency.Kind.POLICE))
    missing = "Still open: Westshire County Council, Westshire Integrated Care Board."

    with pytest.raises(actions.PositionsMissing, match=missing):
        decide(review, by=partner(Agency.Kind.POLICE), at=now)

    assert Stage(review.stage) is Stage.RECOMMENDED
    assert queries.latest_decision(review) is None


def test_under_todays_arrangements_the_independent_chair_does_not_decide(
    review: RapidReview, viewer_of: ViewerOf, now: datetime
) -> None:
    factories.recommended(review)

    with pytest.raises(actions.NotTheDecisionMaker, match="for the three safeguarding partners"):
        decide(review, by=viewer_of(Role.INDEPENDENT_CHAIR), at=now)


def test_under_the_arrangements_of_2019_the_independent_chair_decides(
    partnership: Partnership, viewer_of: ViewerOf, stop_clock: StopClock, last_entry: LastEntry
) -> None:
    at = stop_clock("2019-11-20 10:00")
    review = review_of_2019(partnership)
    independent, member = viewer_of(Role.INDEPENDENT_CHAIR), viewer_of(Role.STATUTORY_PARTNER)
    factories.open_to_person(review, member.user_id)

    with pytest.raises(actions.NotTheDecisionMaker, match="for the Independent Chair"):
        decide(review, by=member, at=at, decided_on=at.date())
    decision = decide(review, by=independent, at=at, decided_on=at.date())

    assert decision.authority == "INDEPENDENT_CHAIR"
    assert last_entry().details["authority"] == "the Independent Chair"


@pytest.mark.parametrize("on", [date(2026, 11, 18), date(2026, 11, 24)])
def test_a_decision_has_a_possible_day(
    on: date, review: RapidReview, partner: Partner, now: datetime
) -> None:
    factories.recommended(review)

    with pytest.raises(actions.DayImpossible, match="between the recommendation and today"):
        decide(review, by=partner(Agency.Kind.POLICE), at=now, decided_on=on)


def test_without_arrangements_nobody_decides(
    review: RapidReview, partner: Partner, now: datetime
) -> None:
    factories.recommended(review)
    ArrangementsVersion.objects.all().delete()

    with pytest.raises(partnership_queries.NoArrangements, match="Publish them first"):
        decide(review, by=partner(Agency.Kind.POLICE), at=now)


def test_a_decision_needs_reasons_and_a_recommendation(
    review: RapidReview, partner: Partner, agency: FindAgency, now: datetime
) -> None:
    speaker = partner(Agency.Kind.POLICE)

    with pytest.raises(MoveNotAllowed):
        decide(review, by=speaker, at=now)
    recommendation = factories.recommended(review)
    for kind in THREE:
        factories.stand(recommendation, agency(kind))
    with pytest.raises(actions.ReasonsMissing, match="decision"):
        decide(review, by=speaker, at=now, reasons=" ")

    assert Stage(review.stage) is Stage.RECOMMENDED


def test_a_coordinator_does_not_decide(
    review: RapidReview, coordinator: Viewer, now: datetime
) -> None:
    factories.recommended(review)

    with pytest.raises(PermissionDenied, match="Record the decision"):
        decide(review, by=coordinator, at=now)


def test_before_any_recommendation_there_is_none_to_return(review: RapidReview) -> None:
    with pytest.raises(queries.NoRecommendation, match="not made a recommendation"):
        queries.latest_recommendation(review)


def review_of_2019(partnership: Partnership) -> RapidReview:
    """A review waiting for its decision in November 2019."""
    then = datetime(2019, 11, 4, 10, tzinfo=UTC)
    review: RapidReview = factories.RapidReviewFactory(
        partnership=partnership,
        opened_at=then,
        incident__aware_on=date(2019, 11, 1),
        incident__told__sent_at=then,
    )
    factories.recommended(review, at=datetime(2019, 11, 18, 10, tzinfo=UTC))
    return review
