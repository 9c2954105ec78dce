"""How many guesses are heard at all? Counted before anything costly, for all processes together.

A turn is a row in the shared cache. It is taken before a password is hashed or a code is looked at
and given back when the answer was right, so only wrong answers use turns up. Who has no account is
counted like who has one.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final, TypeVar

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

T = TypeVar("T")

UNKNOWN: Final = "unknown"


class TooManyTries(ValueError):
    """Nobody looks at this answer: there have been too many wrong ones."""

    def __init__(self) -> None:
        super().__init__(
            "There have been too many wrong tries. Wait an hour and try again, or ask your "
            "partnership’s business team"
        )


@dataclass(frozen=True, slots=True)
class Budget:
    """So many turns in so many seconds, for one account or one network address."""

    name: str
    turns: int
    seconds: int

    def take(self, who: str) -> str | None:
        """Take a turn and return its key, or None if there is none left.

        Turns that have run out are removed by reading them; after that only one of several
        processes can add the same row.
        """
        keys = [self._key(who, number) for number in range(self.turns)]
        taken = cache.get_many(keys)
        free = (key for key in keys if key not in taken)
        return next((key for key in free if cache.add(key, 1, self.seconds)), None)

    def _key(self, who: str, number: int) -> str:
        mark = hmac.new(settings.SECRET_KEY.encode(), who.strip().lower().encode(), "sha256")
        return f"{self.name}:{mark.hexdigest()[:32]}:{number}"


# trust.md, T13 and T14: ten wrong passwords an hour for an account, and never so many at once from
# one place that people who are signed in have to wait.
PASSWORD: Final = Budget("password", 10, 3600)
CODE: Final = Budget("code", 10, 3600)
LETTER: Final = Budget("letter", 3, 3600)
PLACE: Final = Budget("place", 100, 3600)
BURST: Final = Budget("burst", 20, 10)
NOTED: Final = Budget("noted", 1, 3600)


def hear(budget: Budget, who: str, *, place: str, answer: Callable[[], T]) -> T:
    """Ask for the answer if there is a turn left for this person and this place.

    A right (true) answer gives its turns back.

    :raises TooManyTries: if there is no turn left; nobody is asked then
    """
    taken: list[str] = []
    for limit, whose in ((budget, who), (PLACE, place), (BURST, place)):
        key = limit.take(whose)
        if key is None:
            _give_back(taken)
            raise TooManyTries
        taken.append(key)
    found = answer()
    if found:
        _give_back(taken[:-1])
    return found


def is_first_refusal(who: str) -> bool:
    """Say whether this is the first refusal in an hour, which is the one that is written down."""
    return NOTED.take(who) is not None


def place_of(request: HttpRequest) -> str:
    """Return where a request comes from: the address that our own proxy saw.

    Somebody with one IPv6 network has more addresses than there are seconds, so it counts as one.
    """
    seen = request.META.get("REMOTE_ADDR", "")
    if seen in settings.HEED_PROXIES:
        seen = request.headers.get("X-Forwarded-For", seen).rpartition(",")[2].strip()
    try:
        address = ip_address(seen)
    except ValueError:
        return UNKNOWN
    if isinstance(address, IPv6Address):
        return str(ip_network((address, 64), strict=False))
    return str(address)


def _give_back(keys: list[str]) -> None:
    cache.delete_many(keys)
