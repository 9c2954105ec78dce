"""Is the trail read only by those who may, without what is closed to them, and never unnoticed?"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn, StopClock
from heed.access.permissions import TABLE, Permission
from heed.access.roles import Role
from heed.audit import trail
from heed.audit.events import Event
from heed.audit.models import AuditEntry
from heed.casefiles.tests.factories import ExclusionFactory
from heed.desk.presenters import entries
from heed.incidents.models import Incident
from heed.incidents.tests.factories import reported
from heed.partnership.models import Agency, Partnership
from tests.pages import PageClient

TRAIL = "/trail/"
AT = datetime(2026, 11, 20, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _today(stop_clock: StopClock) -> None:
    stop_clock("2026-11-23 09:00")


@pytest.fixture
def coordinator(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)


@pytest.fixture
def incident(partnership: Partnership) -> Incident:
    return reported(partnership)


def write(client: PageClient, incident: Incident, **details: Any) -> None:
    trail.record(Event.CASE_FILE_READ, incident, by=client.viewer, at=AT, **details)


def html(client: PageClient, page: str = TRAIL) -> str:
    return bytes(client.get(page).content).decode()


def test_the_trail_says_who_did_what_about_what(
    coordinator: PageClient, incident: Incident
) -> None:
    write(coordinator, incident, page="overview", in_time=True, late=None, no=False)

    page = html(coordinator)

    assert coordinator.person.name in page
    assert "Case files: file read" in page
    assert incident.reference in page
    for detail in ("Page: overview", "In time: yes", "Late: none", "No: no"):
        assert detail in page
    assert "20 November 2026 at 10am" in page


def test_long_details_are_shortened(coordinator: PageClient, incident: Incident) -> None:
    write(coordinator, incident, text="x" * 500, several=["a", "b"], content={"one": 1, "two": 2})

    page = html(coordinator)

    assert f"Text: {'x' * 160}…" in page
    assert "Several: a, b" in page
    assert "Content: 2 entries" in page


def test_somebody_acting_for_an_agency_is_shown_with_it(
    coordinator: PageClient, incident: Incident, sign_in: SignIn, partnership: Partnership
) -> None:
    police = Agency.objects.get(partnership=partnership, kind=Agency.Kind.POLICE)
    officer = sign_in(Role.AGENCY_REPRESENTATIVE, police)
    write(officer, incident)

    assert f"{officer.person.name}, Westshire Police" in html(coordinator)


def test_what_is_closed_by_a_conflict_of_interest_is_closed_here_too(
    coordinator: PageClient, incident: Incident, sign_in: SignIn
) -> None:
    write(sign_in(Role.INDEPENDENT_CHAIR), incident)
    assert incident.reference in html(coordinator)

    ExclusionFactory(case_file=incident.case_file, user=coordinator.person)

    assert incident.reference not in html(coordinator)
    assert "0 entries" in html(coordinator, f"{TRAIL}?reference={incident.reference}")


def test_another_partnership_reads_its_own_trail_only(
    coordinator: PageClient, signed_in_stranger: PageClient, incident: Incident
) -> None:
    write(coordinator, incident)

    assert incident.reference not in html(signed_in_stranger)


def test_reading_the_trail_is_written_down_with_what_was_looked_for(
    coordinator: PageClient,
) -> None:
    html(coordinator, f"{TRAIL}?person=Amira&since-day=1&since-month=11&since-year=2026")

    entry = AuditEntry.objects.get()
    assert entry.event == "audit:trail:read"
    assert entry.details == {"page": 1, "person": "Amira", "since": "2026-11-01"}


def test_the_filters_in_use_are_shown_and_can_be_taken_away(
    coordinator: PageClient, incident: Incident
) -> None:
    write(coordinator, incident)
    since = "since-day=20&since-month=11&since-year=2026"
    until = "until-day=20&until-month=11&until-year=2026"

    sought = f"person=Person&event=casefiles:file:read&reference=SI-&{since}&{until}"

    page = html(coordinator, f"{TRAIL}?{sought}")

    assert "1 entry" in page
    assert "Remove this filter: </span>What happened: Case files: file read" in page
    assert "From: 20 November 2026" in page
    assert "To: 20 November 2026" in page
    kept = ["person=Person", "event=casefiles%3Afile%3Aread", "reference=SI-", *since.split("&")]
    assert f'href="?{"&amp;".join(kept)}"' in page


def test_a_search_that_finds_nothing_says_what_to_do(coordinator: PageClient) -> None:
    page = html(coordinator, f"{TRAIL}?person=Nobody")

    assert "0 entries" in page
    assert "Take away a filter" in page


def test_a_filter_that_cannot_be_read_is_explained(coordinator: PageClient) -> None:
    page = html(coordinator, f"{TRAIL}?since-day=31&since-month=2&since-year=2026&event=nothing")

    assert "The first day must be a real date" in page
    assert "one of the listed choices" in page


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("overview", "overview"),
        ("who_may_see_this", "who may see this"),
        ("rapid_reviews:review", "rapid review"),
        ("practice_reviews:terms", "local review, terms"),
        ("attachments:documents", "documents"),
        ("retention:place a legal hold", "retention, place a legal hold"),
    ],
)
def test_a_page_that_was_read_is_called_as_its_tab(page: str, said: str) -> None:
    assert entries.words(page, "page") == said


def test_a_fingerprint_is_called_so() -> None:
    assert entries.more(AuditEntry(details={"sha256": "ab12"}), inside=True) == "Fingerprint: ab12"


def test_a_long_trail_has_pages(coordinator: PageClient, incident: Incident) -> None:
    for _ in range(60):
        write(coordinator, incident)

    first, second = html(coordinator), html(coordinator, f"{TRAIL}?page=2")

    assert first.count("20 November 2026 at 10am") == 50
    # That the first page was read is the newest entry, which pushes one on to the second.
    assert second.count("20 November 2026 at 10am") == 11
    assert 'href="?page=2"' in first
    assert "60 entries, page 1 of 2" in first
    assert html(coordinator, f"{TRAIL}?page=nonsense").count("20 November 2026 at 10am") >= 47


@pytest.mark.parametrize(
    "role",
    [role for role in Role if role not in TABLE[Permission.TRAIL_READ]],
)
def test_others_may_not_read_the_trail(role: Role, sign_in: SignIn, incident: Incident) -> None:
    client = sign_in(role)

    assert client.get(TRAIL).status_code == 403
    expected = 403 if role is Role.GROUP_CHAIR else 404
    for page in ("", "entries/", "download/"):
        assert client.get(f"/cases/{incident.reference}/trail/{page}").status_code == expected


def test_the_trail_of_a_case_is_about_that_case(
    coordinator: PageClient, incident: Incident, partnership: Partnership
) -> None:
    other = reported(partnership)
    write(coordinator, incident)
    write(coordinator, other)

    page = html(coordinator, f"/cases/{incident.reference}/trail/entries/")

    assert "2 entries" in page
    assert other.reference not in page
    assert AuditEntry.objects.latest("pk").details == {"page": "trail"}


def test_the_trail_of_a_hidden_case_is_hidden(
    coordinator: PageClient, signed_in_stranger: PageClient, incident: Incident
) -> None:
    ExclusionFactory(case_file=incident.case_file, user=coordinator.person)

    for client in (coordinator, signed_in_stranger):
        for page in ("", "entries/", "download/"):
            assert client.get(f"/cases/{incident.reference}/trail/{page}").status_code == 404


def test_the_trail_takes_nothing(coordinator: PageClient, incident: Incident) -> None:
    assert coordinator.post(TRAIL).status_code == 405
    assert coordinator.post(f"/cases/{incident.reference}/trail/").status_code == 405


def test_the_pages_ask_the_same_of_a_long_trail(
    coordinator: PageClient,
    incident: Incident,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(5):
        write(coordinator, incident)

    with django_assert_num_queries(9):
        coordinator.get(TRAIL)
    with django_assert_num_queries(14):
        coordinator.get(f"/cases/{incident.reference}/trail/entries/")


def test_what_was_done_without_an_account_leads_to_nobody(coordinator: PageClient) -> None:
    trail.record_without_viewer(
        Event.SIGN_IN_FAILED,
        actor_name="Somebody not signed in",
        at=AT,
        subject_kind="account",
        partnership_id=coordinator.viewer.partnership_id,
    )

    assert "Somebody not signed in</td>" in html(coordinator)
