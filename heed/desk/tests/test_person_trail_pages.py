"""Can one see what one person looked at, and everybody what they looked at themselves?"""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.urls import reverse

from conftest import SignIn, StopClock
from heed.access.roles import Role
from heed.accounts.models import User
from heed.audit import trail
from heed.audit.events import Event
from heed.audit.models import AuditEntry
from heed.casefiles.tests.factories import ExclusionFactory, GrantFactory
from heed.documents import spreadsheets
from heed.incidents.models import Incident
from heed.incidents.tests.factories import reported
from heed.partnership.models import Partnership
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


def taken(client: PageClient, page: str) -> list[list[str]]:
    response = client.get(page)
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    text = bytes(response.content).decode("utf-8-sig")
    read = csv.reader(StringIO(text, newline=""))
    return [[spreadsheets.plain(cell) for cell in row] for row in read]


# ----------------------------------------------------------------- what this person looked at


def test_what_one_person_looked_at_is_listed_by_file(
    coordinator: PageClient, incident: Incident, sign_in: SignIn, partnership: Partnership
) -> None:
    chair = sign_in(Role.INDEPENDENT_CHAIR)
    other = reported(partnership)
    look(chair, incident)
    look(chair, other, event=Event.TRAIL_DOWNLOADED)
    look(coordinator, incident)

    page = html(coordinator, reverse("desk:person_trail", args=[chair.person.pk]))

    assert f"What {chair.person.name} looked at" in page
    for file in (incident, other):
        assert f'<a class="govuk-link" href="/cases/{file.reference}/">{file.reference}</a>' in page
    assert "2 entries" in page
    assert "Took away" in page
    entry = AuditEntry.objects.latest("pk")
    assert entry.event == "audit:trail:read"
    assert entry.details == {"page": 1, "person": chair.person.name}


def test_a_conflict_of_interest_hides_the_file_there_too(
    coordinator: PageClient, incident: Incident, sign_in: SignIn
) -> None:
    chair = sign_in(Role.INDEPENDENT_CHAIR)
    look(chair, incident)
    ExclusionFactory(case_file=incident.case_file, user=coordinator.person)

    page = html(coordinator, reverse("desk:person_trail", args=[chair.person.pk]))

    assert incident.reference not in page
    assert "No entry fits" in page


def test_what_one_person_did_can_be_taken_away(
    coordinator: PageClient, incident: Incident, sign_in: SignIn
) -> None:
    chair = sign_in(Role.INDEPENDENT_CHAIR)
    look(chair, incident)
    look(coordinator, incident)

    rows = taken(coordinator, reverse("desk:person_download", args=[chair.person.pk]))

    assert len(rows) == 2
    assert AuditEntry.objects.latest("pk").subject_reference == chair.person.name


def test_only_people_of_this_partnership_can_be_asked_about(
    coordinator: PageClient, signed_in_stranger: PageClient, incident: Incident
) -> None:
    html(signed_in_stranger, "/trail/")
    nobody = User.objects.create_user(email="x@example.org", name="Nobody Ever")

    for user_id in (signed_in_stranger.person.pk, nobody.pk, 10**6):
        assert coordinator.get(reverse("desk:person_trail", args=[user_id])).status_code == 404
        assert coordinator.get(reverse("desk:person_download", args=[user_id])).status_code == 404


def test_others_may_not_ask_what_a_person_looked_at(
    coordinator: PageClient, sign_in: SignIn
) -> None:
    html(coordinator, "/trail/")

    assert (
        sign_in(Role.GROUP_CHAIR)
        .get(reverse("desk:person_trail", args=[coordinator.person.pk]))
        .status_code
        == 403
    )


def test_whoever_reads_the_trail_and_no_case_learns_no_words_of_it(
    incident: Incident, coordinator: PageClient, sign_in: SignIn
) -> None:
    trail.record(
        Event.INCIDENT_JUDGED,
        incident,
        by=coordinator.viewer,
        at=AT,
        reason="Petra knows",
        changes={"reported_by_name": ("Petra", "Paula")},
        judged_by="Petra",
    )
    officer = sign_in(Role.DATA_PROTECTION_OFFICER)

    page = html(officer, reverse("desk:person_trail", args=[coordinator.person.pk]))

    assert "Incidents: judgement made" in page
    assert "A reason was given. Changed: reported by name" in page
    assert "Incident of a case" in page
    assert incident.reference in page
    assert f"/cases/{incident.reference}/" not in page
    assert "Petra" not in page
    assert "Petra" in html(coordinator, reverse("desk:person_trail", args=[coordinator.person.pk]))


# ------------------------------------------------------------------------ what I looked at


def test_everybody_sees_what_they_did_themselves(incident: Incident, sign_in: SignIn) -> None:
    school = sign_in(Role.AGENCY_REPRESENTATIVE)
    GrantFactory(case_file=incident.case_file, user=school.person)
    look(school, incident)
    look(sign_in(Role.INDEPENDENT_CHAIR), incident)

    page = html(school, "/trail/mine/")

    assert "1 entry" in page
    assert incident.reference in page
    assert "/trail/people/" not in page
    entry = AuditEntry.objects.latest("pk")
    assert (entry.event, entry.user_id) == ("audit:trail:read", school.person.pk)
    assert "What I looked at" in html(school, "/desk/")


def test_a_file_that_was_closed_since_has_no_name_there(
    incident: Incident, sign_in: SignIn
) -> None:
    school = sign_in(Role.AGENCY_REPRESENTATIVE)
    look(school, incident)

    page = html(school, "/trail/mine/")

    assert incident.reference not in page
    assert "A file that is not open to you" in page


def test_whoever_never_did_anything_is_told_so(sign_in: SignIn) -> None:
    councillor = sign_in(Role.COUNCILLOR)

    assert "No entry fits" in html(councillor, "/trail/mine/")
    assert "What I looked at" in html(councillor, "/desk/")


# ------------------------------------------------------------------------------ in words


def test_changes_and_reasons_are_sentences(coordinator: PageClient, incident: Incident) -> None:
    trail.record(
        Event.INCIDENT_JUDGED,
        incident,
        by=coordinator.viewer,
        at=AT,
        reason="New facts",
        changes={
            "aware_on": (AT.date(), AT.date() + timedelta(days=1)),
            "what_happened": ("One two three", "Four five six"),
            "household": ("", "Mother and son"),
            "reported_at": (AT, None),
            "other": (["a"], []),
        },
        starts_at=AT,
    )

    page = html(coordinator, f"/cases/{incident.reference}/trail/entries/")

    for words in (
        "Reason: New facts",
        "Aware on changed from 20 November 2026 to 21 November 2026",
        "What happened changed from a text of 3 words to another one as long",
        "Household set to a text of 3 words",
        "Reported at taken away, it was 20 November 2026 at 10am",
        "Other changed from a to none",
        "Starts at: 20 November 2026 at 10am",
    ):
        assert words in page
