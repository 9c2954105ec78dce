"""Is there one key, kept for its owner only, and do old ones go on checking?"""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from heed.audit import actions, canonical, keys, sealing, trail
from heed.audit.events import Event
from heed.audit.models import AuditEntry, Seal
from heed.audit.tests.test_sealing import AT


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.TRAIL_KEYS = here = tmp_path / "keys"
    return here


def test_the_first_key_is_made_where_there_is_none_and_is_its_owners_only(folder: Path) -> None:
    key = keys.current()

    (path,) = folder.iterdir()
    assert path.name == "trail-0001.key"
    assert path.read_text() == key.secret.hex()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert keys.known() == {key.key_id: key}


def test_a_new_key_seals_and_the_old_one_still_checks(folder: Path, db: None) -> None:
    before = keys.current()

    actions.change_key(at=AT)

    after = keys.current()
    assert after != before
    assert list(keys.known()) == [before.key_id, after.key_id]
    entry = AuditEntry.objects.get()
    assert entry.event == "audit:key:changed"
    assert entry.changes == {"key": [before.key_id, after.key_id]}
    assert entry.key_id == after.key_id
    sealing.seal_waiting()
    assert Seal.objects.get().key_id == after.key_id


def test_whoever_makes_a_key_at_the_same_moment_uses_the_first_one(folder: Path) -> None:
    first = keys.current()

    keys._make(folder, 1)

    assert [path.name for path in folder.iterdir()] == ["trail-0001.key"]
    assert keys.current() == first


@pytest.mark.parametrize("text", ["", "abcd", "zz" * 32, "ab" * 31])
def test_a_key_that_is_none_is_refused(text: str, folder: Path) -> None:
    folder.mkdir()
    (folder / "trail-0001.key").write_text(text)

    with pytest.raises(keys.KeyUnreadable, match="A key of the trail cannot be used"):
        keys.current()


def test_keys_can_come_from_the_environment_and_are_changed_there(settings: Settings) -> None:
    settings.TRAIL_KEYS_GIVEN = f"{'ab' * 32},{'cd' * 32}"

    assert keys.current().secret == bytes.fromhex("cd" * 32)
    assert len(keys.known()) == 2
    with pytest.raises(keys.KeyUnreadable, match="put the new one last there"):
        keys.change()


def test_nothing_is_written_to_the_trail_without_a_key(folder: Path, db: None) -> None:
    folder.write_text("in the way")

    with pytest.raises(keys.KeyUnreadable):
        trail.record_without_viewer(
            Event.SIGN_IN_FAILED, actor_name="x", at=AT, subject_kind="account"
        )

    assert not AuditEntry.objects.exists()


def test_a_keys_name_and_parts_tell_nothing_about_it() -> None:
    key = keys.Key(os.urandom(32))

    assert key.secret.hex()[:12] != key.key_id
    assert key.part_for(canonical.STAMP) != key.part_for(canonical.SEAL) != key.secret
