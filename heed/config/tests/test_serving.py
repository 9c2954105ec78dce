"""Does a process take what it needs before its first page, and hold it?"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from heed.backups import served
from heed.config import durability, serving


@pytest.fixture(autouse=True)
def _here(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.VAR, settings.HEED_ASIDE = tmp_path, tmp_path / "set-aside"
    monkeypatch.setattr(durability, "require", lambda _: None)


def test_a_serving_process_takes_room_and_keeps_restores_away(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    used = SimpleNamespace(vendor="sqlite", close=lambda: None)
    monkeypatch.setattr(serving, "connection", used)

    lock = serving.begin()

    assert settings.HEED_ASIDE.stat().st_size == settings.HEED_ASIDE_BYTES
    with pytest.raises(served.InUse), served.by_nobody(tmp_path):
        pass
    lock.close()
    with served.by_nobody(tmp_path):
        pass


def test_postgresql_ends_what_takes_too_long_for_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    done = []
    used = SimpleNamespace(
        vendor="postgresql",
        close=lambda: done.append("closed"),
        close_pool=lambda: done.append("pool closed"),
        settings_dict={"OPTIONS": {"pool": True, "options": "-c jit=off"}},
    )
    monkeypatch.setattr(serving, "connection", used)

    serving.begin().close()

    assert done == ["closed", "pool closed"]
    assert used.settings_dict["OPTIONS"]["options"] == (
        "-c jit=off -c statement_timeout=30000 -c lock_timeout=15000 "
        "-c idle_in_transaction_session_timeout=60000"
    )


@pytest.mark.skipif(connection.vendor != "postgresql", reason="asks PostgreSQL")
@pytest.mark.django_db
def test_postgresql_takes_the_limits() -> None:
    options = " ".join(f"-c {name}={value}" for name, value in serving.LIMITS.items())
    with psycopg.connect(
        host=connection.settings_dict["HOST"],
        port=connection.settings_dict["PORT"],
        user=connection.settings_dict["USER"],
        dbname=connection.settings_dict["NAME"],
        options=options,
    ) as limited:
        (found,) = limited.execute("SHOW statement_timeout").fetchone() or ("",)

    assert found == "30s"


@pytest.mark.skipif(connection.vendor != "postgresql", reason="asks PostgreSQL")
@pytest.mark.django_db
def test_postgresql_compiles_no_question() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        answer = cursor.fetchone()

    assert answer == ("off",)


def test_the_files_that_reading_needs_stay_while_a_process_serves(tmp_path: Path) -> None:
    database = tmp_path / "heed.sqlite3"
    with closing(sqlite3.connect(database)) as made:
        made.execute("PRAGMA journal_mode=WAL")
        made.execute("CREATE TABLE word (text)")
    beside = [database.with_name(f"{database.name}-{ending}") for ending in ("wal", "shm")]
    assert not any(path.exists() for path in beside)
    used: Any = SimpleNamespace(vendor="sqlite", settings_dict={"NAME": database})

    held = durability.keep_open(used)

    with closing(sqlite3.connect(database)) as reader:
        reader.execute("SELECT * FROM word").fetchall()
    assert all(path.exists() for path in beside)
    assert held is not None
    held.close()
    assert not any(path.exists() for path in beside)


@pytest.mark.parametrize(("vendor", "name"), [("postgresql", "heed"), ("sqlite", ":memory:")])
def test_a_server_and_a_database_in_memory_have_no_such_files(vendor: str, name: str) -> None:
    used: Any = SimpleNamespace(vendor=vendor, settings_dict={"NAME": name})

    assert durability.keep_open(used) is None


@pytest.mark.skipif(connection.vendor != "sqlite", reason="asks SQLite")
@pytest.mark.django_db
def test_nothing_that_is_sorted_lies_on_the_disk() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA temp_store")

        assert cursor.fetchone() == (2,)
