"""Is the trail in a copy checked with its own keys and the anchors of its time?"""

from __future__ import annotations

import shutil
from contextlib import nullcontext
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError
from django.db import transaction
from pyrage.x25519 import Identity
from pytest_django.fixtures import Settings

from heed.audit import anchors, keys, sealer, sealing, trail
from heed.audit.anchors import Anchor, Said
from heed.audit.events import Event
from heed.backups import targets, usual
from heed.backups.management.commands import restore
from heed.backups.restoring import NotProved
from heed.backups.snapshot import Snapshot
from heed.backups.taking import Sources
from heed.backups.tests.test_commands import KNOWN, run
from heed.core import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _asks_this_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(targets, "looking_at", lambda _: nullcontext())


@pytest.fixture
def here(installation: Path, settings: Settings) -> Path:
    shutil.rmtree(settings.TRAIL_KEYS)
    keys._keys.cache_clear()
    return installation


def read(at: datetime) -> None:
    with transaction.atomic():
        trail.record_without_viewer(
            Event.TRAIL_READ, actor_name="Priya Shah", at=at, subject_kind="trail"
        )


def a_copy() -> Snapshot:
    return Snapshot(engine="sqlite", file=Path(), tables={}, migrations=())


def problems() -> list[str]:
    (check,) = usual.sources().checks
    return list(check(a_copy()))


def test_a_whole_trail_has_no_problems(here: Path) -> None:
    read(clock.now())
    usual.seal_now()

    assert problems() == []
    assert sealing.head().number == 1


def test_what_is_noted_after_the_copy_was_begun_is_not_held_against_it(here: Path) -> None:
    read(clock.now())
    usual.seal_now()
    (check,) = usual.sources().checks

    anchors.note(sealing.Head(7, bytes(32)), at=clock.now())

    assert list(check(a_copy())) == []
    (cut_short,) = problems()
    assert "7" in cut_short


def test_anchors_that_cannot_be_read_are_a_problem(here: Path, settings: Settings) -> None:
    settings.TRAIL_ANCHORS.mkdir()
    (settings.TRAIL_ANCHORS / "trail-2026-11.txt").write_text("rubbish")

    (problem,) = problems()

    assert problem.startswith("The anchors of the trail cannot be read")


def test_keys_that_cannot_be_read_are_a_problem(here: Path, settings: Settings) -> None:
    settings.TRAIL_KEYS.mkdir()
    (settings.TRAIL_KEYS / "trail-0001.key").write_text("rubbish")

    (problem,) = problems()

    assert problem.startswith("The trail cannot be checked.")
    usual.seal_now()


class OnTrial:
    """A database on trial that is the one the tests run on."""

    engine = "sqlite"

    def on_trial(self) -> dict[str, Any]:
        return {}


def opened(here: Path, made_at: datetime) -> Any:
    beside = here / "trial" / "beside"
    shutil.copytree(here / "keys", beside / "keys")
    shutil.copytree(here / "anchors", beside / "anchors")
    return SimpleNamespace(beside=beside, manifest=SimpleNamespace(made_at=made_at))


def test_a_restored_trail_is_checked_with_its_own_keys_and_the_anchors_of_its_time(
    here: Path, settings: Settings
) -> None:
    made_at = clock.now()
    read(made_at)
    sealer.seal_once(at=made_at)
    a_backup = opened(here, made_at)
    shutil.rmtree(settings.TRAIL_KEYS)
    anchors.note(sealing.Head(9, bytes(32)), at=made_at + timedelta(hours=1))

    assert restore._trail_faults(a_backup, OnTrial()) == ()  # type: ignore[arg-type]  # no more of a target is asked for

    assert here / "keys" == settings.TRAIL_KEYS
    assert not settings.TRAIL_KEYS.exists()


def test_anchors_of_this_machine_are_held_against_a_forged_backup(
    here: Path, settings: Settings
) -> None:
    made_at = clock.now()
    read(made_at)
    sealer.seal_once(at=made_at)
    a_backup = opened(here, made_at)
    shutil.rmtree(a_backup.beside / "anchors")
    anchors.note(sealing.Head(9, bytes(32)), at=made_at)

    (fault,) = restore._trail_faults(a_backup, OnTrial())  # type: ignore[arg-type]  # no more of a target is asked for

    assert "9" in fault


def test_anchors_nobody_can_read_stop_a_restore(here: Path, settings: Settings) -> None:
    settings.TRAIL_ANCHORS.mkdir()
    (settings.TRAIL_ANCHORS / "trail-2026-11.txt").write_text("rubbish")
    keys.current()

    with pytest.raises(NotProved, match="cannot be read"):
        restore._trail_faults(opened(here, clock.now()), OnTrial())  # type: ignore[arg-type]  # no more of a target is asked for


@pytest.fixture
def faulty(here: Path, sources: Sources, monkeypatch: pytest.MonkeyPatch, secret: Identity) -> None:
    """A backup of a trail with a fault."""
    used = {"NAME": str(here / "heed.sqlite3")}
    monkeypatch.setattr(restore, "connection", SimpleNamespace(vendor="sqlite", settings_dict=used))
    monkeypatch.setattr(targets, "let_go", lambda _: None)
    monkeypatch.setattr(restore, "_known_migrations", lambda: KNOWN)
    monkeypatch.setattr(restore, "_trail_faults", lambda *_: ("Entry 3 was changed.",))
    monkeypatch.setattr(usual, "sources", lambda: sources)
    run("backup")


def test_a_trail_that_is_not_as_written_is_not_restored_by_accident(
    faulty: None, here: Path, identity: Path
) -> None:
    with pytest.raises(CommandError, match="--with-problems"):
        run("restore", "latest", identity=identity, yes=True)

    assert not list(here.glob("before-restore-*"))


def test_it_is_restored_when_that_is_said(faulty: None, here: Path, identity: Path) -> None:
    said = run("restore", "latest", identity=identity, yes=True, with_problems=True)

    assert "The trail is not as it was written. Entry 3 was changed." in said
    assert "Restored." in said
    told, sealed = anchors.kept(here / "anchors")
    assert (sealed.number, sealed.said) == (1, Said.SEALED)
    assert told == Anchor(at=told.at, said=Said.RESTORED, number=0, seal=bytes(32))
