"""Is PostgreSQL copied at one moment, restored beside what is in use, and proved?"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import dj_database_url
import psycopg
import pytest
from pyrage.x25519 import Identity

from heed.backups import postgresql, taking
from heed.backups.envelope import Closing
from heed.backups.place import Place
from heed.backups.postgresql_target import PostgresqlTarget
from heed.backups.restoring import NotProved, Opened, open_backup, prove
from heed.backups.snapshot import CannotBeTaken
from heed.backups.taking import Sources
from heed.backups.targets import CannotRestore
from heed.backups.tests.conftest import AT, LADDER
from heed.casefiles import second_wall
from scripts import with_postgresql

KNOWN = {"audit.0001_initial"}
DUMP = "database.dump"


@contextmanager
def connected(database: dict[str, Any]) -> Iterator[psycopg.Connection[Any]]:
    with postgresql.connected(database) as connection:
        yield connection


def tables(database: dict[str, Any]) -> dict[str, Any]:
    with connected(database) as connection, connection.transaction():
        return postgresql.tables(connection)


def count(database: dict[str, Any], table: str) -> int:
    return int(tables(database)[table].rows)


@pytest.fixture
def opened(
    postgresql_database: dict[str, Any],
    sources: Sources,
    closing_run: Closing,
    secret: Identity,
    place: Place,
    tmp_path: Path,
) -> Opened:
    """A backup of the database, opened on trial."""
    database = {**postgresql_database, "ENGINE": "django.db.backends.postgresql"}
    label = taking.take(
        replace(sources, database=database),
        closing=closing_run,
        place=place,
        ladder=LADDER,
        at=AT,
    )
    (tmp_path / "trial").mkdir()
    return open_backup(label, place, [secret], tmp_path / "trial")


@pytest.fixture
def behind_the_wall(postgresql_database: dict[str, Any]) -> None:
    """A table that stands behind the second wall."""
    with connected(postgresql_database) as connection:
        connection.execute(second_wall.MAKE_ROLE)
        connection.execute("ALTER TABLE unsorted ENABLE ROW LEVEL SECURITY")
        connection.execute(
            f"CREATE POLICY behind_the_wall ON unsorted TO {second_wall.ROLE} USING (true)"
        )


@pytest.fixture
def walled(behind_the_wall: None, opened: Opened) -> Opened:
    return opened


@pytest.fixture
def target(postgresql_database: dict[str, Any], opened: Opened) -> Iterator[PostgresqlTarget]:
    found = PostgresqlTarget(postgresql_database)
    found.receive(opened)
    yield found
    found.give_up()


def test_the_hashes_and_the_dump_are_of_one_moment(
    postgresql_database: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = postgresql.run

    def while_somebody_writes(*words: str, **where: Any) -> None:
        with connected(postgresql_database) as connection:
            connection.execute("INSERT INTO unsorted VALUES ('newer')")
        real(*words, **where)

    monkeypatch.setattr(postgresql, "run", while_somebody_writes)

    snapshot = postgresql.take(postgresql_database, tmp_path)

    assert snapshot.tables["unsorted"].rows == 2
    assert snapshot.migrations == ("audit.0001_initial",)
    assert snapshot.file == tmp_path / DUMP
    assert count(postgresql_database, "unsorted") == 3


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE unsorted SET word = 'other' WHERE word IS NULL",
        "UPDATE django_session SET session_data = 'forged' WHERE session_key = 'a'",
        "DELETE FROM django_session WHERE session_key = 'a'",
    ],
)
def test_every_change_of_a_value_changes_the_tables_hash(
    change: str, postgresql_database: dict[str, Any]
) -> None:
    before = tables(postgresql_database)

    with connected(postgresql_database) as connection:
        connection.execute(change)

    after = tables(postgresql_database)
    assert sum(before[name] != after[name] for name in before) == 1


def test_what_was_backed_up_is_proved_and_takes_its_place(
    postgresql_database: dict[str, Any], opened: Opened, target: PostgresqlTarget
) -> None:
    with connected(postgresql_database) as connection:
        connection.execute("INSERT INTO unsorted VALUES ('newer')")
        connection.execute("DROP DATABASE IF EXISTS heed_backups_before_restore_2026_11_23t101500z")

    prove(opened.manifest, target, known_migrations=KNOWN)
    target.end_sessions()
    kept_in = target.put_in_place(Path("before-restore-2026-11-23T101500Z"))

    assert kept_in == "the database heed_backups_before_restore_2026_11_23t101500z"
    assert count(postgresql_database, "unsorted") == 2
    assert count(postgresql_database, "django_session") == 0
    aside = {**postgresql_database, "NAME": kept_in.removeprefix("the database ")}
    assert (count(aside, "unsorted"), count(aside, "django_session")) == (3, 2)


def test_a_copy_that_differs_in_one_row_is_not_proved(
    opened: Opened, target: PostgresqlTarget
) -> None:
    with connected(target.on_trial()) as connection:
        connection.execute("DELETE FROM unsorted WHERE word IS NULL")

    with pytest.raises(NotProved, match="The table unsorted differs"):
        prove(opened.manifest, target, known_migrations=KNOWN)


def test_on_a_new_server_it_simply_takes_the_name(
    postgresql_database: dict[str, Any], opened: Opened
) -> None:
    with connected(postgresql_database) as connection:
        connection.execute("DROP DATABASE IF EXISTS heed_backups_new")
    target = PostgresqlTarget({**postgresql_database, "NAME": "heed_backups_new"})
    assert target.newer_than(AT) == 0
    target.receive(opened)

    target.put_in_place(Path("before-restore-2026-11-23T101500Z"))

    assert target.in_place()["NAME"] == "heed_backups_new"
    assert count(target.in_place(), "unsorted") == 2


@pytest.fixture(scope="module")
def new_server() -> Iterator[dict[str, Any]]:
    """A server nobody has worked on yet: it knows none of the roles a backup speaks of."""
    with with_postgresql.server() as url:
        yield dict(dj_database_url.parse(url))


def test_on_a_server_that_never_heard_of_the_second_wall_it_is_restored(
    walled: Opened, new_server: dict[str, Any]
) -> None:
    target = PostgresqlTarget({**new_server, "NAME": "heed"})

    target.receive(walled)

    prove(walled.manifest, target, known_migrations=KNOWN)
    with connected(target.on_trial()) as copy:
        standing = copy.execute("SELECT polname FROM pg_policy").fetchall()
    assert standing == [("behind_the_wall",)]
    target.give_up()


def test_who_may_not_make_the_role_is_told_what_to_ask_for(
    new_server: dict[str, Any], opened: Opened
) -> None:
    with connected(new_server) as connection:
        connection.execute("CREATE ROLE plain LOGIN CREATEDB")
        connection.execute(f"DROP ROLE IF EXISTS {second_wall.ROLE}")
    target = PostgresqlTarget({**new_server, "NAME": "heed", "USER": "plain"})

    with pytest.raises(CannotRestore, match=f"GRANT {second_wall.ROLE} TO plain;"):
        target.receive(opened)

    target.give_up()
    assert not target._is_there("heed")


def test_nothing_is_replaced_under_somebodys_feet(
    postgresql_database: dict[str, Any], target: PostgresqlTarget
) -> None:
    with (
        connected(postgresql_database),
        pytest.raises(CannotRestore, match="Somebody is connected"),
    ):
        target.put_in_place(Path("before-restore-2026-11-23T101500Z"))

    assert count(postgresql_database, "unsorted") == 2


def test_what_is_lost_is_counted(postgresql_database: dict[str, Any]) -> None:
    target = PostgresqlTarget(postgresql_database)

    assert target.newer_than(AT.replace(year=2025)) == 1
    assert target.newer_than(AT) == 0


def test_an_empty_database_loses_nothing_and_a_broken_one_cannot_tell(
    postgresql_database: dict[str, Any],
) -> None:
    with connected(postgresql_database) as connection:
        connection.execute("ALTER TABLE audit_auditentry DROP COLUMN at")
    assert PostgresqlTarget(postgresql_database).newer_than(AT) is None

    with connected(postgresql_database) as connection:
        connection.execute("DROP TABLE audit_auditentry")
    assert PostgresqlTarget(postgresql_database).newer_than(AT) == 0


def test_a_person_who_may_not_make_databases_is_told(
    postgresql_database: dict[str, Any], opened: Opened
) -> None:
    with connected(postgresql_database) as connection:
        connection.execute("DROP ROLE IF EXISTS only_reads")
        connection.execute("CREATE ROLE only_reads LOGIN")

    target = PostgresqlTarget({**postgresql_database, "USER": "only_reads"})

    with pytest.raises(CannotRestore, match="CREATEDB"):
        target.receive(opened)


def test_a_server_that_is_not_there_is_said(
    postgresql_database: dict[str, Any], tmp_path: Path
) -> None:
    with pytest.raises(CannotBeTaken, match="cannot be read as a whole"):
        postgresql.take({**postgresql_database, "NAME": "nowhere"}, tmp_path)


def test_what_a_program_says_is_passed_on(postgresql_database: dict[str, Any]) -> None:
    with pytest.raises(CannotBeTaken, match="pg_dump failed: pg_dump: error"):
        postgresql.run("pg_dump", "--file=/dev/null", database={"NAME": "nowhere", "PORT": 1})


@pytest.mark.parametrize("found", ["/usr/bin/pg_dump", None])
def test_programs_are_looked_for_elsewhere_too(
    found: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(postgresql, "INSTALLED", tmp_path)
    monkeypatch.setattr(shutil, "which", lambda _: found)

    if found:
        assert postgresql._program("pg_dump") == found
    else:
        with pytest.raises(CannotBeTaken, match="Install PostgreSQL's client programs"):
            postgresql._program("pg_dump")
