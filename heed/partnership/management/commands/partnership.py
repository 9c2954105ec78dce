"""Begin a partnership with its first coordinator: the one thing no page can do."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Any

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.core.management import CommandError
from django.core.management.base import BaseCommand, CommandParser
from django.core.validators import validate_email
from django.db import transaction

from heed.accounts import queries as accounts
from heed.accounts.models import User
from heed.core import clock
from heed.partnership import actions

QUESTIONS = {
    "name": "Name of the partnership",
    "short_name": "Its short name, such as WSCP",
    "local_authority": "Local authority, such as Worcestershire",
    "coordinator": "Name of the first coordinator",
    "email": "Their email address",
}


class Command(BaseCommand):
    """`heed partnership`: asks what was not given, then adds partnership and coordinator."""

    help = "Begin a partnership with its first coordinator. What is not given is asked."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take every answer as an option too, so that a script can do it."""
        for option, question in QUESTIONS.items():
            parser.add_argument(f"--{option.replace('_', '-')}", default="", help=question)
        parser.add_argument(
            "--password-file", type=Path, help="a file whose first line is the password"
        )

    def handle(self, *, password_file: Path | None, **given: Any) -> None:
        """Add the partnership, or say what is wrong and add nothing."""
        said = {
            option: str(given[option] or input(f"{question}: ")).strip()
            for option, question in QUESTIONS.items()
        }
        try:
            _add(said, password_file)
        except (actions.NameTaken, ValidationError) as problem:
            messages = problem.messages if isinstance(problem, ValidationError) else [str(problem)]
            raise CommandError(" ".join(messages)) from problem
        self.stdout.write(
            f"{said['name']} has begun. {said['coordinator']} can sign in with {said['email']}, "
            "publish the arrangements, and add agencies, groups and people."
        )


@transaction.atomic
def _add(said: dict[str, str], password_file: Path | None) -> None:
    for option, question in QUESTIONS.items():
        if not said[option]:
            raise ValidationError(f"{question}: this is needed.")
    now = clock.now()
    actions.found(
        name=said["name"],
        short_name=said["short_name"],
        local_authority=said["local_authority"],
        coordinator=_coordinator(said["coordinator"], said["email"], password_file),
        title="Business Manager",
        starts_on=clock.day(now),
        at=now,
    )


def _coordinator(name: str, email: str, password_file: Path | None) -> User:
    """Return the person with this address, or make them an account."""
    validate_email(email)
    try:
        return accounts.by_email(email)
    except accounts.NoSuchAccount:
        password = _password(password_file)
        password_validation.validate_password(password, User(email=email, name=name))
        return User.objects.create_user(email=email, name=name, password=password)


def _password(password_file: Path | None) -> str:
    if password_file is None:
        return getpass.getpass("A password for them, at least 15 characters: ")
    try:
        return password_file.read_text(encoding="utf-8").splitlines()[0]
    except (OSError, UnicodeDecodeError, IndexError) as problem:
        raise ValidationError(f"No password could be read from {password_file}.") from problem
