"""Take a backup that only the key in the safe can open; or make that key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand, CommandParser

from heed.backups import envelope, keys, place, snapshot, taking, usual
from heed.backups.envelope import Closing
from heed.backups.place import Place
from heed.core import clock

SOMETHING_WRONG = 1

KEY_MADE = """\
This is the secret key. It is shown only now. Write it on two sheets of paper, or print them, and
lock them away in two places. Without it no backup can ever be opened; with it, every one can.

  {secret}

Heed keeps only the public key, which closes backups and opens nothing:

  {public}

Now take a backup (heed backup), and practise opening it: docs/how-to/keep-it-safe.md.
"""


class Command(BaseCommand):
    """`heed backup`: works while people write, and keeps nothing it has not read back."""

    help = "Take a backup of the database and the files. It works while people use Heed."

    def add_arguments(self, parser: CommandParser) -> None:
        """Say which words may follow."""
        parser.add_argument("--to", type=Path, metavar="DIR", help="another place for the backup")
        parser.add_argument(
            "--key", action="append", metavar="KEY", help="a public key instead of the usual ones"
        )
        parser.add_argument("--make-key", action="store_true", help="make a key for the safe")

    def handle(self, *, to: Path | None, key: list[str] | None, make_key: bool, **_: Any) -> None:
        """Take a backup, or say in one sentence why there is none."""
        if make_key:
            self._make_key()
            return
        try:
            usual.seal_now()
            closing = Closing(key or keys.public_keys(usual.keys_file()))
            label = taking.take(
                usual.sources(),
                closing=closing,
                place=Place(to) if to else usual.place(),
                second=usual.second_place(),
                ladder=usual.ladder(),
                at=clock.now(),
            )
        except (
            keys.NoKey,
            keys.KeyNotUnderstood,
            snapshot.CannotBeTaken,
            envelope.NotWhatWentIn,
            place.Busy,
            OSError,
        ) as problem:
            raise CommandError(f"No backup was made. {problem}") from problem
        self.stdout.write(
            f"{label.name} is complete: {label.size:,} bytes, read back and compared."
        )
        if label.problems:
            raise CommandError(
                "The backup is kept, but something is wrong. " + " ".join(label.problems),
                returncode=SOMETHING_WRONG,
            )

    def _make_key(self) -> None:
        secret, public = keys.make()
        keys.keep_public(public, usual.keys_file())
        self.stdout.write(KEY_MADE.format(secret=secret, public=public))
