"""Who has an account, where are they signed in, and what was kept for them?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from heed.accounts import sealed
from heed.accounts.models import KeptAnswers, Session, User


class NoSuchAccount(LookupError):
    """Nobody has an account with this email address."""


def by_email(email: str) -> User:
    """Return the person with this email address.

    :raises NoSuchAccount: if nobody has it, or the account is closed
    """
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if user is None:
        raise NoSuchAccount(
            "Nobody has an account with this email address. Check it, or ask whoever runs Heed "
            "for you to add the person."
        )
    return user


@dataclass(frozen=True, slots=True)
class Kept:
    """What somebody had typed when their session was over, opened for them."""

    pk: int
    address: str
    kept_at: datetime
    answers: tuple[tuple[str, str], ...]
    files: tuple[str, ...]


def sessions_of(user_id: int, *, at: datetime) -> list[Session]:
    """Return a person's sessions that still open something, the one last seen first."""
    found = Session.objects.filter(user_id=user_id).order_by("-last_seen_at", "reference")
    return [session for session in found if session.over_because(at) is None]


def kept_for(user_id: int, *, since: datetime) -> list[Kept]:
    """Return what was kept for a person since then, newest first.

    What can no longer be opened, because the installation has another secret key, is left out.
    """
    rows = KeptAnswers.objects.filter(user_id=user_id, kept_at__gt=since).order_by(
        "-kept_at", "-pk"
    )
    opened = (_opened(row) for row in rows)
    return [kept for kept in opened if kept is not None]


def _opened(row: KeptAnswers) -> Kept | None:
    try:
        content = json.loads(sealed.unseal(row.sealed, purpose="kept answers"))
    except sealed.CannotBeOpened:
        return None
    return Kept(
        pk=row.pk,
        address=row.address,
        kept_at=row.kept_at,
        answers=tuple((name, value) for name, value in content["answers"]),
        files=tuple(content["files"]),
    )
