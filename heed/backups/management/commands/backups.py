"""List the backups, newest first, with what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from heed.backups import keys, usual
from heed.backups.place import Place
from heed.core import clock


class Command(BaseCommand):
    """`heed backups`: what is there to restore from?"""

    help = "List the backups, newest first."

    def add_arguments(self, parser: CommandParser) -> None:
        """Say which words may follow."""
        parser.add_argument("--in", dest="folder", type=Path, metavar="DIR", help="another place")
        parser.add_argument(
            "--tidy", action="store_true", help="take away what is no longer kept (second place)"
        )

    def handle(self, *, folder: Path | None, tidy: bool, **_: Any) -> None:
        """Print one line for each backup."""
        place = Place(folder) if folder else usual.place()
        if tidy:
            with place.to_oneself():
                for name in place.tidy(usual.ladder(), at=clock.now()):
                    self.stdout.write(f"{name}  taken away")
        labels = place.labels()
        for label in labels:
            closed_to = ", ".join(keys.in_short(key) for key in label.keys)
            wrong = f"  PROBLEM: {' '.join(label.problems)}" if label.problems else ""
            self.stdout.write(
                f"{label.name}  {label.engine:10}  {label.size:>13,} bytes  key {closed_to}{wrong}"
            )
        if not labels:
            self.stdout.write("There is no backup.")
