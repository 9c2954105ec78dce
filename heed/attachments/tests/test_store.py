"""Is a file kept whole, once, under its fingerprint, and never written over?"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

import pytest

from heed.attachments import store
from heed.attachments.store import Store, StoreDamaged

CONTENT = b"Dear colleague,\n"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def here(tmp_path: Path) -> Store:
    return Store(tmp_path / "files")


@pytest.fixture
def brought(tmp_path: Path) -> Path:
    path = tmp_path / "brought"
    path.write_bytes(CONTENT)
    return path


def keep(here: Store, brought: Path) -> Path:
    here.settle(here.stage(brought, sha256=SHA256), sha256=SHA256)
    return here.place(SHA256)


def test_a_file_lies_under_its_fingerprint_for_heed_alone(here: Store, brought: Path) -> None:
    place = keep(here, brought)

    assert place == here.folder / SHA256[:2] / SHA256
    assert place.read_bytes() == CONTENT
    assert stat.S_IMODE(place.stat().st_mode) == 0o400
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(here.folder.stat().st_mode) == 0o700
    assert list(place.parent.iterdir()) == [place]
    with here.open(SHA256) as file:
        assert file.read() == CONTENT


def test_the_file_and_its_name_are_forced_onto_the_disk(
    here: Store, brought: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forced: list[bool] = []
    fsync = os.fsync

    def note(number: int) -> None:
        forced.append(stat.S_ISDIR(os.fstat(number).st_mode))
        fsync(number)

    monkeypatch.setattr(os, "fsync", note)
    keep(here, brought)

    assert forced == [True, False, True]


def test_the_same_is_kept_once_and_never_written_over(here: Store, brought: Path) -> None:
    place = keep(here, brought)
    before = place.stat()
    os.utime(place, (1, 1))

    keep(here, brought)

    assert place.stat().st_ino == before.st_ino
    assert place.stat().st_mtime > 1
    assert list(here.fingerprints()) == [SHA256]


def test_another_file_under_the_fingerprint_is_noticed(here: Store, brought: Path) -> None:
    place = keep(here, brought)
    place.chmod(0o600)
    place.write_bytes(b"other")

    with pytest.raises(StoreDamaged, match="Another file"):
        keep(here, brought)

    assert place.read_bytes() == b"other"


def test_a_file_that_changes_meanwhile_is_not_kept(here: Store, brought: Path) -> None:
    brought.write_bytes(b"changed")

    with pytest.raises(StoreDamaged, match="changed"):
        here.stage(brought, sha256=SHA256)

    assert list(here.place(SHA256).parent.iterdir()) == []


def test_only_a_fingerprint_is_a_place(here: Store) -> None:
    with pytest.raises(ValueError, match="passwd"):
        here.place("../../etc/passwd")


def test_what_is_missing_or_cut_off_is_named(here: Store, brought: Path) -> None:
    size = len(CONTENT)

    assert here.wrong_with(SHA256, size=size) == "is missing"
    keep(here, brought)
    assert here.wrong_with(SHA256, size=size) == ""
    assert here.wrong_with(SHA256, size=size + 1) == "is not as long as it was"


def test_other_files_in_the_folder_are_no_fingerprints(here: Store, brought: Path) -> None:
    place = keep(here, brought)
    (place.parent / "notes.txt").write_text("not ours")

    assert list(here.fingerprints()) == [SHA256]


def test_an_old_file_is_swept_away_and_a_young_one_stays(here: Store, brought: Path) -> None:
    place = keep(here, brought)
    os.utime(place, (1_000, 1_000))

    assert here.sweep(SHA256, older_than=1_000) == 0
    assert place.exists()
    assert here.sweep(SHA256, older_than=1_001) == len(CONTENT)
    assert not place.exists()


def test_copies_that_never_got_a_name_are_swept_away(here: Store, brought: Path) -> None:
    place = keep(here, brought)
    old = here.stage(brought, sha256=SHA256)
    young = here.stage(brought, sha256=SHA256)
    os.utime(old, (1_000, 1_000))

    assert here.sweep_leftovers(older_than=1_001) == 1
    assert sorted(place.parent.iterdir()) == sorted([place, young])


def test_the_store_is_where_the_settings_say(files: Path) -> None:
    assert store.here() == Store(files)
