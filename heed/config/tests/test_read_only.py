"""Does writing stop when it must, reading go on, and writing come back by itself?"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, OperationalError, connection
from pytest_django.fixtures import Settings

from heed.audit import aside
from heed.audit.models import AuditEntry
from heed.config import read_only
from heed.config.read_only import Recovery, TakesNoWriting, Why
from heed.partnership.models import Partnership

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
LATER = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _room(settings: Settings, tmp_path: Path) -> None:
    settings.VAR, settings.HEED_ASIDE = tmp_path, tmp_path / "set-aside"
    settings.HEED_ROOM_TO_WRITE = 0
    aside.prepare()


def sqlite_error(code: int) -> sqlite3.Error:
    problem = sqlite3.OperationalError("database or disk is full")
    setattr(problem, "sqlite_errorcode", code)  # noqa: B010  (read-only in its type)
    return problem


def caused_by(cause: BaseException) -> BaseException:
    try:
        try:
            raise cause
        except BaseException as inner:
            raise OperationalError("said otherwise") from inner
    except OperationalError as problem:
        return problem


class Clock:
    """Seconds that pass only when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_reason_is_said_in_a_sentence() -> None:
    assert read_only.standing() is None

    read_only.begin(Why.CLOSED, at=AT, reason="Until noon.")

    standing = read_only.standing()
    assert standing is not None
    assert standing.since == AT
    assert standing.says == (
        "Whoever runs Heed for you has stopped changes for a while. Until noon."
    )


def test_that_writing_stopped_and_went_on_is_in_the_trail() -> None:
    standing = read_only.begin(Why.UPGRADE, at=AT, reason="Version 2.")
    assert not AuditEntry.objects.exists()

    assert read_only.end(standing, at=LATER) == 1

    stopped, went_on = AuditEntry.objects.order_by("pk")
    assert (stopped.event, stopped.at) == ("service:writing:paused", AT)
    assert (went_on.event, went_on.at) == ("service:writing:resumed", LATER)
    assert stopped.actor_name == went_on.actor_name == "The command line"
    assert went_on.details == {
        "why": "UPGRADE",
        "since": AT.isoformat(),
        "in_words": "Version 2.",
    }
    assert read_only.standing() is None


def test_whoever_comes_second_changes_nothing() -> None:
    read_only.begin(Why.UPGRADE, at=AT)

    standing = read_only.begin(Why.FULL, at=LATER)

    assert (standing.why, standing.since) == (Why.UPGRADE, AT)
    assert read_only.end(standing, at=LATER) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO word VALUES (1)",
        "update word SET text = 1",
        "\n  DELETE FROM word",
        "CREATE TABLE word (text text)",
        "TRUNCATE word",
        "WITH gone AS (DELETE FROM word RETURNING 1) SELECT 1",
    ],
)
def test_nothing_is_written_while_nothing_is_written(statement: str) -> None:
    with (
        pytest.raises(TakesNoWriting),
        read_only.nothing_written(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_a_union_of_readings_is_a_reading() -> None:
    named = Partnership.objects.values_list("name")

    with read_only.nothing_written():
        assert list(named.union(named.filter(name="X"), all=True)) == []


def test_readers_do_not_wait_for_writers() -> None:
    begun: list[str] = []

    def note(_: object, sql: str, *__: object) -> None:
        begun.append(sql)

    with (
        read_only.nothing_written(),
        connection.execute_wrapper(note),
        connection.cursor() as cursor,
    ):
        cursor.execute("BEGIN IMMEDIATE")
        cursor.execute("SELECT 1")

    assert begun == ["BEGIN DEFERRED", "SELECT 1"]


@pytest.mark.parametrize(
    "problem",
    [
        sqlite_error(sqlite3.SQLITE_FULL),
        sqlite_error(sqlite3.SQLITE_IOERR_WRITE),
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.EDQUOT, "Quota exceeded"),
        psycopg.errors.DiskFull(),
    ],
)
def test_a_full_disk_is_recognised_whoever_says_so(problem: BaseException) -> None:
    assert read_only.is_about_room(problem)
    assert read_only.is_about_room(caused_by(problem))


@pytest.mark.parametrize(
    "problem",
    [
        None,
        sqlite_error(sqlite3.SQLITE_BUSY),
        sqlite3.OperationalError("without a code"),
        OSError(errno.EACCES, "Permission denied"),
        psycopg.errors.UniqueViolation(),
        ValueError("full"),
    ],
)
def test_other_failures_are_not_about_room(problem: BaseException | None) -> None:
    assert not read_only.is_about_room(problem)


def test_a_failure_that_led_to_itself_ends() -> None:
    problem = ValueError("round")
    inner = ValueError("and round")
    problem.__context__, inner.__context__ = inner, problem

    assert not read_only.is_about_room(problem)


@pytest.mark.parametrize(
    ("problem", "about"),
    [(TakesNoWriting(), True), (aside.NoRoomAside(), True), (ValueError(), False), (None, False)],
)
def test_a_page_that_tried_to_write_is_recognised(
    problem: BaseException | None, about: bool
) -> None:
    assert read_only.is_about_writing(problem) is about


def test_when_there_is_room_again_writing_goes_on() -> None:
    standing = read_only.begin(Why.FULL, at=AT)

    assert Recovery().try_to_end(standing, at=LATER)

    assert read_only.standing() is None
    assert [entry.actor_name for entry in AuditEntry.objects.all()] == ["Heed", "Heed"]


@pytest.mark.parametrize("why", [Why.UPGRADE, Why.CLOSED])
def test_what_people_stopped_people_start_again(why: Why) -> None:
    standing = read_only.begin(why, at=AT)

    assert not Recovery().try_to_end(standing, at=LATER)

    assert read_only.standing() == standing


def test_it_is_tried_now_and_then_and_only_with_room_to_spare(settings: Settings) -> None:
    standing, seconds = read_only.begin(Why.FULL, at=AT), Clock()
    recovery = Recovery(seconds)
    settings.HEED_ROOM_TO_WRITE = read_only.room_left() * 2

    assert not recovery.try_to_end(standing, at=LATER)
    settings.HEED_ROOM_TO_WRITE = 0
    assert not recovery.try_to_end(standing, at=LATER)
    seconds.now += 2
    assert recovery.try_to_end(standing, at=LATER)


@contextmanager
def still_full() -> Iterator[None]:
    def refuse(*_: Any) -> None:
        raise DatabaseError("database or disk is full")

    with connection.execute_wrapper(refuse):
        yield


def test_a_database_that_still_refuses_is_tried_again_later() -> None:
    standing, seconds = read_only.begin(Why.FULL, at=AT), Clock()
    recovery = Recovery(seconds)

    with still_full():
        assert not recovery.try_to_end(standing, at=LATER)
    assert read_only.standing() == standing

    seconds.now += 2
    assert recovery.try_to_end(standing, at=LATER)
    assert AuditEntry.objects.count() == 2
