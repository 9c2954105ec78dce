"""What other rooms may ask about rapid reviews."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.core.periods import Period
from heed.incidents import queries as incidents
from heed.incidents.queries import SoFar
from heed.incidents.tests.factories import IncidentFactory
from heed.partnership.models import Agency, ArrangementsVersion, Partnership
from heed.rapid_reviews import queries
from heed.rapid_reviews.models import Outcome, PanelReply, RapidReview
from heed.rapid_reviews.tests import factories
from heed.rapid_reviews.workflow import STAGES, Stage

TODAY = date(2026, 11, 23)
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))


def known(review: RapidReview) -> SoFar:
    """Return what the law asks about the case of a review."""
    (so_far,) = incidents.so_far([review.incident])
    return so_far


def test_the_criteria_come_before_the_further_circumstances() -> None:
    asked = queries.questions(TODAY)

    assert [one.key for one in asked if one.must_be_answered] == ["a", "b", "c", "d"]
    assert [one.key for one in asked][4:] == ["further-1", "further-2", "further-3", "further-4"]
    assert asked[0].heading == "(a) Improvements needed"


def test_before_the_guidance_of_2018_there_are_only_the_criteria() -> None:
    assert len(queries.questions(date(2018, 7, 2))) == 4


def test_fifteen_working_days_run_from_the_notification(review: RapidReview) -> None:
    counted = queries.due(review)

    assert counted.due == date(2026, 11, 30)
    assert counted.lines[0] == "Monday 9 November 2026: day 0"
    assert counted.lines[-1] == "Monday 30 November 2026: day 15, the last day"


def test_a_partnership_may_count_the_notification_as_day_one_and_set_a_target(
    review: RapidReview, coordinator: Viewer
) -> None:
    version = ArrangementsVersion.objects.latest("starts_on")
    version.content = replace(
        version.arrangements,
        rapid_review_day_one_is_notification_day=True,
        rapid_review_target_days=12,
    ).as_stored()
    version.save()

    standing = queries.standing(known(review), viewer=coordinator, on=TODAY, sent_on=None)

    assert queries.due(review).due == date(2026, 11, 27)
    assert standing.target is not None
    assert standing.target.due == date(2026, 11, 25)


def test_what_the_arrangements_of_the_day_say(review: RapidReview, coordinator: Viewer) -> None:
    sent_on = date(2026, 11, 20)

    standing = queries.standing(known(review), viewer=coordinator, on=TODAY, sent_on=sent_on)

    assert standing.decides is not None
    assert standing.decides.label == "the three safeguarding partners"
    assert standing.executive_told_between_meetings
    assert standing.target is None
    assert standing.deadline is not None
    assert standing.deadline.done_on == sent_on


def test_without_arrangements_nothing_is_guessed(review: RapidReview, coordinator: Viewer) -> None:
    ArrangementsVersion.objects.all().delete()

    standing = queries.standing(known(review), viewer=coordinator, on=TODAY, sent_on=None)

    assert (standing.decides, standing.target) == (None, None)
    assert not standing.executive_told_between_meetings
    assert queries.due(review).due == date(2026, 11, 30)


def test_every_unsent_review_is_due_whether_or_not_it_is_open(
    partnership: Partnership, coordinator: Viewer
) -> None:
    waiting = factories.NotifiedIncidentFactory(
        case_file__partnership=partnership,
        told__sent_at=datetime(2026, 11, 16, 10, tzinfo=UTC),
    )
    review = factories.RapidReviewFactory(partnership=partnership)
    factories.sent(factories.RapidReviewFactory(partnership=partnership))
    IncidentFactory(case_file__partnership=partnership)

    found = queries.deadlines(coordinator, on=TODAY)

    assert [(one.reference, one.due_on, one.page) for one in found] == [
        (review.reference, date(2026, 11, 30), "rapid_reviews:review"),
        (waiting.case_file.reference, date(2026, 12, 7), "rapid_reviews:open"),
    ]
    assert found[0].rule == "RR2"
    assert found[0].because == (
        "Within fifteen working days of the notification being sent to the Panel."
    )
    assert found[0].authority.endswith("sent to the Panel, panel guidance")


def test_deadlines_ask_the_database_as_often_for_many_files_as_for_one(
    partnership: Partnership, coordinator: Viewer, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        factories.RapidReviewFactory(partnership=partnership)

    with django_assert_num_queries(3):
        queries.deadlines(coordinator, on=TODAY)


def test_nobody_is_shown_deadlines_of_files_they_may_not_open(
    review: RapidReview, viewer_of: ViewerOf, stranger: Viewer
) -> None:
    assert queries.deadlines(viewer_of(Role.GROUP_MEMBER), on=TODAY) == []
    assert queries.deadlines(stranger, on=TODAY) == []


def test_a_case_from_before_the_law_takes_nobodys_desk_away(
    partnership: Partnership, coordinator: Viewer
) -> None:
    factories.NotifiedIncidentFactory(
        case_file__partnership=partnership, told__sent_at=datetime(2018, 5, 1, tzinfo=UTC)
    )

    assert queries.deadlines(coordinator, on=TODAY) == []


def test_during_the_pandemic_the_deadline_says_that_it_was_relaxed(
    partnership: Partnership, coordinator: Viewer
) -> None:
    factories.NotifiedIncidentFactory(
        case_file__partnership=partnership,
        aware_on=date(2020, 4, 1),
        told__sent_at=datetime(2020, 4, 6, tzinfo=UTC),
    )

    (found,) = queries.deadlines(coordinator, on=date(2020, 4, 7))

    assert "relaxed in the pandemic" in found.because


def test_an_unnotified_incident_has_no_deadline_for_a_review(
    partnership: Partnership, coordinator: Viewer
) -> None:
    (so_far,) = incidents.so_far([IncidentFactory(case_file__partnership=partnership)])

    assert queries.deadline_of(so_far, viewer=coordinator, sent_on=None) is None


def test_a_paper_counts_what_its_period_could_know(partnership: Partnership) -> None:
    review = factories.RapidReviewFactory(partnership=partnership)
    factories.sent(review, outcome=Outcome.NO_REVIEW)
    factories.replied(review, category=PanelReply.Category.AGREES_NO_REVIEW)

    (row,) = queries.considered(partnership.pk, NOVEMBER)
    (earlier,) = queries.considered(partnership.pk, Period(date(2026, 11, 1), date(2026, 11, 12)))

    assert row == queries.Considered(
        case_file_id=review.case_file_id,
        reference=review.reference,
        opened_on=date(2026, 11, 10),
        outcome="NO_REVIEW",
        national_importance=False,
        decided_on=date(2026, 11, 20),
        panel_reply="AGREES_NO_REVIEW",
        panel_agrees=True,
        panel_replied_on=date(2026, 11, 23),
    )
    assert (earlier.outcome, earlier.decided_on, earlier.panel_agrees) == (None, None, None)


@pytest.mark.parametrize(
    ("starts_on", "counted"), [(date(2026, 11, 20), 1), (date(2026, 11, 21), 0)]
)
def test_a_case_opened_before_the_period_counts_if_it_was_decided_in_it(
    starts_on: date, counted: int, partnership: Partnership
) -> None:
    factories.decided(factories.RapidReviewFactory(partnership=partnership))

    rows = queries.considered(partnership.pk, Period(starts_on, date(2026, 11, 30)))

    assert len(rows) == counted


def test_a_case_opened_after_the_period_is_not_in_it(partnership: Partnership) -> None:
    factories.RapidReviewFactory(partnership=partnership)

    assert queries.considered(partnership.pk, Period(date(2026, 11, 1), date(2026, 11, 9))) == []
    assert len(queries.considered(partnership.pk, Period(date(2026, 11, 1), date(2026, 11, 10))))


def test_another_partnerships_cases_are_not_counted(
    review: RapidReview, another_partnership: Partnership
) -> None:
    assert queries.considered(another_partnership.pk, NOVEMBER) == []


def test_who_decides_is_not_guessed_before_the_first_arrangements(
    partnership: Partnership,
) -> None:
    assert queries.decision_maker(partnership.pk, on=date(2019, 9, 29)) is None


def test_rows_say_what_they_are(review: RapidReview) -> None:
    recommendation = factories.recommended(review)
    answer = review.criterion_answers.order_by("pk").first()
    reply = factories.replied(review)
    agency = partnership_agency(review)

    said = [str(one) for one in (review, answer, recommendation, reply)]

    assert said == [
        review.reference,
        f"a of {review.reference}: Yes",
        f"Practice Review Group on {review.reference}: Commission a local review",
        f"Panel on {review.reference}: Agrees: local review",
    ]
    assert str(review.stage_changes.order_by("pk").first()) == f"{review.reference} Gathering"
    assert str(factories.stand(recommendation, agency)).startswith("Westshire County Council on")
    assert str(factories.sent(review)).endswith("sent to the Panel")
    assert str(queries.latest_decision(review)).startswith("Decision on")


def test_from_every_stage_after_the_first_the_review_may_be_reopened() -> None:
    reopened_from = {stage for stage in Stage if Stage.GATHERING in STAGES.moves[stage]}

    assert reopened_from == set(Stage) - {Stage.GATHERING}
    assert "ANSWERED: Panel has answered" in STAGES.diagram()


def partnership_agency(review: RapidReview) -> Agency:
    """Find the council."""
    return queries.partners_without_position(queries.latest_recommendation(review), on=TODAY).get(
        kind="LOCAL_AUTHORITY"
    )
