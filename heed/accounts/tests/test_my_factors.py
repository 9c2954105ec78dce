"""Can one see, add and remove one's own second factors, and only after a fresh proof?"""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from conftest import LetPass, SignIn
from heed.access.roles import Role
from heed.accounts import actions, factors
from heed.accounts.models import User
from heed.accounts.session_store import now
from heed.accounts.tests.arriving import (
    APP,
    CODES,
    LIST,
    PASSKEY,
    SET_UP,
    code_of,
    secret_on,
    with_app,
)
from heed.accounts.tests.factories import PASSWORD

pytestmark = pytest.mark.usefixtures("not_a_demonstration")


def removing(pk: int) -> str:
    return reverse("accounts:remove_factor", args=[pk])


def test_changing_how_one_signs_in_needs_a_fresh_proof(sign_in: SignIn, let_pass: LetPass) -> None:
    client = sign_in(Role.NOTIFIER)
    with_app(client.person)
    pk = Authenticator.objects.get().pk
    let_pass(minutes=6)

    for page in (SET_UP, APP, PASSKEY, CODES, removing(pk)):
        response = client.get(page)
        assert response.status_code == 403
        assert "Change how you sign in" in response.content.decode()
    proof = {"heed-proof-what-for": "x", "heed-proof-password": PASSWORD}
    assert client.post(SET_UP, proof).headers["Location"] == SET_UP
    assert client.get(SET_UP).status_code == 200


def test_the_list_shows_what_one_has(sign_in: SignIn) -> None:
    client = sign_in(Role.NOTIFIER)
    assert "You have no second factor" in client.get(LIST).content.decode()
    secret = with_app(client.person)
    assert "You have no recovery codes" in client.get(LIST).content.decode()
    actions.make_recovery_codes(client.person, at=now())

    page = client.get(LIST).content.decode()
    assert "Authenticator app" in page
    assert "Not since it was added" in page
    assert "You have 10 recovery codes left" in page

    actions.use_app(client.person, code=code_of(secret), at=now())
    assert "Not since it was added" not in client.get(LIST).content.decode()


def test_nobody_removes_the_factor_of_somebody_else(sign_in: SignIn, user: User) -> None:
    with_app(user)
    other = sign_in(Role.NOTIFIER)
    pk = Authenticator.objects.get().pk

    assert other.post(removing(pk)).status_code == 404
    with pytest.raises(actions.NoSuchFactor):
        actions.remove_factor(other.person, pk, at=now())


def test_somebody_without_a_password_confirms_by_a_code(sign_in: SignIn, let_pass: LetPass) -> None:
    client = sign_in(Role.NOTIFIER)
    secret = with_app(client.person)
    session_hash_before = client.person.password
    User.objects.filter(pk=client.person.pk).update(password="!")
    session = client.session
    client.person.refresh_from_db()
    session["_auth_user_hash"] = client.person.get_session_auth_hash()
    session.save()
    assert session_hash_before != client.person.password
    let_pass(minutes=6)

    asked = client.get(SET_UP).content.decode()
    assert "type a code from your second factor" in asked
    proof = {"heed-proof-what-for": "x"}
    wrong = client.post(SET_UP, proof | {"heed-proof-code": "000000"})
    assert wrong.status_code == 403
    right = client.post(SET_UP, proof | {"heed-proof-code": code_of(secret)})

    assert right.headers["Location"] == SET_UP
    assert "Enter a code" in client.post(SET_UP, proof | {"heed-proof-code": ""}).content.decode()


def test_the_last_factor_takes_the_recovery_codes_with_it(sign_in: SignIn) -> None:
    client = sign_in(Role.NOTIFIER)
    with_app(client.person)
    actions.add_passkey(client.person, name="Blue key", credential={}, at=now())
    actions.make_recovery_codes(client.person, at=now())
    app, key = (factor.pk for factor in factors.of(client.person.pk).factors)
    assert "Your other second factors stay" in client.get(removing(app)).content.decode()

    first = client.post(removing(app), follow=True).content.decode()
    assert "An authenticator app has been removed" in first
    assert factors.of(client.person.pk).codes_left == 10
    assert "This is your only second factor" in client.get(removing(key)).content.decode()
    last = client.post(removing(key), follow=True).content.decode()

    assert "The passkey “Blue key” has been removed" in last
    assert not Authenticator.objects.exists()
    assert client.post(removing(key)).status_code == 404


def test_somebody_who_is_in_adds_another_factor(sign_in: SignIn) -> None:
    client = sign_in(Role.NOTIFIER)
    before = client.session.session_key
    actions.make_recovery_codes(client.person, at=now())
    secret = secret_on(client.get(APP).content.decode())

    added = client.post(APP, {"code": code_of(secret)})

    assert added.headers["Location"] == LIST
    assert client.session.session_key == before


def test_somebody_without_a_post_goes_on_too_after_the_proof(
    sign_in: SignIn, let_pass: LetPass
) -> None:
    client = sign_in(Role.NOTIFIER)
    with_app(client.person)
    client.person.appointments.all().delete()
    let_pass(minutes=6)
    proof = {"heed-proof-what-for": "x", "heed-proof-sent": "yes", "heed-proof-password": PASSWORD}

    shown = client.post(CODES, proof).content.decode()

    assert "Each code works once" in shown
