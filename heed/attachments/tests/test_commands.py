"""Do the commands scan what waits and sweep away what belongs to nobody, and nothing else?"""

from __future__ import annotations

import io
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django.fixtures import Settings

from conftest import StopClock
from heed.attachments import queries, store
from heed.attachments.models import AttachmentVersion
from heed.attachments.tests.factories import AttachmentFactory, put_away
from heed.attachments.tests.scanner import VIRUS, scanner
from heed.partnership.models import Partnership

pytestmark = pytest.mark.usefixtures("partnership")


def run(command: str, *words: str) -> str:
    out = io.StringIO()
    call_command(command, *words, stdout=out)
    return out.getvalue()


def waiting(partnership: Partnership, content: bytes, scan: str = "WAITING") -> AttachmentVersion:
    document = AttachmentFactory(
        case_file__partnership=partnership,
        version__scan=scan,
        version__scanned_at=None,
        version__content=content,
    )
    return queries.newest(document)


def test_what_waits_is_scanned_and_what_is_infected_is_locked(
    partnership: Partnership, settings: Settings
) -> None:
    good, bad = waiting(partnership, b"good"), waiting(partnership, VIRUS, "NO_SCANNER")

    with scanner() as (settings.HEED_CLAMD, _):
        said = run("scan_files")

    assert said == "1 without a virus, 1 locked because of one, 0 still waiting.\n"
    good.refresh_from_db()
    bad.refresh_from_db()
    assert (good.scan, good.may_be_taken) == ("CLEAN", True)
    assert (bad.scan, bad.scan_words, bad.may_be_taken) == ("INFECTED", "Heed.Test", False)
    assert not queries.to_be_scanned().exists()


def test_without_a_scanner_the_command_says_how_to_have_one() -> None:
    with pytest.raises(CommandError, match="HEED_CLAMD"):
        run("scan_files")


def test_a_scanner_that_does_not_answer_leaves_them_waiting(
    partnership: Partnership, settings: Settings
) -> None:
    version = waiting(partnership, b"good")
    with scanner() as (address, _):
        settings.HEED_CLAMD = address

    with pytest.raises(CommandError, match="did not answer"):
        run("scan_files")

    version.refresh_from_db()
    assert version.scan == "WAITING"


@pytest.fixture
def a_week_later(stop_clock: StopClock) -> datetime:
    # The store goes by the clock of the disk, so the files are made old instead.
    return stop_clock("2026-11-23 09:30")


def aged(sha256: str, when: datetime) -> str:
    os.utime(store.here().place(sha256), (when.timestamp(), when.timestamp()))
    return sha256


def test_old_files_of_nobody_are_swept_away_and_others_stay(
    partnership: Partnership, a_week_later: datetime, settings: Settings
) -> None:
    long_ago = datetime(2026, 11, 16, tzinfo=UTC)
    kept = aged(waiting(partnership, b"kept").sha256, long_ago)
    stray = aged(put_away(b"stray"), long_ago)
    young = aged(put_away(b"young"), datetime(2026, 11, 23, 9, tzinfo=UTC))
    broken_off = Path(settings.FILE_UPLOAD_TEMP_DIR) / "tmpabc.upload.docx"
    broken_off.write_bytes(b"half")
    os.utime(broken_off, (1, 1))

    said = run("sweep_files")

    assert said.startswith("1 files taken away (5\N{NO-BREAK SPACE}bytes), and 1 left behind")
    assert set(store.here().fingerprints()) == {kept, young}
    assert stray not in {kept, young}
    assert not broken_off.exists()


def test_an_upload_that_is_going_on_is_left_alone(
    a_week_later: datetime, settings: Settings, files: Path
) -> None:
    files.mkdir()
    going_on = Path(settings.FILE_UPLOAD_TEMP_DIR) / "tmpabc.upload"
    going_on.write_bytes(b"half")

    run("sweep_files", "--hours", "0")

    assert going_on.exists()


def test_a_database_that_knows_none_of_the_files_sweeps_nothing(a_week_later: datetime) -> None:
    stray = aged(put_away(b"stray"), datetime(2026, 11, 16, tzinfo=UTC))

    with pytest.raises(CommandError, match="not theirs"):
        run("sweep_files")
    assert list(store.here().fingerprints()) == [stray]

    run("sweep_files", "--even-all")
    assert list(store.here().fingerprints()) == []
