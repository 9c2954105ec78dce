"""Does the door let in who should come in, and tell nobody else anything?"""

from __future__ import annotations

import pytest
from django.urls import reverse

from conftest import Person, SignIn
from heed.access.roles import Role
from heed.accounts.models import User
from heed.accounts.tests.factories import PASSWORD, UserFactory
from heed.accounts.views.door import NOT_RIGHT
from heed.audit.models import AuditEntry
from tests.pages import PageClient

PAGE = "/account/sign-in/"


@pytest.fixture
def amira(person: Person) -> User:
    return person(Role.COORDINATOR)


def test_the_right_password_opens_the_desk(nobody: PageClient, amira: User) -> None:
    response = nobody.post(PAGE, {"email": amira.email, "password": PASSWORD})

    assert response.headers["Location"] == reverse("desk:desk")
    entry = AuditEntry.objects.get()
    assert (entry.event, entry.user_id) == ("accounts:session:started", amira.pk)


def test_capitals_in_an_email_address_do_not_matter(nobody: PageClient, amira: User) -> None:
    typed = f"  {amira.email.upper()} "

    assert nobody.post(PAGE, {"email": typed, "password": PASSWORD}).status_code == 302


def test_a_new_session_begins(nobody: PageClient, amira: User) -> None:
    nobody.get(PAGE)
    session = nobody.session
    session["left"] = "by somebody before"
    session.save()
    before = session.session_key

    nobody.post(PAGE, {"email": amira.email, "password": PASSWORD})

    assert nobody.session.session_key != before


def test_the_visit_before_is_remembered(nobody: PageClient, amira: User) -> None:
    nobody.post(PAGE, {"email": amira.email, "password": PASSWORD})
    first = User.objects.get(pk=amira.pk).last_login
    nobody.post("/account/sign-out/")

    nobody.post(PAGE, {"email": amira.email, "password": PASSWORD})

    assert first is not None
    assert nobody.session["last_visit_at"] == first.isoformat()


@pytest.mark.parametrize(
    ("email", "password", "because"),
    [
        ("", "wrong", "wrong password"),
        ("nobody@example.org.uk", PASSWORD, "no account has this email address"),
    ],
)
def test_unknown_address_and_wrong_password_get_the_same_answer(
    email: str, password: str, because: str, nobody: PageClient, amira: User
) -> None:
    response = nobody.post(PAGE, {"email": email or amira.email, "password": password})

    assert NOT_RIGHT in response.content.decode()
    entry = AuditEntry.objects.get()
    assert entry.event == "accounts:session:refused"
    assert entry.actor_name == "Somebody not signed in"
    assert entry.details == {"because": because}
    assert "nobody@" not in str(entry.__dict__)


def test_a_closed_account_stays_shut(nobody: PageClient) -> None:
    user = UserFactory(is_active=False)

    response = nobody.post(PAGE, {"email": user.email, "password": PASSWORD})

    assert NOT_RIGHT in response.content.decode()
    assert AuditEntry.objects.get().details == {"because": "the account is closed"}


def test_empty_answers_are_explained_and_not_recorded(nobody: PageClient) -> None:
    html = nobody.post(PAGE, {"email": "", "password": ""}).content.decode()

    assert "Enter your email address" in html
    assert "Enter your password" in html
    assert not AuditEntry.objects.exists()


def test_the_address_typed_is_kept_and_the_password_is_not(nobody: PageClient) -> None:
    typed = {"email": "someone@example.org.uk", "password": "not my password"}

    html = nobody.post(PAGE, typed).content.decode()

    assert "someone@example.org.uk" in html
    assert "not my password" not in html


def test_a_password_can_be_pasted_and_filled_in_by_a_manager(nobody: PageClient) -> None:
    html = nobody.get(PAGE).content.decode()

    assert 'autocomplete="current-password"' in html
    assert 'autocomplete="username"' in html
    assert "onpaste" not in html


@pytest.mark.parametrize(
    ("asked", "goes_to"),
    [
        ("/partnership/people/", "/partnership/people/"),
        ("https://elsewhere.example/", "/desk/"),
        ("//elsewhere.example/", "/desk/"),
        ("", "/desk/"),
    ],
)
def test_the_page_asked_for_comes_next_if_it_is_ours(
    asked: str, goes_to: str, nobody: PageClient, amira: User
) -> None:
    response = nobody.post(f"{PAGE}?next={asked}", {"email": amira.email, "password": PASSWORD})

    assert response.headers["Location"] == goes_to


def test_a_person_sent_here_is_told_why(nobody: PageClient) -> None:
    assert "go on to the page you asked for" in nobody.get(f"{PAGE}?next=/desk/").content.decode()
    assert "go on to the page you asked for" not in nobody.get(PAGE).content.decode()


def test_somebody_signed_in_goes_straight_on(sign_in: SignIn) -> None:
    response = sign_in(Role.COORDINATOR).get(f"{PAGE}?next=/trail/")

    assert response.headers["Location"] == "/trail/"


def test_signing_out_ends_the_session_and_is_recorded(sign_in: SignIn) -> None:
    client = sign_in(Role.NOTIFIER)

    response = client.post("/account/sign-out/", follow=True)

    assert "You have signed out" in response.content.decode()
    assert client.get("/desk/").status_code == 302
    entry = AuditEntry.objects.get()
    assert (entry.event, entry.actor_name) == ("accounts:session:ended", client.person.name)


def test_signing_out_when_signed_out_already_does_no_harm(nobody: PageClient) -> None:
    response = nobody.post("/account/sign-out/")

    assert response.headers["Location"] == PAGE
    assert not AuditEntry.objects.exists()


def test_a_link_cannot_sign_anybody_out(sign_in: SignIn) -> None:
    client = sign_in(Role.NOTIFIER)

    assert client.get("/account/sign-out/").status_code == 405
    assert client.get("/desk/").status_code == 200


def test_other_methods_are_refused(nobody: PageClient) -> None:
    assert nobody.put(PAGE).status_code == 405
