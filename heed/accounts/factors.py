"""Which second factors does a person have, and is this code or passkey right?

Tables, one-time codes and passkeys are allauth's; what is stored of a code, and that one counts
only once, is decided here, so that it holds for all processes and after a restart.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from allauth.core.internal.cryptokit import compare_user_code, normalize_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.exceptions import ValidationError

from heed.accounts.models import User
from heed.core import clock
from heed.core.references import ALPHABET

RECOVERY_CODES: Final = 10
RECOVERY_LETTERS: Final = 5
# 45 bits of chance in each code: this is plenty, and ten of them are made while somebody waits.
RECOVERY_ITERATIONS: Final = 60_000


# What allauth raises at an answer that is not ours, or that is no answer at all.
NONSENSE: Final = (ValidationError, KeyError, TypeError, ValueError)


class WrongCode(ValueError):
    """The code is not right, is too old, or was used before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """One way to prove who one is, besides the password."""

    pk: int
    is_app: bool
    name: str
    added_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Factors:
    """All second factors of a person."""

    factors: tuple[Factor, ...]
    codes_left: int

    @property
    def has_app(self) -> bool:
        """Say whether there is an authenticator app."""
        return any(factor.is_app for factor in self.factors)

    @property
    def has_passkey(self) -> bool:
        """Say whether there is a passkey."""
        return any(not factor.is_app for factor in self.factors)


def of(user_id: int) -> Factors:
    """Return a person's second factors, the oldest first, and how many recovery codes are left."""
    rows = Authenticator.objects.filter(user_id=user_id).order_by("created_at", "pk")
    codes = [row for row in rows if row.type == Authenticator.Type.RECOVERY_CODES]
    return Factors(
        factors=tuple(_factor(row) for row in rows if row not in codes),
        codes_left=sum(1 for row in codes for code in row.data["codes"] if code),
    )


def has_any(user_id: int) -> bool:
    """Say whether a person has set up a second factor; recovery codes alone are none."""
    rows = Authenticator.objects.filter(user_id=user_id)
    return bool(rows.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())


def who_have_any(user_ids: Iterable[int]) -> set[int]:
    """Return those of these people who have set up a second factor; one question for all."""
    rows = Authenticator.objects.filter(user_id__in=set(user_ids))
    rows = rows.exclude(type=Authenticator.Type.RECOVERY_CODES)
    return set(rows.values_list("user_id", flat=True))


def new_secret() -> str:
    """Return a secret for an authenticator app: 160 random bits, as letters to type."""
    return str(totp.generate_totp_secret())


def app_address(user: User, secret: str) -> str:
    """Return what an authenticator app reads from the picture."""
    return str(get_adapter().build_totp_url(user, secret))


def app_picture(user: User, secret: str) -> str:
    """Return the picture for an authenticator app, as SVG."""
    return str(get_adapter().build_totp_svg(app_address(user, secret)))


def counter_of(secret: str, code: str, *, after: int = -1) -> int:
    """Return the number of the half minute a code is for, if it comes after one used before.

    The half minutes before and after this one count too, because clocks differ.

    :raises WrongCode: if it is for none of them, or one used before
    """
    now = clock.seconds() // 30
    for counter in (now - 1, now, now + 1):
        expected = totp.format_hotp_value(totp.hotp_value(secret, counter))
        if compare_user_code(actual=code, expected=expected) and counter > after:
            return counter
    raise WrongCode("This code is not right, or it has been used. Wait for the next one")


def new_recovery_codes() -> list[str]:
    """Return ten codes to keep on paper; the digit says which of the ten it is."""
    return [f"{number}-{_letters()}-{_letters()}" for number in range(RECOVERY_CODES)]


def hashed(codes: Iterable[str]) -> list[str]:
    """Return what is stored of recovery codes: each hashed with a salt of its own."""
    hasher = PBKDF2PasswordHasher()
    return [hasher.encode(_plain(code), hasher.salt(), RECOVERY_ITERATIONS) for code in codes]


def which_recovery_code(stored: list[str], code: str) -> int:
    """Return which of the stored codes this is.

    :raises WrongCode: if it is none of them, or one used before
    """
    typed = _plain(code)
    number = int(typed[0]) if typed[:1].isdigit() else RECOVERY_CODES
    unused = stored[number] if number < len(stored) else ""
    if unused and PBKDF2PasswordHasher().verify(typed, unused):
        return number
    raise WrongCode("This recovery code is not right, or it has been used")


def looks_like_a_recovery_code(code: str) -> bool:
    """Say whether somebody typed a recovery code where an app's code could stand."""
    return len(_plain(code)) > 6


def _letters() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(RECOVERY_LETTERS))


def _plain(code: str) -> str:
    return str(normalize_user_code(code)).upper()


def _factor(row: Authenticator) -> Factor:
    is_app = row.type == Authenticator.Type.TOTP
    return Factor(
        pk=row.pk,
        is_app=is_app,
        name="Authenticator app" if is_app else str(row.data["name"]),
        added_at=row.created_at,
        used_at=row.last_used_at,
    )
