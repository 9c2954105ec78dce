"""Today is Monday 23 November 2026; the decision was made on Friday the 20th."""

from __future__ import annotations

from datetime import datetime

import pytest

from conftest import SignIn, StopClock, ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.partnership.models import Partnership
from heed.practice_reviews.models import PracticeReview
from heed.practice_reviews.tests.factories import PracticeReviewFactory
from tests.pages import PageClient


@pytest.fixture(autouse=True)
def now(stop_clock: StopClock) -> datetime:
    """Stop the clock."""
    return stop_clock("2026-11-23 09:00")


@pytest.fixture
def review(partnership: Partnership) -> PracticeReview:
    """A local review that has just been commissioned."""
    return PracticeReviewFactory(rapid_review__partnership=partnership)


@pytest.fixture
def coordinator(viewer_of: ViewerOf) -> Viewer:
    """The coordinator of the partnership."""
    return viewer_of(Role.COORDINATOR)


@pytest.fixture
def signed_in(sign_in: SignIn) -> PageClient:
    """A signed-in coordinator."""
    return sign_in(Role.COORDINATOR)
