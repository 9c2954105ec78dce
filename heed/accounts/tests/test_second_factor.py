"""Does a password alone open nothing, and is everybody led to what they need?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.test import override_settings

from heed.accounts.models import User
from heed.accounts.tests.arriving import (
    APP,
    ASK,
    CODES,
    LIST,
    PASSKEY,
    SET_UP,
    SIGN_IN,
    code_of,
    events,
    give_password,
    secret_on,
    with_app,
)
from heed.audit.models import AuditEntry
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("not_a_demonstration")

Capture = Callable[..., object]


def test_whoever_has_no_second_factor_is_led_to_set_one_up(arriving: PageClient) -> None:
    assert give_password(arriving, "?next=/papers/") == ASK
    assert arriving.get(ASK).headers["Location"] == SET_UP
    assert "You need one before you can see any case" in arriving.get(SET_UP).content.decode()
    page = arriving.get(APP).content.decode()

    added = arriving.post(APP, {"code": code_of(secret_on(page))})

    assert added.headers["Location"] == CODES
    assert arriving.get("/papers/").status_code == 200
    assert events(arriving.person) == ["factor:added", "session:started"]
    entry = AuditEntry.objects.get(event="accounts:session:started")
    assert entry.details == {"used": "a password and a new authenticator app"}


@pytest.mark.parametrize("page", ["/desk/", "/cases/", "/account/", LIST, "/account/sessions/"])
def test_a_password_alone_opens_no_page(page: str, arriving: PageClient, user: User) -> None:
    with_app(user)
    give_password(arriving)

    assert arriving.get(page).headers["Location"] == ASK
    assert arriving.post(page).headers["Location"] == ASK


def test_nothing_typed_is_explained(arriving: PageClient, user: User) -> None:
    with_app(user)
    give_password(arriving)

    assert "Enter a code" in arriving.post(ASK, {"code": ""}).content.decode()


def test_whoever_has_a_factor_adds_no_other_with_the_password_alone(
    arriving: PageClient, user: User
) -> None:
    with_app(user)
    give_password(arriving)

    for page in (SET_UP, APP, PASSKEY, CODES):
        assert arriving.get(page).headers["Location"] == ASK
        assert arriving.post(page, {"code": "1", "name": "x", "passkey": "{}"}).status_code in {
            302,
            405,
        }
    assert Authenticator.objects.filter(user=user).count() == 1


def test_somebody_on_the_way_in_can_turn_back(arriving: PageClient, user: User) -> None:
    with_app(user)
    give_password(arriving)

    assert "Sign out and start again" in arriving.get(ASK).content.decode()
    arriving.post("/account/sign-out/")

    assert arriving.get("/desk/").headers["Location"].startswith(SIGN_IN)


def test_in_a_demonstration_only_those_who_set_one_up_are_asked(
    arriving: PageClient, user: User
) -> None:
    with override_settings(DEMONSTRATION=True):
        assert give_password(arriving) == "/desk/"
        arriving.post("/account/sign-out/")
        with_app(user)

        assert give_password(arriving) == ASK
        assert arriving.get("/desk/").headers["Location"] == ASK


def test_a_session_from_a_demonstration_opens_nothing_real(arriving: PageClient) -> None:
    with override_settings(DEMONSTRATION=True):
        give_password(arriving)
        assert arriving.get("/desk/").status_code == 200

    assert arriving.get("/desk/").headers["Location"] == ASK


def test_somebody_not_signed_in_is_sent_to_the_door(nobody: PageClient) -> None:
    for page in (ASK, SET_UP, APP, f"{APP}picture.svg", PASSKEY, CODES, LIST):
        assert nobody.get(page).headers["Location"].startswith(SIGN_IN)


@pytest.mark.parametrize("page", ["/accounts/signup/", "/account/signup/", "/accounts/login/"])
def test_allauths_own_pages_have_no_address(page: str, nobody: PageClient) -> None:
    assert nobody.get(page).status_code == 404
