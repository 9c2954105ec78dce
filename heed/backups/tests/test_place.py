"""Is a backup there whole or not at all, is it tidied away in time?"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from heed.backups import envelope, taking
from heed.backups import place as places
from heed.backups.envelope import NotWhatWentIn
from heed.backups.manifest import NotUnderstood
from heed.backups.place import Busy, NoSuchBackup, Place
from heed.backups.tests.conftest import AT, LADDER
from heed.backups.tests.test_manifest import LABEL

NEEDED, GONE = f"{'a' * 32}.{'b' * 32}.age", f"{'c' * 32}.{'d' * 32}.age"


def put(place: Place, at: datetime, *problems: str, gone: dict[str, str] | None = None) -> str:
    """Put a backup of a moment there by hand."""
    name = taking.name_of(at)
    label = replace(LABEL, name=name, made_at=at, problems=problems, no_longer_needed=gone or {})
    folder = place.begin(name)
    for file, content in (
        (places.DATABASE, b"closed database"),
        (places.MANIFEST, b"closed manifest"),
        (places.LABEL, label.as_json()),
    ):
        (folder / file).write_bytes(content)
    place.keep(folder, name)
    return name


def put_file(place: Place, name: str) -> Path:
    file = place.file(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"closed attachment")
    return file


@pytest.fixture(autouse=True)
def _there(place: Place) -> None:
    with place.to_oneself():
        pass


def test_what_is_being_made_is_not_a_backup_yet(place: Place) -> None:
    (place.begin("2026-11-23T101500Z") / places.LABEL).write_bytes(LABEL.as_json())

    assert place.labels() == []


def test_what_an_interrupted_run_left_is_cleared_away(place: Place) -> None:
    left = place.begin("2026-11-23T101500Z")

    with place.to_oneself():
        assert not left.exists()


def test_two_runs_do_not_meet(place: Place) -> None:
    with place.to_oneself(), pytest.raises(Busy, match="Another backup"), place.to_oneself():
        pass


def test_the_newest_comes_first_and_rubbish_is_left_out(place: Place) -> None:
    older, newer = put(place, AT - timedelta(hours=1)), put(place, AT)
    (place.folder / "2026-rubbish").mkdir()
    (place.folder / "2026-rubbish" / places.LABEL).write_text("rubbish")

    assert [label.name for label in place.labels()] == [newer, older]


def test_a_backup_is_found_by_path_by_name_and_as_the_latest(place: Place, tmp_path: Path) -> None:
    put(place, AT - timedelta(hours=1))
    name = put(place, AT)
    nowhere = Place(tmp_path / "nowhere")

    for what, default in ((str(place.folder / name), nowhere), (name, place), ("latest", place)):
        found, label = places.find(what, default)
        assert (found.folder, label.name) == (place.folder, name)


@pytest.mark.parametrize("what", ["latest", "2020-01-01T000000Z"])
def test_a_backup_that_is_not_there_is_not_found(what: str, place: Place) -> None:
    with pytest.raises(NoSuchBackup, match="heed backups"):
        places.find(what, place)


def test_a_folder_that_is_no_backup_is_refused(place: Place) -> None:
    (place.folder / "odd").mkdir()
    (place.folder / "odd" / places.LABEL).write_text("odd")

    with pytest.raises(NotUnderstood):
        places.find("odd", place)


def test_tidying_takes_away_what_the_ladder_does_not_keep(place: Place) -> None:
    old = put(place, AT - timedelta(days=36))
    kept = [put(place, AT - timedelta(days=34)), put(place, AT)]

    assert place.tidy(LADDER, at=AT) == [old]
    assert sorted(label.name for label in place.labels()) == kept


def test_a_backup_with_problems_pushes_no_sound_one_out(place: Place) -> None:
    sound = put(place, AT - timedelta(days=3, minutes=20))
    flawed = put(place, AT - timedelta(days=3, minutes=18), "Something is wrong.")
    ancient = put(place, AT - timedelta(days=36), "Something is wrong.")
    put(place, AT)

    assert place.tidy(LADDER, at=AT) == [ancient]
    assert {sound, flawed} < {label.name for label in place.labels()}


def test_an_attachment_goes_when_no_backup_needs_it(place: Place) -> None:
    gone_at = AT - timedelta(days=1)
    needed, gone = put_file(place, NEEDED), put_file(place, GONE)
    put(place, AT - timedelta(days=34))
    put(place, AT, gone={GONE: gone_at.isoformat()})

    place.tidy(LADDER, at=AT)
    assert gone.exists()

    put(place, AT + timedelta(days=2), gone={GONE: gone_at.isoformat()})
    place.tidy(LADDER, at=AT + timedelta(days=2))
    assert needed.exists()
    assert not gone.exists()


def test_an_empty_place_is_tidy(place: Place) -> None:
    assert place.tidy(LADDER, at=AT) == []


def test_the_second_place_gets_all_of_it_with_the_label_last(place: Place, tmp_path: Path) -> None:
    put_file(place, NEEDED)
    name = put(place, AT)
    second = Place(tmp_path / "second")

    places.copy(place.labels()[0], [NEEDED], of=place, to=second)

    assert [label.name for label in second.labels()] == [name]
    assert second.file(NEEDED).read_bytes() == b"closed attachment"


def test_what_the_last_label_there_proved_is_not_read_again_each_time(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second, read = Place(tmp_path / "second"), list[str]()
    real = envelope.sha256_of

    def reading(path: Path) -> str:
        read.append(path.name)
        return real(path)

    monkeypatch.setattr(envelope, "sha256_of", reading)
    put_file(place, NEEDED)
    put(place, AT)
    places.copy(place.labels()[0], [NEEDED], of=place, to=second)
    assert read.count(NEEDED) == 2
    put(place, AT + timedelta(minutes=15))

    places.copy(place.labels()[0], [NEEDED], of=place, to=second)

    assert read.count(NEEDED) == 2
    assert len(second.labels()) == 2


@pytest.fixture
def copied(place: Place, tmp_path: Path) -> Place:
    """A second place with a complete copy of a backup and its attachment."""
    second = Place(tmp_path / "second")
    put_file(place, NEEDED)
    put(place, AT)
    places.copy(place.labels()[0], [NEEDED], of=place, to=second)
    return second


def test_an_old_attachment_that_is_too_short_is_completed(place: Place, copied: Place) -> None:
    there = copied.file(NEEDED)
    there.write_bytes(b"closed")
    os.utime(there, ns=(0, 0))

    places.copy(place.labels()[0], [NEEDED], of=place, to=copied)

    assert there.read_bytes() == b"closed attachment"


def test_an_attachment_written_after_the_last_label_is_read_back(
    place: Place, copied: Place
) -> None:
    copied.file(NEEDED).write_bytes(b"closed something!")

    with pytest.raises(NotWhatWentIn, match="does not hold"):
        places.copy(place.labels()[0], [NEEDED], of=place, to=copied)


def test_a_copy_that_was_interrupted_is_completed(place: Place, tmp_path: Path) -> None:
    put(place, AT)
    second = Place(tmp_path / "second")
    half = second.folder / taking.name_of(AT) / places.DATABASE
    half.parent.mkdir(parents=True)
    half.write_bytes(b"closed da")

    places.copy(place.labels()[0], [], of=place, to=second)

    assert half.read_bytes() == b"closed database"


def test_a_copy_that_holds_something_else_is_noticed(place: Place, tmp_path: Path) -> None:
    put(place, AT)
    second = Place(tmp_path / "second")
    other = second.folder / taking.name_of(AT) / places.DATABASE
    other.parent.mkdir(parents=True)
    other.write_bytes(b"something")

    with pytest.raises(NotWhatWentIn, match="does not hold"):
        places.copy(place.labels()[0], [], of=place, to=second)
