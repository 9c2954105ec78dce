"""How many guessed passwords reach the hash, and can a guesser tell who has an account?"""

from __future__ import annotations

import logging
import re
import time
from statistics import median
from typing import Final
from unittest import mock

from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.test import override_settings

from heed.accounts.models import User
from tests.pages import PageClient
from tests.trust import harnesses
from tests.trust.counted_hash import COUNTED, Counted
from tests.trust.figure import Figure

SIGN_IN: Final = "/account/sign-in/"
FORGOTTEN: Final = "/account/forgotten/"
REAL_HASHER: Final = "django.contrib.auth.hashers.PBKDF2PasswordHasher"
PER_ACCOUNT: Final = 10
PER_PLACE: Final = 100
WITHIN: Final = 0.005  # seconds between the medians
# What differs between any two answers: the token against forged requests.
TOKEN: Final = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


def run(full: bool) -> Figure:
    """Guess at one account from many places, at many from one, and compare with nobody's."""
    logging.disable(logging.WARNING)  # every refusal is a line in the log
    guesses = 10_000 if full else 400
    with override_settings(PASSWORD_HASHERS=[COUNTED]):
        at_one = _guess_at_one_account(guesses)
        at_many = _guess_from_one_place(guesses // 10)
        differing = _differing_bytes(12)
        pairs = 200 if full else 60
        apart = max(_apart(pairs, page) for page in (SIGN_IN, FORGOTTEN))
    work = _work_of_the_real_hash()
    logging.disable(logging.NOTSET)
    failures = [
        sentence
        for sentence, wrong in (
            (f"{at_one} guesses at one account reached the hash", at_one > PER_ACCOUNT),
            (f"{at_many} guesses from one place reached the hash", at_many > PER_PLACE),
            (f"{differing} bytes tell who has an account", differing > 0),
            (f"the medians are {apart * 1000:.1f} ms apart", apart > WITHIN),
            (f"the real hash does {work} rounds for known and unknown", len(set(work)) != 1),
        )
        if wrong
    ]
    return Figure(
        f"{guesses:,} guesses at one account from {guesses} places: {at_one} reached the hash; "
        f"{guesses // 10:,} at as many accounts from one place: {at_many}; known and unknown: "
        f"{differing} bytes differ, medians {apart * 1000:.2f} ms apart over {pairs} pairs, "
        f"the real hash does {work[0]:,} rounds for either",
        failures,
    )


def _guess_at_one_account(guesses: int) -> int:
    user = User.objects.create_user(email="known@example.org.uk", name="Known", password="right")
    client, before = PageClient(), Counted.asked
    for number in range(guesses):
        _guess(client, user.email, f"guess {number}", place=_place(number))
    return Counted.asked - before


def _guess_from_one_place(accounts: int) -> int:
    client, before = PageClient(), Counted.asked
    for number in range(accounts):
        _guess(client, f"somebody.{number}@example.org.uk", "guess", place="198.51.100.1")
    return Counted.asked - before


def _differing_bytes(tries: int) -> int:
    """Count the bytes by which answers about somebody and about nobody differ, stopped or not."""
    User.objects.create_user(email="here@example.org.uk", name="Here", password="right")
    client, found = PageClient(), 0
    for number in range(tries):
        for page in (SIGN_IN, FORGOTTEN):
            answers = [
                _guess(client, f"{who}@example.org.uk", place=_place(90_000 + number), page=page)
                for who in ("here", "gone")
            ]
            known, unknown = (body.replace(b"gone@", b"here@") for body in answers)
            found += sum(one != other for one, other in zip(known, unknown, strict=False))
            found += abs(len(known) - len(unknown))
    return found


def _apart(pairs: int, page: str) -> float:
    """Return how far the median answers for known and unknown people are apart, in seconds.

    It is the time of the processor: what else the machine does says nothing about an account.
    """
    known = [
        User.objects.create_user(
            email=f"{page[-4:-1]}.{number}@example.org.uk", name="Known", password="right"
        ).email
        for number in range(pairs)
    ]
    client = PageClient()
    times: dict[bool, list[float]] = {True: [], False: []}
    for number, email in enumerate(known):
        for is_known in (True, False) if number % 2 else (False, True):
            who = email if is_known else f"nobody.{email}"
            started = time.thread_time()
            _guess(client, who, place=_place(50_000 + number), page=page)
            times[is_known].append(time.thread_time() - started)
    return abs(median(times[True]) - median(times[False]))


def _work_of_the_real_hash() -> tuple[int, int]:
    """Return the rounds of the real hash for somebody known and for somebody unknown.

    How long they take says more about what else the machine does than about who has an account.
    """
    rounds: list[int] = []
    encode = PBKDF2PasswordHasher.encode

    def count(
        self: PBKDF2PasswordHasher, password: str, salt: str, iterations: int | None = None
    ) -> str:
        rounds.append(iterations or self.iterations)
        return str(encode(self, password, salt, iterations))

    with override_settings(PASSWORD_HASHERS=[REAL_HASHER]):
        User.objects.create_user(email="slow@example.org.uk", name="Slow", password="right")
        with mock.patch.object(PBKDF2PasswordHasher, "encode", count):
            for who in ("slow", "gone.too"):
                _guess(PageClient(), f"{who}@example.org.uk", place=_place(99_999))
    known, unknown = rounds
    return known, unknown


def _guess(
    client: PageClient, email: str, guess: str = "wrong", *, place: str, page: str = SIGN_IN
) -> bytes:
    typed = {"email": email, "password": guess}
    response = client.post(page, typed, REMOTE_ADDR=place)
    return f"{response.status_code} ".encode() + TOKEN.sub(b"", bytes(response.content))


def _place(number: int) -> str:
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


if __name__ == "__main__":
    harnesses.command()
