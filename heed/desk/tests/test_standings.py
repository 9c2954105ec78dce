"""Does the header of a case say where it stands, whichever room it is in?"""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import StopClock, ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.casefiles.models import CaseFile
from heed.casefiles.tests.factories import CaseFileFactory, ExclusionFactory
from heed.desk import queries
from heed.incidents.models import Incident, Notification
from heed.incidents.tests.factories import DecisionFactory, NotificationFactory, reported
from heed.partnership.models import Partnership
from heed.practice_reviews.tests.factories import PracticeReviewFactory
from heed.rapid_reviews.models import RapidReview
from heed.rapid_reviews.tests.factories import RapidReviewFactory, replied, sent

ON = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _today(stop_clock: StopClock) -> None:
    stop_clock("2026-11-23 09:00")


@pytest.fixture
def coordinator(viewer_of: ViewerOf) -> Viewer:
    return viewer_of(Role.COORDINATOR)


@pytest.fixture
def incident(partnership: Partnership) -> Incident:
    return reported(partnership)


@pytest.fixture
def review(partnership: Partnership) -> RapidReview:
    return RapidReviewFactory(partnership=partnership)


def said(viewer: Viewer, reference: str) -> tuple[str, str, date | None]:
    """Return the stage, what is due next and by when."""
    stands = queries.standing(viewer, reference, on=ON)
    assert stands is not None
    due = stands.next_deadline
    return (stands.stage, due.what if due else "", due.due_on if due else None)


def test_before_a_review_it_is_about_telling(coordinator: Viewer, incident: Incident) -> None:
    assert said(coordinator, incident.reference) == ("Reported", "Tell the national Panel", ON)

    DecisionFactory(incident=incident)
    assert said(coordinator, incident.reference)[0] == "To be notified"


def test_a_decision_not_to_notify_leaves_nothing_due(
    coordinator: Viewer, incident: Incident
) -> None:
    DecisionFactory(incident=incident, notify=False)

    assert said(coordinator, incident.reference) == ("Not to be notified", "", None)


def test_a_review_nobody_has_opened_is_due(coordinator: Viewer, incident: Incident) -> None:
    for recipient in Notification.Recipient:
        NotificationFactory(incident=incident, recipient=recipient)

    stands = queries.standing(coordinator, incident.reference, on=ON)

    assert stands is not None
    assert stands.stage == "Notified"
    assert stands.next_deadline is not None
    assert stands.next_deadline.what == "Rapid review to the Panel"
    assert stands.next_deadline.page == "rapid_reviews:open"


def test_the_soonest_of_every_room_is_next(coordinator: Viewer, review: RapidReview) -> None:
    for recipient in Notification.Recipient:
        if recipient != Notification.Recipient.PANEL:
            NotificationFactory(incident=review.incident, recipient=recipient)
    assert said(coordinator, review.reference)[:2] == (
        "Rapid review: gathering",
        "Rapid review to the Panel",
    )

    sent(review)
    assert said(coordinator, review.reference) == ("Rapid review: sent to the Panel", "", None)

    replied(review)
    local = PracticeReviewFactory(rapid_review=review)
    stage, what, _ = said(coordinator, review.reference)
    assert (stage, what) == ("Local review: commissioned", "Local review complete and published")

    local.completion_planned_for = date(2026, 12, 1)
    local.save()
    assert said(coordinator, review.reference)[1:] == (
        "Local review complete, as planned",
        date(2026, 12, 1),
    )


def test_a_file_without_an_incident_was_opened(
    coordinator: Viewer, partnership: Partnership
) -> None:
    case_file: CaseFile = CaseFileFactory(partnership=partnership)

    stage, what, due_on = said(coordinator, case_file.reference)

    assert stage.startswith("Opened on ")
    assert (what, due_on) == ("", None)


def test_a_file_that_is_not_open_stands_nowhere(
    coordinator: Viewer, stranger: Viewer, incident: Incident
) -> None:
    assert queries.standing(stranger, incident.reference, on=ON) is None
    assert queries.standing(coordinator, "SI-NOTHERE", on=ON) is None

    ExclusionFactory(case_file=incident.case_file, user_id=coordinator.user_id, user=None)
    assert queries.standing(coordinator, incident.reference, on=ON) is None


def test_it_takes_four_questions(
    coordinator: Viewer,
    review: RapidReview,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    sent(review)
    PracticeReviewFactory(rapid_review=review)

    with django_assert_num_queries(4):
        queries.standing(coordinator, review.reference, on=ON)
