"""How is a backup put into PostgreSQL? Into a new database, which takes the name when proved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg import sql

from heed.backups import postgresql
from heed.backups.manifest import Table
from heed.backups.restoring import Opened
from heed.backups.targets import CannotRestore, session_tables
from heed.casefiles import second_wall

# Every server has these two, to connect to while another database is renamed.
ALWAYS_THERE: Final = ("postgres", "template1")
IN_USE: Final = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s"
RENAME: Final = sql.SQL("ALTER DATABASE {} RENAME TO {}")
THERE: Final = "SELECT count(*) FROM pg_database WHERE datname = %s"


class PostgresqlTarget:
    """A database on a server, which may be there already or not."""

    engine = postgresql.ENGINE

    def __init__(self, database: Mapping[str, Any]) -> None:
        self.database = dict(database)
        self.name = str(database["NAME"])
        self.copy = f"{self.name}_on_trial"
        self.elsewhere = next(name for name in ALWAYS_THERE if name != self.name)

    def receive(self, opened: Opened) -> None:
        """Restore on trial, into a database of its own."""
        self.give_up()
        new = sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'")
        self._tell(new, self.copy)
        self._make_role()
        postgresql.run(
            "pg_restore",
            "--exit-on-error",
            "--no-owner",
            "--no-privileges",
            f"--dbname={self.copy}",
            str(opened.database),
            database=self.database,
        )

    def tables(self) -> dict[str, Table]:
        """Return every table of the copy with its rows and hash."""
        with postgresql.connected(self.database, self.copy) as copy, copy.transaction():
            return postgresql.tables(copy)

    def problems(self) -> list[str]:
        """Restoring without an error has checked every reference and constraint."""
        return []

    def on_trial(self) -> dict[str, Any]:
        """Return what leads to the copy on trial."""
        return {**self.database, "NAME": self.copy}

    def in_place(self) -> dict[str, Any]:
        """Return what leads to the database in use."""
        return self.database

    def newer_than(self, moment: datetime) -> int | None:
        """Return how many entries the trail in use has after a moment."""
        if not self._is_there(self.name):
            return 0
        question = "SELECT count(*) FROM audit_auditentry WHERE at > %s"
        try:
            with postgresql.connected(self.database) as in_use:
                return int((in_use.execute(question, [moment]).fetchone() or (0,))[0])
        except psycopg.errors.UndefinedTable:
            return 0  # a database that was made for the purpose, and is empty
        except psycopg.Error:
            return None

    def end_sessions(self) -> None:
        """Sign everybody out of the copy."""
        with postgresql.connected(self.database, self.copy) as copy:
            there = [name for (name,) in copy.execute(postgresql.TABLES).fetchall()]
            for table in session_tables(there):
                copy.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))

    def put_in_place(self, aside: Path) -> str:
        """Rename the database in use, and the copy to its name.

        :raises CannotRestore: if somebody is connected to it
        """
        kept = f"{self.name}_{aside.name}".replace("-", "_").lower()
        was_there = self._is_there(self.name)
        if was_there:
            if self._count(IN_USE, self.name):
                raise CannotRestore("Somebody is connected to the database. Stop Heed first.")
            self._tell(RENAME, self.name, kept)
        self._tell(RENAME, self.copy, self.name)
        return f"the database {kept}" if was_there else ""

    def give_up(self) -> None:
        """Take away the copy on trial."""
        self._tell(sql.SQL("DROP DATABASE IF EXISTS {}"), self.copy)

    def _make_role(self) -> None:
        """Make the role the second wall is built for: a new server does not know it.

        :raises CannotRestore: if this person may not
        """
        try:
            with postgresql.connected(self.database, self.elsewhere) as server:
                server.execute(second_wall.MAKE_ROLE)
        except psycopg.errors.InsufficientPrivilege as problem:
            raise CannotRestore(
                f"The person in DATABASE_URL may not make the role {second_wall.ROLE}. Ask whoever "
                f"looks after PostgreSQL to run, once: CREATE ROLE {second_wall.ROLE} NOLOGIN; "
                f"GRANT {second_wall.ROLE} TO {self.database['USER']};"
            ) from problem

    def _is_there(self, name: str) -> bool:
        return bool(self._count(THERE, name))

    def _count(self, question: str, name: str) -> int:
        with postgresql.connected(self.database, self.elsewhere) as server:
            return int((server.execute(question, [name]).fetchone() or (0,))[0])

    def _tell(self, statement: sql.SQL, *names: str) -> None:
        """Tell the server to make, rename or drop a database.

        :raises CannotRestore: if this person may not, or it cannot be done
        """
        identifiers = [sql.Identifier(name) for name in names]
        try:
            with postgresql.connected(self.database, self.elsewhere) as server:
                server.execute(statement.format(*identifiers))
        except psycopg.Error as problem:
            raise CannotRestore(
                f"PostgreSQL refused ({problem}). To restore, the person in DATABASE_URL needs the "
                "right to make databases (CREATEDB)."
            ) from problem
