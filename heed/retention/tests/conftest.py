"""Every test of this room has the same day, a store of its own, and a case that is over."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from conftest import SignIn, StopClock, ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.casefiles.models import CaseFile
from heed.casefiles.tests.factories import CaseFileFactory
from heed.children.tests.factories import ChildFactory
from heed.incidents.tests.factories import DecisionFactory, IncidentFactory
from heed.partnership.models import Partnership
from heed.retention import actions
from heed.retention.models import Ground, Proposal, RetentionClass
from heed.retention.tests.factories import RetentionClassFactory
from tests.pages import PageClient

ENDED_AT = datetime(2024, 3, 4, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def files(settings: Settings, tmp_path: Path) -> Path:
    """An empty store."""
    settings.HEED_FILES = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def now(stop_clock: StopClock) -> datetime:
    """Half past nine on a Monday."""
    return stop_clock("2026-11-23 09:30")


@pytest.fixture
def coordinator(viewer_of: ViewerOf) -> Viewer:
    return viewer_of(Role.COORDINATOR)


@pytest.fixture
def chair(viewer_of: ViewerOf) -> Viewer:
    """The second person."""
    return viewer_of(Role.INDEPENDENT_CHAIR)


@pytest.fixture
def keeper(sign_in: SignIn) -> PageClient:
    """A coordinator in a browser."""
    return sign_in(Role.COORDINATOR)


@pytest.fixture
def second(sign_in: SignIn) -> PageClient:
    """The Independent Chair in a browser."""
    return sign_in(Role.INDEPENDENT_CHAIR)


@pytest.fixture
def two_years(partnership: Partnership) -> RetentionClass:
    """Two years from the end of the work, for every file without another class."""
    return RetentionClassFactory(partnership=partnership, name="Not notified", is_default=True)


@pytest.fixture
def case_file(partnership: Partnership, two_years: RetentionClass) -> CaseFile:
    """A case that ended on 4 March 2024, because nobody had to be notified."""
    return over(partnership)


@pytest.fixture
def proposal(case_file: CaseFile, coordinator: Viewer, now: datetime) -> Proposal:
    return proposed(case_file, coordinator, now)


def over(partnership: Partnership) -> CaseFile:
    """Make a case that ended on 4 March 2024."""
    made: CaseFile = CaseFileFactory(partnership=partnership)
    ChildFactory(case_file=made, name="Wendell Quince", position=1)
    incident = IncidentFactory(case_file=made)
    DecisionFactory(incident=incident, notify=False, decided_at=ENDED_AT)
    return made


def proposed(case_file: CaseFile, by: Viewer, at: datetime) -> Proposal:
    """Propose to destroy a file whose time is over."""
    return actions.propose(
        case_file,
        ground=Ground.PERIOD_OVER,
        because="Wendell Quince is grown up",
        by=by,
        at=at,
    )
