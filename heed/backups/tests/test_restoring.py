"""Is a restored copy proved against the manifest, whatever was done to the backup?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pyrage.x25519 import Identity

from heed.backups import restoring, taking
from heed.backups.envelope import Closing, WrongKey
from heed.backups.manifest import Label, Table
from heed.backups.place import DATABASE, MANIFEST, Place
from heed.backups.restoring import NotProved, Opened, open_backup, prove
from heed.backups.taking import Sources
from heed.backups.targets import SqliteTarget
from heed.backups.tests.conftest import AT, LADDER, TRAIL_KEY, write_to
from heed.backups.tests.test_manifest import MANIFEST as A_MANIFEST
from heed.backups.tests.test_taking import attach

KNOWN = {"audit.0001_initial"}


@pytest.fixture
def label(var: Path, sources: Sources, closing_run: Closing, place: Place) -> Label:
    attach(var, b"a photograph")
    return taking.take(sources, closing=closing_run, place=place, ladder=LADDER, at=AT)


@pytest.fixture
def opening(label: Label, place: Place, secret: Identity, tmp_path: Path) -> Callable[[], Opened]:
    def run() -> Opened:
        folder = tmp_path / "trial"
        folder.mkdir()
        return open_backup(label, place, [secret], folder)

    return run


@pytest.fixture
def received(opening: Callable[[], Opened], tmp_path: Path) -> tuple[Opened, SqliteTarget]:
    opened, target = opening(), SqliteTarget(tmp_path / "new", "heed.sqlite3")
    target.receive(opened)
    return opened, target


def test_what_was_backed_up_is_proved(received: tuple[Opened, SqliteTarget]) -> None:
    opened, target = received

    prove(opened.manifest, target, known_migrations=KNOWN, checks=[list])

    (attached,) = (path for path in opened.files.rglob("*") if path.is_file())
    assert attached.read_bytes() == b"a photograph"
    assert (opened.beside / "keys" / "trail-0001.key").read_text() == TRAIL_KEY


@pytest.mark.parametrize(
    ("change", "table"),
    [
        ("DELETE FROM unsorted WHERE word IS NULL", "unsorted"),
        ("CREATE TABLE planted (id integer)", "planted"),
        ("DROP TABLE django_session", "django_session"),
        ("UPDATE django_migrations SET name = '0001_other'", "django_migrations"),
    ],
)
def test_a_copy_that_differs_in_one_row_is_not_proved(
    change: str, table: str, received: tuple[Opened, SqliteTarget]
) -> None:
    opened, target = received
    write_to(target.copy, change)

    with pytest.raises(NotProved, match=f"The table {table} differs"):
        prove(opened.manifest, target, known_migrations=KNOWN)


def test_a_backup_of_a_newer_version_waits_for_that_version(
    received: tuple[Opened, SqliteTarget],
) -> None:
    opened, target = received

    with pytest.raises(NotProved, match="newer version of Heed"):
        prove(opened.manifest, target, known_migrations=set())


def test_what_a_check_finds_is_not_proved(received: tuple[Opened, SqliteTarget]) -> None:
    opened, target = received

    with pytest.raises(NotProved, match=r"The trail is broken\."):
        prove(
            opened.manifest,
            target,
            known_migrations=KNOWN,
            checks=[lambda: ["The trail is broken."]],
        )


def test_an_older_backup_passed_off_as_a_newer_one_is_refused(
    label: Label, place: Place, secret: Identity, tmp_path: Path
) -> None:
    later = replace(label, made_at=label.made_at + timedelta(days=1))

    with pytest.raises(NotProved, match=r"passed it off as another backup\. Nothing was changed"):
        open_backup(later, place, [secret], tmp_path)


@pytest.mark.parametrize("part", [DATABASE, MANIFEST])
def test_a_missing_part_is_said(
    part: str, label: Label, place: Place, opening: Callable[[], Opened]
) -> None:
    (place.folder / label.name / part).unlink()

    with pytest.raises(NotProved, match=f"A part of the backup is missing: {part}"):
        opening()


def test_a_missing_attachment_is_said(place: Place, opening: Callable[[], Opened]) -> None:
    (name,) = place.closed_files().values()
    place.file(name).unlink()

    with pytest.raises(NotProved, match="A part of the backup is missing"):
        opening()


def test_attachments_that_were_swapped_are_noticed(
    place: Place,
    sources: Sources,
    closing_run: Closing,
    var: Path,
    secret: Identity,
    tmp_path: Path,
) -> None:
    attach(var, b"a photograph")
    attach(var, b"another")
    label = taking.take(sources, closing=closing_run, place=place, ladder=LADDER, at=AT)
    one, other = (place.file(name) for name in place.closed_files().values())
    one.write_bytes(other.read_bytes())
    (tmp_path / "trial").mkdir()

    with pytest.raises(NotProved, match="does not hold what the manifest says"):
        open_backup(label, place, [secret], tmp_path / "trial")


def test_the_wrong_key_is_refused_in_one_sentence(
    label: Label, place: Place, tmp_path: Path
) -> None:
    (tmp_path / "trial").mkdir()

    with pytest.raises(WrongKey, match=r"The key does not open this backup.* Nothing was changed"):
        open_backup(label, place, [Identity.generate()], tmp_path / "trial")


@pytest.mark.parametrize("path", ["../outside", "/etc/outside", "a/../../outside"])
def test_a_forged_manifest_writes_nowhere_else(path: str, tmp_path: Path) -> None:
    with pytest.raises(NotProved, match="outside its folder"):
        restoring._inside(tmp_path / "files", path)


def test_tables_are_compared_both_ways() -> None:
    class Empty:
        def tables(self) -> dict[str, Table]:
            return {}

        def problems(self) -> list[str]:
            return ["It is empty."]

    received: Any = Empty()

    with pytest.raises(NotProved, match=r"audit_auditentry differs\. It is empty\."):
        prove(replace(A_MANIFEST), received, known_migrations=KNOWN)
