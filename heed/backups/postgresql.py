"""How is PostgreSQL copied while people write, and how is a copy proved?

`pg_dump` and the hashes of every table read one exported snapshot: the same moment.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg import sql

from heed.backups.manifest import Table
from heed.backups.snapshot import CannotBeTaken, Snapshot

ENGINE: Final = "postgresql"
INSTALLED: Final = Path("/usr/lib/postgresql")
# Numbers sort alike everywhere; everything else is sorted by its bytes, whatever the collation.
NUMBERS: Final = ("smallint", "integer", "bigint")

TABLES = """
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = current_schema() AND c.relkind = 'r' ORDER BY c.relname
"""
KEY = """
    SELECT a.attname, format_type(a.atttypid, NULL)
    FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
    WHERE i.indrelid = to_regclass(%s) AND i.indisprimary
    ORDER BY array_position(i.indkey::int2[], a.attnum)
"""

Rows = psycopg.Connection[tuple[Any, ...]]


def take(database: Mapping[str, Any], work: Path) -> Snapshot:
    """Copy one moment of a database in use.

    :raises CannotBeTaken: if it cannot be read, or PostgreSQL's programs are missing
    """
    target = work / "database.dump"
    try:
        with connected(database) as connection:
            connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            (moment,) = connection.execute("SELECT pg_export_snapshot()").fetchone() or ("",)
            run(
                "pg_dump",
                "--format=custom",
                "--compress=1",
                "--no-owner",
                "--no-privileges",
                f"--snapshot={moment}",
                f"--file={target}",
                database=database,
            )
            return Snapshot(
                engine=ENGINE,
                file=target,
                tables=tables(connection),
                migrations=migrations(connection),
            )
    except psycopg.Error as problem:
        raise CannotBeTaken(f"The database cannot be read as a whole ({problem}).") from problem


def tables(connection: Rows) -> dict[str, Table]:
    """Return every table with its number of rows and a hash over all its values in order."""
    connection.execute("SET LOCAL TIME ZONE 'UTC'")
    connection.execute("SET LOCAL statement_timeout = 0")
    names = [name for (name,) in connection.execute(TABLES).fetchall()]
    return {name: _table(connection, name) for name in names}


def migrations(connection: Rows) -> tuple[str, ...]:
    """Return the migrations a database went through, as “app.name”."""
    rows = connection.execute("SELECT app, name FROM django_migrations ORDER BY id").fetchall()
    return tuple(f"{app}.{name}" for app, name in rows)


def connected(database: Mapping[str, Any], name: str = "") -> Rows:
    """Connect to a database of the settings, or to another one on the same server."""
    return psycopg.connect(
        host=database.get("HOST") or None,
        port=database.get("PORT") or None,
        user=database.get("USER") or None,
        password=database.get("PASSWORD") or None,
        dbname=name or database["NAME"],
        autocommit=True,
    )


def run(program: str, *words: str, database: Mapping[str, Any], name: str = "") -> None:
    """Run one of PostgreSQL's programs on a database; the password is never among its words.

    :raises CannotBeTaken: with what the program said
    """
    said = {
        "PGHOST": database.get("HOST"),
        "PGPORT": database.get("PORT"),
        "PGUSER": database.get("USER"),
        "PGPASSWORD": database.get("PASSWORD"),
        "PGDATABASE": name or database["NAME"],
    }
    known = {key: str(value) for key, value in said.items() if value}
    done = subprocess.run(  # noqa: S603  (the words are ours; there is no shell)
        [_program(program), *words],
        env={**os.environ, **known},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CannotBeTaken(f"{program} failed: {done.stderr.strip()}")


def _program(name: str) -> str:
    """Return the newest of the installed programs of this name: it reads older servers too."""
    installed = sorted(INSTALLED.glob(f"*/bin/{name}"), key=_version)
    found = str(installed[-1]) if installed else shutil.which(name)
    if not found:
        raise CannotBeTaken(f"The program {name} is missing. Install PostgreSQL's client programs.")
    return found


def _version(program: Path) -> float:
    return float(program.parent.parent.name)


def _table(connection: Rows, name: str) -> Table:
    key = connection.execute(KEY, [f'"{name}"']).fetchall()
    order: list[sql.Composable] = [
        sql.Identifier(column)
        if kind in NUMBERS
        else sql.SQL('{}::text COLLATE "C"').format(sql.Identifier(column))
        for column, kind in key
    ] or [sql.SQL("ctid")]
    question = sql.SQL("COPY (SELECT * FROM {} ORDER BY {}) TO STDOUT").format(
        sql.Identifier(name), sql.SQL(", ").join(order)
    )
    rows, digest = 0, hashlib.sha256()
    with connection.cursor() as cursor, cursor.copy(question) as everything:
        for piece in everything:
            rows += bytes(piece).count(b"\n")  # a line break inside a value is written otherwise
            digest.update(piece)
    return Table(rows, digest.hexdigest())
