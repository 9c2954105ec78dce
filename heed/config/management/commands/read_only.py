"""Stop changes for a while, or let them go on."""

from __future__ import annotations

from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError

from heed.config import read_only
from heed.config.read_only import Why
from heed.core import clock
from heed.govuk import words


class Command(BaseCommand):
    """`heed read-only on|off`: people go on reading, and are told why nothing can be sent."""

    help = "Stop changes for a while (on), or let them go on (off). People can read all the time."

    def add_arguments(self, parser: CommandParser) -> None:
        """Say which words may follow."""
        parser.add_argument("switch", choices=("on", "off"))
        parser.add_argument(
            "--reason", default="", help="a sentence for everybody, such as “Back at 2pm.”"
        )

    def handle(self, *, switch: str, reason: str, **_: Any) -> None:
        """Switch, or say in one sentence why not."""
        standing = read_only.standing()
        if switch == "on":
            if standing is not None:
                raise CommandError(f"Nothing is written already: {standing.says}")
            read_only.begin(Why.CLOSED, at=clock.now(), reason=reason)
            self.stdout.write("From now on people can only read. “heed read-only off” ends it.")
            return
        if standing is None:
            raise CommandError("Changes are possible already.")
        try:
            waited = read_only.end(standing, at=clock.now())
        except DatabaseError as problem:
            raise CommandError(f"The database still takes no writing ({problem}).") from problem
        joined = words.many(waited, one="entry", several="entries")
        self.stdout.write(f"Changes are possible again. What waited joined the trail: {joined}.")
