"""Who comes in, in the tests of accounts?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import override_settings

from conftest import Person
from heed.access.roles import Role
from heed.accounts.models import User
from heed.accounts.tests.soft_passkey import HOST
from tests.pages import PageClient


@pytest.fixture
def not_a_demonstration() -> Iterator[None]:
    """Ask for second factors, as an installation for real cases does."""
    with override_settings(DEMONSTRATION=False):
        yield


@pytest.fixture
def user(person: Person) -> User:
    """A coordinator, who is nowhere signed in."""
    return person(Role.COORDINATOR)


@pytest.fixture
def arriving(user: User) -> PageClient:
    """The coordinator's browser, at the address for which passkeys work in tests."""
    client = PageClient(SERVER_NAME=HOST)
    client.person = user
    return client
