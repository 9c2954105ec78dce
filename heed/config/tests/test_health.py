"""Does the health page say which part is down, to anybody, and nothing else?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django.fixtures import Settings

from conftest import StopClock
from heed.audit import aside, sealer, trail
from heed.audit.events import Event
from heed.backups import usual
from heed.backups.tests.test_place import put
from heed.config import health, read_only
from heed.config.health import Part
from heed.config.read_only import Why
from heed.core import clock
from tests.pages import PageClient

ALL_UP = {
    "database": "up",
    "writing": "up",
    "room": "up",
    "sealing": "up",
    "backups": "up",
    "migrations": "up",
}


@pytest.fixture(autouse=True)
def _here(settings: Settings, tmp_path: Path, stop_clock: StopClock) -> None:
    settings.VAR, settings.HEED_ASIDE = tmp_path, tmp_path / "set-aside"
    settings.HEED_BACKUPS, settings.HEED_ROOM_ALARM = tmp_path / "backups", 0
    settings.TRAIL_ANCHORS = tmp_path / "anchors"
    settings.HEED_ROOM_TO_WRITE = 1 << 60
    aside.prepare()
    with usual.place().to_oneself():
        pass
    stop_clock("2026-11-23 10:30")


def asked(nobody: PageClient) -> tuple[int, dict[str, Any]]:
    response = nobody.get("/health/")
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Content-Type"] == "application/json"
    said = response.json()
    assert set(said) == {"well", "parts"}
    assert said["well"] is (response.status_code == 200)
    return response.status_code, said["parts"]


def test_when_all_is_up_it_says_so_to_anybody(nobody: PageClient) -> None:
    assert asked(nobody) == (200, ALL_UP)


@pytest.mark.parametrize(
    ("why", "status", "word"),
    [(Why.FULL, 503, "down"), (Why.UPGRADE, 200, "paused"), (Why.CLOSED, 200, "paused")],
)
def test_writing_that_stopped_is_said(why: Why, status: int, word: str, nobody: PageClient) -> None:
    read_only.begin(why, at=clock.now())

    assert asked(nobody) == (status, {**ALL_UP, "writing": word})


def test_too_little_room_is_said_before_it_is_too_late(
    nobody: PageClient, settings: Settings
) -> None:
    settings.HEED_ROOM_ALARM = read_only.room_left() * 2

    assert asked(nobody) == (503, {**ALL_UP, "room": "down"})


@pytest.mark.parametrize(("seconds", "part"), [(59, "up"), (61, "down")])
def test_entries_nobody_seals_are_said(seconds: int, part: str, nobody: PageClient) -> None:
    written_at = clock.now() - timedelta(seconds=seconds)
    with transaction.atomic():
        trail.record_without_viewer(
            Event.TRAIL_READ, actor_name="Priya Shah", at=written_at, subject_kind="trail"
        )

    assert asked(nobody)[1]["sealing"] == part

    sealer.seal_once(at=clock.now())
    assert asked(nobody)[1]["sealing"] == "up"


@pytest.mark.parametrize(
    ("minutes", "problems", "part"),
    [(59, (), "up"), (61, (), "down"), (1, ("Something is wrong.",), "down")],
)
def test_a_backup_that_is_old_or_flawed_is_said(
    minutes: int, problems: tuple[str, ...], part: str, nobody: PageClient
) -> None:
    put(usual.place(), clock.now() - timedelta(minutes=minutes + 100))
    put(usual.place(), clock.now() - timedelta(minutes=minutes), *problems)

    assert asked(nobody)[1]["backups"] == part


def test_rubbish_among_the_backups_is_passed_over(nobody: PageClient) -> None:
    put(usual.place(), clock.now())
    (usual.place().folder / "9-rubbish").mkdir()

    assert asked(nobody)[1]["backups"] == "up"


def test_an_installation_without_any_backup_is_not_well(
    nobody: PageClient, settings: Settings
) -> None:
    settings.DEMONSTRATION = False

    assert health.parts(at=clock.now())["backups"] is Part.DOWN


def test_migrations_that_are_left_over_are_said(
    nobody: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = frozenset({("audit", "0099_more")})
    monkeypatch.setattr(health, "_written_migrations", lambda: more)

    assert asked(nobody) == (503, {**ALL_UP, "migrations": "down"})


def test_a_part_that_cannot_be_asked_is_down(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    def refuse(*_: Any) -> None:
        raise DatabaseError("canary: the server is gone")

    with connection.execute_wrapper(refuse):
        found = health.parts(at=clock.now())

    assert {name for name, part in found.items() if part is Part.DOWN} == {
        "database",
        "sealing",
        "migrations",
    }


def test_nothing_is_asked_of_it_but_to_be_read(nobody: PageClient) -> None:
    assert nobody.post("/health/").status_code == 405


def test_it_is_answered_without_https_so_that_the_machine_itself_may_ask(
    settings: Settings, nobody: PageClient, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    settings.SECURE_SSL_REDIRECT = True

    with django_assert_max_num_queries(6):
        assert nobody.get("/health/").status_code == 200
