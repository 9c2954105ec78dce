"""Every test of this room has a store of its own, and the same day."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from conftest import StopClock


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
