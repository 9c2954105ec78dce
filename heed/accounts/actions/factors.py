"""Add, use and remove second factors; every one of these acts is written down."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal import auth as webauthn
from django.db import transaction

from heed.accounts import factors, letters
from heed.accounts.actions.entries import note as _note
from heed.accounts.models import User
from heed.audit.events import Event

APP = "an authenticator app"
RECOVERY_CODE = "a recovery code"


class HasAnApp(ValueError):
    """There is one authenticator app for an account."""


class NoSuchFactor(LookupError):
    """The factor has been removed already, or it is not this person's."""


@transaction.atomic
def add_app(user: User, *, secret: str, code: str, at: datetime) -> None:
    """Add an authenticator app that has just shown the right code.

    :raises WrongCode: if the code is not the app's
    :raises HasAnApp: if there is one already
    """
    counter = factors.counter_of(secret, code)
    if Authenticator.objects.filter(user=_locked(user), type=Authenticator.Type.TOTP).exists():
        raise HasAnApp("There is an authenticator app already. Remove it first.")
    app = TOTP.activate(user, secret).instance
    app.data["counter"] = counter
    app.save(update_fields=["data"])
    _note(Event.FACTOR_ADDED, user, at=at, changes={"factor": ("", APP)})
    letters.send(user, "factor_added", factor=APP)


@transaction.atomic
def add_passkey(user: User, *, name: str, credential: dict[str, Any], at: datetime) -> None:
    """Add a passkey or security key that has just answered our challenge."""
    webauthn.WebAuthn.add(user, name, credential)
    _note(Event.FACTOR_ADDED, user, at=at, changes={"factor": ("", f"the passkey “{name}”")})
    letters.send(user, "factor_added", factor=f"the passkey “{name}”")


@transaction.atomic
def make_recovery_codes(user: User, *, at: datetime) -> list[str]:
    """Make ten codes to keep on paper and return them, this once; older ones stop working."""
    codes = factors.new_recovery_codes()
    kept = Authenticator.objects.filter(
        user=_locked(user), type=Authenticator.Type.RECOVERY_CODES
    ).first()
    row = kept or Authenticator(user=user, type=Authenticator.Type.RECOVERY_CODES)
    before = factors.of(user.pk).codes_left
    row.data = {"codes": factors.hashed(codes)}
    row.save()
    _note(Event.RECOVERY_CODES_MADE, user, at=at, changes={"codes left": (before, len(codes))})
    return codes


@transaction.atomic
def use_app(user: User, *, code: str, at: datetime) -> str:
    """Use the code an authenticator app shows, which counts once; return what was used.

    :raises WrongCode: if it is wrong, too old or used before
    """
    rows = Authenticator.objects.select_for_update()
    app = rows.filter(user=user, type=Authenticator.Type.TOTP).first()
    if app is None:
        raise factors.WrongCode("There is no authenticator app for this account")
    secret = get_adapter().decrypt(app.data["secret"])
    before = int(app.data["counter"])
    app.data["counter"] = factors.counter_of(secret, code, after=before)
    app.last_used_at = at
    app.save(update_fields=["data", "last_used_at"])
    _note(Event.FACTOR_USED, user, at=at, factor=APP, changes={"app": ("", "used")})
    return APP


@transaction.atomic
def use_recovery_code(user: User, *, code: str, at: datetime) -> str:
    """Use one of the codes on paper, which counts once; return what was used.

    :raises WrongCode: if it is wrong or used before
    """
    rows = Authenticator.objects.select_for_update()
    row = rows.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    if row is None:
        raise factors.WrongCode("There are no recovery codes for this account")
    number = factors.which_recovery_code(row.data["codes"], code)
    left = sum(1 for one in row.data["codes"] if one)
    row.data["codes"][number] = ""
    row.last_used_at = at
    row.save(update_fields=["data", "last_used_at"])
    _note(Event.RECOVERY_CODE_USED, user, at=at, changes={"codes left": (left, left - 1)})
    letters.send(user, "recovery_code_used", left=left - 1)
    return RECOVERY_CODE


@transaction.atomic
def use_passkey(user: User, *, answer: dict[str, Any], at: datetime) -> str:
    """Use a passkey that has just answered our challenge; return what was used.

    :raises WrongCode: if the answer is not one of this person's passkeys
    """
    try:
        passkey = webauthn.complete_authentication(user, answer)
    except factors.NONSENSE as problem:
        raise factors.WrongCode("This passkey is not one of yours. Try another one") from problem
    passkey.last_used_at = at
    passkey.save(update_fields=["last_used_at"])
    used = f"the passkey “{passkey}”"
    _note(Event.FACTOR_USED, user, at=at, factor=used, changes={"passkey": ("", "used")})
    return used


@transaction.atomic
def note_factor_refused(user: User, *, at: datetime) -> None:
    """Write down that somebody who knew the password did not have the second factor."""
    _note(Event.FACTOR_REFUSED, user, at=at, actor_name="Somebody with the password")


@transaction.atomic
def remove_factor(user: User, pk: int, *, at: datetime) -> str:
    """Remove one of one's own second factors; with the last one the recovery codes go too.

    :raises NoSuchFactor: if it was removed already, or is somebody else's
    """
    rows = Authenticator.objects.filter(user=_locked(user))
    own = rows.exclude(type=Authenticator.Type.RECOVERY_CODES)
    found = own.filter(pk=pk).first()
    if found is None:
        raise NoSuchFactor("This has been removed already.")
    name = APP if found.type == Authenticator.Type.TOTP else f"the passkey “{found}”"
    found.delete()
    if not own.exists():
        rows.delete()
    _note(Event.FACTOR_REMOVED, user, at=at, changes={"factor": (name, "")})
    letters.send(user, "factor_removed", factor=name)
    return name


def _locked(user: User) -> User:
    """Return the person, held so that two requests cannot add or remove at once."""
    return User.objects.select_for_update().get(pk=user.pk)
