"""Is everything in a backup, once, closed, and is what is wrong said on its label?"""

from __future__ import annotations

import base64
import hashlib
import io
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pyrage.x25519 import Identity

from heed.backups import envelope, taking
from heed.backups.envelope import Closing
from heed.backups.manifest import Label, Manifest
from heed.backups.place import DATABASE, LABEL, MANIFEST, Place
from heed.backups.snapshot import CannotBeTaken
from heed.backups.taking import Sources
from heed.backups.tests.conftest import AT, LADDER, TRAIL_KEY, write_to

CANARIES = [f"canary{number:04d}" for number in range(100)]


def attach(var: Path, content: bytes) -> Path:
    """Keep an attachment as a content-addressed store does."""
    name = hashlib.sha256(content).hexdigest()
    file = var / "files" / name[:2] / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    return file


def manifest_of(label: Label, place: Place, secret: Identity) -> Manifest:
    out = io.BytesIO()
    envelope.open_to(place.folder / label.name / MANIFEST, [secret], out)
    return Manifest.read(out.getvalue())


@pytest.fixture
def take(sources: Sources, closing_run: Closing, place: Place) -> Any:
    def run(*, minutes: int = 0, **changes: Any) -> Label:
        return taking.take(
            replace(sources, **changes),
            closing=closing_run,
            place=place,
            ladder=LADDER,
            at=AT + timedelta(minutes=minutes),
        )

    return run


def test_everything_is_listed(take: Any, var: Path, place: Place, secret: Identity) -> None:
    attached = attach(var, b"a photograph")
    (var / "files" / "ab" / "index").write_bytes(b"not named by its content")
    (var / "files" / ".half-written").write_bytes(b"half")

    label = take()

    manifest = manifest_of(label, place, secret)
    assert {name: table.rows for name, table in manifest.tables.items()} == {
        "audit_auditentry": 1,
        "django_migrations": 1,
        "django_session": 2,
        "unsorted": 2,
    }
    named = attached.relative_to(var / "files").as_posix()
    assert set(manifest.files) == {named, "ab/index"}
    assert manifest.files[named].sha256 == hashlib.sha256(b"a photograph").hexdigest()
    assert manifest.files["ab/index"].size == 24
    assert base64.b64decode(manifest.beside["keys/trail-0001.key"]) == TRAIL_KEY.encode()
    assert set(manifest.beside) == {"keys/trail-0001.key", "secret_key"}
    assert (manifest.made_at, manifest.engine) == (AT, "sqlite")
    assert label.drill_check == taking.drill_check(f" {manifest.drill_code.lower()} ")


def test_the_label_is_about_what_lies_there(take: Any, place: Place, secret: Identity) -> None:
    label = take()

    folder = place.folder / label.name
    assert place.labels() == [label]
    assert label.name == "2026-11-23T101500Z"
    assert label.keys == (str(secret.to_public()),)
    assert label.database_sha256 == envelope.sha256_of(folder / DATABASE)
    assert label.manifest_sha256 == envelope.sha256_of(folder / MANIFEST)
    assert label.size == sum((folder / name).stat().st_size for name in (DATABASE, MANIFEST))
    assert label.problems == ()


def test_nothing_of_any_case_can_be_read_in_any_file(take: Any, var: Path, place: Place) -> None:
    for canary in CANARIES:
        write_to(var / "heed.sqlite3", "".join(["INSERT INTO unsorted VALUES ('", canary, "')"]))
        attach(var, f"{canary} in a file".encode())
        (var / "files" / canary).write_bytes(canary.encode())

    take()

    written = [path for path in place.folder.rglob("*") if path.is_file()]
    assert len(written) == 4 + 2 * len(CANARIES)
    for path in written:
        everything = str(path).encode() + path.read_bytes()
        assert b"canary" not in everything
        assert not path.stat().st_mode & 0o077 or path.parent.stat().st_mode & 0o077 == 0


