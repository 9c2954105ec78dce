"""Does the database take writing just now, why not, and when will it again?

Reading goes on either way. Writing stops when there is no room on the disk, and starts again by
itself when there is; it stops while Heed is upgraded or for as long as whoever runs Heed says.
"""

from __future__ import annotations

import errno
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Final

import psycopg
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from heed.audit import aside, trail
from heed.audit.aside import NoRoomAside
from heed.audit.events import Event

# What a page may ask of the database while nothing is written.
ONLY_READS: Final = frozenset(
    {"BEGIN", "EXPLAIN", "PRAGMA", "RELEASE", "ROLLBACK", "SAVEPOINT", "SELECT", "SET", "SHOW"}
)
BEGIN_READING: Final = "BEGIN DEFERRED"
NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
NO_ROOM_SQLITE: Final = frozenset(
    {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_WRITE}
)
TRY_AGAIN_AFTER: Final = 2.0  # seconds between two tries to write again, in one process


class Why(Enum):
    """Why the database takes no writing; the value is what a page says first."""

    FULL = "There is no room left on the disk."
    UPGRADE = "Heed is being upgraded."
    CLOSED = "Whoever runs Heed for you has stopped changes for a while."


@dataclass(frozen=True, slots=True)
class Standing:
    """Since when (UTC) and why nothing is written; `reason` is in somebody's own words."""

    why: Why
    since: datetime
    reason: str = ""

    @property
    def says(self) -> str:
        """Return the sentences a page shows."""
        return f"{self.why.value} {self.reason}".strip()


class TakesNoWriting(DatabaseError):
    """A page tried to write while nothing is written."""


def standing() -> Standing | None:
    """Return why nothing is written, or None while the database takes writing."""
    said = aside.standing()
    if said is None:
        return None
    return Standing(
        Why[said["why"]], datetime.fromisoformat(said["since"]), str(said.get("reason", ""))
    )


def begin(why: Why, *, at: datetime, reason: str = "") -> Standing:
    """Stop writing, for every process, and write down that it stopped.

    :raises OSError: if it cannot even be noted
    """
    new = Standing(why, at, reason)
    if aside.begin({"why": why.name, "since": at.isoformat(), "reason": reason}):
        with nothing_written(), transaction.atomic():
            _note(Event.WRITING_PAUSED, new, at=at)
    return standing() or new


def end(before: Standing, *, at: datetime) -> int:
    """Enter what was set aside into the trail, and write again; return how many entries it was.

    :raises DatabaseError: if the database still takes no writing; nothing changes then
    """
    return aside.enter(lambda: _note(Event.WRITING_RESUMED, before, at=at))


class Recovery:
    """Tries to write again when there was no room, now and then, as requests come."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._next_try = 0.0

    def try_to_end(self, before: Standing, *, at: datetime) -> bool:
        """Say whether writing goes on: there is room, and the trail has taken what waited."""
        now = self._seconds()
        if before.why is not Why.FULL or now < self._next_try:
            return False
        self._next_try = now + TRY_AGAIN_AFTER
        if room_left() < settings.HEED_ROOM_TO_WRITE:
            return False
        try:
            end(before, at=at)
        except (DatabaseError, OSError):
            return False
        return True


@contextmanager
def nothing_written() -> Iterator[None]:
    """Let pages read and be written down as readers, and refuse everything else they would write.

    :raises TakesNoWriting: when something is written
    """
    with ExitStack() as stack:
        stack.enter_context(aside.instead())
        stack.enter_context(connection.execute_wrapper(_only_reads))
        yield


def is_about_room(problem: BaseException | None) -> bool:
    """Say whether a failure, or what led to it, is that a disk is full."""
    return any(_says_no_room(one) for one in _what_led_to(problem))


def is_about_writing(problem: BaseException | None) -> bool:
    """Say whether a page failed because nothing is written just now."""
    return any(isinstance(one, TakesNoWriting | NoRoomAside) for one in _what_led_to(problem))


def _what_led_to(problem: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while problem is not None and problem not in found:
        found.append(problem)
        problem = problem.__cause__ or problem.__context__
    return found


def _says_no_room(problem: BaseException) -> bool:
    if isinstance(problem, sqlite3.Error):
        return getattr(problem, "sqlite_errorcode", None) in NO_ROOM_SQLITE
    if isinstance(problem, OSError):
        return problem.errno in NO_ROOM
    return isinstance(problem, psycopg.errors.DiskFull)


def _note(event: Event, standing: Standing, *, at: datetime) -> None:
    trail.record_without_viewer(
        event,
        actor_name="Heed" if standing.why is Why.FULL else "The command line",
        at=at,
        subject_kind="service",
        why=standing.why.name,
        since=standing.since,
        in_words=standing.reason,
    )


def _only_reads(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    verb = sql.lstrip(" \n\t(").split(None, 1)[0].upper()
    if verb not in ONLY_READS:
        raise TakesNoWriting("Nothing is written at the moment.")
    # On SQLite a transaction begins as a writer's, and would wait for whoever writes.
    return execute(BEGIN_READING if verb == "BEGIN" else sql, params, many, context)


def room_left() -> int:
    """Return the free bytes on the disk that Heed writes to."""
    return shutil.disk_usage(settings.VAR).free
