"""Are signs found from the trail, shown to whoever may judge them, and judged by a person?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Event as Told
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.urls import reverse

from conftest import SignIn, StopClock
from heed.access.roles import Role
from heed.audit import actions, trail
from heed.audit.events import Event
from heed.audit.models import AuditEntry, HomeArea, NoticedSign
from heed.casefiles.tests.factories import ExclusionFactory, GrantFactory
from heed.children.models import Child
from heed.core import rounds
from heed.desk import queries
from heed.desk.management.commands import signs as command
from heed.incidents.models import Incident
from heed.incidents.tests.factories import reported
from heed.partnership.models import Partnership
from tests.pages import PageClient

SIGNS = "/trail/signs/"
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _today(stop_clock: StopClock) -> None:
    stop_clock("2026-11-23 09:00")


@pytest.fixture
def coordinator(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)


@pytest.fixture
def chair(sign_in: SignIn) -> PageClient:
    client = sign_in(Role.INDEPENDENT_CHAIR)
    client.person.name = "Amira Quill"
    client.person.save()
    return client


@pytest.fixture
def incident(partnership: Partnership) -> Incident:
    incident = reported(partnership)
    Child.unscoped.filter(case_file=incident.case_file).update(
        name="Sam Quill", normally_resident_in="Marlbridge"
    )
    return incident


def look(
    client: PageClient, incident: Incident, *, event: Event = Event.CASE_FILE_READ, **ago: Any
) -> None:
    trail.record(event, incident, by=client.viewer, at=NOW - timedelta(**ago))


def at(sign: NoticedSign) -> str:
    return reverse("desk:sign", args=[sign.pk])


def html(client: PageClient, page: str = SIGNS) -> str:
    return bytes(client.get(page).content).decode()


def notice() -> str:
    call_command("signs")
    return ", ".join(NoticedSign.objects.order_by("pk").values_list("kind", flat=True))


# --------------------------------------------------------------------------------- finding


def test_a_look_at_a_file_of_ones_own_surname_is_noticed_once(
    chair: PageClient, incident: Incident, capsys: pytest.CaptureFixture[str]
) -> None:
    look(chair, incident, event=Event.INCIDENT_JUDGED, days=80)
    look(chair, incident, hours=1)

    assert notice() == notice() == "SAME_SURNAME"

    assert capsys.readouterr().out == "1 new signs.\n0 new signs.\n"
    sign = NoticedSign.objects.get()
    assert (sign.person_name, sign.case_file_id) == ("Amira Quill", incident.case_file_id)


def test_the_area_is_compared_if_the_person_said_it(chair: PageClient, incident: Incident) -> None:
    HomeArea.objects.create(user_id=chair.person.pk, area="Marlbridge", said_at=NOW)
    look(chair, incident, event=Event.INCIDENT_JUDGED, days=2)
    look(chair, incident, hours=1)

    notice()

    assert "lives in the same area" in NoticedSign.objects.get().because


def test_whether_anybody_works_on_a_file_is_known_from_before_the_window(
    coordinator: PageClient, incident: Incident
) -> None:
    look(coordinator, incident, event=Event.INCIDENT_JUDGED, days=89)
    look(coordinator, incident, hours=1)
    assert notice() == ""

    AuditEntry.objects.all()  # the day after, the file has rested for ninety days
    found, _ = queries.noticed(incident.case_file.partnership_id, at=NOW + timedelta(days=2))
    assert found == []
    look(coordinator, incident, days=-2)
    found, _ = queries.noticed(
        incident.case_file.partnership_id, at=NOW + timedelta(days=2, hours=1)
    )
    assert [sign.kind.value for sign in found] == ["FILE_AT_REST"]


def test_asking_for_one_reference_after_the_other_is_noticed(sign_in: SignIn) -> None:
    school = sign_in(Role.AGENCY_REPRESENTATIVE)
    for number in range(4):
        assert school.get(f"/cases/SI-GUESS{number}/incident/").status_code == 404

    assert notice() == "GUESSING"


def test_a_file_that_is_there_and_not_open_is_sought_like_one_that_is_not(
    sign_in: SignIn, incident: Incident
) -> None:
    school = sign_in(Role.AGENCY_REPRESENTATIVE)

    school.get(f"/cases/{incident.reference}/")
    school.get("/cases/any-reference/")

    said = AuditEntry.objects.order_by("pk").values_list("event", "case_file_id", "details")
    assert list(said) == [
        ("casefiles:file:sought", None, {"typed": trail.measured(incident.reference)}),
        ("casefiles:file:sought", None, {"typed": trail.measured("any-reference")}),
    ]


def test_a_part_that_is_missing_on_an_open_file_is_not_sought(
    coordinator: PageClient, incident: Incident, nobody: PageClient
) -> None:
    assert coordinator.get(f"/cases/{incident.reference}/access/999/end/").status_code == 404
    assert coordinator.get("/nothing/here/").status_code == 404
    assert coordinator.get("/papers/PA-NONE/").status_code == 404
    nobody.get(f"/cases/{incident.reference}/")

    assert not AuditEntry.objects.filter(event="casefiles:file:sought").exists()


def test_a_disk_that_is_full_stops_nobody_from_being_told(
    coordinator: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr("heed.config.errors.audit.note_sought", full)

    assert coordinator.get("/cases/SI-NOTHERE/").status_code == 404


def test_the_command_goes_on_after_a_problem(
    db: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    told = Told()
    told.set()
    monkeypatch.setattr(rounds, "told_to_stop", lambda: told)
    monkeypatch.setattr(
        command, "_notice", lambda: (_ for _ in ()).throw(OperationalError("locked"))
    )

    call_command("signs", keep_going=True, every=1)

    assert "Signs were not looked for and will be again: locked" in caplog.text


def test_the_command_keeps_going_until_told_to_stop(
    chair: PageClient, incident: Incident, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Told()
    told.set()
    monkeypatch.setattr(rounds, "told_to_stop", lambda: told)
    look(chair, incident, hours=1)

    call_command("signs", keep_going=True)

    assert NoticedSign.objects.exists()


# --------------------------------------------------------------------------------- judging


@pytest.fixture
def sign(chair: PageClient, incident: Incident) -> NoticedSign:
    look(chair, incident, event=Event.INCIDENT_JUDGED, days=1)
    look(chair, incident, hours=1)
    notice()
    return NoticedSign.objects.get()


def test_a_sign_is_on_the_desk_and_in_the_list_of_whoever_may_judge_it(
    coordinator: PageClient, sign: NoticedSign, incident: Incident
) -> None:
    assert "Amira Quill: Same surname as a child" in html(coordinator, "/desk/")

    page = html(coordinator)

    assert "Same surname as a child. Has the same surname as a child on the file." in page
    assert incident.reference in page
    assert "To judge" in page
    assert at(sign) in page
    assert "Looks at case files to ask about" in html(coordinator, "/trail/")


def test_nobody_sees_a_sign_about_themselves(chair: PageClient, sign: NoticedSign) -> None:
    assert "Amira Quill: Same" not in html(chair, "/desk/")
    assert "Nothing to judge" in html(chair)
    assert chair.get(at(sign)).status_code == 404


def test_a_conflict_of_interest_hides_it(
    coordinator: PageClient, sign: NoticedSign, incident: Incident
) -> None:
    ExclusionFactory(case_file=incident.case_file, user=coordinator.person)

    assert "Nothing to judge" in html(coordinator)
    assert "Amira Quill: Same" not in html(coordinator, "/desk/")
    assert coordinator.get(at(sign)).status_code == 404


def test_another_partnership_and_others_see_none(
    signed_in_stranger: PageClient, sign: NoticedSign, sign_in: SignIn
) -> None:
    assert "Nothing to judge" in html(signed_in_stranger)
    assert signed_in_stranger.get(at(sign)).status_code == 404
    officer = sign_in(Role.DATA_PROTECTION_OFFICER)
    assert officer.get(SIGNS).status_code == 403
    assert "to ask about" not in html(officer, "/trail/")


def test_a_person_judges_it_with_a_reason_and_it_leaves_the_list(
    coordinator: PageClient, sign: NoticedSign, incident: Incident
) -> None:
    address = at(sign)
    page = html(coordinator, address)
    assert "What was looked at" in page
    assert "Case files: file read" in page
    assert incident.reference in page

    missing = coordinator.post(address, {"outcome": "DISMISSED", "reason": " "})
    done = coordinator.post(address, {"outcome": "FOLLOWED_UP", "reason": "I rang her."})

    assert "Enter why" in bytes(missing.content).decode()
    assert done.headers["Location"] == SIGNS
    assert "Nothing to judge" in html(coordinator)
    assert "Followed up" in html(coordinator, f"{SIGNS}?all=yes")
    again = html(coordinator, address)
    assert "What was found before" in again
    assert "I rang her." in again


def test_a_refusal_is_an_error_of_the_form(
    coordinator: PageClient, sign: NoticedSign, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise actions.ReasonMissing("Say what you found.")

    monkeypatch.setattr(actions, "judge_sign", refuse)

    page = coordinator.post(at(sign), {"outcome": "DISMISSED", "reason": "x"})

    assert "Say what you found." in bytes(page.content).decode()


def test_many_signs_have_pages(coordinator: PageClient, sign: NoticedSign) -> None:
    for number in range(30):
        NoticedSign.objects.create(
            mark=f"m{number}",
            partnership_id=sign.partnership_id,
            kind="GUESSING",
            user_id=10**6,
            person_name="Petra",
            on=sign.on,
            because="x",
            noticed_at=NOW,
            outcome="DISMISSED",
        )

    page = html(coordinator, f"{SIGNS}?all=yes")

    assert 'href="?all=yes&amp;page=2"' in page
    assert "No single case" in page
    assert "Nothing to it" in html(coordinator, f"{SIGNS}?all=yes&page=2")


def test_reading_signs_is_in_the_trail(coordinator: PageClient, sign: NoticedSign) -> None:
    html(coordinator)
    html(coordinator, at(sign))

    read = AuditEntry.objects.filter(event="audit:trail:read").order_by("pk")
    assert [one.details for one in read] == [
        {"page": 1},
        {"page": 1, "person": "Amira Quill", "since": "2026-11-23", "until": "2026-11-23"},
    ]


# ---------------------------------------------------------------------------- where one lives


def test_everybody_may_say_where_they_live_and_take_it_back(sign_in: SignIn) -> None:
    school = sign_in(Role.AGENCY_REPRESENTATIVE)

    said = school.post("/trail/mine/", {"area": "Marlbridge"})

    assert said.headers["Location"] == "/trail/mine/"
    assert 'value="Marlbridge"' in html(school, "/trail/mine/")
    school.post("/trail/mine/", {"area": ""})
    assert not HomeArea.objects.exists()
    too_long = school.post("/trail/mine/", {"area": "x" * 121})
    assert "must be 120 characters or fewer" in bytes(too_long.content).decode()


# --------------------------------------------------------------------------- state of the seal


def test_the_state_of_the_seal_is_shown(coordinator: PageClient, sign_in: SignIn) -> None:
    page = html(coordinator, "/trail/seal/")

    assert "Nothing here looks wrong" in page
    assert "Nothing is sealed yet" in page
    assert AuditEntry.objects.latest("pk").event == "audit:trail:read"
    assert sign_in(Role.GROUP_CHAIR).get("/trail/seal/").status_code == 403


def test_guests_see_the_own_trail_of_files_they_were_given(
    sign_in: SignIn, incident: Incident
) -> None:
    school = sign_in(Role.AGENCY_REPRESENTATIVE)
    GrantFactory(case_file=incident.case_file, user=school.person)
    look(school, incident, hours=1)

    assert incident.reference in html(school, "/trail/mine/")
