"""Be the second person for a post where a partnership has nobody else who could be."""

from __future__ import annotations

from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand, CommandParser

from heed.core import clock
from heed.partnership import actions, people


class Command(BaseCommand):
    """`heed confirm`: lists what waits for a second person, and confirms one of them."""

    help = "List what waits for a second person; with its number, confirm it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the number of what to confirm, or nothing."""
        parser.add_argument("number", nargs="?", type=int, help="from the list")

    def handle(self, *, number: int | None, **_: Any) -> None:
        """List, or confirm; a refusal says whom to ask instead."""
        now = clock.now()
        waiting = {one.pk: one for one in people.waiting_for_a_second_person()}
        if number is None:
            lines = [
                f"{pk}: {one}, {one.get_role_display()}, {one.partnership}; proposed by "
                f"{one.invited_by_name}"
                for pk, one in waiting.items()
            ]
            self.stdout.write("\n".join(lines) or "Nothing waits for a second person.")
            return
        if number not in waiting:
            raise CommandError(f"Nothing with the number {number} waits for a second person.")
        try:
            actions.confirm_at_the_machine(waiting[number], at=now)
        except actions.SomebodyElseCan as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"{waiting[number]} has been confirmed. A coordinator can send the invitation now."
        )
