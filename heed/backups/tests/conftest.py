"""What do tests of backups need? A place, a key, a database file, and a PostgreSQL server."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import dj_database_url
import psycopg
import pytest
from pyrage.x25519 import Identity
from pytest_django.fixtures import Settings

from heed.backups import keys
from heed.backups.envelope import Closing
from heed.backups.ladder import Ladder
from heed.backups.place import Place
from heed.backups.taking import Sources
from scripts import with_postgresql

AT = datetime(2026, 11, 23, 10, 15, tzinfo=UTC)
TRAIL_KEY = "ab" * 32
LADDER = Ladder(
    all_for=timedelta(hours=24), hourly_for=timedelta(days=7), daily_for=timedelta(days=35)
)


@pytest.fixture
def secret() -> Identity:
    """The key in the safe."""
    return Identity.generate()


@pytest.fixture
def closing_run(secret: Identity) -> Closing:
    """A run that closes to the key in the safe."""
    return Closing([str(secret.to_public())])


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A folder for backups that is not there yet."""
    return Place(tmp_path / "backups")


@pytest.fixture
def var(tmp_path: Path) -> Path:
    """A folder as an installation has it: database, attachments, a key."""
    folder = tmp_path / "var"
    (folder / "files" / "ab").mkdir(parents=True)
    (folder / "keys").mkdir()
    (folder / "keys" / "trail-0001.key").write_text(TRAIL_KEY)
    (folder / "secret_key").write_text("secret of sessions")
    make_database(folder / "heed.sqlite3")
    return folder


@pytest.fixture
def sources(var: Path) -> Sources:
    """What a backup of that folder is taken of."""
    return Sources(
        database={"ENGINE": "django.db.backends.sqlite3", "NAME": str(var / "heed.sqlite3")},
        var=var,
        files=var / "files",
        beside=("secret_key", "keys", "not-there", "backup-keys.txt"),
    )


@pytest.fixture
def installation(settings: Settings, var: Path, tmp_path: Path, secret: Identity) -> Path:
    """Settings that lead to that folder; the usual places and a key for the safe."""
    settings.VAR = var
    settings.HEED_FILES = var / "files"
    settings.TRAIL_KEYS, settings.TRAIL_ANCHORS = var / "keys", var / "anchors"
    settings.HEED_BACKUPS = tmp_path / "backups"
    settings.HEED_BACKUPS_SECOND = ""
    settings.HEED_BACKUP_KEYS = var / "backup-keys.txt"
    keys.keep_public(str(secret.to_public()), settings.HEED_BACKUP_KEYS)
    return var


@pytest.fixture
def identity(tmp_path: Path, secret: Identity) -> Path:
    """The sheet from the safe, as a file."""
    file = tmp_path / "identity.txt"
    file.write_text(f"# from the safe\n{secret}\n")
    return file


@pytest.fixture(scope="session")
def server() -> Iterator[dict[str, Any]]:
    """A PostgreSQL server: the one the tests run on, or one of its own."""
    if url := os.environ.get("DATABASE_URL"):
        yield dict(dj_database_url.parse(url))
        return
    with with_postgresql.server() as url:
        own = dict(dj_database_url.parse(url))
        with _connected(own) as connection:
            # Nothing here must outlive a power cut, and making databases takes a second otherwise.
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        yield own


@pytest.fixture
def postgresql_database(server: dict[str, Any]) -> dict[str, Any]:
    """A database with the tables of `make_database`; it is emptied, not made, for each test."""
    database = {**server, "NAME": "heed_backups"}
    try:
        connection = _connected(database)
    except psycopg.OperationalError:
        with _connected(server) as maker:
            maker.execute("CREATE DATABASE heed_backups")
        connection = _connected(database)
    with connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
        for statement in (*STATEMENTS, *FOR_POSTGRESQL):
            connection.execute(statement)
    return database


STATEMENTS = (
    "CREATE TABLE django_migrations (id integer PRIMARY KEY, app text, name text)",
    "INSERT INTO django_migrations VALUES (1, 'audit', '0001_initial')",
    "CREATE TABLE django_session (session_key varchar(40) PRIMARY KEY, session_data text)",
    "INSERT INTO django_session VALUES ('b', 'somebody'), ('a', 'somebody else')",
    "CREATE TABLE unsorted (word text)",
    "INSERT INTO unsorted VALUES ('first\nline'), (NULL)",
)
FOR_SQLITE = (
    "CREATE TABLE audit_auditentry (id integer PRIMARY KEY, at datetime, event text)",
    "INSERT INTO audit_auditentry VALUES (1, '2026-11-23 10:00:00', 'SEEN')",
)
FOR_POSTGRESQL = (
    "CREATE TABLE audit_auditentry (id integer PRIMARY KEY, at timestamptz, event text)",
    "INSERT INTO audit_auditentry VALUES (1, '2026-11-23 10:00:00+00', 'SEEN')",
)


def make_database(file: Path) -> None:
    """Make a small database as SQLite keeps it in use."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        for statement in (*STATEMENTS, *FOR_SQLITE):
            connection.execute(statement)
        connection.commit()


def write_to(file: Path, *statements: str) -> None:
    """Change a SQLite database."""
    with closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def _connected(database: dict[str, Any]) -> psycopg.Connection[Any]:
    return psycopg.connect(
        host=database["HOST"],
        port=database["PORT"],
        user=database["USER"],
        dbname=database["NAME"],
        autocommit=True,
    )
