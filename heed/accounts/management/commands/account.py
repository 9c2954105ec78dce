"""Look after one account at the command line: what no page may do, or nobody is left to do."""

from __future__ import annotations

from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand, CommandParser

from heed.accounts import actions, factors
from heed.accounts.models import User
from heed.core import clock

CLOSE, REOPEN, LOST = "close", "reopen", "remove-lost-factors"


class Command(BaseCommand):
    """`heed account EMAIL`: say how it stands; close it, open it, or remove lost second factors."""

    help = "Say how an account stands, close or reopen it, or remove second factors that are lost."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take an address, and what to do."""
        parser.add_argument("email", help="the address the person signs in with")
        parser.add_argument("do", nargs="?", choices=[CLOSE, REOPEN, LOST], help="what to do")
        parser.add_argument("--reason", default="", help="how you made sure who asks")

    def handle(self, *, email: str, do: str | None, reason: str, **_: Any) -> None:
        """Do it and say how the account stands then."""
        user = User.objects.filter(email=email.strip().lower()).first()
        if user is None:
            raise CommandError("Nobody has an account with this email address.")
        if do == CLOSE:
            actions.close_account(user, at=clock.now())
        if do == REOPEN:
            actions.reopen_account(user, at=clock.now())
        if do == LOST:
            _remove(user, reason)
        self.stdout.write(_stands(user))


def _remove(user: User, reason: str) -> None:
    if not reason.strip():
        raise CommandError("Say with --reason how you made sure that it is them who ask.")
    try:
        actions.remove_lost_factors_of_anybody(user, reason=reason.strip(), at=clock.now())
    except actions.NothingToRemove as problem:
        raise CommandError(str(problem)) from problem


def _stands(user: User) -> str:
    owned = factors.of(user.pk)
    names = ", ".join(factor.name for factor in owned.factors) or "none"
    state = "open" if user.is_active else "closed"
    return (
        f"{user.name}: the account is {state}. Second factors: {names}. "
        f"Recovery codes left: {owned.codes_left}."
    )
