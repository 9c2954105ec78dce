"""Do the commands that stop changes say so, and is nothing upgraded without a backup?"""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from django.db.migrations.executor import MigrationExecutor
from pytest_django.fixtures import Settings

from heed.audit import aside
from heed.audit.models import AuditEntry
from heed.backups import keys, taking
from heed.backups.tests.test_manifest import LABEL
from heed.config import command_line, durability, read_only
from heed.config.management.commands import upgrade
from heed.config.read_only import Why
from heed.core import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _here(settings: Settings, tmp_path: Path) -> None:
    settings.VAR, settings.HEED_ASIDE = tmp_path, tmp_path / "set-aside"
    settings.HEED_BACKUPS, settings.HEED_BACKUPS_SECOND = tmp_path / "backups", ""
    settings.HEED_BACKUP_KEYS = tmp_path / "backup-keys.txt"
    aside.prepare()


@pytest.fixture
def backup(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> list[dict[str, Any]]:
    """A key for the safe, and backups that succeed."""
    taken: list[dict[str, Any]] = []

    def take(_: object, **how: Any) -> Any:
        assert read_only.standing() is not None
        taken.append(how)
        return LABEL_WITHOUT_PROBLEMS

    keys.keep_public(keys.make()[1], settings.HEED_BACKUP_KEYS)
    monkeypatch.setattr(taking, "take", take)
    monkeypatch.setattr(durability, "problems", lambda _: [])
    return taken


LABEL_WITHOUT_PROBLEMS = type(LABEL)(
    **{
        name: getattr(LABEL, name)
        for name in LABEL.__dataclass_fields__
        if name not in ("problems", "no_longer_needed")
    }
)


def run(*words: str, **options: Any) -> str:
    out = StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue()


def events() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("event", flat=True))


def test_changes_are_stopped_and_let_go_on() -> None:
    assert "people can only read" in run("read_only", "on", reason="Back at 2pm.")
    standing = read_only.standing()
    assert standing is not None
    assert (standing.why, standing.reason) == (Why.CLOSED, "Back at 2pm.")

    assert "joined the trail: 1 entry." in run("read_only", "off")

    assert read_only.standing() is None
    assert events() == ["service:writing:paused", "service:writing:resumed"]


def test_doing_it_twice_is_explained() -> None:
    with pytest.raises(CommandError, match="possible already"):
        run("read_only", "off")
    run("read_only", "on")

    with pytest.raises(CommandError, match="Nothing is written already: Whoever runs Heed"):
        run("read_only", "on")


def test_a_database_that_still_refuses_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    run("read_only", "on")

    def refuse(*_: object, **__: object) -> int:
        raise DatabaseError("database or disk is full")

    monkeypatch.setattr(read_only, "end", refuse)

    with pytest.raises(CommandError, match="still takes no writing"):
        run("read_only", "off")


def test_it_is_typed_with_a_dash(capsys: pytest.CaptureFixture[str]) -> None:
    status = command_line.main(["read-only", "off"])

    assert status == 1
    assert capsys.readouterr().err == "Changes are possible already.\n"


def test_an_upgrade_takes_a_backup_first_and_people_read_meanwhile(
    backup: list[dict[str, Any]],
) -> None:
    said = run("upgrade")

    assert len(backup) == 1
    assert f"The backup {LABEL.name} is complete." in said
    assert "Start Heed again now." in said
    assert read_only.standing() is None
    assert events() == ["service:writing:paused", "service:writing:resumed"]


def test_without_a_key_nothing_is_upgraded() -> None:
    with pytest.raises(CommandError, match=r"there is no backup\. .*--make-key"):
        run("upgrade")

    assert read_only.standing() is None


def test_with_a_flawed_backup_nothing_is_upgraded(
    backup: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "take", lambda *_, **__: LABEL)

    with pytest.raises(CommandError, match=r"something is wrong\. 1 of the attachments"):
        run("upgrade")

    assert read_only.standing() is None


def test_an_upgrade_waits_until_writing_is_possible() -> None:
    run("read_only", "on")

    with pytest.raises(CommandError, match="Nothing is written just now"):
        run("upgrade")


@pytest.mark.parametrize("problem", [DatabaseError("no such column"), CommandError("conflict")])
def test_a_migration_that_fails_leaves_people_reading_and_says_how_to_go_back(
    problem: Exception, backup: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr(upgrade, "call_command", fail)

    with pytest.raises(CommandError, match=f"heed restore {LABEL.name}"):
        run("upgrade")

    standing = read_only.standing()
    assert standing is not None
    assert standing.why is Why.UPGRADE
    assert standing.since <= clock.now()


def test_what_is_left_over_is_named(
    backup: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upgrade, "call_command", lambda *_, **__: None)
    monkeypatch.setattr(
        MigrationExecutor, "migration_plan", lambda *_: [("audit.0099_more", False)]
    )

    with pytest.raises(CommandError, match=r"audit\.0099_more is not applied"):
        run("upgrade")
