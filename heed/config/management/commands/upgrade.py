"""Bring the database to this version: a proved backup first, then the migrations, then checks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from heed.backups import envelope, keys, place, snapshot, taking, usual
from heed.config import durability, read_only
from heed.config.read_only import Standing, Why
from heed.core import clock
from heed.govuk import words

NO_BACKUP = (
    envelope.NotWhatWentIn,
    keys.KeyNotUnderstood,
    keys.NoKey,
    OSError,
    place.Busy,
    snapshot.CannotBeTaken,
)


class Command(BaseCommand):
    """`heed upgrade`: people go on reading meanwhile; without a backup nothing is changed."""

    help = "Take a backup, bring the database to this version of Heed, and check it."

    def handle(self, **_: Any) -> None:
        """Upgrade, or say how far it came and what to do."""
        before = read_only.standing()
        if before is not None:
            raise CommandError(f"Nothing is written just now: {before.says}")
        standing = read_only.begin(Why.UPGRADE, at=clock.now(), reason="This takes some minutes.")
        with _ended_if_refused(standing):
            backup = self._backed_up(at=clock.now())
        self._migrated(backup)
        waited = read_only.end(standing, at=clock.now())
        joined = words.many(waited, one="entry", several="entries")
        self.stdout.write(f"Done. What waited joined the trail: {joined}. Start Heed again now.")

    def _backed_up(self, *, at: datetime) -> str:
        """Return the name of a backup without any problems.

        :raises CommandError: if there is none; nothing was changed then
        """
        usual.seal_now()
        try:
            label = taking.take(
                usual.sources(),
                closing=envelope.Closing(keys.public_keys(usual.keys_file())),
                place=usual.place(),
                second=usual.second_place(),
                ladder=usual.ladder(),
                at=at,
            )
        except NO_BACKUP as problem:
            raise CommandError(f"Nothing was upgraded: there is no backup. {problem}") from problem
        if label.problems:
            raise CommandError(
                "Nothing was upgraded: something is wrong. " + " ".join(label.problems)
            )
        self.stdout.write(f"The backup {label.name} is complete.")
        return label.name

    def _migrated(self, backup: str) -> None:
        """Migrate and check; what fails leaves people reading, and says how to go back."""
        try:
            call_command("migrate", interactive=False, verbosity=0)
            wrong = [*durability.problems(connection), *_left_over()]
        except (CommandError, DatabaseError) as problem:
            wrong = [str(problem)]
        if wrong:
            raise CommandError(
                f"The upgrade is not complete. {' '.join(wrong)} People can still read. Put it "
                f"right and run “heed migrate” and “heed read-only off”; or install the version "
                f"before, stop Heed, and run “heed restore {backup} --identity FILE”."
            )
        self.stdout.write("The database is at this version, and its settings are sound.")


@contextmanager
def _ended_if_refused(standing: Standing) -> Iterator[None]:
    try:
        yield
    except CommandError:
        read_only.end(standing, at=clock.now())
        raise


def _left_over() -> list[str]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration} is not applied." for migration, _ in plan]
