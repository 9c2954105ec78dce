"""People who can sign in, and where they are signed in, for tests."""

from __future__ import annotations

import secrets
from datetime import timedelta

import factory

from heed.accounts.models import Session, User
from heed.accounts.session_store import now

PASSWORD = "a heron waits by the weir"


class UserFactory(factory.django.DjangoModelFactory):
    """A person with a name, an e-mail address and the password above."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    name = factory.Sequence(lambda number: f"Person {number}")
    email = factory.Sequence(lambda number: f"person.{number}@example.org.uk")
    password = factory.django.Password(PASSWORD)


class SessionFactory(factory.django.DjangoModelFactory):
    """Somebody signed in on a laptop a moment ago."""

    class Meta:
        model = Session

    session_key = factory.LazyFunction(lambda: secrets.token_hex(16))
    session_data = ""
    user = factory.SubFactory(UserFactory)
    device = "Firefox on Windows"
    started_at = factory.LazyFunction(now)
    last_seen_at = factory.LazyFunction(now)
    expire_date = factory.LazyFunction(lambda: now() + timedelta(days=1))
