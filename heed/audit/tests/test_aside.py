"""Is every reading written down while the database takes no writing, and entered once?"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from pytest_django.fixtures import Settings

from heed.audit import aside, canonical, keys, sealing, trail
from heed.audit.aside import NoRoomAside
from heed.audit.events import Event
from heed.audit.models import AuditEntry

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
FULL = {"why": "FULL", "since": AT.isoformat()}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _room(settings: Settings, tmp_path: Path) -> None:
    settings.HEED_ASIDE = tmp_path / "var" / "set-aside"
    settings.HEED_ASIDE_BYTES = 32 << 10
    aside.prepare()


@pytest.fixture
def instead() -> Iterator[None]:
    with aside.instead():
        yield


def read(number: int = 1) -> None:
    """Write down one reading, wherever entries go just now."""
    with transaction.atomic():
        trail.record_without_viewer(
            Event.CASE_FILE_READ,
            actor_name="Zoë O’Brien",
            at=AT + timedelta(seconds=number),
            subject_kind="case file",
            subject_reference=f"SI-{number}",
            page="overview",
        )


def nothing_more() -> None:
    """Nothing else is noted when the entries go in."""


def references() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("subject_reference", flat=True))


def test_the_room_is_taken_with_real_bytes_and_for_nobody_else(settings: Settings) -> None:
    kept = settings.HEED_ASIDE.stat()

    assert kept.st_size == 32 << 10
    assert kept.st_blocks * 512 >= kept.st_size
    assert kept.st_mode & 0o777 == 0o600


def test_entries_are_set_aside_only_where_it_is_asked_for() -> None:
    with aside.instead():
        read(1)
        assert references() == []
    read(2)

    assert references() == ["SI-2"]
    assert not aside.in_use()


def test_what_was_set_aside_enters_the_trail_in_order_with_its_stamp(instead: None) -> None:
    for number in range(1, 4):
        read(number)

    with transaction.atomic():
        assert aside.enter(nothing_more) == 3

    assert references() == ["SI-1", "SI-2", "SI-3"]
    entry = AuditEntry.objects.order_by("pk")[0]
    assert (entry.at, entry.actor_name) == (AT + timedelta(seconds=1), "Zoë O’Brien")
    assert entry.details == {"page": "overview"}
    assert sealing.waiting() == 3
    assert sealing.seal_waiting() == 3
    again = canonical.mac(keys.current(), canonical.STAMP).of(
        canonical.content(trail._columns(entry))
    )
    assert again == bytes(entry.stamp)


def test_the_file_is_empty_afterwards_and_names_nobody(settings: Settings, instead: None) -> None:
    aside.begin(FULL)
    read()
    assert b"SI-1" in settings.HEED_ASIDE.read_bytes()

    aside.enter(nothing_more)

    assert settings.HEED_ASIDE.read_bytes() == (
        bytes(aside.STANDING) + bytes(8) + bytes((32 << 10) - aside.STANDING - 8)
    )
    assert aside.standing() is None
    assert aside.enter(nothing_more) == 0


def test_an_entry_that_is_there_already_is_not_entered_twice(
    settings: Settings, instead: None
) -> None:
    read(1)
    crashed_before_it_was_emptied = settings.HEED_ASIDE.read_bytes()
    aside.enter(nothing_more)
    settings.HEED_ASIDE.write_bytes(crashed_before_it_was_emptied)
    read(2)

    assert aside.enter(nothing_more) == 2

    assert references() == ["SI-1", "SI-2"]


def test_when_the_database_still_refuses_everything_stays(settings: Settings) -> None:
    aside.begin(FULL)
    with aside.instead():
        read(1)

    def refuses() -> None:
        raise DatabaseError("database or disk is full")

    with pytest.raises(DatabaseError):
        aside.enter(refuses)

    assert references() == []
    assert aside.standing() == FULL
    assert aside.enter(lambda: read(2)) == 1
    assert references() == ["SI-1", "SI-2"]


def test_without_room_nobody_reads(settings: Settings, instead: None) -> None:
    for number in range(1, 41):
        read(number)

    with pytest.raises(NoRoomAside, match="nothing can be read"):
        list(map(read, range(41, 400)))

    assert settings.HEED_ASIDE.stat().st_size == 32 << 10
    kept = aside.enter(nothing_more)
    assert kept > 40
    assert references() == [f"SI-{number}" for number in range(1, kept + 1)]


def test_where_no_room_was_ever_taken_nobody_reads(settings: Settings, instead: None) -> None:
    settings.HEED_ASIDE.unlink()

    with pytest.raises(NoRoomAside):
        read()


def test_every_process_is_told_and_the_first_reason_stays(settings: Settings) -> None:
    assert aside.standing() is None

    assert aside.begin(FULL)
    assert not aside.begin({"why": "UPGRADE"})

    assert aside.standing() == FULL


def test_room_is_taken_late_if_it_was_not_taken_before(settings: Settings) -> None:
    settings.HEED_ASIDE.unlink()
    assert aside.standing() is None

    assert aside.begin(FULL)

    assert settings.HEED_ASIDE.stat().st_size == 32 << 10


@pytest.mark.parametrize("torn", [b'{"why": "FU', b"[1]", b"\xff\xff"])
def test_a_torn_standing_counts_as_none(torn: bytes, settings: Settings) -> None:
    with settings.HEED_ASIDE.open("r+b") as file:
        file.write(torn)

    assert aside.standing() is None


def test_entries_that_a_power_cut_tore_are_left_out_and_the_next_ones_kept(
    settings: Settings, instead: None
) -> None:
    for number in range(1, 4):
        read(number)
    whole = settings.HEED_ASIDE.read_bytes()
    torn = whole.rindex(b"SI-3")
    settings.HEED_ASIDE.write_bytes(whole[:torn] + b"XX" + whole[torn + 2 :])

    aside.prepare()
    read(4)

    assert aside.enter(nothing_more) == 3
    assert references() == ["SI-1", "SI-2", "SI-4"]


def test_an_entry_somebody_forged_is_not_entered(settings: Settings, instead: None) -> None:
    for number in range(1, 4):
        read(number)
    settings.HEED_ASIDE.write_bytes(settings.HEED_ASIDE.read_bytes().replace(b"SI-2", b"SI-9"))

    aside.enter(nothing_more)

    assert references() == ["SI-1"]


def test_more_room_is_taken_when_the_setting_asks_for_it(settings: Settings, instead: None) -> None:
    read(1)
    settings.HEED_ASIDE_BYTES = 64 << 10

    aside.prepare()

    assert settings.HEED_ASIDE.stat().st_size == 64 << 10
    assert aside.enter(nothing_more) == 1


def test_an_entry_is_on_the_disk_before_the_page_is_shown(
    instead: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Any] = []
    monkeypatch.setattr(os, "fdatasync", synced.append)

    read()

    assert len(synced) == 1
