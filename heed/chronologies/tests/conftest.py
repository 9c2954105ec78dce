"""Every test of this room has the same day, a store of its own, and a case with a chronology."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from conftest import SignIn, StopClock, ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.casefiles.models import CaseFile
from heed.casefiles.tests.factories import CaseFileFactory, GrantFactory
from heed.children.tests.factories import ChildFactory
from heed.chronologies.models import AskedAgency, Chronology
from heed.chronologies.tests.factories import AskedAgencyFactory, ChronologyFactory
from heed.partnership.models import Agency, Partnership
from tests.pages import PageClient


@pytest.fixture
def files(settings: Settings, tmp_path: Path) -> Path:
    """An empty store and no virus scanner."""
    settings.HEED_FILES = tmp_path / "files"
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "uploads"
    settings.HEED_CLAMD = ""
    settings.FILE_UPLOAD_TEMP_DIR.mkdir()
    return tmp_path / "files"


@pytest.fixture
def now(stop_clock: StopClock) -> datetime:
    """Half past nine on a Monday."""
    return stop_clock("2026-11-23 09:30")


@pytest.fixture
def case_file(partnership: Partnership) -> CaseFile:
    """A case with one child."""
    made: CaseFile = CaseFileFactory(partnership=partnership)
    ChildFactory(case_file=made, name="Wendell Quince", position=1)
    return made


@pytest.fixture
def chronology(case_file: CaseFile) -> Chronology:
    made: Chronology = ChronologyFactory(case_file=case_file)
    return made


@pytest.fixture
def asked(chronology: Chronology, agency: Callable[[Agency.Kind], Agency]) -> AskedAgency:
    """The school, which was asked for its chronology."""
    made: AskedAgency = AskedAgencyFactory(
        chronology=chronology, agency=agency(Agency.Kind.EDUCATION)
    )
    return made


@pytest.fixture
def plans(viewer_of: ViewerOf) -> Viewer:
    """The coordinator."""
    return viewer_of(Role.COORDINATOR)


@pytest.fixture
def coordinator(sign_in: SignIn) -> PageClient:
    """The coordinator in a browser."""
    return sign_in(Role.COORDINATOR)


@pytest.fixture
def school(sign_in: SignIn, case_file: CaseFile) -> PageClient:
    """Whoever speaks for the school, to whom the case is open, in a browser."""
    return speaking_for(sign_in, case_file, None)


@pytest.fixture
def police(
    sign_in: SignIn, case_file: CaseFile, agency: Callable[[Agency.Kind], Agency]
) -> PageClient:
    """Whoever speaks for the police, to whom the case is open, in a browser."""
    return speaking_for(sign_in, case_file, agency(Agency.Kind.POLICE))


def speaking_for(sign_in: SignIn, case_file: CaseFile, agency: Agency | None) -> PageClient:
    """Sign in somebody who speaks for an agency on a case."""
    client = sign_in(Role.AGENCY_REPRESENTATIVE, agency=agency)
    GrantFactory(case_file=case_file, user=None, agency_id=client.viewer.agency_id)
    return client
