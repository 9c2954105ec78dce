"""Does the overview of a case tell its story, and only to those who may open it?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn, StopClock
from heed.access.roles import Role
from heed.audit import trail
from heed.audit.models import AuditEntry
from heed.casefiles.tests.factories import ExclusionFactory
from heed.incidents.models import Incident, Notification
from heed.incidents.tests.factories import (
    DecisionFactory,
    NotificationFactory,
    PartnerViewFactory,
    reported,
)
from heed.partnership.models import Agency, Partnership
from heed.practice_reviews.tests.factories import PracticeReviewFactory
from heed.practice_reviews.workflow import Stage as PracticeReviewStage
from heed.rapid_reviews.models import Outcome, RapidReview
from heed.rapid_reviews.tests.factories import (
    DECIDED_AT,
    RapidReviewFactory,
    decided,
    open_to_person,
    reach,
    recommended,
    replied,
    sent,
    stand,
)
from heed.rapid_reviews.workflow import Stage
from heed.retention.tests.factories import LegalHoldFactory
from tests.pages import PageClient


@pytest.fixture(autouse=True)
def _today(stop_clock: StopClock) -> None:
    stop_clock("2026-11-23 09:00")


@pytest.fixture
def coordinator(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)


@pytest.fixture
def incident(partnership: Partnership) -> Incident:
    return reported(partnership)


@pytest.fixture
def review(partnership: Partnership) -> RapidReview:
    return RapidReviewFactory(partnership=partnership)


def html(client: PageClient, reference: str) -> str:
    return bytes(client.get(f"/cases/{reference}/").content).decode()


def test_a_case_that_was_just_reported(coordinator: PageClient, incident: Incident) -> None:
    page = html(coordinator, incident.reference)

    assert f"Overview of {incident.reference}" in page
    assert "Decide whether to notify" in page
    assert "Record that a notification was sent" in page
    assert "Tell the national Panel" in page
    assert "Due today" in page
    assert "Incident reported" in page


def test_a_case_that_was_decided_on_can_be_decided_again(
    coordinator: PageClient, incident: Incident
) -> None:
    DecisionFactory(incident=incident)

    page = html(coordinator, incident.reference)

    assert "Decide again whether to notify" in page


def test_a_case_that_will_not_be_notified_says_so(
    coordinator: PageClient, incident: Incident
) -> None:
    DecisionFactory(incident=incident, notify=False)

    page = html(coordinator, incident.reference)

    assert "Decided not to notify" in page
    assert "18 November 2026" in page
    assert "No clock is running" in page
    assert "Rapid review sent" not in page


def test_a_notified_case_waits_for_its_rapid_review(
    coordinator: PageClient, incident: Incident
) -> None:
    for recipient in (
        Notification.Recipient.PANEL,
        Notification.Recipient.SAFEGUARDING_PARTNERS,
    ):
        NotificationFactory(incident=incident, recipient=recipient)

    page = html(coordinator, incident.reference)

    assert "Open the rapid review" in page
    assert "Rapid review to the Panel" in page
    assert "Done in time" in page


def test_the_next_step_follows_the_stage(
    coordinator: PageClient, sign_in: SignIn, review: RapidReview
) -> None:
    chair = sign_in(Role.INDEPENDENT_CHAIR)

    assert "Go on with the rapid review" in html(coordinator, review.reference)
    assert "The review group gathers the facts" in html(chair, review.reference)


def test_a_decision_is_offered_once_every_position_is_given_to_those_who_decide(
    coordinator: PageClient,
    sign_in: SignIn,
    review: RapidReview,
    agency: Callable[[Agency.Kind], Agency],
) -> None:
    recommendation = recommended(review)
    police = sign_in(Role.STATUTORY_PARTNER, agency=agency(Agency.Kind.POLICE))
    open_to_person(review, police.viewer.user_id)
    everybody = (coordinator, sign_in(Role.INDEPENDENT_CHAIR), police)

    first = [html(client, review.reference) for client in everybody]
    stand(recommendation, agency(Agency.Kind.POLICE))
    given = [html(client, review.reference) for client in everybody]
    stand(recommendation, agency(Agency.Kind.HEALTH))
    stand(recommendation, agency(Agency.Kind.LOCAL_AUTHORITY))
    last = [html(client, review.reference) for client in everybody]

    position, decision = "Give your agency’s position", "Record the decision"
    assert [position in page for page in (*first, *given, *last)] == [False, False, True] + 6 * [
        False
    ]
    assert [decision in page for page in (*first, *given, *last)] == 8 * [False] + [True]
    open_ones = given[0].split("Still open: ")[1].split("</p>")[0]
    assert "Integrated Care Board" in open_ones
    assert "Police" not in open_ones
    assert "waits for the decision" in last[0]


def test_nobody_commissions_while_a_review_is_reconsidered(
    coordinator: PageClient, review: RapidReview
) -> None:
    decided(review)
    reach(review, Stage.GATHERING, at=DECIDED_AT)

    page = html(coordinator, review.reference)

    assert "Go on with the rapid review" in page
    assert "Commission the local review" not in page


def test_a_decided_review_is_to_be_sent(coordinator: PageClient, review: RapidReview) -> None:
    decided(review)

    page = html(coordinator, review.reference)

    assert "Record the sending to the Panel" in page
    assert "Commission the local review" in page


def test_a_sent_review_waits_for_the_panel(coordinator: PageClient, review: RapidReview) -> None:
    sent(review)

    page = html(coordinator, review.reference)

    assert "Record the Panel’s reply" in page
    assert "The Panel’s reply is awaited." in page
    assert "20 November 2026" in page


def test_a_review_decided_on_and_not_commissioned_is_noticed(
    coordinator: PageClient, review: RapidReview
) -> None:
    sent(review)
    replied(review)

    page = html(coordinator, review.reference)

    assert "has not been commissioned yet" in page
    assert "Rapid review: Panel has answered" in page


def test_a_case_without_a_local_review_is_complete(
    coordinator: PageClient, review: RapidReview
) -> None:
    sent(review, outcome=Outcome.NO_REVIEW)
    replied(review)

    page = html(coordinator, review.reference)

    assert "whether anything follows from it, is under Rapid review." in page
    assert "Commission the local review" not in page
    assert 'aria-current="step"' not in page


def test_a_local_review_goes_on_and_is_completed(
    coordinator: PageClient, review: RapidReview
) -> None:
    sent(review)
    replied(review)
    local = PracticeReviewFactory(rapid_review=review)
    page = html(coordinator, review.reference)
    assert "Go on with the local review" in page
    assert "Local review: commissioned" in page
    assert "Local review complete and published" in page

    local.stage = PracticeReviewStage.COMPLETED.value
    local.completed_on = date(2026, 11, 23)
    local.save()

    page = html(coordinator, review.reference)
    assert "Go on with the local review" not in page
    assert "Local review: completed" in page


def test_running_clocks_come_before_those_that_were_kept(
    coordinator: PageClient, incident: Incident
) -> None:
    NotificationFactory(incident=incident)

    page = html(coordinator, incident.reference)

    clocks = page[page.index(">Clocks<") :]
    assert clocks.index("Due today") < clocks.index("Done in time")


def test_the_newest_of_a_long_story_come_first_and_the_rest_can_be_opened(
    coordinator: PageClient, incident: Incident
) -> None:
    agency = Agency.objects.filter(partnership_id=incident.case_file.partnership_id)[0]
    before = html(coordinator, incident.reference)
    for hour in range(10):
        PartnerViewFactory(
            incident=incident, agency=agency, given_at=datetime(2026, 11, 20, hour, tzinfo=UTC)
        )

    page = html(coordinator, incident.reference)

    newest, earlier = page.split("What happened before (")
    assert "What happened before" not in before
    assert newest.count("would notify") == 10
    assert "Incident reported" not in newest
    assert "Incident reported" in earlier


def test_what_partners_said_is_part_of_the_story(
    coordinator: PageClient, incident: Incident
) -> None:
    view = PartnerViewFactory(incident=incident)

    assert str(view.agency) in html(coordinator, incident.reference)


def test_looking_is_written_down(coordinator: PageClient, incident: Incident) -> None:
    html(coordinator, incident.reference)

    entry = AuditEntry.objects.get()
    assert (entry.event, entry.details) == ("casefiles:file:read", {"page": "overview"})
    assert entry.case_file_id == incident.case_file_id


@pytest.mark.parametrize(
    "role", [Role.NOTIFIER, Role.AGENCY_REPRESENTATIVE, Role.GROUP_MEMBER, Role.BOARD_OFFICER]
)
def test_a_case_not_opened_to_a_person_does_not_exist_for_them(
    role: Role, sign_in: SignIn, incident: Incident
) -> None:
    client = sign_in(role)

    refused = client.get(f"/cases/{incident.reference}/")
    missing = client.get("/cases/SI-NOTHERE/")

    assert refused.status_code == missing.status_code == 404
    sought = AuditEntry.objects.order_by("pk")
    assert [(one.event, one.case_file_id, one.details) for one in sought] == [
        ("casefiles:file:sought", None, {"typed": trail.measured(incident.reference)}),
        ("casefiles:file:sought", None, {"typed": trail.measured("SI-NOTHERE")}),
    ]


def test_another_partnership_and_people_with_a_conflict_find_nothing(
    coordinator: PageClient, signed_in_stranger: PageClient, incident: Incident
) -> None:
    ExclusionFactory(case_file=incident.case_file, user=coordinator.person)

    for client in (coordinator, signed_in_stranger):
        assert client.get(f"/cases/{incident.reference}/").status_code == 404


def test_the_overview_takes_nothing(coordinator: PageClient, incident: Incident) -> None:
    assert coordinator.post(f"/cases/{incident.reference}/").status_code == 405


def test_the_overview_of_the_longest_case_asks_fourteen_questions(
    coordinator: PageClient,
    review: RapidReview,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    sent(review)
    replied(review)
    PracticeReviewFactory(rapid_review=review)
    PartnerViewFactory(incident=review.incident)

    with django_assert_num_queries(15):
        html(coordinator, review.reference)


class TestLegalHold:
    def test_it_is_shown_to_those_who_keep_the_file(
        self, sign_in: SignIn, partnership: Partnership
    ) -> None:
        incident = reported(partnership)
        LegalHoldFactory(case_file=incident.case_file)
        path = f"/cases/{incident.reference}/"
        said = "Legal hold since 22 November 2026: A public inquiry."

        assert said in sign_in(Role.COORDINATOR).get(path).content.decode()
        assert said not in sign_in(Role.GROUP_CHAIR).get(path).content.decode()
