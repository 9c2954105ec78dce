"""Can the demonstration be loaded on any day, and thrown away only where that is safe?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from conftest import StopClock
from heed.accounts.models import User
from heed.demo import loading, situation_of_2019
from heed.demo.people import Person
from heed.demo.story import People
from heed.demo.walk import NobodyThere, NotSoFar, Told, Walk
from heed.incidents.tests.factories import IncidentFactory
from heed.partnership.models import Partnership

SOMEBODY = Person("somebody@marlshire.example", "Somebody", "Passing by")


class Connection:
    """A database that notes whether it was closed."""

    def __init__(self, vendor: str, file: Path) -> None:
        self.vendor = vendor
        self.settings_dict = {"NAME": str(file)}
        self.is_closed = False

    def close(self) -> None:
        """Close it."""
        self.is_closed = True


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database file with what SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm"):
        (tmp_path / f"demonstration.sqlite3{ending}").write_text("something")
    return tmp_path / "demonstration.sqlite3"


def test_an_empty_database_holds_no_demonstration(db: None) -> None:
    assert loading.loaded_on() is None


@pytest.mark.parametrize(
    "today",
    [date(2026, 8, 30), date(2028, 2, 29)],
    ids=["a Sunday before a bank holiday", "a leap day"],
)
def test_it_can_be_counted_from_any_day(db: None, stop_clock: StopClock, today: date) -> None:
    stop_clock(f"{today} 09:00")

    loading.load(today=today)

    assert loading.loaded_on() == today


def test_half_a_demonstration_is_never_left_behind(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(users: dict[Person, User]) -> Partnership:
        raise RuntimeError("The power went off.")

    monkeypatch.setattr(situation_of_2019, "load", fail)

    with pytest.raises(RuntimeError, match="power"):
        loading.load(today=date(2026, 11, 23))

    assert not User.objects.exists()
    assert loading.loaded_on() is None


def test_an_older_demonstration_goes_with_its_whole_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = Connection("sqlite", file)
    monkeypatch.setattr(loading, "connection", connection)

    loading.start_again()

    assert connection.is_closed
    assert list(file.parent.iterdir()) == []


def test_a_file_without_a_journal_goes_too(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "connection", Connection("sqlite", file))
    file.with_name(f"{file.name}-wal").unlink()

    loading.start_again()

    assert not file.exists()


@pytest.mark.parametrize("is_demonstration", [True, False])
def test_files_of_real_cases_are_never_thrown_away(
    file: Path, is_demonstration: bool, settings: Settings, tmp_path: Path
) -> None:
    settings.DEMONSTRATION, settings.HEED_FILES = is_demonstration, tmp_path / "files"
    settings.HEED_FILES.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "connection", Connection("sqlite", file))

        loading.start_again()

    assert settings.HEED_FILES.exists() is not is_demonstration


def test_a_postgresql_database_is_left_as_it_is(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = Connection("postgresql", file)
    monkeypatch.setattr(loading, "connection", connection)

    with pytest.raises(loading.NotEmpty, match="Use an empty database"):
        loading.start_again()

    assert not connection.is_closed
    assert file.exists()


def test_a_story_is_told_only_by_people_with_a_post(partnership: Partnership) -> None:
    passing = User.objects.create(email=SOMEBODY.email, name=SOMEBODY.name)
    walk = Walk(
        partnership,
        People(coordinator=passing, group_chair=passing, decider=passing, notifier=passing),
    )

    with pytest.raises(NobodyThere, match="Somebody"):
        walk.coordinator(on=date(2026, 11, 23))


def test_nobody_acts_in_a_partnership_that_is_not_theirs(
    partnership: Partnership, stranger: object
) -> None:
    user = User.objects.exclude(email="").latest("pk")
    walk = Walk(
        partnership, People(coordinator=user, group_chair=user, decider=user, notifier=user)
    )

    with pytest.raises(NobodyThere, match="holds no post"):
        walk.coordinator(on=date(2026, 11, 23))


def test_a_story_without_a_rapid_review_says_so(db: None) -> None:
    told = Told(IncidentFactory.create(), None)

    with pytest.raises(NotSoFar, match="has not reached a rapid review"):
        _ = told.review
