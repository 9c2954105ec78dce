"""Does the database keep what it has acknowledged, even if the power fails a moment later?"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

# What each database must answer. WAL lets people read while somebody writes; IMMEDIATE makes a
# second writer wait instead of failing; FULL and fsync put a write on the disk before it counts.
SQLITE: Final = {
    "journal_mode": ("wal",),
    "synchronous": ("2",),
    "foreign_keys": ("1",),
    "transaction_mode": ("IMMEDIATE",),
}
POSTGRESQL: Final = {
    "fsync": ("on",),
    "full_page_writes": ("on",),
    "synchronous_commit": ("on", "local", "remote_write", "remote_apply"),
}


class NotDurable(ImproperlyConfigured):
    """The database could lose what it has acknowledged; Heed does not start on it."""


def require(connection: BaseDatabaseWrapper) -> None:
    """Refuse to start on a database that could lose a write.

    :raises NotDurable: saying which settings are wrong and what they must be
    """
    found = problems(connection)
    if found:
        raise NotDurable(" ".join(found))


def check(*, databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """Say the same as a system check, for `heed check --database default`."""
    return [
        Error(problem, id="heed.E001")
        for alias in databases or ()
        for problem in problems(connections[alias])
    ]


def problems(connection: BaseDatabaseWrapper) -> list[str]:
    """Return a sentence for each setting with which the database could lose a write."""
    if connection.vendor == "sqlite":
        return compare(_sqlite(connection), SQLITE, "SQLite")
    return compare(_postgresql(connection), POSTGRESQL, "PostgreSQL")


def compare(
    found: Mapping[str, str], wanted: Mapping[str, tuple[str, ...]], name: str
) -> list[str]:
    """Return a sentence for each setting that is not what it must be."""
    return [
        f"{name} runs with {setting} {found[setting]}; it must be {' or '.join(values)}."
        for setting, values in wanted.items()
        if found[setting] not in values
    ]


def keep_open(connection: BaseDatabaseWrapper) -> sqlite3.Connection | None:
    """Hold SQLite's two files beside the database there for as long as this process lives.

    Whoever closes the database last removes them, and on a full disk nobody could make them again,
    not even to read. A server has no such files, and neither has a database in memory. It must
    not be asked before a process forks: SQLite's locks do not follow.
    """
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or not Path(name).is_file():
        return None
    held = sqlite3.connect(name, check_same_thread=False)
    held.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return held


def _sqlite(connection: Any) -> dict[str, str]:
    found = {}
    with connection.cursor() as cursor:
        for setting in ("journal_mode", "synchronous", "foreign_keys"):
            cursor.execute(f"PRAGMA {setting}")
            found[setting] = str(cursor.fetchone()[0])
    # Django learns its own setting while it connects, so it is asked afterwards.
    return {**found, "transaction_mode": str(connection.transaction_mode)}


def _postgresql(connection: BaseDatabaseWrapper) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", [list(POSTGRESQL)]
        )
        return dict(cursor.fetchall())
