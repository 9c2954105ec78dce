"""Is what was restored what was there, row by row and file by file? Asked without Heed's own code.

Heed proves a restored copy by its manifest. A drill must not believe that: here every row is read
again from both databases, and every file from both folders.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import psycopg

from tests.trust.databases import Kept, OnPostgreSQL

Contents = Mapping[str, Counter[bytes]]

TABLES: Final = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
}
# Who is signed in is not restored; and what waits for a seal, counts tries or remembers a form that
# was sent goes on changing while the drill looks.
PASSING: Final = frozenset(
    {
        "accounts_endedsession",
        "accounts_session",
        "audit_unsealed",
        "heed_cache",
        "submissions_submission",
    }
)
# Where people went on writing after the backup.
GROWS: Final = frozenset({"audit_auditentry", "incidents_judgement"})
# The first thing a restored trail says is that it was restored.
ADDED: Final = {"audit_auditentry": 1}
SEALS: Final = "audit_seal"


def of(kept: Kept) -> Contents:
    """Return a mark of every row of every table."""
    return {table: _rows(kept, table) for table in kept.column(TABLES[kept.engine])}


def differences(before: Contents, after: Contents) -> Iterator[str]:
    """Say which tables of a restored copy are not as they were; what grows may be shorter.

    A restore seals what waited when the backup was taken: there, every entry has its seal.
    """
    if after[SEALS].total() != after["audit_auditentry"].total():
        yield f"{SEALS}: {after[SEALS].total()} for {after['audit_auditentry'].total()} entries"
    for table in sorted({*before, *after} - PASSING - {SEALS}):
        was, found = before.get(table, Counter()), after.get(table, Counter())
        gained, missing = (found - was).total(), (was - found).total()
        if gained != ADDED.get(table, 0) or (missing and table not in GROWS):
            yield f"{table}: {gained} rows nobody wrote, {missing} rows missing"


def files_in(folder: Path) -> dict[str, str]:
    """Return the hash of every file of a store by its place."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def state_of(folder: Path) -> dict[str, tuple[int, int]]:
    """Return the length and the moment of the last change of every file below a folder."""
    return {
        str(path): (path.stat().st_size, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith((".lock", "-shm", "-wal"))
    }


def _rows(kept: Kept, table: str) -> Counter[bytes]:
    return Counter(hashlib.sha256(row.encode()).digest() for row in _as_text(kept, table))


def _as_text(kept: Kept, table: str) -> list[str]:
    """Return every row as one text; a moment reads alike whatever time the server keeps."""
    if isinstance(kept, OnPostgreSQL):
        sql = f'SELECT t::text FROM "{table}" t'  # noqa: S608  (names the database gave)
        with psycopg.connect(kept.url, options="-c timezone=UTC") as opened:
            return [str(row[0]) for row in opened.execute(sql.encode())]
    columns = kept.column(f"SELECT name FROM pragma_table_info('{table}')")  # noqa: S608  (names the database gave)
    row = " || ',' || ".join(f'quote("{column}")' for column in columns)
    return kept.column(f'SELECT {row} FROM "{table}"')  # noqa: S608  (names the database gave)
