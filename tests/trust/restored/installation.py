"""How does a drill use Heed in a folder of its own: its commands, and somebody who writes?"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from scripts import with_postgresql
from tests.trust.databases import Kept, OnPostgreSQL, OnSQLite
from tests.trust.serving import Visitor


@dataclass(frozen=True, slots=True)
class Installation:
    """Heed in a folder of its own, with commands."""

    folder: Path
    kept: Kept
    surroundings: Mapping[str, str]

    def heed(self, *words: str) -> str:
        """Run `heed` and return what it said.

        :raises CalledProcessError: if it refused
        """
        return self.python("manage.py", *words)

    def python(self, *words: str, typed: str = "") -> str:
        """Run a program in these surroundings and return what it said.

        :raises CalledProcessError: if it failed
        """
        done = subprocess.run(
            [sys.executable, *words],
            env=dict(self.surroundings),
            input=typed,
            capture_output=True,
            check=True,
            text=True,
        )
        return done.stdout


@dataclass(slots=True)
class Writing:
    """Somebody who records judgements as fast as they are answered, and notes which are kept."""

    visitor: Visitor
    case: str
    kept: list[str] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    def go_on(self) -> None:
        """Record one judgement after the other until told to stop."""
        while not self.stop.is_set():
            words = f"Kept {len(self.kept):06} times"
            answers = {"concern": "suspected", "judged_by_name": "P Shah", "reasons": words}
            self.visitor.fill(f"/cases/{self.case}/judge/", answers)
            self.kept.append(words)


def filled(folder: Path) -> Kept:
    """Return the database of the installation that is backed up."""
    url = os.environ.get("DATABASE_URL")
    return OnPostgreSQL(url) if url else OnSQLite(folder)


@contextmanager
def empty(folder: Path, of: Installation) -> Iterator[Installation]:
    """Give a place where nothing is: a folder, and on PostgreSQL a server that knows no role."""
    surroundings = {
        name: value
        for name, value in of.surroundings.items()
        if not name.startswith("HEED_BACKUPS")
    } | {"HEED_VAR": str(folder)}
    if of.kept.engine == "sqlite":
        yield Installation(folder, OnSQLite(folder), surroundings)
        return
    with with_postgresql.server() as server:
        kept = OnPostgreSQL(server)
        kept.url = urlunsplit(urlsplit(server)._replace(path="/heed"))
        yield Installation(folder, kept, surroundings | {"DATABASE_URL": kept.url})


def forget(kept: Kept) -> None:
    """Take away the database on the server that others use too."""
    if isinstance(kept, OnPostgreSQL):
        with psycopg.connect(kept.server, autocommit=True) as opened:
            opened.execute(f'DROP DATABASE "{kept.name}" WITH (FORCE)'.encode())
