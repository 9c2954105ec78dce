"""Which day's demonstration is in the database, and how does it get there?"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connection, transaction

from heed.accounts.models import User
from heed.demo import marlshire, situation_of_2019, valeshire
from heed.demo.people import PASSWORD, Person
from heed.partnership import queries as partnership_queries
from heed.partnership.models import Partnership

PEOPLE = (*marlshire.PEOPLE, *valeshire.PEOPLE, *situation_of_2019.PEOPLE)


class NotEmpty(RuntimeError):
    """The database holds an older demonstration that only a database administrator can remove."""


def loaded_on() -> date | None:
    """Return the day the demonstration in the database counts its dates from, or None."""
    for partnership in Partnership.objects.filter(name=marlshire.NAME):
        (version,) = partnership_queries.versions(partnership.pk)
        return version.starts_on + marlshire.AGE
    return None


def start_again() -> None:
    """Throw an older demonstration away: on SQLite, its whole file.

    :raises NotEmpty: on PostgreSQL, where the trail refuses to be emptied
    """
    if connection.vendor != "sqlite":
        raise NotEmpty("This database holds an older demonstration. Use an empty database.")
    file = Path(connection.settings_dict["NAME"])
    connection.close()
    for ending in ("", "-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
    shutil.rmtree(settings.TRAIL_ANCHORS, ignore_errors=True)
    if settings.DEMONSTRATION:
        shutil.rmtree(settings.HEED_FILES, ignore_errors=True)


def load(*, today: date) -> None:
    """Load all partnerships, with dates counted from today, or nothing at all."""
    with transaction.atomic():
        users = _accounts(PEOPLE)
        marlshire.load(users, today=today)
        valeshire.load(users, founded_on=today - marlshire.AGE)
        situation_of_2019.load(users)


def _accounts(people: tuple[Person, ...]) -> dict[Person, User]:
    # Hashing a password takes as long as it should; one hash serves every invented person.
    hashed = make_password(PASSWORD)
    return {
        person: User.objects.create(email=person.email, name=person.name, password=hashed)
        for person in people
    }
