"""Is SQLite copied as it stood at one moment, and is everything in it counted?"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from heed.backups import sqlite
from heed.backups.snapshot import CannotBeTaken
from heed.backups.tests.conftest import make_database, write_to


def taken(var: Path, folder: Path) -> Path:
    folder.mkdir()
    copy = folder / "copy.sqlite3"
    sqlite.copy_out(var / "heed.sqlite3", copy)
    return copy


def test_a_copy_holds_what_was_committed_and_nothing_of_what_was_not(
    var: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(var / "heed.sqlite3")) as somebody_writing:
        somebody_writing.execute("BEGIN IMMEDIATE")
        somebody_writing.execute("INSERT INTO unsorted VALUES ('half')")

        copy = taken(var, tmp_path / "work")

    assert sqlite.tables(copy)["unsorted"].rows == 2
    assert sqlite.problems(copy) == []
    assert sqlite.migrations(copy) == ("audit.0001_initial",)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE unsorted SET word = 'other' WHERE word IS NULL",
        "DELETE FROM unsorted WHERE word IS NULL",
        "UPDATE django_session SET session_data = 'forged' WHERE session_key = 'a'",
        "INSERT INTO django_session VALUES ('c', '')",
    ],
)
def test_every_change_of_a_value_changes_the_tables_hash(
    change: str, var: Path, tmp_path: Path
) -> None:
    before = sqlite.tables(taken(var, tmp_path / "before"))

    write_to(var / "heed.sqlite3", change)
    after = sqlite.tables(taken(var, tmp_path / "after"))

    assert sum(before[name] != after[name] for name in before) == 1


def test_the_order_rows_were_written_in_does_not_matter_where_there_is_a_key(
    var: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    make_database(other / "heed.sqlite3")
    write_to(
        other / "heed.sqlite3",
        "DELETE FROM django_session",
        "INSERT INTO django_session VALUES ('a', 'somebody else'), ('b', 'somebody')",
    )

    first, second = taken(var, tmp_path / "first"), taken(other, tmp_path / "second")

    assert sqlite.tables(first) == sqlite.tables(second)


def test_a_reference_to_nothing_is_said(var: Path) -> None:
    write_to(
        var / "heed.sqlite3",
        "PRAGMA journal_mode=DELETE",
        "CREATE TABLE child (parent integer REFERENCES django_migrations (id))",
        "INSERT INTO child VALUES (99)",
    )

    assert sqlite.problems(var / "heed.sqlite3") == [
        "A row of child refers to a row of django_migrations that is not there."
    ]


def test_damage_is_said(var: Path) -> None:
    database = var / "heed.sqlite3"
    write_to(database, "PRAGMA journal_mode=DELETE", "CREATE INDEX i ON unsorted (word)")
    content = bytearray(database.read_bytes())
    content[-30:] = b"x" * 30
    database.write_bytes(content)

    problems = sqlite.problems(database)

    assert problems
    assert problems[0].startswith("The database is damaged: ")


def test_what_is_no_database_is_neither_copied_nor_sound(tmp_path: Path) -> None:
    (tmp_path / "rubbish").write_bytes(b"rubbish" * 1000)

    with pytest.raises(CannotBeTaken, match="cannot be read as a whole"):
        sqlite.copy_out(tmp_path / "rubbish", tmp_path / "copy")
    assert sqlite.problems(tmp_path / "rubbish") == [
        "The database is damaged: file is not a database"
    ]


def test_a_packed_copy_comes_back_byte_for_byte(var: Path, tmp_path: Path) -> None:
    copy = taken(var, tmp_path / "work")

    sqlite.pack(copy, tmp_path / "packed")
    sqlite.unpack(tmp_path / "packed", tmp_path / "again")

    assert (tmp_path / "again").read_bytes() == copy.read_bytes()
    assert (tmp_path / "packed").stat().st_size < copy.stat().st_size
