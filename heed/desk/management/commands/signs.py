"""Look for signs that somebody read case files without need, once or every hour."""

from __future__ import annotations

import logging
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, connection

from heed.audit import actions
from heed.core import clock, rounds
from heed.desk import queries
from heed.partnership.models import Partnership

log = logging.getLogger(__name__)


class Command(BaseCommand):
    """`heed signs`: `heed serve` runs it by itself. It names nobody: that is for the desk."""

    help = "Look for signs that somebody read case files without need, for people to judge."

    def add_arguments(self, parser: CommandParser) -> None:
        """Say which words may follow."""
        parser.add_argument("--keep-going", action="store_true", help="until told to stop")
        parser.add_argument("--every", type=float, default=3600.0, help="seconds between two times")

    def handle(self, *, keep_going: bool, every: float, **_: Any) -> None:
        """Look, keep what is new, and say how much that was."""
        if keep_going:
            rounds.keep_going(_try, rounds.told_to_stop(), every=every)
            return
        self.stdout.write(f"{_notice():,} new signs.")


def _notice() -> int:
    now = clock.now()
    new = 0
    for partnership in Partnership.objects.order_by("pk"):
        found, names = queries.noticed(partnership.pk, at=now)
        new += actions.keep_signs(found, partnership_id=partnership.pk, names=names, at=now)
    return new


def _try() -> None:
    try:
        _notice()
    except DatabaseError as problem:
        log.error("Signs were not looked for and will be again: %s", problem)
        connection.close()
