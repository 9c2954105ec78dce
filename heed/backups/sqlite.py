"""How is SQLite copied while people write, and how is a copy proved?

Never by copying the file: `VACUUM INTO` reads one moment of the database, whoever writes meanwhile.
"""

from __future__ import annotations

import gzip
import hashlib
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from heed.backups.manifest import Table
from heed.backups.snapshot import CannotBeTaken, Snapshot

ENGINE: Final = "sqlite"
# A copy compresses to a fifth; more effort gains little and takes long.
EFFORT: Final = 1


def take(database: Mapping[str, Any], work: Path) -> Snapshot:
    """Copy one moment of a database in use.

    :raises CannotBeTaken: if it cannot be read
    """
    copy, packed = work / "database.sqlite3", work / "database.sqlite3.gz"
    copy_out(Path(database["NAME"]), copy)
    wrong = problems(copy)
    pack(copy, packed)
    return Snapshot(
        engine=ENGINE,
        file=packed,
        tables=tables(copy),
        migrations=migrations(copy),
        problems=tuple(wrong),
        there={"NAME": str(copy)},
    )


def copy_out(database: Path, target: Path) -> None:
    """Write one moment of a database in use to a new file.

    :raises CannotBeTaken: if it cannot be read
    """
    try:
        # It only reads, but a reader of a database in use needs to write beside it.
        with closing(sqlite3.connect(database, timeout=60, isolation_level=None)) as connection:
            connection.execute("VACUUM INTO ?", [str(target)])
    except sqlite3.DatabaseError as problem:
        raise CannotBeTaken(f"The database cannot be read as a whole ({problem}).") from problem


def problems(copy: Path) -> list[str]:
    """Return a sentence for each thing wrong with a copy's inner order and its references."""
    found = []
    try:
        with opened(copy) as connection:
            found += [
                f"The database is damaged: {line}"
                for (line,) in connection.execute("PRAGMA integrity_check(10)")
                if line != "ok"
            ]
            found += [
                f"A row of {table} refers to a row of {other} that is not there."
                for table, _, other, _ in connection.execute("PRAGMA foreign_key_check")
            ]
    except sqlite3.DatabaseError as problem:
        found.append(f"The database is damaged: {problem}")
    return found


def tables(copy: Path) -> dict[str, Table]:
    """Return every table with its number of rows and a hash over all its values in order."""
    with opened(copy) as connection:
        return {name: _table(connection, name) for name in names(connection)}


def names(connection: sqlite3.Connection) -> list[str]:
    """Return the names of the tables."""
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' "
        "ESCAPE '!' ORDER BY name"
    )
    return [name for (name,) in found.fetchall()]


def migrations(copy: Path) -> tuple[str, ...]:
    """Return the migrations a copy went through, as “app.name”."""
    with opened(copy) as connection:
        rows = connection.execute("SELECT app, name FROM django_migrations ORDER BY id")
        return tuple(f"{app}.{name}" for app, name in rows)


def pack(copy: Path, target: Path) -> None:
    """Write a copy, compressed, to a new file."""
    with copy.open("rb") as whole, gzip.open(target, "xb", compresslevel=EFFORT) as packed:
        shutil.copyfileobj(whole, packed)


def unpack(packed: Path, target: Path) -> None:
    """Write a compressed copy to a new file as it was."""
    with gzip.open(packed) as whole, target.open("xb") as copy:
        shutil.copyfileobj(whole, copy)


@contextmanager
def opened(copy: Path) -> Iterator[sqlite3.Connection]:
    """Open a copy that nobody else uses, for reading."""
    address = f"{copy.resolve().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        yield connection


def _table(connection: sqlite3.Connection, name: str) -> Table:
    rows, digest, everything = 0, hashlib.sha256(), _everything(connection, name)
    connection.text_factory = bytes  # whatever is in a text, valid or not, counts as it is
    for row in connection.execute(everything):
        rows += 1
        digest.update(repr(row).encode())
    connection.text_factory = str
    return Table(rows, digest.hexdigest())


def _everything(connection: sqlite3.Connection, name: str) -> str:
    """Return the question for every row of a table, in the order of its key."""
    columns: list[Any] = connection.execute(
        "SELECT name, pk FROM pragma_table_info(?) ORDER BY pk", [name]
    ).fetchall()
    key = [_quoted(column) for column, place in columns if place]
    return " ".join(["SELECT * FROM", _quoted(name), "ORDER BY", ", ".join(key) or "rowid"])


def _quoted(name: str) -> str:
    return '"{}"'.format(name.replace('"', '""'))
