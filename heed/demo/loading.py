"""Is the demonstration in the database, and if not, how does it get there?"""

from __future__ import annotations

from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction

from heed.accounts.models import User
from heed.demo import marlshire, situation_of_2019
from heed.demo.people import PASSWORD, Person
from heed.partnership.models import Partnership


def load(*, today: date) -> bool:
    """Load both partnerships unless they are there; say whether anything was loaded."""
    if Partnership.objects.filter(name=marlshire.NAME).exists():
        return False
    with transaction.atomic():
        people = (*marlshire.PEOPLE, *situation_of_2019.PEOPLE)
        users = _accounts(people)
        marlshire.load(users, today=today)
        situation_of_2019.load(users)
    return True


def _accounts(people: tuple[Person, ...]) -> dict[Person, User]:
    # Hashing a password takes as long as it should; one hash serves every invented person.
    hashed = make_password(PASSWORD)
    return {
        person: User.objects.create(email=person.email, name=person.name, password=hashed)
        for person in people
    }
