"""Can people change their own password, and only theirs, and only knowing it?"""

from __future__ import annotations

import pytest

from conftest import SignIn
from heed.access.roles import Role
from heed.accounts.models import User
from heed.accounts.queries import NoSuchAccount, by_email
from heed.accounts.tests.factories import PASSWORD, UserFactory
from heed.audit.models import AuditEntry
from tests.pages import PageClient

PAGE = "/account/password/"
NEW = "three magpies under the bridge"


@pytest.fixture
def client(sign_in: SignIn) -> PageClient:
    return sign_in(Role.AGENCY_REPRESENTATIVE)


def test_the_password_is_changed_and_the_person_stays_in(client: PageClient) -> None:
    response = client.post(PAGE, {"current": PASSWORD, "new": NEW}, follow=True)

    assert "Your password has been changed" in response.content.decode()
    assert User.objects.get(pk=client.person.pk).check_password(NEW)
    assert AuditEntry.objects.get().event == "accounts:password:changed"


def test_other_sessions_of_the_person_end(client: PageClient) -> None:
    elsewhere = PageClient()
    elsewhere.force_login(client.person)

    client.post(PAGE, {"current": PASSWORD, "new": NEW})

    assert elsewhere.get("/desk/").status_code == 302


@pytest.mark.parametrize(
    ("current", "new", "sentence"),
    [
        ("wrong", NEW, "This is not your password"),
        ("", NEW, "Enter your password of today"),
        (PASSWORD, "", "Enter a new password"),
        (PASSWORD, "short", "too short"),
        (PASSWORD, "password1234", "too common"),
    ],
)
def test_a_wrong_answer_is_explained_and_changes_nothing(
    current: str, new: str, sentence: str, client: PageClient
) -> None:
    html = client.post(PAGE, {"current": current, "new": new}).content.decode()

    assert sentence in html
    assert User.objects.get(pk=client.person.pk).check_password(PASSWORD)
    assert not AuditEntry.objects.exists()


def test_ones_own_password_is_guessed_no_more_than_ten_times_either(client: PageClient) -> None:
    for _ in range(10):
        client.post(PAGE, {"current": "wrong", "new": NEW})

    html = client.post(PAGE, {"current": PASSWORD, "new": NEW}).content.decode()

    assert "too many wrong tries" in html
    assert User.objects.get(pk=client.person.pk).check_password(PASSWORD)


def test_a_password_made_of_ones_own_name_is_refused(client: PageClient) -> None:
    html = client.post(PAGE, {"current": PASSWORD, "new": client.person.email}).content.decode()

    assert "too similar" in html


def test_the_page_is_for_people_who_are_signed_in(nobody: PageClient) -> None:
    assert nobody.get(PAGE).headers["Location"] == f"/account/sign-in/?next={PAGE}"


def test_other_methods_are_refused(client: PageClient) -> None:
    assert client.get(PAGE).status_code == 200
    assert client.delete(PAGE).status_code == 405


@pytest.mark.django_db
def test_an_account_is_made_with_an_address_in_small_letters() -> None:
    user = User.objects.create_user(email="Amira@Example.ORG.uk", name="Amira", password=PASSWORD)

    assert user.email == "amira@example.org.uk"
    assert str(user) == "Amira"
    assert user.check_password(PASSWORD)
    assert by_email(" AMIRA@example.org.uk") == user


@pytest.mark.django_db
def test_without_a_password_an_account_opens_nothing() -> None:
    assert not User.objects.create_user(email="a@example.org.uk", name="A").has_usable_password()


@pytest.mark.django_db
def test_a_closed_or_unknown_account_is_not_found() -> None:
    closed = UserFactory(is_active=False)

    for email in (closed.email, "nobody@example.org.uk"):
        with pytest.raises(NoSuchAccount, match="Nobody has an account"):
            by_email(email)
