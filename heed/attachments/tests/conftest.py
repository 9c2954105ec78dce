"""Every test of this room has a store of its own, and the same day."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from conftest import SignIn, StopClock
from heed.access.roles import Role
from heed.attachments.models import Attachment
from heed.attachments.tests.factories import AttachmentFactory
from heed.casefiles.models import CaseFile
from heed.casefiles.tests.factories import CaseFileFactory, GrantFactory
from heed.partnership.models import Partnership
from tests.pages import PageClient


@pytest.fixture(autouse=True)
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
    made: CaseFile = CaseFileFactory(partnership=partnership)
    return made


@pytest.fixture
def coordinator(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)


@pytest.fixture
def school(sign_in: SignIn, case_file: CaseFile) -> PageClient:
    client = sign_in(Role.AGENCY_REPRESENTATIVE)
    GrantFactory(case_file=case_file, user=None, agency_id=client.viewer.agency_id)
    return client


@pytest.fixture
def document(case_file: CaseFile) -> Attachment:
    made: Attachment = AttachmentFactory(case_file=case_file, title="Minutes of March")
    return made
