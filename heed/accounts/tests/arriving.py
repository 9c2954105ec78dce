"""How does somebody come in, in tests: by a password, a code or a passkey?"""

from __future__ import annotations

import html as entities
import re

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp

from heed.accounts import actions, factors
from heed.accounts.models import User
from heed.accounts.session_store import now
from heed.accounts.tests.factories import PASSWORD
from heed.audit.models import AuditEntry
from heed.core import clock
from tests.pages import PageClient

SIGN_IN = "/account/sign-in/"
ASK = "/account/second-factor/"
SET_UP = f"{ASK}set-up/"
APP = f"{SET_UP}app/"
PASSKEY = f"{SET_UP}passkey/"
CODES = f"{ASK}recovery-codes/"
LIST = "/account/second-factors/"


def give_password(client: PageClient, asked: str = "") -> str:
    """Give the password at the door; return where it leads."""
    typed = {"email": client.person.email, "password": PASSWORD}
    return str(client.post(f"{SIGN_IN}{asked}", typed).headers["Location"])


def code_of(secret: str) -> str:
    """Return the code an app shows now."""
    return str(totp.format_hotp_value(totp.hotp_value(secret, clock.seconds() // 30)))


def with_app(user: User) -> str:
    """Give somebody an authenticator app, added a while ago; return its secret."""
    secret = factors.new_secret()
    actions.add_app(user, secret=secret, code=code_of(secret), at=now())
    app = Authenticator.objects.get(user=user, type="totp")
    app.data["counter"] = 0
    app.save()
    return secret


def secret_on(page: str) -> str:
    """Return the secret in letters on a page."""
    found = re.search(r"<strong>([A-Z2-7 ]{39})</strong>", page)
    assert found
    return found[1].replace(" ", "")


def options_on(page: str) -> str:
    """Return our challenge on a page."""
    found = re.search(r'data-heed-options="([^"]*)"', page)
    assert found
    return entities.unescape(found[1])


def events(user: User) -> list[str]:
    """Return what was written down about somebody, oldest first."""
    found = AuditEntry.objects.filter(user_id=user.pk).order_by("pk")
    return [event.split(":", 1)[1] for event in found.values_list("event", flat=True)]