def test_no_plain_copy_is_left(take: Any, var: Path, place: Place) -> None:
    before = {path for path in var.rglob("*") if "backup-work" not in path.parts}

    take()

    assert set(var.rglob("*")) == before
    assert [path.name for path in place.folder.glob(".*")] == [".lock"]


def test_an_attachment_is_closed_once_however_many_backups_need_it(
    take: Any, var: Path, place: Place, secret: Identity
) -> None:
    attach(var, b"a photograph")
    first = take()
    closed = place.closed_files()

    attach(var, b"another")
    second = take(minutes=15)

    assert len(place.closed_files()) == 2
    assert closed.items() < place.closed_files().items()
    assert manifest_of(first, place, secret).files.items() < (
        manifest_of(second, place, secret).files.items()
    )


def test_what_is_disposed_of_is_gone_from_the_backups_in_time(
    take: Any, var: Path, place: Place
) -> None:
    attached = attach(var, b"a photograph")
    take()
    (name,) = place.closed_files().values()
    attached.unlink()

    second = take(minutes=15)
    assert second.no_longer_needed == {name: (AT + timedelta(minutes=15)).isoformat()}
    third = take(minutes=30)
    assert third.no_longer_needed == second.no_longer_needed
    assert place.file(name).exists()

    day = 24 * 60
    take(minutes=35 * day + 20)
    assert not place.file(name).exists()
    still_told = take(minutes=69 * day)
    assert name in still_told.no_longer_needed
    assert take(minutes=71 * day).no_longer_needed == {}


def test_what_comes_back_is_needed_again(take: Any, var: Path, place: Place) -> None:
    attached = attach(var, b"a photograph")
    take()
    attached.unlink()
    take(minutes=15)

    attach(var, b"a photograph")
    assert take(minutes=30).no_longer_needed == {}

    take(minutes=40 * 24 * 60)
    assert len(place.closed_files()) == 1


def test_a_damaged_attachment_is_kept_as_it_is_and_said(
    take: Any, var: Path, place: Place, secret: Identity
) -> None:
    attached = attach(var, b"a photograph")
    attached.write_bytes(b"a photogra")

    first, second = take(), take(minutes=15)

    for label in (first, second):
        assert label.problems == ("1 of the attachments is damaged: “heed verify” says which.",)
        (file,) = manifest_of(label, place, secret).files.values()
        assert file.sha256 == hashlib.sha256(b"a photogra").hexdigest()
    assert len(place.closed_files()) == 1


def test_what_a_check_finds_is_on_the_label_and_the_backup_is_kept(take: Any, place: Place) -> None:
    label = take(checks=[lambda snapshot: [f"{snapshot.engine}: the trail is broken."]])

    assert label.problems == ("sqlite: the trail is broken.",)
    assert place.labels() == [label]


def test_a_database_that_cannot_be_read_leaves_no_backup(
    take: Any, var: Path, place: Place
) -> None:
    take()
    (var / "heed.sqlite3").write_bytes(b"rubbish" * 1000)
    for ending in ("-wal", "-shm"):
        (var / f"heed.sqlite3{ending}").unlink(missing_ok=True)

    with pytest.raises(CannotBeTaken):
        take(minutes=15)

    assert len(place.labels()) == 1


def test_without_any_attachments_there_is_a_backup_all_the_same(take: Any, tmp_path: Path) -> None:
    assert take(files=tmp_path / "nowhere").problems == ()


def test_the_second_place_can_be_restored_from_alone(
    sources: Sources, closing_run: Closing, place: Place, tmp_path: Path, var: Path
) -> None:
    attach(var, b"a photograph")
    taking.take(sources, closing=closing_run, place=place, ladder=LADDER, at=AT)
    second = Place(tmp_path / "second")

    label = taking.take(
        sources,
        closing=closing_run,
        place=place,
        ladder=LADDER,
        at=AT + timedelta(minutes=15),
        second=second,
    )

    assert second.labels() == [label]
    assert second.closed_files() == place.closed_files()
    assert json.loads((second.folder / label.name / LABEL).read_bytes())["format"] == 1
