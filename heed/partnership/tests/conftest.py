"""Who looks at the pages about the partnership, and on which day."""

from __future__ import annotations

import pytest

from conftest import SignIn, StopClock
from heed.access.roles import Role
from tests.pages import PageClient


@pytest.fixture
def _today(stop_clock: StopClock) -> None:
    stop_clock("2026-11-23 09:00")


@pytest.fixture
def coordinator(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)
