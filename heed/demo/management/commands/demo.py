"""Load the demonstration and serve it: an invented partnership and the situation of 2019."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand, CommandParser

from heed.core import clock
from heed.demo import loading
from heed.demo.people import PASSWORD


class Command(BaseCommand):
    """`heed demo`: everything a person needs to try Heed, in one command."""

    help = "Load a fictional partnership, serve it, and print its address and log-ins."

    def add_arguments(self, parser: CommandParser) -> None:
        """Say which words may follow."""
        parser.add_argument("--port", type=int, default=8000, help="8000 unless told otherwise")
        parser.add_argument("--on", type=date.fromisoformat, help="the day the cases count from")
        parser.add_argument("--no-serve", action="store_true", help="load, and stop")

    def handle(self, *, port: int, on: date | None, no_serve: bool, **_: Any) -> None:
        """Load what is not there yet, print the log-ins, and serve."""
        if not settings.DEMONSTRATION:
            raise CommandError(
                "This would put invented cases beside real ones. Run it as “heed demo”, which "
                "uses a database of its own."
            )
        self._load(on or clock.day(clock.now()))
        self._print_log_ins(port)
        if not no_serve:
            call_command("serve", port=port)

    def _load(self, today: date) -> None:
        call_command("migrate", verbosity=0)
        there = loading.loaded_on()
        if there == today:
            self.stdout.write("Today's demonstration is there already: your changes are kept.")
            return
        if there is not None:
            try:
                loading.start_again()
            except loading.NotEmpty as problem:
                raise CommandError(str(problem)) from problem
            call_command("migrate", verbosity=0)
        loading.load(today=today)
        self.stdout.write("Loaded Marlshire and Valeshire (invented) and the situation of 2019.")

    def _print_log_ins(self, port: int) -> None:
        self.stdout.write(f"\n  Heed is at http://localhost:{port}/\n")
        self.stdout.write(f"  Everybody's password: {PASSWORD}\n\n")
        for person in loading.PEOPLE:
            self.stdout.write(f"  {person.email:38} {person.name}, {person.title}")
        self.stdout.write("")
