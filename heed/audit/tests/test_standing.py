"""Does one see at a glance whether the seal of the trail stands?"""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from heed.audit import actions, anchors, sealer, sealing
from heed.audit.sealing import BEGINNING, Head
from heed.audit.standing import Standing, standing
from heed.audit.tests.test_sealing import AT, enter
from heed.core.checked import Checked


@pytest.fixture(autouse=True)
def place(tmp_path: Path, settings: Settings) -> Path:
    settings.TRAIL_ANCHORS = here = tmp_path / "anchors"
    return here


def test_before_anything_was_sealed(db: None) -> None:
    assert standing() == Standing(
        head=BEGINNING,
        waiting=0,
        waits_since=None,
        anchor=None,
        anchor_problem="",
        fits=None,
        places=("A file on this machine",),
        guards_missing=(),
        checked_at=None,
        check_said="",
        check_found=0,
    )


def test_when_all_is_well(db: None, settings: Settings) -> None:
    settings.TRAIL_ANCHORS_ALSO = "/elsewhere"
    settings.TRAIL_ANCHORS_SYSLOG = "/dev/log"
    enter()
    sealing.seal_waiting()
    settings.TRAIL_ANCHORS_ALSO = settings.TRAIL_ANCHORS_SYSLOG = ""
    sealer.seal_once(at=AT)
    actions.note_check(Checked(says="All of it."), at=AT)
    settings.TRAIL_ANCHORS_ALSO = "/elsewhere"
    settings.TRAIL_ANCHORS_SYSLOG = "/dev/log"

    found = standing()

    assert (found.head.number, found.fits, found.waiting) == (1, True, 1)
    assert found.waits_since == AT
    assert (found.checked_at, found.check_said, found.check_found) == (AT, "All of it.", 0)
    assert found.places == ("A file on this machine", "a second place", "the system’s log")


@pytest.mark.parametrize("number", [1, 2])
def test_when_the_chain_is_not_the_one_that_was_noted(number: int, db: None) -> None:
    enter()
    sealing.seal_waiting()
    anchors.note(Head(number, b"x" * 32), at=AT)

    assert standing().fits is False


def test_when_what_was_noted_cannot_be_read(db: None, place: Path) -> None:
    place.mkdir()
    (place / "trail-2026-11.txt").write_text("what is this thing here")

    assert "is no anchor" in standing().anchor_problem


def test_when_a_check_found_something_or_a_guard_is_gone(db: None) -> None:
    actions.note_check(Checked(says="All.", wrong=("One is missing.", "Another.")), at=AT)
    guard = {"sqlite": "audit_seal_no_DELETE", "postgresql": "audit_seal_no_update_or_delete"}
    with connection.cursor() as cursor:
        cursor.execute(
            f"DROP TRIGGER {guard[connection.vendor]}"
            + (" ON audit_seal" if connection.vendor == "postgresql" else "")
        )

    found = standing()

    assert (found.check_said, found.check_found) == ("One is missing.", 2)
    assert found.guards_missing == (guard[connection.vendor],)
