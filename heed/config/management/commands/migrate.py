"""Bring the database up to date, and put every table of case records behind the second wall."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import migrate

from heed.casefiles import second_wall


class Command(migrate.Command):
    """`heed migrate`: Django's, and then the wall around what it made."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate; then renew the wall, unless nothing was to be changed."""
        super().handle(*args, **options)
        if not (options["plan"] or options["check_unapplied"]):
            second_wall.build()
