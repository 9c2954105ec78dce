"""Print what is due. Cron sends it to the business team each morning: references, never names."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from heed.core import clock
from heed.core.deadlines import Deadline, Standing
from heed.core.periods import long_date
from heed.desk import queries


class Command(BaseCommand):
    """Lists deadlines by partnership, soonest first."""

    help = "List what is overdue or due soon, soonest first, for each partnership."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the day to ask about, and how far to look ahead."""
        parser.add_argument("--on", type=date.fromisoformat, default=None, metavar="2026-11-23")
        parser.add_argument("--days", type=int, default=3, help="calendar days ahead (3)")

    def handle(self, *, on: date | None, days: int, **_: Any) -> None:
        """Print one line for each deadline; say so where there is none."""
        today = on or clock.day(clock.now())
        for viewer in queries.morning_viewers():
            self.stdout.write(f"{viewer.partnership_name}, {long_date(today)}")
            due = [
                deadline
                for deadline in queries.due(viewer, on=today)
                if deadline.due_on <= today + timedelta(days)
            ]
            for deadline in due:
                self.stdout.write(_line(deadline, on=today))
            if not due:
                self.stdout.write("Nothing is due.")


def _line(deadline: Deadline, *, on: date) -> str:
    words = f"{deadline.due_on:%d %b %Y}  {deadline.reference}  {deadline.what}"
    return f"{words}  OVERDUE" if deadline.standing(on) is Standing.OVERDUE else words
