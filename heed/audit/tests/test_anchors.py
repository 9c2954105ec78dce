"""Is the end of the chain noted outside the database, in every place, and in time?"""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from heed.audit import anchors
from heed.audit.anchors import Anchor, Said
from heed.audit.sealing import BEGINNING, Head

AT = datetime(2026, 11, 23, 9, 30, 5, tzinfo=UTC)
HEAD = Head(12, b"\xab" * 32, "0123456789ab")
LINE = f"2026-11-23T09:30:05Z sealed 12 {'ab' * 32}"


@pytest.fixture
def place(tmp_path: Path, settings: Settings) -> Path:
    settings.TRAIL_ANCHORS = here = tmp_path / "anchors"
    return here


def test_an_anchor_is_a_line_that_is_added_to_the_file_of_its_month(place: Path) -> None:
    anchors.note(HEAD, at=AT)
    anchors.note(Head(13, b"\xcd" * 32), at=AT + timedelta(days=9), said=Said.RESTORED)

    november, december = anchors.files(place)
    assert november.name == "trail-2026-11.txt"
    assert november.read_text() == LINE + "\n"
    assert december.read_text() == f"2026-12-02T09:30:05Z restored 13 {'cd' * 32}\n"
    assert november.stat().st_mode & 0o777 == 0o600
    assert [anchor.number for anchor in anchors.kept(place)] == [12, 13]
    assert list(anchors.kept(december)) == [anchors.newest()]


def test_an_anchor_reads_as_it_was_written() -> None:
    assert str(Anchor.read(LINE)) == LINE
    assert Anchor.read(LINE) == Anchor(at=AT, said=Said.SEALED, number=12, seal=b"\xab" * 32)


@pytest.mark.parametrize(
    "line", ["", "x", "yesterday sealed 1 ab", "2026-11-23T09:30:05Z lost 1 ab", LINE + " more"]
)
def test_a_line_that_is_no_anchor_is_refused(line: str) -> None:
    with pytest.raises(anchors.Unreadable, match="is no anchor of the trail"):
        Anchor.read(line)


def test_empty_lines_and_empty_files_mean_nothing(place: Path) -> None:
    place.mkdir()
    (place / "trail-2026-10.txt").write_text(f"\n{LINE}\n\n")
    (place / "trail-2026-11.txt").write_text("")

    assert [str(anchor) for anchor in anchors.kept(place)] == [LINE]
    assert str(anchors.newest()) == LINE


def test_there_is_no_newest_anchor_before_the_first(place: Path) -> None:
    assert anchors.newest() is None


def test_the_newest_is_found_at_the_end_of_a_long_file(place: Path) -> None:
    for number in range(1, 40):
        anchors.note(Head(number, b"\xab" * 32), at=AT)

    newest = anchors.newest()

    assert newest is not None
    assert newest.number == 39


@pytest.mark.parametrize(
    ("head", "minutes", "more_waiting", "due"),
    [
        (BEGINNING, None, False, False),
        (HEAD, None, False, True),
        (HEAD, None, True, True),
        (Head(11, b""), 4, False, False),
        (HEAD, 4, False, True),
        (HEAD, 4, True, False),
        (HEAD, 5, True, True),
    ],
)
def test_the_head_is_noted_when_all_is_sealed_and_at_least_every_five_minutes(
    head: Head, minutes: int | None, more_waiting: bool, due: bool
) -> None:
    last = None
    if minutes is not None:
        last = Anchor(at=AT - timedelta(minutes=minutes), said=Said.SEALED, number=11, seal=b"")

    assert anchors.is_due(head, last, at=AT, more_waiting=more_waiting) is due


def test_a_second_place_gets_the_same_line(place: Path, tmp_path: Path, settings: Settings) -> None:
    settings.TRAIL_ANCHORS_ALSO = str(tmp_path / "elsewhere")

    anchors.note(HEAD, at=AT)

    assert list(anchors.kept(tmp_path / "elsewhere")) == list(anchors.kept(place))


def test_a_second_place_that_cannot_be_reached_stops_nothing(
    place: Path, tmp_path: Path, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    settings.TRAIL_ANCHORS_ALSO = str(tmp_path / "file" / "in the way")

    anchors.note(HEAD, at=AT)

    assert anchors.newest() is not None
    assert "was not written to the second place" in caplog.text


@pytest.fixture
def system_log(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "log"))
        listening.settimeout(5)
        yield listening


def test_the_systems_log_gets_it_too(
    place: Path, settings: Settings, system_log: socket.socket
) -> None:
    settings.TRAIL_ANCHORS_SYSLOG = system_log.getsockname()

    anchors.note(HEAD, at=AT)

    assert f"<85>heed: {LINE}" in system_log.recv(1000).decode()


def test_a_log_on_another_machine_gets_it_too(place: Path, settings: Settings) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.settimeout(5)
        settings.TRAIL_ANCHORS_SYSLOG = f"127.0.0.1:{listening.getsockname()[1]}"

        anchors.note(HEAD, at=AT)

        assert f"<85>heed: {LINE}" in listening.recv(1000).decode()


def test_a_system_without_a_log_stops_nothing(
    place: Path, tmp_path: Path, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.TRAIL_ANCHORS_SYSLOG = str(tmp_path / "no log here")

    with caplog.at_level(logging.ERROR):
        anchors.note(HEAD, at=AT)

    assert anchors.newest() is not None
    assert "was not sent to the system’s log" in caplog.text
