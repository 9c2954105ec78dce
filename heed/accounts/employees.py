"""Whom does the answer of an employer's service mean, and what has it proved?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from allauth.socialaccount.models import SocialAccount

from heed.accounts.models import User


class NotLetIn(PermissionError):
    """The employer's service knows the person; Heed does not let them in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the service says: who (for ever), which address (today), and how and when proved.

    `proved_at` is in seconds since 1970, 0 if the service does not say.
    """

    provider: str
    who: str
    email: str
    is_email_verified: bool
    has_second_factor: bool
    proved_at: int


def answer(
    provider: str, said: Mapping[str, Any], *, second_factor: frozenset[str], vouches: bool
) -> Answer:
    """Read what the service said: its token, and what it told about the person when asked.

    :raises NotLetIn: if the two are about different people
    """
    token, told = said.get("id_token") or {}, said.get("userinfo") or {}
    who = str(token.get("sub", ""))
    if not who or str(told.get("sub", who)) != who:
        raise NotLetIn("The answer of the service is not about one person.")
    email = str(told.get("email") or token.get("email") or "").strip().lower()
    verified = told.get("email_verified") or token.get("email_verified")
    methods, level = token.get("amr") or [], str(token.get("acr") or "")
    moment = token.get("auth_time")
    return Answer(
        provider=provider,
        who=who,
        email=email,
        is_email_verified=bool(email) and (verified is True or vouches),
        has_second_factor="mfa" in methods or level in second_factor,
        proved_at=moment if isinstance(moment, int) else 0,
    )


def person(said: Answer) -> User:
    """Return whose account it is: the one bound to this answer, or the one with this address.

    An address that has passed to somebody else at the employer does not bring the account along.

    :raises NotLetIn: if nobody here is meant
    """
    known = SocialAccount.objects.filter(provider=said.provider, uid=said.who).first()
    if known is not None:
        return _open(User.objects.filter(pk=known.user_id).first())
    if not said.is_email_verified:
        raise NotLetIn("The service does not say that the address is really yours.")
    user = _open(User.objects.filter(email=said.email).first())
    if SocialAccount.objects.filter(provider=said.provider, user_id=user.pk).exists():
        raise NotLetIn("Somebody else at the service has used this account before.")
    return user


def _open(user: User | None) -> User:
    if user is None or not user.is_active:
        raise NotLetIn("Nobody here has an account with that address.")
    return user
