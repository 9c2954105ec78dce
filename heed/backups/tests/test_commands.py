"""Do the commands do what they say, ask before they replace, and refuse in one sentence?"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import timedelta
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from pyrage.x25519 import Identity
from pytest_django.fixtures import Settings

from heed.audit.models import AuditEntry
from heed.backups import actions, served, targets, usual
from heed.backups.management.commands import restore
from heed.backups.place import Place
from heed.backups.postgresql_target import PostgresqlTarget
from heed.backups.taking import Sources
from heed.backups.tests.conftest import TRAIL_KEY, write_to
from heed.backups.tests.test_taking import attach
from heed.backups.tests.test_targets import count
from heed.casefiles import second_wall
from heed.core import clock

KNOWN = {"audit.0001_initial"}


def run(*words: str, **options: Any) -> str:
    out = StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def here(installation: Path, sources: Sources, monkeypatch: pytest.MonkeyPatch, db: None) -> Path:
    """An installation on SQLite, whatever database the tests run on."""
    monkeypatch.setattr(usual, "sources", lambda: sources)
    monkeypatch.setattr(usual, "seal_now", lambda: None)
    monkeypatch.setattr(restore, "_trail_faults", lambda *_: ())
    monkeypatch.setattr(restore, "_known_migrations", lambda: KNOWN)
    monkeypatch.setattr(targets, "looking_at", lambda _: nullcontext())
    monkeypatch.setattr(targets, "let_go", lambda _: None)
    used = {"NAME": str(installation / "heed.sqlite3")}
    monkeypatch.setattr(restore, "connection", SimpleNamespace(vendor="sqlite", settings_dict=used))
    monkeypatch.setattr(actions, "note_restored", lambda *_, **said: NOTED.append(said))
    NOTED.clear()
    return installation


NOTED: list[dict[str, Any]] = []


def test_the_secret_key_is_shown_once_and_kept_nowhere(here: Path) -> None:
    said = run("backup", make_key=True)

    (secret,) = re.findall(r"AGE-SECRET-KEY-1\w+", said)
    public = str(Identity.from_str(secret).to_public())
    assert public in said
    assert public in (here / "backup-keys.txt").read_text()
    assert all(
        secret not in path.read_text(errors="ignore") for path in here.rglob("*") if path.is_file()
    )


def test_a_backup_is_taken_and_listed(here: Path) -> None:
    said = run("backup")

    (label,) = usual.place().labels()
    assert said.startswith(f"{label.name} is complete: ")
    listed = run("backups")
    assert label.name in listed
    assert label.keys[0][:14] in listed
    assert "PROBLEM" not in listed


def test_where_there_is_no_backup_the_list_says_so(here: Path) -> None:
    assert run("backups") == "There is no backup.\n"


def test_a_backup_may_go_elsewhere_for_another_key(here: Path, tmp_path: Path) -> None:
    other = Identity.generate()

    run("backup", to=tmp_path / "stick", key=[str(other.to_public())])

    (label,) = Place(tmp_path / "stick").labels()
    assert label.keys == (str(other.to_public()),)
    assert label.name in run("backups", folder=tmp_path / "stick")


def test_every_backup_goes_to_the_second_place_too(
    here: Path, settings: Settings, tmp_path: Path
) -> None:
    settings.HEED_BACKUPS_SECOND = str(tmp_path / "second")

    run("backup")

    assert Place(tmp_path / "second").labels() == usual.place().labels()


def test_the_owner_of_the_second_place_tidies_it(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("backup", to=tmp_path / "second")
    later = clock.now() + timedelta(days=36)
    (old,) = Place(tmp_path / "second").labels()
    monkeypatch.setattr(clock, "now", lambda: later)
    run("backup", to=tmp_path / "stick")
    newer = next((tmp_path / "stick").glob("2*"))
    shutil.copytree(newer, tmp_path / "second" / newer.name)

    said = run("backups", folder=tmp_path / "second", tidy=True)

    assert f"{old.name}  taken away" in said
    assert [label.name for label in Place(tmp_path / "second").labels()] == [newer.name]


def test_a_backup_of_something_wrong_is_kept_and_reported(here: Path) -> None:
    attach(here, b"a photograph").write_bytes(b"damaged")

    with pytest.raises(CommandError, match="kept, but something is wrong") as problem:
        run("backup")

    assert problem.value.returncode == 1
    assert "PROBLEM: 1 of the attachments is damaged" in run("backups")


def test_without_a_key_there_is_no_backup(here: Path) -> None:
    (here / "backup-keys.txt").unlink()

    with pytest.raises(CommandError, match=r"No backup was made\. .*heed backup --make-key"):
        run("backup")


def test_a_drill_proves_and_replaces_nothing(here: Path, identity: Path) -> None:
    attach(here, b"a photograph")
    run("backup")
    before = {path: path.stat().st_mtime_ns for path in here.rglob("*") if path.is_file()}

    said = run("restore", "latest", identity=identity, drill=True)

    assert "Proved: 6 rows in 4 tables and 1 file are what was backed up." in said
    assert re.search(r"The code of this drill is RD-\w{7}-\w{7}\.", said)
    after = {path: path.stat().st_mtime_ns for path in here.rglob("*") if path.is_file()}
    assert after == before


def test_a_restore_asks_says_what_is_lost_and_keeps_what_was_there(
    here: Path, identity: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(here, b"a photograph")
    run("backup")
    (label,) = usual.place().labels()
    write_to(here / "heed.sqlite3", "INSERT INTO unsorted VALUES ('newer')")
    write_to(
        here / "heed.sqlite3", "INSERT INTO audit_auditentry VALUES (2, '2099-01-01', 'LATER')"
    )
    newer = attach(here, b"another")
    (here / "secret_key").write_text("another secret")
    asked = []

    def answer(question: str) -> str:
        asked.append(question)
        return label.name

    monkeypatch.setattr("builtins.input", answer)

    said = run("restore", label.name, identity=identity)

    assert asked == [f"Type {label.name} to go on: "]
    assert "What was written since is lost: 1 entry of the trail." in said
    (aside,) = here.glob("before-restore-*")
    assert count(here / "heed.sqlite3", "unsorted") == 2
    assert count(here / "heed.sqlite3", "django_session") == 0
    assert count(aside / "heed.sqlite3", "unsorted") == 3
    assert not newer.exists()
    assert (aside / newer.relative_to(here)).exists()
    assert (here / "secret_key").read_text() == "secret of sessions"
    assert (aside / "secret_key").read_text() == "another secret"
    assert not (aside / "keys").exists()
    assert NOTED[0]["lost"] == 1


def test_a_restore_on_a_new_machine_brings_everything(
    here: Path, identity: Path, tmp_path: Path
) -> None:
    attach(here, b"a photograph")
    run("backup")
    (folder,) = usual.place().folder.glob("2*")

    said = run("restore", str(folder), identity=identity, into=str(tmp_path / "new"), yes=True)

    assert "Nothing was written after it." in said
    assert count(tmp_path / "new" / "heed.sqlite3", "unsorted") == 2
    assert (tmp_path / "new" / "keys" / "trail-0001.key").read_text() == TRAIL_KEY
    public = (here / "backup-keys.txt").read_text()
    assert (tmp_path / "new" / "backup-keys.txt").read_text() == public
    (attached,) = (tmp_path / "new" / "files").glob("*/*")
    assert attached.read_bytes() == b"a photograph"


def test_what_a_restore_writes_into_the_trail_is_sealed_at_once(
    here: Path, identity: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("backup")
    order: list[str] = []
    monkeypatch.setattr(actions, "note_restored", lambda *_, **_said: order.append("noted"))
    monkeypatch.setattr(usual, "seal_now", lambda: order.append("sealed"))

    run("restore", "latest", identity=identity, yes=True)

    assert order == ["noted", "sealed"]


def test_a_public_key_that_was_given_up_does_not_come_back(here: Path, identity: Path) -> None:
    run("backup")
    newer = str(Identity.generate().to_public())
    (here / "backup-keys.txt").write_text(f"{newer}\n")

    run("restore", "latest", identity=identity, yes=True)

    assert (here / "backup-keys.txt").read_text() == f"{newer}\n"


def test_the_second_wall_is_built_around_the_copy_before_it_takes_its_place(
    here: Path, identity: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("backup")
    asked: list[dict[str, Any]] = []

    @contextmanager
    def looking_at(there: dict[str, Any]) -> Iterator[None]:
        asked.append(there)
        yield

    def build() -> None:
        raise DatabaseError("permission denied for role heed_behind_the_wall")

    monkeypatch.setattr(targets, "looking_at", looking_at)
    monkeypatch.setattr(second_wall, "build", build)

    with pytest.raises(CommandError, match=r"The second wall cannot be built \(permission denied"):
        run("restore", "latest", identity=identity, yes=True)

    assert asked == [{"NAME": str(here / "restore-on-trial" / "heed.sqlite3")}]
    assert not list(here.glob("before-restore-*"))


def test_a_backup_of_an_older_version_asks_for_a_migration_and_builds_no_wall(
    here: Path, identity: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("backup")
    built: list[bool] = []
    monkeypatch.setattr(second_wall, "build", lambda: built.append(True))
    assert "older version" not in run("restore", "latest", identity=identity, drill=True)
    assert built == [True]
    monkeypatch.setattr(restore, "_known_migrations", lambda: {*KNOWN, "audit.0002_newer"})

    said = run("restore", "latest", identity=identity, yes=True)

    assert "An older version of Heed made it. Run “heed migrate” afterwards." in said
    assert built == [True]


def test_when_nobody_can_tell_what_is_lost_it_says_so(
    here: Path, identity: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("backup")
    monkeypatch.setattr(targets.SqliteTarget, "newer_than", lambda *_: None)

    said = run("restore", "latest", identity=identity, yes=True)

    assert "is lost: nobody can tell how much." in said


def test_saying_no_changes_nothing(
    here: Path, identity: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("backup")
    monkeypatch.setattr("builtins.input", lambda _: "no")

    with pytest.raises(CommandError, match=r"^Nothing was changed\.$"):
        run("restore", "latest", identity=identity)

    assert not list(here.glob("before-restore-*"))
    assert not (here / "restore-on-trial").exists()
    assert count(here / "heed.sqlite3", "django_session") == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (str(Identity.generate()), "The key does not open this backup"),
        ("", "There is no key in"),
        ("age1public", "does not hold a secret key"),
    ],
    ids=["of another backup", "empty", "public"],
)
def test_the_wrong_key_is_refused_in_one_sentence(
    content: str, sentence: str, here: Path, identity: Path
) -> None:
    run("backup")
    identity.write_text(content)

    with pytest.raises(CommandError, match=sentence):
        run("restore", "latest", identity=identity, yes=True)

    assert not list(here.glob("before-restore-*"))


def test_nothing_is_restored_while_pages_are_served(here: Path, identity: Path) -> None:
    run("backup")
    lock = served.hold(here)

    with pytest.raises(CommandError, match="Heed is being served"):
        run("restore", "latest", identity=identity, yes=True)

    lock.close()


@pytest.mark.parametrize("into", ["postgresql://heed@localhost/heed", None])
def test_a_backup_of_one_kind_does_not_go_into_another(
    into: str | None, here: Path, identity: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("backup")
    monkeypatch.setattr(PostgresqlTarget, "give_up", lambda _: None)
    if into is None:
        elsewhere = SimpleNamespace(vendor="postgresql", settings_dict={"NAME": "heed"})
        monkeypatch.setattr(restore, "connection", elsewhere)

    with pytest.raises(CommandError, match="of sqlite and cannot go into postgresql"):
        run("restore", "latest", identity=identity, into=into, yes=True)


def test_the_migrations_of_this_version_are_known() -> None:
    assert {"audit.0001_initial", "backups.0001_initial"} <= restore._known_migrations()


@pytest.mark.django_db
def test_the_usual_sources_are_those_of_the_settings(settings: Settings) -> None:
    found = usual.sources()

    assert found.database is connection.settings_dict
    assert (found.var, found.files) == (settings.VAR, settings.HEED_FILES)
    assert found.beside == settings.HEED_BACKED_UP_BESIDE


@pytest.mark.django_db
def test_the_first_thing_in_a_restored_trail_is_that_it_was_restored() -> None:
    at = clock.now()

    actions.note_restored("2026-11-23T101500Z", made_at=at, lost=7, at=at)

    entry = AuditEntry.objects.get()
    assert entry.event == "backups:backup:restored"
    assert entry.subject_reference == "2026-11-23T101500Z"
    assert entry.details["entries_lost"] == 7
