"""Who has an account?"""

from __future__ import annotations

from heed.accounts.models import User


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
