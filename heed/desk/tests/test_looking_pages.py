"""Can one see who looked at a file, how often, why they could, and take that away?"""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest

from conftest import SignIn, StopClock
from heed.access.roles import Role
from heed.accounts import sessions
from heed.audit import trail
from heed.audit.events import Event
from heed.audit.models import AuditEntry
from heed.casefiles.models import EmergencyOpening
from heed.casefiles.tests.factories import GrantFactory
from heed.documents import spreadsheets
from heed.incidents.models import Incident
from heed.incidents.tests.factories import reported
from heed.partnership.models import Agency, Group, Partnership
from tests.pages import PageClient

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


def html(client: PageClient, page: str) -> str:
    return bytes(client.get(page).content).decode()


def look(
    client: PageClient,
    incident: Incident,
    *,
    event: Event = Event.CASE_FILE_READ,
    at: datetime = AT,
    **details: Any,
) -> None:
    trail.record(event, incident, by=client.viewer, at=at, **details)


def who_looked(client: PageClient, incident: Incident, asked: str = "") -> str:
    return html(client, f"/cases/{incident.reference}/trail/{asked}")


# ----------------------------------------------------------------- who looked at this file


def test_people_are_listed_with_how_often_and_when_they_looked(
    coordinator: PageClient, incident: Incident, sign_in: SignIn
) -> None:
    chair = sign_in(Role.INDEPENDENT_CHAIR)
    for hours in (0, 1, 25):
        look(chair, incident, at=AT + timedelta(hours=hours))
    look(chair, incident, event=Event.INCIDENT_JUDGED)

    page = who_looked(coordinator, incident)

    assert f"{chair.person.name}</a>" in page
    assert "3 times; worked on it 1 time, on 2 days" in page
    assert "Independent Chair: every case" in page
    assert "21 November 2026 at 11am" in page
    assert page.count("20 November 2026</th>") == 1
    assert ">Mark</th>" not in page


def test_the_reason_why_somebody_could_look_is_shown(
    coordinator: PageClient, incident: Incident, sign_in: SignIn, partnership: Partnership
) -> None:
    file = incident.case_file
    school = sign_in(Role.AGENCY_REPRESENTATIVE)
    member = sign_in(Role.GROUP_MEMBER)
    gone = sign_in(Role.NOTIFIER)
    named = sign_in(Role.NOTIFIER)
    agency = Agency.objects.get(pk=school.viewer.agency_id or 0)
    group = Group.objects.get(partnership=partnership, kind=Group.Kind.REVIEW)
    GrantFactory(case_file=file, user=None, agency=agency, reason="Knows the child")
    GrantFactory(case_file=file, user=None, group=group, reason="Considers it")
    GrantFactory(case_file=file, user=named.person, reason="Reported it")
    for client in (school, member, gone, named):
        look(client, incident)

    page = who_looked(coordinator, incident)

    assert f"{agency}: Knows the child" in page
    assert f"{group}: Considers it" in page
    assert "Reported it" in page
    assert page.count("Not open to them any more") == 1


def test_an_emergency_and_what_was_taken_away_stand_out(
    coordinator: PageClient, incident: Incident, sign_in: SignIn
) -> None:
    on_call, chair = sign_in(Role.NOTIFIER), sign_in(Role.INDEPENDENT_CHAIR)
    EmergencyOpening.unscoped.create(
        partnership_id=incident.case_file.partnership_id,
        reference=incident.reference,
        case_file=incident.case_file,
        user=on_call.person,
        acting_for="x",
        reason="Brother found injured tonight",
        hours=1,
        starts_at=AT,
        ends_at=AT + timedelta(hours=1),
    )
    look(on_call, incident)
    look(chair, incident, event=Event.TRAIL_DOWNLOADED)

    page = who_looked(coordinator, incident)

    assert "Opened in an emergency: Brother found injured tonight" in page
    assert ">\n          Emergency" in page or "Emergency</strong>" in page
    assert "Took away" in page


