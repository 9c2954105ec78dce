"""Does a passkey let its owner in, and nothing that is not one?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator

from heed.accounts.models import User
from heed.accounts.tests.arriving import (
    ASK,
    CODES,
    PASSKEY,
    give_password,
    options_on,
    with_app,
)
from heed.accounts.tests.soft_passkey import SoftPasskey
from heed.audit.models import AuditEntry
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("not_a_demonstration")

Capture = Callable[..., object]


def test_a_passkey_is_added_and_lets_in(arriving: PageClient, user: User) -> None:
    key = SoftPasskey()
    give_password(arriving)
    options = options_on(arriving.get(PASSKEY).content.decode())
    added = arriving.post(PASSKEY, {"name": "Blue key", "passkey": key.created(options)})
    assert added.headers["Location"] == CODES
    arriving.post("/account/sign-out/")

    give_password(arriving)
    answer = key.asked(options_on(arriving.get(ASK).content.decode()))
    response = arriving.post(ASK, {"code": "", "passkey": answer})

    assert response.headers["Location"] == "/desk/"
    assert arriving.get("/desk/").status_code == 200
    used = AuditEntry.objects.filter(event="accounts:session:started").order_by("pk").last()
    assert used is not None
    assert used.details == {"used": "a password and the passkey “Blue key”"}


def test_an_answer_to_another_challenge_or_of_another_key_is_refused(
    arriving: PageClient, user: User
) -> None:
    key = SoftPasskey()
    give_password(arriving)
    options = options_on(arriving.get(PASSKEY).content.decode())
    arriving.post(PASSKEY, {"name": "Blue key", "passkey": key.created(options)})
    arriving.post("/account/sign-out/")
    give_password(arriving)
    old = key.asked(options_on(arriving.get(ASK).content.decode()))
    strange = SoftPasskey().asked(options_on(arriving.get(ASK).content.decode()))

    for answer in (old, strange, old):
        page = arriving.post(ASK, {"passkey": answer}).content.decode()
        assert "This passkey is not one of yours" in page
    assert arriving.get("/desk/").headers["Location"] == ASK


@pytest.mark.parametrize("nonsense", ["not json", "[]", '{"id": "x"}', ""])
def test_nonsense_is_no_passkey(nonsense: str, arriving: PageClient, user: User) -> None:
    give_password(arriving)
    arriving.get(PASSKEY)

    page = arriving.post(PASSKEY, {"name": "Blue key", "passkey": nonsense}).content.decode()

    assert 'class="govuk-error-summary"' in page
    assert not Authenticator.objects.exists()


def test_nonsense_from_a_browser_lets_nobody_in(arriving: PageClient, user: User) -> None:
    with_app(user)
    give_password(arriving)

    for nonsense in ("not json", '{"id": "x"}'):
        assert arriving.post(ASK, {"passkey": nonsense}).status_code == 200
    assert arriving.get("/desk/").headers["Location"] == ASK
