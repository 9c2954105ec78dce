"""What does a session know: who proved what, when and where? Times are seconds since 1970."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import timedelta
from typing import Final, cast

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db import DatabaseError

from heed.accounts.models import Session
from heed.accounts.session_store import DEVICE, STARTED, SessionStore, now
from heed.core import clock

# ASVS 7.5.3, trust.md T12: a proof older than this does not open what needs a fresh one.
PROOF_LASTS: Final = 5 * 60
# To have been seen is written down at most this often.
SEEN_AGAIN_AFTER: Final = timedelta(seconds=30)

PROVED: Final = "proved"
SECOND_FACTOR: Final = "second_factor"
GIVEN: Final = "given"
OWED: Final = "owed"

# Pages for somebody who has given a password and not yet a second factor.
ON_THE_WAY_IN: Final = frozenset(
    {
        "accounts:second_factor",
        "accounts:set_up",
        "accounts:set_up_app",
        "accounts:app_picture",
        "accounts:set_up_passkey",
        "accounts:recovery_codes",
    }
)

# What browsers call themselves, in the order in which they must be asked: each also says the next.
BROWSERS: Final = (
    ("Edge", r"Edg(e|A|iOS)?/"),
    ("Opera", r"OPR/"),
    ("Samsung Internet", r"SamsungBrowser/"),
    ("Firefox", r"Firefox/|FxiOS/"),
    ("Chrome", r"Chrom(e|ium)/|CriOS/"),
    ("Safari", r"Safari/"),
)
SYSTEMS: Final = (
    ("Windows", r"Windows"),
    ("an iPhone", r"iPhone"),
    ("an iPad", r"iPad"),
    ("a Mac", r"Macintosh"),
    ("Android", r"Android"),
    ("a Chromebook", r"CrOS"),
    ("Linux", r"Linux"),
)


def begin(session: SessionBase, *, user_agent: str, owes_second_factor: bool) -> None:
    """Remember that a person has just signed in with a password, and on what kind of device."""
    session[STARTED] = clock.seconds()
    session[DEVICE] = device(user_agent)
    session[SECOND_FACTOR] = OWED if owes_second_factor else ""
    note_proof(session)


def note_proof(session: SessionBase, *, second_factor: bool = False) -> None:
    """Remember that the person has just proved who they are, and whether by a second factor."""
    session[PROVED] = clock.seconds()
    if second_factor:
        session[SECOND_FACTOR] = GIVEN


def note_proof_elsewhere(session: SessionBase, *, at: int, second_factor: bool) -> None:
    """Remember what an employer's service says was proved to it, and when."""
    session[PROVED] = at
    if second_factor:
        session[SECOND_FACTOR] = GIVEN


def is_freshly_proved(session: SessionBase) -> bool:
    """Say whether the person proved who they are in the last five minutes.

    A proof from the future (the clock was put back) is not fresh.
    """
    proved = session.get(PROVED)
    return proved is not None and 0 <= clock.seconds() - proved < PROOF_LASTS


def is_complete(session: SessionBase) -> bool:
    """Say whether the person has proved all that is asked of them before a page opens.

    A demonstration asks for a second factor only from people who have set one up.
    """
    given = session.get(SECOND_FACTOR)
    return given == GIVEN or (settings.DEMONSTRATION and given != OWED)


def note_seen(session: SessionBase) -> None:
    """Remember that the person is still there; a disk that is full does not stop them reading."""
    row, at = cast(SessionStore, session).row, now()
    if row is not None and at - row.last_seen_at >= SEEN_AGAIN_AFTER:
        with suppress(DatabaseError):
            Session.objects.filter(pk=row.pk).update(last_seen_at=at)


def device(user_agent: str) -> str:
    """Return what a person would call their device: “Firefox on Windows”."""
    browser = _first(BROWSERS, user_agent)
    system = _first(SYSTEMS, user_agent)
    if not browser:
        return f"A browser on {system}" if system else "An unknown device"
    return f"{browser} on {system}" if system else browser


def _first(known: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for name, sign in known if re.search(sign, user_agent)), "")
