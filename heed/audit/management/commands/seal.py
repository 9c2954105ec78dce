"""Seal the trail: once, from time to time until told to stop, or with a new key from now on."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from heed.audit import actions, anchors, keys, sealer, sealing
from heed.core import clock, rounds

CANNOT_BE_DONE = 2


class Command(BaseCommand):
    """`heed seal`: `heed serve` runs it by itself; cron and backups may run it too."""

    help = "Seal what was written to the trail, and note the end of the chain."
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """Say which words may follow."""
        parser.add_argument("--keep-going", action="store_true", help="until told to stop")
        parser.add_argument("--every", type=float, default=3.0, help="seconds between two times")
        parser.add_argument("--new-key", action="store_true", help="first make a new key")

    def handle(self, *, keep_going: bool, every: float, new_key: bool, **_: Any) -> None:
        """Seal, and say up to where."""
        try:
            if new_key:
                actions.change_key(at=clock.now())
            if keep_going:
                sealer.keep_sealing(rounds.told_to_stop(), every=every, now=clock.now)
                return
            sealed = sealer.seal_once(at=clock.now())
        except (keys.KeyUnreadable, anchors.Unreadable, OSError) as problem:
            raise CommandError(str(problem), returncode=CANNOT_BE_DONE) from problem
        head = sealing.head()
        self.stdout.write(
            f"Sealed {sealed:,} entries. The chain ends at {head.number:,}, fingerprint "
            f"{head.fingerprint}."
        )
