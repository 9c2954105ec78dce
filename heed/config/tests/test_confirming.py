"""Is somebody asked again who they are before what needs it, and does nothing typed get lost?"""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path

from conftest import SignIn
from heed.access import checks
from heed.access.permissions import Permission
from heed.access.roles import Role
from heed.access.viewer import ViewerRequest
from heed.accounts import sessions
from heed.accounts.tests.factories import PASSWORD
from heed.audit.models import AuditEntry
from heed.config import urls
from heed.core import clock
from heed.partnership.models import Agency
from tests.pages import PageClient

ADD = "/partnership/agencies/add/"
AGENCY = {
    "name": "Westshire Youth Justice",
    "kind": "JUSTICE",
    "is_statutory_partner": "no",
    "starts_on-day": "1",
    "starts_on-month": "4",
    "starts_on-year": "2026",
}
PROOF = "heed-proof-what-for"


@pytest.fixture
def client(sign_in: SignIn) -> PageClient:
    """A coordinator who proved who they are six minutes ago."""
    client = sign_in(Role.COORDINATOR)
    let_pass(client, 6 * 60)
    return client


def let_pass(client: PageClient, seconds: int) -> None:
    session = client.session
    session[sessions.PROVED] -= seconds
    session.save()


def events() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("event", flat=True))


def test_a_page_that_needs_a_fresh_proof_asks_for_one(client: PageClient) -> None:
    response = client.get(ADD)

    assert response.status_code == 403
    html = response.content.decode()
    assert "Confirm it is you" in html
    assert "Publish arrangements and keep groups and agencies" in html
    assert "What you typed is kept" not in html


def test_the_right_password_opens_the_page_that_was_asked_for(client: PageClient) -> None:
    proved = client.post(
        f"{ADD}?from=people", {PROOF: "Something", "heed-proof-password": PASSWORD}
    )

    assert proved.headers["Location"] == f"{ADD}?from=people"
    assert client.get(ADD).status_code == 200
    assert events() == ["accounts:proof:given"]


def test_a_wrong_password_is_refused_and_written_down(client: PageClient) -> None:
    response = client.post(ADD, {PROOF: "Something", "heed-proof-password": "wrong"})

    assert response.status_code == 403
    assert "This is not your password" in response.content.decode()
    assert client.get(ADD).status_code == 403
    assert events() == ["accounts:proof:refused"]


def test_what_was_typed_is_carried_and_sent_on(client: PageClient) -> None:
    asked = client.post(ADD, AGENCY | {"csrfmiddlewaretoken": "old"})
    html = asked.content.decode()
    assert asked.status_code == 403
    assert not Agency.objects.filter(name=AGENCY["name"]).exists()
    for name, value in AGENCY.items():
        assert f'<input type="hidden" name="{name}" value="{value}">' in html
    assert "What you typed is kept and will be sent on" in html
    assert 'value="old"' not in html

    proof = {PROOF: "Something", "heed-proof-sent": "yes"}
    done = client.post(ADD, AGENCY | proof | {"heed-proof-password": PASSWORD})

    assert done.headers["Location"] == "/partnership/"
    assert Agency.objects.get(name=AGENCY["name"]).starts_on == date(2026, 4, 1)


def test_what_was_typed_survives_a_wrong_password(client: PageClient) -> None:
    proof = {PROOF: "Something", "heed-proof-sent": "yes"}

    html = client.post(ADD, AGENCY | proof | {"heed-proof-password": ""}).content.decode()

    assert "Enter your password" in html
    assert '<input type="hidden" name="name" value="Westshire Youth Justice">' in html
    assert '<input type="hidden" name="heed-proof-sent" value="yes">' in html
    assert not Agency.objects.filter(name=AGENCY["name"]).exists()


def test_a_file_cannot_be_carried_and_the_page_says_so(client: PageClient) -> None:
    file = SimpleUploadedFile("minutes.docx", b"words")

    html = client.post(ADD, AGENCY | {"file": file}).content.decode()

    assert "You will be asked to choose it again" in html


def take(request: ViewerRequest) -> HttpResponse:
    checks.require(request.viewer, Permission.PAPER_DOWNLOAD)
    return HttpResponse("the file", content_type="text/plain")


urlpatterns = [*urls.urlpatterns, path("take/", take)]


@override_settings(ROOT_URLCONF="heed.config.tests.test_confirming")
def test_a_file_to_take_away_is_offered_again_after_the_proof(client: PageClient) -> None:
    asked = client.get("/take/").content.decode()
    assert "Take papers away as files" in asked
    proof = dict(re.findall(r'<input type="hidden" name="(heed-[^"]+)" value="([^"]*)">', asked))

    page = client.post("/take/", proof | {"heed-proof-password": PASSWORD}).content.decode()

    assert "You can take your file now" in page
    assert 'href="/take/"' in page
    assert client.get("/take/").content == b"the file"


def test_what_is_said_to_be_about_to_happen_is_text_and_nothing_else(client: PageClient) -> None:
    page = client.post(ADD, {PROOF: "<script>", "heed-proof-password": "wrong"}).content.decode()

    assert "You are about to: <strong>&lt;script&gt;</strong>" in page


def test_a_proof_by_somebody_not_signed_in_is_sent_to_the_door(nobody: PageClient) -> None:
    response = nobody.post(ADD, {PROOF: "Something", "heed-proof-password": PASSWORD})

    assert response.headers["Location"] == f"/account/sign-in/?next={ADD}"


def test_the_page_at_the_door_takes_no_proof(nobody: PageClient) -> None:
    response = nobody.post("/account/sign-in/", {PROOF: "Something"})

    assert "Enter your password" in response.content.decode()
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(("ago", "is_fresh"), [(0, True), (299, True), (300, False), (-1, False)])
def test_a_proof_lasts_five_minutes_and_never_comes_from_the_future(
    ago: int, is_fresh: bool, sign_in: SignIn
) -> None:
    client = sign_in(Role.COORDINATOR)
    session = client.session
    session[sessions.PROVED] = clock.seconds() - ago

    assert sessions.is_freshly_proved(session) is is_fresh


def test_a_session_that_proved_nothing_is_not_fresh(nobody: PageClient) -> None:
    assert not sessions.is_freshly_proved(nobody.session)
