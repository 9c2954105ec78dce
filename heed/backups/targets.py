"""Where does a restored copy go, and what becomes of what was there? It is moved aside, kept whole.

A target restores on trial beside what is in use, so that putting in place is only renaming.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Protocol

from django.conf import settings
from django.db import connection

from heed.backups import envelope, postgresql, sqlite
from heed.backups.manifest import Table
from heed.backups.restoring import Opened

# Whoever was signed in when the backup was made signs in again.
SESSIONS: Final = ("accounts_session", "django_session")
ENDINGS: Final = ("", "-wal", "-shm")


class CannotRestore(Exception):
    """The copy cannot be put there; nothing was changed."""


class Target(Protocol):
    """A place for a restored copy. `engine` is the kind of backup it takes."""

    engine: str

    def receive(self, opened: Opened) -> None:
        """Restore on trial."""

    def tables(self) -> dict[str, Table]:
        """Return every table of the copy on trial with its rows and hash."""

    def problems(self) -> Sequence[str]:
        """Return what is wrong with the copy on trial, in sentences."""

    def on_trial(self) -> dict[str, Any]:
        """Return what leads to the copy on trial, as the settings name it."""

    def in_place(self) -> dict[str, Any]:
        """Return what leads to the copy when it is in place."""

    def newer_than(self, moment: datetime) -> int | None:
        """Return how many entries the trail in use has after a moment; None if nobody can tell."""

    def end_sessions(self) -> None:
        """Sign everybody out of the copy on trial."""

    def put_in_place(self, aside: Path) -> str:
        """Put the copy where it belongs; say where what was there is now, if anything was."""

    def give_up(self) -> None:
        """Take away the copy on trial."""


class SqliteTarget:
    """A database file in a folder."""

    engine = sqlite.ENGINE

    def __init__(self, folder: Path, name: str) -> None:
        self.database = folder / name
        self.copy = folder / name

    def receive(self, opened: Opened) -> None:
        """Restore on trial, into the folder the backup was opened in."""
        self.copy = opened.folder / self.database.name
        sqlite.unpack(opened.database, self.copy)

    def tables(self) -> dict[str, Table]:
        """Return every table of the copy with its rows and hash."""
        return sqlite.tables(self.copy)

    def problems(self) -> list[str]:
        """Return what is wrong with the copy, in sentences."""
        return sqlite.problems(self.copy)

    def on_trial(self) -> dict[str, Any]:
        """Return what leads to the copy on trial."""
        return {"NAME": str(self.copy)}

    def in_place(self) -> dict[str, Any]:
        """Return what leads to the database in use."""
        return {"NAME": str(self.database)}

    def newer_than(self, moment: datetime) -> int | None:
        """Return how many entries the trail in use has after a moment."""
        if not self.database.exists():
            return 0
        question = "SELECT count(*) FROM audit_auditentry WHERE at > ?"
        try:
            with closing(sqlite3.connect(self.database)) as in_use:
                return int(
                    in_use.execute(question, [f"{moment:%Y-%m-%d %H:%M:%S.%f}"]).fetchone()[0]
                )
        except sqlite3.DatabaseError:
            return None

    def end_sessions(self) -> None:
        """Sign everybody out of the copy."""
        with closing(sqlite3.connect(self.copy, isolation_level=None)) as copy:
            for table in session_tables(sqlite.names(copy)):
                copy.execute(" ".join(["DELETE FROM", table]))

    def put_in_place(self, aside: Path) -> str:
        """Move the database aside with what belongs to it, and the copy to its place."""
        was_there = self.database.exists()
        for ending in ENDINGS:
            move(self.database.with_name(self.database.name + ending), aside)
        self.copy.rename(self.database)
        envelope.settle_folder(self.database.parent)
        return str(aside) if was_there else ""

    def give_up(self) -> None:
        """The copy goes with the folder it is in."""


@contextmanager
def looking_at(there: dict[str, Any], connection: Any = connection) -> Iterator[None]:
    """Let everything that asks the database ask another one of the same engine for a while."""
    let_go(connection)
    before = dict(connection.settings_dict)
    connection.settings_dict.update(there)
    try:
        yield
    finally:
        let_go(connection)
        connection.settings_dict.update(before)


@contextmanager
def trail_kept_in(folder: Path) -> Iterator[None]:
    """Let the trail's keys and anchors be those in a folder for a while."""
    before = settings.TRAIL_KEYS, settings.TRAIL_ANCHORS
    settings.TRAIL_KEYS, settings.TRAIL_ANCHORS = (folder / path.name for path in before)
    try:
        yield
    finally:
        settings.TRAIL_KEYS, settings.TRAIL_ANCHORS = before


def session_tables(names: Iterable[str]) -> list[str]:
    """Return the tables that say who is signed in."""
    return [name for name in names if name in SESSIONS]


def move(path: Path, folder: Path) -> None:
    """Move a file or folder, if there is one, into a folder on the same disk."""
    if path.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.rename(folder / path.name)


def let_go(connection: Any) -> None:
    """Close what is open, also connections that wait to be used again."""
    connection.close()
    if connection.vendor == postgresql.ENGINE:
        connection.close_pool()
