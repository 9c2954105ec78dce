"""Does Heed refuse to start on a database that could lose what it acknowledged?"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from heed.casefiles import second_wall
from heed.config import durability, supervision
from heed.config.management.commands import serve

ROOT = Path(__file__).resolve().parents[3]
KEPT = {
    "SQLite": {
        "journal_mode": "wal",
        "synchronous": "2",
        "foreign_keys": "1",
        "transaction_mode": "IMMEDIATE",
    },
    "PostgreSQL": {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"},
}
WANTED: dict[str, Mapping[str, tuple[str, ...]]] = {
    "SQLite": durability.SQLITE,
    "PostgreSQL": durability.POSTGRESQL,
}


def run(*words: str, var: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python with a settings of its own, as an installation would."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("HEED_")}
    clean.pop("DJANGO_SETTINGS_MODULE", None)
    clean.pop("DATABASE_URL", None)
    (var / "static").mkdir(exist_ok=True)
    return subprocess.run(
        [sys.executable, "-W", "error", *words],
        cwd=ROOT,
        env={**clean, "HEED_VAR": str(var), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", KEPT)
def test_a_database_as_it_should_be_is_accepted(name: str) -> None:
    assert durability.compare(KEPT[name], WANTED[name], name) == []


@pytest.mark.parametrize(
    ("name", "setting", "value"),
    [
        ("SQLite", "journal_mode", "delete"),
        ("SQLite", "synchronous", "1"),
        ("SQLite", "foreign_keys", "0"),
        ("SQLite", "transaction_mode", "None"),
        ("PostgreSQL", "fsync", "off"),
        ("PostgreSQL", "full_page_writes", "off"),
        ("PostgreSQL", "synchronous_commit", "off"),
    ],
)
def test_each_setting_that_could_lose_a_write_is_named(name: str, setting: str, value: str) -> None:
    (problem,) = durability.compare({**KEPT[name], setting: value}, WANTED[name], name)

    assert problem.startswith(f"{name} runs with {setting} {value}; it must be ")


class Answering:
    """A database that answers as it is told."""

    def __init__(self, vendor: str, answers: dict[str, str]) -> None:
        self.vendor = vendor
        self.answers = answers
        self.transaction_mode = answers.get("transaction_mode")
        self.asked = ""

    def cursor(self) -> Answering:
        return self

    def __enter__(self) -> Answering:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def execute(self, statement: str, _: object = None) -> None:
        self.asked = statement.removeprefix("PRAGMA ")

    def fetchone(self) -> tuple[str]:
        return (self.answers[self.asked],)

    def fetchall(self) -> list[tuple[str, str]]:
        return list(self.answers.items())


@pytest.mark.parametrize("name", KEPT)
def test_both_databases_are_asked(name: str) -> None:
    good: Any = Answering(name.lower(), KEPT[name])
    setting = next(iter(KEPT[name]))
    bad: Any = Answering(name.lower(), {**KEPT[name], setting: "off"})

    durability.require(good)

    with pytest.raises(durability.NotDurable, match=f"{name} runs with {setting} off"):
        durability.require(bad)


def test_the_check_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = Answering("sqlite", {**KEPT["SQLite"], "synchronous": "1"})
    monkeypatch.setattr(durability, "connections", {"default": bad})

    (error,) = durability.check(databases=["default"])

    assert error.id == "heed.E001"
    assert "synchronous 1" in str(error.msg)
    assert durability.check() == []


@pytest.mark.django_db
def test_the_database_of_the_tests_is_asked_too() -> None:
    # Only a database in memory, as tests on SQLite use, keeps no journal on the disk.
    problems = durability.problems(connection)

    assert all("journal_mode memory" in problem for problem in problems)


def test_an_installation_starts_on_its_own_settings(tmp_path: Path) -> None:
    said = run("-c", "import heed.config.wsgi", var=tmp_path)

    assert (said.returncode, said.stderr) == (0, "")


def test_an_installation_does_not_start_on_a_database_that_could_lose_writes(
    tmp_path: Path,
) -> None:
    weak = (
        "from heed.config import settings\n"
        "settings.DATABASES['default']['OPTIONS']['init_command'] = 'PRAGMA synchronous=NORMAL'\n"
        "import heed.config.wsgi\n"
    )

    said = run("-c", weak, var=tmp_path)

    assert said.returncode != 0
    assert "NotDurable: SQLite runs with" in said.stderr
    assert "synchronous 1; it must be 2" in said.stderr


def test_the_production_settings_pass_the_deployment_checks(tmp_path: Path) -> None:
    said = run(
        "manage.py", "check", "--deploy", "--fail-level", "WARNING", "--database", "default",
        var=tmp_path,
        HEED_HOSTS="heed.example.org.uk",
    )  # fmt: skip

    assert said.returncode == 0, said.stderr
    assert "no issues (0 silenced)" in said.stdout


# ------------------------------------------------------------------------------------- serve


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Catch what would be started, and let the database in memory pass."""
    caught: list[list[str]] = []

    def run(web: list[str], beside: list[list[str]]) -> int:
        caught.extend([web, *beside])
        return 0

    monkeypatch.setattr(supervision, "run", run)
    monkeypatch.setattr(durability, "problems", lambda _: [])
    monkeypatch.setattr("heed.config.management.commands.serve.call_command", lambda *_, **__: None)
    return caught


@pytest.mark.django_db
def test_serving_starts_gunicorn_with_threads_and_no_control_socket(
    started: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("serve", port=8123)

    words, *beside = started
    assert [command[1:] for command in beside] == [
        ["-m", "django", "seal", "--keep-going"],
        ["-m", "django", "signs", "--keep-going"],
    ]
    assert words[1:] == [
        "-m",
        "gunicorn",
        "heed.config.wsgi:application",
        "--bind=127.0.0.1:8123",
        "--workers=2",
        "--worker-class=gthread",
        "--threads=4",
        "--no-control-socket",
        "--config=python:heed.config.web_server",
    ]
    assert "Heed is at http://127.0.0.1:8123/" in capsys.readouterr().out


@pytest.mark.django_db
def test_a_web_server_that_fails_is_said_to(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervision, "run", lambda *_: 3)

    with pytest.raises(CommandError, match="ended with 3") as refused:
        call_command("serve")

    assert refused.value.returncode == 3


@pytest.mark.django_db
def test_a_database_that_could_lose_writes_is_not_served(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durability, "problems", lambda _: ["SQLite runs with synchronous 1."])

    with pytest.raises(CommandError, match="synchronous 1"):
        call_command("serve")

    assert started == []


@pytest.mark.django_db
def test_a_database_with_a_gap_in_its_second_wall_is_not_served(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_wall, "gaps", lambda: ["casefiles_grant"])

    with pytest.raises(CommandError, match="outside the second wall"):
        call_command("serve")

    assert started == []


@pytest.mark.django_db
def test_a_database_that_is_behind_is_not_served(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "_is_behind", lambda: True)

    with pytest.raises(CommandError, match="Run “heed migrate” first"):
        call_command("serve")

    assert started == []
