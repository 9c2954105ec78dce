"""What does a session know: who proved what, and how long ago? Times are seconds since 1970."""

from __future__ import annotations

from typing import Final

from django.contrib.sessions.backends.base import SessionBase

from heed.core import clock

# ASVS 7.5.3, trust.md T12: a proof older than this does not open what needs a fresh one.
PROOF_LASTS: Final = 5 * 60

PROVED: Final = "proved"
SECOND_FACTOR: Final = "second_factor"


def note_proof(session: SessionBase, *, second_factor: bool = False) -> None:
    """Remember that the person has just proved who they are, and whether by a second factor."""
    session[PROVED] = clock.seconds()
    if second_factor:
        session[SECOND_FACTOR] = True


def is_freshly_proved(session: SessionBase) -> bool:
    """Say whether the person proved who they are in the last five minutes.

    A proof from the future (the clock was put back) is not fresh.
    """
    proved = session.get(PROVED)
    return proved is not None and 0 <= clock.seconds() - proved < PROOF_LASTS
