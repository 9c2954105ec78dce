"""Is damage of the database, the attachments and the backups found and said?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from heed.backups import checking, taking, usual
from heed.backups.envelope import Closing
from heed.backups.manifest import Label
from heed.backups.models import RestoreDrill
from heed.backups.place import DATABASE
from heed.backups.taking import Sources
from heed.backups.tests.conftest import AT, LADDER
from heed.backups.tests.test_taking import attach

pytestmark = pytest.mark.django_db


@pytest.fixture
def label(installation: Path, sources: Sources, closing_run: Closing) -> Label:
    attach(installation, b"a photograph")
    RestoreDrill.objects.create(
        backup_name="x", backup_made_at=AT, recorded_at=AT, recorded_by_name="Priya Shah"
    )
    return taking.take(sources, closing=closing_run, place=usual.place(), ladder=LADDER, at=AT)


def test_a_sound_database_is_sound() -> None:
    checked = checking.database()

    assert checked.wrong == ()
    assert ("indexes" in checked.says) == (connection.vendor == "sqlite")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="asks SQLite")
def test_damage_and_references_to_nothing_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    answers: Iterator[list[tuple[Any, ...]]] = iter(
        [[("ok",), ("row 7 missing from index",)], [("child", 1, "parent", 0)]]
    )

    class Cursor:
        def __enter__(self) -> Cursor:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def execute(self, _: str) -> None:
            pass

        def fetchall(self) -> list[tuple[Any, ...]]:
            return next(answers)

    monkeypatch.setattr(connection, "cursor", Cursor, raising=False)

    checked = checking.database()

    assert checked.wrong == (
        "It is damaged: row 7 missing from index.",
        "A row of child refers to a row of parent that is not there.",
    )


def test_on_a_server_it_says_who_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    class Server:
        vendor = "postgresql"

    monkeypatch.setattr(checking, "connection", Server)

    assert "pg_amcheck" in checking.database().says


def test_files_that_are_what_their_names_say_are_counted(var: Path) -> None:
    attach(var, b"a photograph")
    (var / "files" / "index").write_text("not named by its content")

    checked = checking.files(var / "files")

    assert (checked.says, checked.wrong) == ("1 file holds what the name says.", ())


def test_a_changed_file_is_named(var: Path) -> None:
    attached = attach(var, b"a photograph")
    attached.write_bytes(b"a photogra")

    (wrong,) = checking.files(var / "files").wrong

    assert wrong == f"{attached.relative_to(var / 'files')} is not what was kept."


def test_many_changed_files_are_counted(var: Path) -> None:
    for number in range(25):
        attach(var, b"%d" % number).write_bytes(b"changed")

    wrong = checking.files(var / "files").wrong

    assert len(wrong) == 21
    assert wrong[-1] == "And 5 more."


def test_without_attachments_there_is_nothing_wrong(tmp_path: Path) -> None:
    assert checking.files(tmp_path / "nowhere").wrong == ()


def test_a_young_whole_backup_is_well(label: Label) -> None:
    checked = checking.backups(at=AT + timedelta(minutes=5))

    assert checked.says == "The newest of 1 is of 23 November 2026 at 10:15am."
    assert (checked.wrong, checked.notes) == ((), ())


def test_an_old_backup_and_a_drill_that_is_due_are_said(label: Label) -> None:
    checked = checking.backups(at=AT + timedelta(days=35))

    assert checked.wrong == (
        "The newest backup is of 23 November 2026 at 10:15am: that is too long ago.",
    )
    assert checked.notes == ("A restore drill is due. The last was on 23 November 2026.",)


def test_a_backup_that_was_never_drilled_is_noted(label: Label) -> None:
    RestoreDrill.objects.all().delete()

    checked = checking.backups(at=AT)

    assert checked.notes == ("A restore drill is due. There was none yet.",)


def test_changed_and_missing_parts_of_a_backup_are_said(label: Label) -> None:
    place = usual.place()
    (name,) = place.closed_files().values()
    place.file(name).write_bytes(b"changed")
    (place.folder / label.name / DATABASE).unlink()

    assert checking.backups(at=AT).wrong == (
        "database.age of the newest backup is not what was written.",
        "1 attachment in the backups changed.",
    )


@pytest.mark.parametrize("demonstration", [True, False])
def test_without_a_backup_only_a_demonstration_is_well(
    demonstration: bool, installation: Path, settings: Settings
) -> None:
    settings.DEMONSTRATION = demonstration

    checked = checking.backups(at=AT)

    assert bool(checked.wrong) is not demonstration
    assert demonstration or "There is no backup." in checked.wrong[0]