def test_whoever_has_no_account_is_no_link(coordinator: PageClient, incident: Incident) -> None:
    entry = trail.stamped(
        AuditEntry(
            at=AT,
            event=Event.CASE_FILE_READ.value,
            partnership_id=incident.case_file.partnership_id,
            user_id=0,
            actor_name="Whoever runs the system",
            case_file_id=incident.case_file_id,
        )
    )
    entry.save()

    page = who_looked(coordinator, incident)

    assert "Whoever runs the system</th>" in page
    assert "No account: the command line" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("?did=looked", True),
        ("?did=changed", False),
        ("?did=took-away", False),
        ("?person=Nobody", False),
        ("?since-day=21&since-month=11&since-year=2026&did=looked", False),
        ("?until-day=20&until-month=11&until-year=2026", True),
    ],
)
def test_who_looked_can_be_searched(
    asked: str, found: bool, coordinator: PageClient, incident: Incident, sign_in: SignIn
) -> None:
    chair = sign_in(Role.INDEPENDENT_CHAIR)
    look(chair, incident)

    page = who_looked(coordinator, incident, asked)

    assert (chair.person.name in page) is found
    if "did" in asked:
        assert "They: " in page


def test_a_search_that_finds_nobody_says_what_to_do(
    coordinator: PageClient, incident: Incident
) -> None:
    assert "Nobody fits" in who_looked(coordinator, incident, "?person=Nobody")


def test_a_file_looked_at_on_many_days_has_pages(
    coordinator: PageClient, incident: Incident
) -> None:
    for day in range(60):
        look(coordinator, incident, at=AT - timedelta(days=day))

    page = who_looked(coordinator, incident)

    assert 'href="?page=2"' in page
    assert who_looked(coordinator, incident, "?page=3").count("</th>") < page.count("</th>")


def test_looking_at_who_looked_is_looking_too(coordinator: PageClient, incident: Incident) -> None:
    who_looked(coordinator, incident)

    entry = AuditEntry.objects.get()
    assert (entry.event, entry.details) == ("casefiles:file:read", {"page": "trail"})


# --------------------------------------------------------------------------- to take away


def taken(client: PageClient, page: str) -> list[list[str]]:
    response = client.get(page)
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    text = bytes(response.content).decode("utf-8-sig")
    read = csv.reader(StringIO(text, newline=""))
    return [[spreadsheets.plain(cell) for cell in row] for row in read]


def test_the_trail_of_a_case_can_be_taken_away_and_that_is_in_it(
    coordinator: PageClient, incident: Incident
) -> None:
    look(coordinator, incident, formula="=1+1")

    head, *rows = taken(coordinator, f"/cases/{incident.reference}/trail/download/")

    assert head == ["When", "Who", "What", "About", "More"]
    assert [row[2] for row in rows] == ["Trail: trail downloaded", "Case files: file read"]
    assert rows[1][4] == "Formula: =1+1"
    entry = AuditEntry.objects.latest("pk")
    assert (entry.event, entry.case_file_id) == ("audit:trail:downloaded", incident.case_file_id)
    assert entry.details == {"entries": 1}


def test_what_was_looked_for_is_what_is_taken_away(
    coordinator: PageClient, incident: Incident
) -> None:
    look(coordinator, incident)

    rows = taken(coordinator, "/trail/download/?did=changed")

    assert len(rows) == 1
    assert AuditEntry.objects.latest("pk").subject_kind == "trail"
    link = "/trail/download/?did=looked"
    assert f'href="{link}"' in html(coordinator, "/trail/?did=looked")


def test_whoever_has_not_proved_who_they_are_takes_nothing_away(
    coordinator: PageClient, incident: Incident
) -> None:
    session = coordinator.session
    session[sessions.PROVED] -= 6 * 60
    session.save()

    response = coordinator.get(f"/cases/{incident.reference}/trail/download/")

    assert response.status_code == 403
    assert "Confirm it is you" in bytes(response.content).decode()
