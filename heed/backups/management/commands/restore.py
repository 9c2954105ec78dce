"""Open a backup with the key from the safe, prove it, and put it in place.

Nothing is replaced before the copy is proved and a person has said yes; what was there is kept.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dj_database_url
from django.conf import settings
from django.core.management import CommandError
from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from heed.audit import anchors, sealing
from heed.audit.anchors import Said
from heed.backups import actions, keys, served, taking, targets, usual
from heed.backups import place as places
from heed.backups.envelope import WrongKey
from heed.backups.manifest import Label, NotUnderstood
from heed.backups.postgresql_target import PostgresqlTarget
from heed.backups.restoring import NotProved, Opened, open_backup, prove
from heed.backups.snapshot import CannotBeTaken
from heed.backups.targets import CannotRestore, SqliteTarget, Target
from heed.casefiles import second_wall
from heed.core import clock
from heed.govuk import words

SAYS_NO = (
    CannotBeTaken,
    CannotRestore,
    NotProved,
    NotUnderstood,
    OSError,
    WrongKey,
    keys.KeyNotUnderstood,
    places.NoSuchBackup,
    served.InUse,
)
DATABASE_NAME = "heed.sqlite3"


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the database goes, and the folder for the files."""

    target: Target
    folder: Path


class Command(BaseCommand):
    """`heed restore`: from a backup and a key to a proved copy in its place."""

    help = "Restore a backup. Nothing is replaced before the copy is proved."

    def add_arguments(self, parser: CommandParser) -> None:
        """Say which words may follow."""
        parser.add_argument("backup", help="its folder, its name, or “latest”")
        parser.add_argument("--identity", type=Path, required=True, metavar="FILE")
        parser.add_argument("--into", metavar="DIR|DATABASE_URL", help="instead of what is in use")
        parser.add_argument("--drill", action="store_true", help="prove it, and replace nothing")
        parser.add_argument(
            "--with-problems", action="store_true", help="although the trail is not as written"
        )
        parser.add_argument("--yes", action="store_true", help="do not ask before replacing")

    def handle(self, backup: str, *, identity: Path, into: str | None, **options: Any) -> None:
        """Restore, or say in one sentence why not."""
        destination = _destination(into)
        try:
            place, label = places.find(backup, usual.place())
            secret = keys.secret_keys(identity)
            with _trial(destination) as folder:
                opened = open_backup(label, place, secret, folder)
                self._prove(opened, destination.target)
                self._prove_trail(opened, destination.target, or_not=options["with_problems"])
                self._build_wall(opened, destination.target)
                if not options["drill"]:
                    with served.by_nobody(destination.folder):
                        self._replace(label, opened, destination, sure=options["yes"])
        except SAYS_NO as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"The code of this drill is {opened.manifest.drill_code}.")
        self.stdout.write("A coordinator can enter it under Backups, at the foot of every page.")

    def _prove(self, opened: Opened, target: Target) -> None:
        for engine in (target.engine, connection.vendor):
            if opened.manifest.engine != engine:
                raise CannotRestore(
                    f"This backup is of {opened.manifest.engine} and cannot go into {engine}. For "
                    "PostgreSQL set DATABASE_URL; for SQLite do not."
                )
        target.receive(opened)
        prove(opened.manifest, target, known_migrations=_known_migrations())
        rows = sum(table.rows for table in opened.manifest.tables.values())
        files = words.many(len(opened.manifest.files), one="file", several="files")
        self.stdout.write(
            f"Proved: {rows:,} rows in {len(opened.manifest.tables)} tables and {files} are what "
            "was backed up."
        )

    def _prove_trail(self, opened: Opened, target: Target, *, or_not: bool) -> None:
        """Check the trail with the keys and anchors in the backup, and the anchors of this place.

        :raises NotProved: if it is not as it was written, unless that was to be expected
        """
        faults = _trail_faults(opened, target)
        for fault in faults:
            self.stdout.write(f"The trail is not as it was written. {fault}")
        if faults and not or_not:
            raise NotProved(
                "Nothing was changed. Restore an older backup, or say --with-problems to put this "
                "one in place as it is."
            )
        if not faults:
            self.stdout.write("Proved: the trail is as it was written.")

    def _build_wall(self, opened: Opened, target: Target) -> None:
        """Give the role behind the second wall its rights in the copy: a backup brings none.

        :raises CannotRestore: if the wall cannot be built
        """
        if _known_migrations() - set(opened.manifest.migrations):
            self.stdout.write("An older version of Heed made it. Run “heed migrate” afterwards.")
            return
        try:
            with targets.looking_at(target.on_trial()):
                second_wall.build()
        except DatabaseError as problem:
            raise CannotRestore(f"The second wall cannot be built ({problem}).") from problem

    def _replace(
        self, label: Label, opened: Opened, destination: Destination, *, sure: bool
    ) -> None:
        target, now = destination.target, clock.now()
        lost = target.newer_than(label.made_at)
        self.stdout.write(_what_is_lost(label, lost))
        if not sure and input(f"Type {label.name} to go on: ").strip() != label.name:
            raise CannotRestore("Nothing was changed.")
        target.end_sessions()
        targets.let_go(connection)
        aside = destination.folder / f"before-restore-{taking.name_of(now)}"
        kept_in = target.put_in_place(aside)
        files = destination.folder / settings.HEED_FILES.name
        targets.move(files, aside)
        opened.files.rename(files)
        _put_beside(opened.beside, destination.folder, aside)
        with targets.looking_at(target.in_place()), targets.trail_kept_in(destination.folder):
            # First where the chain ends now, so that what is lost is told and not suspected.
            anchors.note(sealing.head(), at=now, said=Said.RESTORED)
            actions.note_restored(label.name, made_at=label.made_at, lost=lost, at=now)
            usual.seal_now()  # or “heed verify” would miss the sealer until Heed is served again
        kept = f" What was there before is kept: {kept_in}." if kept_in else ""
        self.stdout.write(f"Restored.{kept}")


