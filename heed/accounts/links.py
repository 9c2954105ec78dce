"""Which links let somebody choose a new password? Made for one person, once, for ten minutes."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.tokens import default_token_generator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from heed.accounts.models import User

# How the two parts of a link become an address.
LinkTo = Callable[[str, str], str]


class LinkUseless(LookupError):
    """The link is too old, was used, or was never ours."""


def parts_for(user: User) -> tuple[str, str]:
    """Return the two parts of a link: whose it is, and a secret.

    The secret is made from the password of today, so it works until another one is set, and no
    longer than `PASSWORD_RESET_TIMEOUT`.
    """
    whose = urlsafe_base64_encode(str(user.pk).encode())
    return whose, default_token_generator.make_token(user)


def person_behind(whose: str, secret: str) -> User:
    """Return whose link this is.

    :raises LinkUseless: if it is too old, was used, or was never ours
    """
    try:
        pk = int(force_str(urlsafe_base64_decode(whose)))
    except (ValueError, OverflowError):
        pk = 0
    user = User.objects.filter(pk=pk, is_active=True).first() if 0 < pk < 2**63 else None
    if user is None or not default_token_generator.check_token(user, secret):
        raise LinkUseless("This link does not work any more. Ask for another one.")
    return user


def address_of(request: HttpRequest) -> LinkTo:
    """Return how the two parts of a link become an address of this very service."""
    return lambda whose, secret: request.build_absolute_uri(
        reverse("accounts:choose_password", args=[whose, secret])
    )
