"""Does a copy take its place with nothing of the old one mixed in, and is the old one kept?"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from heed.backups import sqlite, targets
from heed.backups.restoring import Opened
from heed.backups.targets import SqliteTarget
from heed.backups.tests.conftest import AT, make_database, write_to
from heed.backups.tests.test_manifest import MANIFEST


@pytest.fixture
def opened(var: Path, tmp_path: Path) -> Opened:
    """A backup opened on trial, with the database as it was."""
    folder = var / "trial"
    folder.mkdir()
    sqlite.copy_out(var / "heed.sqlite3", tmp_path / "copy")
    sqlite.pack(tmp_path / "copy", folder / "database")
    return Opened(MANIFEST, folder)


def count(database: Path, table: str) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608  (a name of this test's)


def test_the_old_database_is_kept_whole_with_what_was_not_yet_in_its_file(
    var: Path, opened: Opened
) -> None:
    database, aside = var / "heed.sqlite3", var / "aside"
    target = SqliteTarget(var, "heed.sqlite3")
    target.receive(opened)
    with closing(sqlite3.connect(database)) as last_writer:
        last_writer.execute("INSERT INTO unsorted VALUES ('newer')")
        last_writer.commit()
        shutil.copytree(var, var.parent / "as-it-was")
        shutil.rmtree(var)
        shutil.move(var.parent / "as-it-was", var)

        kept_in = target.put_in_place(aside)

    assert kept_in == str(aside)
    assert {path.name for path in aside.iterdir()} >= {"heed.sqlite3", "heed.sqlite3-wal"}
    assert count(aside / "heed.sqlite3", "unsorted") == 3
    assert count(database, "unsorted") == 2
    assert not (var / "heed.sqlite3-wal").exists() or count(database, "unsorted") == 2


def test_a_new_machine_has_nothing_to_keep(opened: Opened, var: Path) -> None:
    target = SqliteTarget(var, "new.sqlite3")
    target.receive(opened)

    target.put_in_place(var / "aside")

    assert not (var / "aside").exists()
    assert count(var / "new.sqlite3", "unsorted") == 2


def test_everybody_is_signed_out(opened: Opened, var: Path) -> None:
    target = SqliteTarget(var, "heed.sqlite3")
    target.receive(opened)

    target.end_sessions()

    assert count(target.copy, "django_session") == 0
    assert count(var / "heed.sqlite3", "django_session") == 2


@pytest.mark.parametrize(("minutes", "lost"), [(-16, 1), (-15, 0), (0, 0)])
def test_what_is_lost_is_counted(minutes: int, lost: int, var: Path) -> None:
    moment = AT + timedelta(minutes=minutes)

    assert SqliteTarget(var, "heed.sqlite3").newer_than(moment) == lost


def test_a_new_machine_loses_nothing_and_a_broken_one_cannot_tell(var: Path) -> None:
    (var / "broken").write_bytes(b"rubbish" * 1000)

    assert SqliteTarget(var, "new.sqlite3").newer_than(AT) == 0
    assert SqliteTarget(var, "broken").newer_than(AT) is None


@pytest.mark.django_db
@pytest.mark.skipif(connections["default"].vendor != "sqlite", reason="opens a SQLite file")
def test_questions_go_to_the_other_database_for_a_while(var: Path, tmp_path: Path) -> None:
    make_database(tmp_path / "other.sqlite3")
    write_to(tmp_path / "other.sqlite3", "DELETE FROM unsorted")
    in_use: Any = connections.create_connection("default")
    in_use.settings_dict = {
        **connections["default"].settings_dict,
        "NAME": str(var / "heed.sqlite3"),
    }
    target = SqliteTarget(var, "heed.sqlite3")
    target.copy = tmp_path / "other.sqlite3"

    with targets.looking_at(target.on_trial(), in_use):
        assert rows(in_use) == 0

    with targets.looking_at(target.in_place(), in_use):
        assert rows(in_use) == 2
    assert in_use.settings_dict["NAME"] == str(var / "heed.sqlite3")
    in_use.close()


def rows(connection: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM unsorted")
        return int(cursor.fetchone()[0])


def test_connections_that_wait_are_closed_too() -> None:
    done = []

    class Pooled:
        vendor = "postgresql"

        def close(self) -> None:
            done.append("closed")

        def close_pool(self) -> None:
            done.append("pool closed")

    targets.let_go(Pooled())

    assert done == ["closed", "pool closed"]