def _destination(into: str | None) -> Destination:
    if into and "://" in into:
        return Destination(PostgresqlTarget(dj_database_url.parse(into)), settings.VAR)
    if into or connection.vendor == "sqlite":
        used = Path(connection.settings_dict["NAME"])
        name = used.name if connection.vendor == "sqlite" else DATABASE_NAME
        folder = Path(into).absolute() if into else used.parent
        return Destination(SqliteTarget(folder, name), folder)
    return Destination(PostgresqlTarget(connection.settings_dict), settings.VAR)


def _put_beside(restored: Path, folder: Path, aside: Path) -> None:
    """Put small files such as keys in place; a different one of the same name is moved aside.

    Anchors that are here know more than those in the backup, and stay; so do the public keys of
    backups, or a key that was given up would come back.
    """
    stay = {settings.TRAIL_ANCHORS.name, usual.keys_file().name}
    for file in sorted(path for path in restored.rglob("*") if path.is_file()):
        name = file.relative_to(restored)
        there = folder / name
        if there.exists() and (name.parts[0] in stay or _are_alike(there, file)):
            continue
        targets.move(there, (aside / name).parent)
        there.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.rename(there)


def _are_alike(there: Path, file: Path) -> bool:
    return there.read_bytes() == file.read_bytes()


@contextmanager
def _trial(destination: Destination) -> Iterator[Path]:
    """Give a folder only this run can read, on the disk it is restored to, and leave nothing."""
    folder = destination.folder / "restore-on-trial"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    try:
        yield folder
    finally:
        destination.target.give_up()
        shutil.rmtree(folder, ignore_errors=True)


def _known_migrations() -> set[str]:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return {f"{app}.{name}" for app, name in loader.disk_migrations}


def _trail_faults(opened: Opened, target: Target) -> tuple[str, ...]:
    here = settings.TRAIL_ANCHORS
    inside = opened.beside / here.name
    try:
        noted = [
            anchor
            for place in (inside, here)
            for anchor in anchors.kept(place)
            if anchor.at <= opened.manifest.made_at
        ]
    except anchors.Unreadable as problem:
        raise NotProved(f"The anchors of the trail cannot be read: {problem}") from problem
    with targets.looking_at(target.on_trial()), targets.trail_kept_in(opened.beside):
        return usual.trail_faults(noted, at=opened.manifest.made_at)


def _what_is_lost(label: Label, lost: int | None) -> str:
    made = words.moment(label.made_at)
    if lost == 0:
        return f"The backup is of {made}. Nothing was written after it."
    how_much = "nobody can tell how much"
    if lost is not None:
        how_much = words.many(lost, one="entry of the trail", several="entries of the trail")
    return f"The backup is of {made}. What was written since is lost: {how_much}."
