"""Which files in the store belong to no document? Take them away once they are old enough."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from heed.attachments import queries, store
from heed.core import clock
from heed.govuk.words import size_in_words


class Command(BaseCommand):
    """`heed sweep_files`: for a timer every night."""

    help = "Take away files that belong to no document, and what broken-off uploads left behind."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the time a file may lie there, because it may be about to get its document."""
        parser.add_argument("--hours", type=int, default=24, help="how old they must be")
        parser.add_argument(
            "--even-all", action="store_true", help="also if the database knows none of them"
        )

    def handle(self, *, hours: int, even_all: bool, **_options: Any) -> None:
        """Sweep, unless the database knows none of the files: then it is the wrong one."""
        older_than = (clock.now() - timedelta(hours=hours)).timestamp()
        here = store.here()
        nobodys = list(queries.nobodys_files())
        if nobodys and len(nobodys) == len(list(here.fingerprints())) and not even_all:
            raise CommandError(
                "The database knows none of the files here, so it is probably not theirs. "
                "Nothing was taken away: say --even-all if it should be."
            )
        freed = [size for one in nobodys if (size := here.sweep(one, older_than=older_than))]
        left = here.sweep_leftovers(older_than=older_than) + _sweep_uploads(older_than)
        self.stdout.write(
            f"{len(freed)} files taken away ({size_in_words(sum(freed))}), "
            f"and {left} left behind by uploads that broke off."
        )


def _sweep_uploads(older_than: float) -> int:
    found = [
        path
        for path in Path(settings.FILE_UPLOAD_TEMP_DIR).glob("*.upload*")
        if path.stat().st_mtime < older_than
    ]
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)
