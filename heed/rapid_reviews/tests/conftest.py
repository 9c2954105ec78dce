"""Today is Monday 23 November 2026; a review opened on the 10th is due on the 30th."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from conftest import SignIn, StopClock, ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit.models import AuditEntry
from heed.partnership.models import Agency, Partnership
from heed.rapid_reviews.models import RapidReview
from heed.rapid_reviews.tests.browsing import FindAgency
from heed.rapid_reviews.tests.factories import RapidReviewFactory, open_to_person
from tests.pages import PageClient


@pytest.fixture(autouse=True)
def now(stop_clock: StopClock) -> datetime:
    """Stop the clock."""
    return stop_clock("2026-11-23 09:00")


@pytest.fixture
def review(partnership: Partnership) -> RapidReview:
    """A rapid review that has just been opened."""
    return RapidReviewFactory(partnership=partnership)


@pytest.fixture
def coordinator(viewer_of: ViewerOf) -> Viewer:
    """The coordinator of the partnership."""
    return viewer_of(Role.COORDINATOR)


@pytest.fixture
def chair(viewer_of: ViewerOf) -> Viewer:
    """The chair of the review group."""
    return viewer_of(Role.GROUP_CHAIR)


@pytest.fixture
def partner(
    viewer_of: ViewerOf, agency: Callable[[Agency.Kind], Agency], review: RapidReview
) -> Callable[[Agency.Kind], Viewer]:
    """Make somebody who speaks for a statutory partner and may open the review's file."""

    def make(kind: Agency.Kind) -> Viewer:
        viewer = viewer_of(Role.STATUTORY_PARTNER, agency=agency(kind))
        open_to_person(review, viewer.user_id)
        return viewer

    return make


@pytest.fixture
def signed_in(sign_in: SignIn) -> PageClient:
    """A signed-in coordinator."""
    return sign_in(Role.COORDINATOR)


@pytest.fixture
def partner_client(
    sign_in: SignIn, agency: FindAgency, review: RapidReview
) -> Callable[[Agency.Kind], PageClient]:
    """Sign in somebody who speaks for a statutory partner."""

    def make(kind: Agency.Kind) -> PageClient:
        client = sign_in(Role.STATUTORY_PARTNER, agency=agency(kind))
        open_to_person(review, client.viewer.user_id)
        return client

    return make


@pytest.fixture
def last_entry(db: None) -> Callable[[], AuditEntry]:
    """Return the newest entry of the trail."""

    def find() -> AuditEntry:
        return AuditEntry.objects.latest("pk")

    return find
