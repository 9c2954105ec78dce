"""Does the desk say at one glance what must be done, and only what this person may know?"""

from __future__ import annotations

from datetime import UTC, datetime
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn, StopClock
from heed.access.roles import Role
from heed.accounts.models import User
from heed.casefiles.tests.factories import ExclusionFactory, GrantFactory
from heed.incidents.models import Incident, Notification
from heed.incidents.tests.factories import DraftFactory, NotificationFactory, reported
from heed.papers.models import PublishedPaper
from heed.partnership.models import Partnership
from heed.practice_reviews.tests.factories import PracticeReviewFactory
from heed.rapid_reviews.tests.factories import RapidReviewFactory, recommended, replied, sent
from tests.pages import PageClient

DESK = "/desk/"


@pytest.fixture(autouse=True)
def _today(stop_clock: StopClock) -> None:
    stop_clock("2026-11-23 09:00")


@pytest.fixture
def coordinator(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)


@pytest.fixture
def incident(partnership: Partnership) -> Incident:
    """Reported on Monday 16 November 2026: the Panel is to be told today."""
    return reported(partnership)


def html(client: PageClient, page: str = DESK) -> str:
    return bytes(client.get(page).content).decode()


def test_what_is_due_today_is_said_with_its_day_and_how_it_was_counted(
    coordinator: PageClient, incident: Incident
) -> None:
    page = html(coordinator)

    assert "Monday 23 November 2026." in page
    assert "due today" in page
    assert "Tell the national Panel" in page
    assert incident.reference in page
    assert "How was this counted?" in page
    assert "statutory guidance" in page


def test_what_is_overdue_comes_first(
    coordinator: PageClient, incident: Incident, stop_clock: StopClock
) -> None:
    stop_clock("2026-11-25 09:00")

    page = html(coordinator)

    assert "2 overdue" in page
    assert "Overdue by 2 days" in page


def test_what_waits_for_others_waits_since_its_last_move(
    coordinator: PageClient, incident: Incident
) -> None:
    review = RapidReviewFactory(case_file=incident.case_file, incident=incident)
    recommended(review, at=datetime(2026, 11, 18, 15, tzinfo=UTC))

    page = html(coordinator)

    waiting = page[page.index("Waiting for others") : page.index("Changed since")]
    assert f"{incident.reference}: the decision on the recommendation" in waiting
    assert "18 November 2026 at 3pm" in waiting


def test_a_quiet_day_is_said_kindly(coordinator: PageClient) -> None:
    page = html(coordinator)

    assert "Nothing is due." in page
    assert "No case you may open has anything to be done by a day." in page
    assert "Nothing is waiting for anybody." in page
    assert "Nothing has changed on the cases you may open." in page


def test_only_the_most_urgent_are_shown_at_first(
    coordinator: PageClient, partnership: Partnership
) -> None:
    for _ in range(4):
        reported(partnership)

    few, all_of_them = html(coordinator), html(coordinator, "/desk/?all=yes")

    assert few.count("How was this counted?") == 6
    assert "Show 2 more deadlines" in few
    assert all_of_them.count("How was this counted?") == 8
    assert "more deadline" not in all_of_them


def test_a_review_that_waits_for_others_says_for_whom(
    coordinator: PageClient, partnership: Partnership
) -> None:
    waits = RapidReviewFactory(partnership=partnership)
    recommended(waits)
    gone = RapidReviewFactory(partnership=partnership)
    sent(gone)

    page = html(coordinator)

    assert f"{waits.reference}: the decision on the recommendation" in page
    assert f"{gone.reference}: the Panel’s reply" in page


def test_changes_of_the_last_week_are_shown_at_first(
    coordinator: PageClient, partnership: Partnership, incident: Incident
) -> None:
    review = RapidReviewFactory(partnership=partnership)
    sent(review)

    page = html(coordinator)

    assert "Changed since 16 November 2026 at 9am" in page
    assert f"{incident.reference}: reported by Nuala Notifier" in page
    assert f"{review.reference}: rapid review: sent to the Panel" in page
    assert "gathering" not in page.replace("data-gathering", "")


def test_changes_are_counted_from_the_last_visit(
    coordinator: PageClient, partnership: Partnership
) -> None:
    review = RapidReviewFactory(partnership=partnership)
    replied_review = RapidReviewFactory(partnership=partnership)
    replied(replied_review)
    PracticeReviewFactory(rapid_review=replied_review)
    session = coordinator.session
    session["last_visit_at"] = datetime(2026, 11, 22, 18, tzinfo=UTC).isoformat()
    session.save()

    page = html(coordinator)

    assert f"{replied_review.reference}: rapid review: Panel has answered" in page
    assert f"{review.reference}: rapid review" not in page


def test_ones_own_drafts_are_there_and_nobody_elses(
    coordinator: PageClient, partnership: Partnership, sign_in: SignIn
) -> None:
    mine = DraftFactory(partnership=partnership, user=coordinator.person)
    others = DraftFactory(partnership=partnership, user=sign_in(Role.NOTIFIER).person)

    page = html(coordinator)

    assert f"Report {mine.reference}, begun and not sent" in page
    assert others.reference not in page


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (Role.COORDINATOR, True),
        (Role.GROUP_CHAIR, True),
        (Role.INDEPENDENT_CHAIR, True),
        (Role.NOTIFIER, False),
        (Role.AGENCY_REPRESENTATIVE, False),
        (Role.GROUP_MEMBER, False),
        (Role.STATUTORY_PARTNER, False),
    ],
)
def test_a_case_is_on_the_desk_of_those_who_may_open_it(
    role: Role, sees: bool, sign_in: SignIn, incident: Incident
) -> None:
    assert (incident.reference in html(sign_in(role))) is sees


