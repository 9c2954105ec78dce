"""People who can sign in, for tests."""

from __future__ import annotations

import factory

from heed.accounts.models import User

PASSWORD = "a heron waits by the weir"


class UserFactory(factory.django.DjangoModelFactory):
    """A person with a name, an e-mail address and the password above."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    name = factory.Sequence(lambda number: f"Person {number}")
    email = factory.Sequence(lambda number: f"person.{number}@example.org.uk")
    password = factory.django.Password(PASSWORD)
