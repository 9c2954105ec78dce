"""Which files has no virus scanner looked at yet? Have them scanned now."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from heed.attachments import actions, clamav, queries, store
from heed.attachments.clamav import Scan
from heed.core import clock


class Command(BaseCommand):
    """`heed scan_files`: for a timer every few minutes, where there is a scanner."""

    help = "Have the virus scanner look at every file it has not looked at yet."

    def handle(self, **_options: Any) -> None:
        """Scan what waits, the oldest first; stop when the scanner does not answer."""
        if not clamav.is_there():
            raise CommandError("There is no virus scanner: set HEED_CLAMD to its socket.")
        found = dict.fromkeys(Scan, 0)
        for version in queries.to_be_scanned():
            verdict = clamav.scan(store.here().place(version.sha256))
            found[verdict.scan] += 1
            if verdict.scan is not Scan.WAITING:
                actions.note_scan(version, verdict, at=clock.now())
        self.stdout.write(
            f"{found[Scan.CLEAN]} without a virus, {found[Scan.INFECTED]} locked because of one, "
            f"{found[Scan.WAITING]} still waiting."
        )
        if found[Scan.WAITING]:
            raise CommandError("The virus scanner did not answer for every file.")
