"""Is nothing lost when a session ends while somebody is typing, and does nobody else get it?"""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from conftest import LetPass, SignIn
from heed.access.roles import Role
from heed.accounts import sealed
from heed.accounts.actions.keeping import MOST_KEPT
from heed.accounts.models import KeptAnswers, Session
from heed.accounts.tests.factories import PASSWORD
from heed.audit.models import AuditEntry
from heed.config.tests.test_confirming import ADD, AGENCY
from heed.govuk.carried import ACTING_FOR
from heed.partnership.models import Agency
from tests.pages import PageClient

SIGN_IN = "/account/sign-in/"
KEPT = "/account/kept/"


@pytest.fixture
def client(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)


def sign_in_again(client: PageClient) -> str:
    typed = {"email": client.person.email, "password": PASSWORD}
    return str(client.post(SIGN_IN, typed).headers["Location"])


def sent_on(html: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', html))


def events(client: PageClient) -> list[str]:
    found = AuditEntry.objects.filter(user_id=client.person.pk).order_by("pk")
    return [event.split(":", 1)[1] for event in found.values_list("event", flat=True)]


def test_what_was_typed_is_kept_shown_and_sent_on(client: PageClient, let_pass: LetPass) -> None:
    let_pass(minutes=31)

    lost = client.post(ADD, AGENCY | {"csrfmiddlewaretoken": "old"})
    assert lost.headers["Location"].startswith(SIGN_IN)
    assert not Agency.objects.filter(name=AGENCY["name"]).exists()
    assert sign_in_again(client) == KEPT

    html = client.get(KEPT).content.decode()
    assert "Westshire Youth Justice" in html
    assert f'action="{ADD}"' in html
    assert 'value="old"' not in html
    done = client.post(ADD, sent_on(html))

    assert done.headers["Location"] == "/partnership/"
    assert Agency.objects.filter(name=AGENCY["name"]).exists()
    assert "Nothing is waiting for you" in client.get(KEPT).content.decode()
    assert events(client) == [
        "session:lapsed",
        "answers:kept",
        "session:started",
        "agency:added",
        "answers:sent",
    ]


def test_for_whom_it_was_typed_is_sent_on_and_not_shown(
    client: PageClient, let_pass: LetPass
) -> None:
    let_pass(minutes=31)
    place = client.viewer.place
    client.post(ADD, {"name": "Youth Justice", ACTING_FOR: place})
    sign_in_again(client)

    html = client.get(KEPT).content.decode()

    assert sent_on(html)[ACTING_FOR] == place
    assert "Youth Justice" in html
    assert "Acting for" not in html


def test_a_second_page_that_was_open_is_kept_too(client: PageClient, let_pass: LetPass) -> None:
    let_pass(hours=12)
    client.get("/desk/")

    client.post(ADD, AGENCY)

    assert KeptAnswers.objects.filter(user=client.person).count() == 1


def test_what_is_kept_cannot_be_read_in_the_database(client: PageClient, let_pass: LetPass) -> None:
    let_pass(minutes=31)

    client.post(ADD, AGENCY)

    assert "Youth" not in KeptAnswers.objects.get().sealed
    assert "Youth" not in str(AuditEntry.objects.values_list())


def test_passwords_and_proofs_are_never_kept(client: PageClient, let_pass: LetPass) -> None:
    let_pass(minutes=31)

    client.post(ADD, {"name": "x", "new-Password": "secret", "heed-proof-password": "secret"})
    client.post("/account/password/", {"current": "secret", "new": "secret"})

    kept = sealed.unseal(KeptAnswers.objects.get().sealed, purpose="kept answers")
    assert kept == '{"answers": [["name", "x"]], "files": []}'


def test_a_file_cannot_be_kept_and_the_page_says_so(client: PageClient, let_pass: LetPass) -> None:
    let_pass(minutes=31)
    client.post(ADD, {"file": SimpleUploadedFile("minutes.docx", b"words of a family")})
    sign_in_again(client)

    html = client.get(KEPT).content.decode()

    assert "Choose it again on the next page: minutes.docx" in html
    assert "Nothing was typed: a button was pressed" in html


def test_what_is_kept_is_discarded_on_demand(client: PageClient, let_pass: LetPass) -> None:
    let_pass(minutes=31)
    client.post(ADD, AGENCY)
    sign_in_again(client)
    pk = KeptAnswers.objects.get().pk

    html = client.post(reverse("accounts:discard", args=[pk]), follow=True).content.decode()

    assert "What you had typed has been discarded" in html
    assert not KeptAnswers.objects.exists()
    assert client.post(reverse("accounts:discard", args=[pk])).status_code == 404
    assert events(client)[-1] == "answers:discarded"


def test_nobody_else_is_offered_what_was_kept(
    client: PageClient, sign_in: SignIn, let_pass: LetPass
) -> None:
    let_pass(minutes=31)
    client.post(ADD, AGENCY)
    kept = KeptAnswers.objects.get()
    other = sign_in(Role.COORDINATOR)

    assert "Nothing is waiting for you" in other.get(KEPT).content.decode()
    assert other.post(reverse("accounts:discard", args=[kept.pk])).status_code == 404
    other.post("/account/sessions/end-others/", {"heed-kept": str(kept.pk)})
    assert KeptAnswers.objects.filter(pk=kept.pk).exists()


def test_what_was_kept_for_twelve_hours_is_gone(
    client: PageClient, let_pass: LetPass, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_pass(minutes=31)
    client.post(ADD, AGENCY)
    KeptAnswers.objects.update(kept_at="2026-01-01T00:00Z")

    assert sign_in_again(client) == "/desk/"
    assert not KeptAnswers.objects.exists()


def test_what_another_secret_key_sealed_is_left_out(client: PageClient, let_pass: LetPass) -> None:
    let_pass(minutes=31)
    client.post(ADD, AGENCY)
    KeptAnswers.objects.update(sealed="sealed with a key nobody has")

    assert sign_in_again(client) == "/desk/"


def test_a_page_that_refuses_leaves_what_was_kept(client: PageClient, let_pass: LetPass) -> None:
    let_pass(minutes=31)
    client.post(ADD, AGENCY)
    sign_in_again(client)
    html = client.get(KEPT).content.decode()
    let_pass(minutes=6)

    assert client.post(ADD, sent_on(html)).status_code == 403
    assert KeptAnswers.objects.exists()


def test_no_more_than_so_much_is_kept_for_one_person(client: PageClient, let_pass: LetPass) -> None:
    let_pass(minutes=31)

    for number in range(MOST_KEPT + 2):
        client.post(ADD, AGENCY | {"name": f"Agency {number}"})

    assert KeptAnswers.objects.filter(user=client.person).count() == MOST_KEPT


@pytest.mark.parametrize("ended", ["signed out", "unknown"])
def test_what_comes_from_nobody_known_is_not_kept(ended: str, client: PageClient) -> None:
    if ended == "signed out":
        client.post("/account/sign-out/")
    else:
        Session.objects.all().delete()

    client.post(ADD, AGENCY)

    assert not KeptAnswers.objects.exists()


@pytest.mark.parametrize(
    ("origin", "is_kept"),
    [("http://testserver", True), ("https://elsewhere.example", False), ("", False)],
)
def test_a_form_older_than_the_session_is_kept_only_if_the_page_was_ours(
    origin: str, is_kept: bool, client: PageClient
) -> None:
    strict = PageClient(enforce_csrf_checks=True)
    strict.cookies = client.cookies

    response = strict.post(ADD, AGENCY, headers={"Origin": origin} if origin else {})

    assert KeptAnswers.objects.filter(user=client.person).exists() is is_kept
    assert response.status_code == (302 if is_kept else 403)


def test_nothing_is_kept_from_the_pages_of_accounts(client: PageClient) -> None:
    strict = PageClient(enforce_csrf_checks=True)
    strict.cookies = client.cookies

    response = strict.post("/account/password/", {}, headers={"Origin": "http://testserver"})

    assert response.status_code == 403
    assert not KeptAnswers.objects.exists()


def test_a_cross_site_form_cannot_put_words_into_anybodys_mouth(
    client: PageClient, let_pass: LetPass
) -> None:
    strict = PageClient(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    let_pass(minutes=31)

    assert strict.post(ADD, AGENCY).status_code == 403
    assert not KeptAnswers.objects.exists()