def test_a_grant_brings_a_case_to_the_desk(sign_in: SignIn, incident: Incident) -> None:
    client = sign_in(Role.AGENCY_REPRESENTATIVE)
    GrantFactory(case_file=incident.case_file, user=client.person)

    assert incident.reference in html(client)


def test_a_conflict_of_interest_takes_a_case_off_the_desk(
    coordinator: PageClient, incident: Incident
) -> None:
    ExclusionFactory(case_file=incident.case_file, user=coordinator.person)

    assert incident.reference not in html(coordinator)


def test_another_partnership_sees_nothing(
    signed_in_stranger: PageClient, incident: Incident
) -> None:
    assert incident.reference not in html(signed_in_stranger)


def test_only_those_who_may_report_are_offered_it(sign_in: SignIn) -> None:
    assert "Report a serious incident" in html(sign_in(Role.NOTIFIER))
    assert "Report a serious incident" not in html(sign_in(Role.GROUP_MEMBER))


def test_a_board_officers_desk_is_about_papers(
    sign_in: SignIn, incident: Incident, partnership: Partnership
) -> None:
    client = sign_in(Role.BOARD_OFFICER)
    assert "No paper has been published yet" in html(client)
    PublishedPaper.objects.create(
        partnership=partnership,
        kind="corporate-parenting-board",
        reference="PP-1",
        version=1,
        period_starts_on="2026-01-01",
        period_ends_on="2026-06-30",
        meeting_on="2026-07-01",
        title="Serious incidents and reviews",
        content={},
        published_by_name="Cora",
        published_at=datetime(2026, 7, 1, tzinfo=UTC),
    )

    page = html(client)

    assert "Serious incidents and reviews" in page
    assert "1 July 2026" in page
    assert incident.reference not in page


@pytest.mark.parametrize(
    ("role", "finds", "not_there"),
    [
        (Role.DATA_PROTECTION_OFFICER, "Seal of the trail", "People in posts"),
        (Role.AGENCY_ADMINISTRATOR, "People in posts", "Seal of the trail"),
        (Role.BOARD_OFFICER, "Newest papers", "What you look after"),
    ],
)
def test_those_who_never_see_a_case_find_what_they_look_after(
    role: Role, finds: str, not_there: str, sign_in: SignIn
) -> None:
    page = html(sign_in(role))

    assert finds in page
    assert not_there not in page
    assert ("No paper has been published yet" in page) is (role is Role.BOARD_OFFICER)


def test_the_desk_asks_the_database_the_same_however_much_is_on_it(
    coordinator: PageClient,
    partnership: Partnership,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(3):
        reported(partnership)
        waits = RapidReviewFactory(partnership=partnership)
        recommended(waits)
        replied_review = RapidReviewFactory(partnership=partnership)
        replied(replied_review)
        PracticeReviewFactory(rapid_review=replied_review)

    with django_assert_num_queries(12):
        coordinator.get(DESK)


def test_the_desk_takes_nothing(coordinator: PageClient) -> None:
    assert coordinator.post(DESK).status_code == 405


def test_the_desk_is_for_people_who_are_signed_in(nobody: PageClient) -> None:
    assert nobody.get(DESK).headers["Location"] == "/account/sign-in/?next=/desk/"


def test_somebody_without_a_post_is_told_so(nobody: PageClient, db: None) -> None:
    person = User.objects.create_user(email="nia@example.org.uk", name="Nia Jones")
    nobody.force_login(person)

    response = nobody.get(DESK)

    assert response.status_code == 403
    assert "You have no post at the moment" in response.content.decode()


# ------------------------------------------------------------------------- the morning list


def printed(**options: Any) -> str:
    out = StringIO()
    call_command("deadlines", stdout=out, **options)
    return out.getvalue()


def test_the_morning_list_has_references_and_no_names(incident: Incident) -> None:
    said = printed()

    assert said.splitlines() == [
        "Westshire Safeguarding Children Partnership, 23 November 2026",
        f"23 Nov 2026  {incident.reference}  Tell the national Panel",
        f"23 Nov 2026  {incident.reference}  Tell the safeguarding partners",
    ]
    assert "Ada" not in said


def test_the_morning_list_says_what_is_overdue(incident: Incident) -> None:
    NotificationFactory(incident=incident, recipient=Notification.Recipient.SAFEGUARDING_PARTNERS)

    said = printed(on=datetime(2026, 11, 24, tzinfo=UTC).date())

    assert "Tell the national Panel  OVERDUE" in said
    assert "safeguarding partners" not in said


def test_the_morning_list_looks_a_few_days_ahead(incident: Incident) -> None:
    early = datetime(2026, 11, 18, tzinfo=UTC).date()

    assert "Nothing is due." in printed(on=early)
    assert incident.reference in printed(on=early, days=5)
