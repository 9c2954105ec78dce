"""Does an authenticator app let its owner in, and each of its codes only once?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp

from heed.accounts import actions, factors
from heed.accounts.models import Session, User
from heed.accounts.session_store import now
from heed.accounts.tests.arriving import (
    APP,
    ASK,
    SET_UP,
    code_of,
    events,
    give_password,
    secret_on,
    with_app,
)
from heed.audit.models import AuditEntry
from heed.core import clock
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("not_a_demonstration")

Capture = Callable[..., object]


def test_a_code_from_the_app_lets_in_and_the_session_is_a_new_one(
    arriving: PageClient, user: User
) -> None:
    secret = with_app(user)
    give_password(arriving, "?next=/papers/")
    before = arriving.session.session_key

    response = arriving.post(ASK, {"code": code_of(secret)})

    assert response.headers["Location"] == "/papers/"
    assert arriving.session.session_key != before
    assert not Session.objects.filter(pk=before).exists()
    assert arriving.get(ASK).headers["Location"] == "/desk/"
    assert events(user)[-2:] == ["factor:used", "session:started"]


def test_a_code_counts_only_once_even_in_another_session(arriving: PageClient, user: User) -> None:
    secret = with_app(user)
    code = code_of(secret)
    other = PageClient()
    other.person = user
    for browser in (arriving, other):
        give_password(browser)
    arriving.post(ASK, {"code": code})

    page = other.post(ASK, {"code": code}).content.decode()

    assert "This code is not right, or it has been used" in page
    assert other.get("/desk/").headers["Location"] == ASK


@pytest.mark.parametrize(
    ("half_minutes", "lets_in"), [(-2, False), (-1, True), (1, True), (2, False)]
)
def test_clocks_may_differ_by_half_a_minute(
    half_minutes: int, lets_in: bool, arriving: PageClient, user: User
) -> None:
    secret = with_app(user)
    give_password(arriving)
    counter = clock.seconds() // 30 + half_minutes

    code = totp.format_hotp_value(totp.hotp_value(secret, counter))
    response = arriving.post(ASK, {"code": f"{code[:3]} {code[3:]}"})

    assert (response.status_code == 302) is lets_in


def test_an_older_code_is_refused_after_a_newer_one(arriving: PageClient, user: User) -> None:
    secret = with_app(user)
    counter = clock.seconds() // 30
    actions.use_app(user, code=code_of(secret), at=now())

    older = totp.format_hotp_value(totp.hotp_value(secret, counter - 1))

    with pytest.raises(factors.WrongCode):
        actions.use_app(user, code=older, at=now())


def test_wrong_codes_are_refused_written_down_and_soon_not_looked_at(
    arriving: PageClient, user: User
) -> None:
    secret = with_app(user)
    give_password(arriving)
    wrong = f"{(int(code_of(secret)) + 7) % 1_000_000:06}"

    for _ in range(10):
        assert "This code is not right" in arriving.post(ASK, {"code": wrong}).content.decode()
    page = arriving.post(ASK, {"code": code_of(secret)}).content.decode()

    assert "too many wrong tries" in page
    assert events(user).count("factor:refused") == 10
    assert AuditEntry.objects.filter(event="accounts:factor:refused")[0].actor_name == (
        "Somebody with the password"
    )


def test_the_secret_is_sealed_wherever_it_is_kept(arriving: PageClient, user: User) -> None:
    give_password(arriving)
    page = arriving.get(APP).content.decode()
    secret = secret_on(page)
    assert secret not in str(dict(arriving.session.items()))

    arriving.post(APP, {"code": code_of(secret)})

    assert secret not in str(Authenticator.objects.get(user=user, type="totp").data)
    assert secret_on(page) not in str(dict(arriving.session.items()))


def test_the_picture_is_ours_and_cannot_be_kept(arriving: PageClient) -> None:
    give_password(arriving)
    assert arriving.get(f"{APP}picture.svg").status_code == 404
    page = arriving.get(APP).content.decode()

    response = arriving.get(f"{APP}picture.svg")

    assert f'src="{APP}picture.svg"' in page
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert "no-store" in response.headers["Cache-Control"]
    assert b"<script" not in response.content


def test_the_app_shows_whose_account_it_is(user: User) -> None:
    address = factors.app_address(user, "ABCD")

    assert address.startswith("otpauth://totp/")
    assert user.email.replace("@", "%40") in address
    assert "issuer=Heed" in address


def test_a_wrong_first_code_adds_nothing_and_keeps_the_secret(arriving: PageClient) -> None:
    give_password(arriving)
    secret = secret_on(arriving.get(APP).content.decode())

    page = arriving.post(APP, {"code": "000 000"}).content.decode()

    assert "This code is not right" in page
    assert secret_on(page) == secret
    assert not Authenticator.objects.exists()


def test_the_code_that_added_an_app_counts_no_second_time(arriving: PageClient, user: User) -> None:
    give_password(arriving)
    secret = secret_on(arriving.get(APP).content.decode())
    code = code_of(secret)
    arriving.post(APP, {"code": code})

    with pytest.raises(factors.WrongCode):
        actions.use_app(user, code=code, at=now())


def test_there_is_one_app_for_an_account(arriving: PageClient, user: User) -> None:
    secret = with_app(user)
    give_password(arriving)
    arriving.post(ASK, {"code": code_of(secret)})

    assert "authenticator app on your telephone" not in arriving.get(SET_UP).content.decode()
    second = secret_on(arriving.get(APP).content.decode())
    page = arriving.post(APP, {"code": code_of(second)}).content.decode()

    assert "There is an authenticator app already" in page


def test_somebody_without_an_app_cannot_use_one(user: User) -> None:
    with pytest.raises(factors.WrongCode, match="no authenticator app"):
        actions.use_app(user, code="000000", at=now())
