"""Are recovery codes shown once, kept only as hashes, and good once each?"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator

from heed.accounts import actions, factors
from heed.accounts.models import User
from heed.accounts.session_store import now
from heed.accounts.tests.arriving import (
    ASK,
    CODES,
    code_of,
    give_password,
    with_app,
)
from heed.audit.models import AuditEntry
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("not_a_demonstration")

Capture = Callable[..., object]


def test_recovery_codes_are_shown_once_and_each_lets_in_once(
    arriving: PageClient, user: User
) -> None:
    secret = with_app(user)
    give_password(arriving)
    arriving.post(ASK, {"code": code_of(secret)})
    assert "Show me ten new codes" in arriving.get(CODES).content.decode()
    shown = arriving.post(CODES).content.decode()
    codes = re.findall(r"<li>(\d-\w{5}-\w{5})</li>", shown)
    assert len(set(codes)) == 10
    assert not set(codes) & set(re.findall(r"\d-\w{5}-\w{5}", arriving.get(CODES).content.decode()))
    arriving.post("/account/sign-out/")

    give_password(arriving)
    typed = codes[4].replace("-", " ").lower()
    assert arriving.post(ASK, {"code": typed}).headers["Location"] == "/desk/"
    arriving.post("/account/sign-out/")
    give_password(arriving)
    again = arriving.post(ASK, {"code": codes[4]}).content.decode()

    assert "This recovery code is not right, or it has been used" in again
    assert factors.of(user.pk).codes_left == 9
    entry = AuditEntry.objects.get(event="accounts:recovery_code:used")
    assert entry.changes == {"codes left": [10, 9]}


def test_new_recovery_codes_end_the_old_ones(user: User) -> None:
    with_app(user)
    old = actions.make_recovery_codes(user, at=now())
    new = actions.make_recovery_codes(user, at=now())

    with pytest.raises(factors.WrongCode):
        actions.use_recovery_code(user, code=old[0], at=now())
    assert actions.use_recovery_code(user, code=new[0], at=now()) == "a recovery code"
    stored = str(Authenticator.objects.get(user=user, type="recovery_codes").data)
    assert not [code for code in new if code.replace("-", "")[1:] in stored]


@pytest.mark.parametrize("code", ["", "x", "0-AAAAA-AAAAA", "99999999", "ABCDEFGHIJK"])
def test_what_is_no_recovery_code_is_refused(code: str, user: User) -> None:
    with_app(user)
    with pytest.raises(factors.WrongCode):
        actions.use_recovery_code(user, code=code, at=now())
    actions.make_recovery_codes(user, at=now())

    with pytest.raises(factors.WrongCode):
        actions.use_recovery_code(user, code=code, at=now())
