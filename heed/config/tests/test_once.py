"""Is a form that is sent twice acted on once, on every page and whatever happens in between?"""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client

from conftest import SignIn, StopClock
from heed.access.roles import Role
from heed.audit.models import AuditEntry
from heed.incidents.models import Draft, Incident, Judgement
from heed.incidents.tests.factories import IncidentFactory
from heed.partnership.models import Partnership
from heed.submissions.models import Submission
from tests.pages import PageClient

START = "/cases/report/"
ALREADY = "You sent this before. It was done once, and nothing was done again."
JUDGED = {
    "concern": "suspected",
    "outcome": "died",
    "aware_on-day": "16",
    "aware_on-month": "11",
    "aware_on-year": "2026",
    "judged_by_name": "Cora Field, team manager",
    "reasons": "The post-mortem does not fit the account given.",
    "then": "record",
}


@pytest.fixture(autouse=True)
def _today(stop_clock: StopClock) -> None:
    stop_clock("2026-11-23 09:00")


@pytest.fixture
def coordinator(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)


@pytest.fixture
def incident(partnership: Partnership) -> Incident:
    found: Incident = IncidentFactory(case_file__partnership=partnership)
    return found


def proof(client: Client, page: str) -> dict[str, str]:
    """Open a page and return what its form carries."""
    html = client.get(page).content.decode()
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', html[html.index("<main") :])
    return {"csrfmiddlewaretoken": found.group(1)} if found else {}


def judge(client: Client, incident: Incident, carried: dict[str, str], **changed: str) -> Any:
    """Send the form that records a judgement."""
    address = f"/cases/{incident.reference}/judge/"
    return client.post(address, {**JUDGED, **carried, **changed})


def test_a_form_sent_twice_is_acted_on_once_and_leads_to_the_same_page(
    coordinator: PageClient,
) -> None:
    carried = proof(coordinator, START)

    first, second = (coordinator.post(START, carried) for _ in range(2))

    assert Draft.objects.count() == 1
    assert first.headers["Location"] == second.headers["Location"]
    assert ALREADY in coordinator.get(second.headers["Location"]).content.decode()


def test_the_same_form_opened_again_is_another_form(coordinator: PageClient) -> None:
    for _ in range(2):
        coordinator.post(START, proof(coordinator, START))

    assert Draft.objects.count() == 2


def test_a_form_sent_again_with_another_answer_is_another_form(
    coordinator: PageClient, incident: Incident
) -> None:
    carried = proof(coordinator, f"/cases/{incident.reference}/judge/")

    judge(coordinator, incident, carried)
    judge(coordinator, incident, carried, reasons="The toxicology came.")

    assert Judgement.unscoped.count() == 2


def test_what_was_refused_may_be_sent_again(coordinator: PageClient, incident: Incident) -> None:
    carried = proof(coordinator, f"/cases/{incident.reference}/judge/")

    refused = judge(coordinator, incident, carried, reasons="")
    again = judge(coordinator, incident, carried, reasons="")
    done = judge(coordinator, incident, carried)

    assert (refused.status_code, again.status_code, done.status_code) == (200, 200, 302)
    assert Judgement.unscoped.count() == 1
    assert Submission.objects.count() == 1


def test_two_people_are_not_one(
    coordinator: PageClient, sign_in: SignIn, incident: Incident
) -> None:
    carried = proof(coordinator, f"/cases/{incident.reference}/judge/")

    judge(coordinator, incident, carried)
    judge(sign_in(Role.COORDINATOR), incident, carried)

    assert Judgement.unscoped.count() == 2


def test_a_form_without_proof_of_its_page_has_no_mark(coordinator: PageClient) -> None:
    for _ in range(2):
        coordinator.post(START)

    assert Draft.objects.count() == 2
    assert not Submission.objects.exists()


def test_nobody_signed_in_leaves_no_mark(nobody: PageClient) -> None:
    nobody.post("/account/sign-in/", {"csrfmiddlewaretoken": "x", "email": "a@b.example"})

    assert not Submission.objects.exists()


def test_a_file_is_part_of_the_form(coordinator: PageClient) -> None:
    carried = proof(coordinator, START)
    for content in (b"one", b"three"):
        coordinator.post(START, {**carried, "file": SimpleUploadedFile("a.txt", content)})

    assert Draft.objects.count() == 2


def test_what_is_refused_before_its_page_leaves_no_mark(coordinator: PageClient) -> None:
    coordinator.post(START, {**proof(coordinator, START), "acting_for": "0-0"})

    assert not Submission.objects.exists()


def test_a_refused_right_leaves_no_mark_and_keeps_what_was_read(
    sign_in: SignIn, incident: Incident
) -> None:
    chair = sign_in(Role.GROUP_CHAIR)

    refused = judge(chair, incident, {"csrfmiddlewaretoken": "x"})

    assert refused.status_code == 403
    assert not Submission.objects.exists()
    assert AuditEntry.objects.filter(case_file_id=incident.case_file_id).exists()


def breaks(_: HttpRequest) -> HttpResponse:
    """Stand in for a page that acts and then fails."""
    Draft.objects.all().delete()
    raise RuntimeError("after the act")


def test_a_server_error_leaves_nothing(
    coordinator: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    coordinator.post(START)
    coordinator.raise_request_exception = False
    monkeypatch.setattr("heed.incidents.actions.keep_draft", lambda *_, **__: breaks(HttpRequest()))

    failed = coordinator.post(START, {"csrfmiddlewaretoken": "x"})

    assert failed.status_code == 500
    assert Draft.objects.count() == 1
    assert not Submission.objects.exists()
