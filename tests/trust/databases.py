"""What is in the database of a server that is being killed? Asked from outside, with plain SQL."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import urlsplit, urlunsplit

import psycopg

from scripts import with_postgresql
from tests.trust.serving import children_of, kill

PATIENCE: Final = 60.0  # seconds to wait for a database server that recovers


class Kept(Protocol):
    """A database that a harness looks into while Heed uses it."""

    engine: str
    can_be_killed: bool

    def prepare(self) -> str | None:
        """Make it, and return its address if Heed must be told."""

    def column(self, sql: str) -> list[str]:
        """Return the first column of an answer, as text."""

    def entries(self, event: str) -> int:
        """Return how many entries of the trail are about an event."""

    def kill(self) -> None:
        """Kill the database server without a word, and start it again."""

    def damage(self) -> list[str]:
        """Return what the database itself finds wrong with its file."""


class OnSQLite:
    """A file."""

    engine = "sqlite"
    can_be_killed = False  # it has no server: it dies with the processes that use it

    def __init__(self, folder: Path) -> None:
        self.file = folder / "demonstration.sqlite3"

    def prepare(self) -> None:
        """Heed makes the file itself."""

    def column(self, sql: str) -> list[str]:
        """Return the first column of an answer, as text."""
        # After a kill the first to open the file mends it, and on a busy machine others wait long.
        with closing(sqlite3.connect(self.file, timeout=PATIENCE)) as opened:
            return [str(row[0]) for row in opened.execute(sql)]

    def entries(self, event: str) -> int:
        """Return how many entries of the trail are about an event."""
        return _entries(self, event)

    def kill(self) -> None:
        """Do nothing: there is no server to kill."""

    def damage(self) -> list[str]:
        """Return what `integrity_check` and `foreign_key_check` find."""
        found = [line for line in self.column("PRAGMA integrity_check") if line != "ok"]
        return found + self.column("PRAGMA foreign_key_check")


class OnPostgreSQL:
    """A database of its own on a server that can be killed."""

    engine = "postgresql"
    can_be_killed = True

    def __init__(self, url: str) -> None:
        self.server = url
        self.name = "heed_killed"
        self.url = urlunsplit(urlsplit(url)._replace(path=f"/{self.name}"))

    def prepare(self) -> str:
        """Make the database and return its address."""
        with psycopg.connect(self.server, autocommit=True) as opened:
            opened.execute(f'CREATE DATABASE "{self.name}"'.encode())
        return self.url

    def column(self, sql: str) -> list[str]:
        """Return the first column of an answer, as text."""
        with psycopg.connect(self.url) as opened:
            return [str(row[0]) for row in opened.execute(sql.encode())]

    def entries(self, event: str) -> int:
        """Return how many entries of the trail are about an event."""
        return _entries(self, event)

    def kill(self) -> None:
        """Kill the server and every process of it, wait until they are gone, and start it again.

        :raises TimeoutError: if it does not come back
        """
        data = Path(self.column("SHOW data_directory")[0])
        words = (data / "postmaster.opts").read_text().strip().replace('"', "").split()
        server = int((data / "postmaster.pid").read_text().split()[0])
        processes = [server, *children_of(server)]
        for process in processes:
            kill(process)
        until = time.monotonic() + PATIENCE
        while any(_runs(process) for process in processes) and time.monotonic() < until:
            time.sleep(0.01)
        # A dead server whose parent has not taken notice still looks alive to the next one.
        for lock in (data / "postmaster.pid", *data.parent.glob(".s.PGSQL.*")):
            lock.unlink(missing_ok=True)
        with_postgresql.start_again(data, options=" ".join(words[3:]))
        while time.monotonic() < until:
            try:
                self.column("SELECT 1")
            except psycopg.OperationalError:
                time.sleep(0.02)
            else:
                return
        raise TimeoutError("PostgreSQL did not come back.")

    def damage(self) -> list[str]:
        """Return what `pg_amcheck` would: here, every table read to its end."""
        tables = self.column("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for table in tables:
            self.column(f'SELECT count(t.*) FROM "{table}" t')  # noqa: S608  (our own tables)
        return []


@contextmanager
def server_of_its_own() -> Iterator[str | None]:
    """Give a server that can be killed without anybody else's noticing; None where files do."""
    if "DATABASE_URL" not in os.environ:
        yield None
        return
    with with_postgresql.server() as url:
        yield url


@contextmanager
def of_its_own(folder: Path) -> Iterator[Kept]:
    """Give a database nobody else uses: on such a server, or as a file in the folder."""
    with server_of_its_own() as url:
        yield OnPostgreSQL(url) if url else OnSQLite(folder)


def _entries(kept: Kept, event: str) -> int:
    (count,) = kept.column(f"SELECT count(*) FROM audit_auditentry WHERE event = '{event}'")  # noqa: S608  (our own names)
    return int(count)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)  # asks only whether it is there
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"
