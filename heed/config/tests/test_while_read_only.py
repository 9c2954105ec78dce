"""Do people go on reading, lose nothing they typed, and notice little of it?"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from conftest import SignIn, StopClock
from heed.access.roles import Role
from heed.accounts.models import Session
from heed.audit import aside
from heed.audit.models import AuditEntry
from heed.casefiles import actions as casefiles
from heed.casefiles.models import CaseFile
from heed.config import durability, read_only, while_read_only
from heed.config.read_only import Why
from heed.core import clock
from heed.partnership.models import Agency
from tests.pages import PageClient, check_html

AN_AGENCY = {
    "name": "Mill Lane Trust",
    "kind": "JUSTICE",
    "is_statutory_partner": "no",
    "starts_on-day": "23",
    "starts_on-month": "11",
    "starts_on-year": "2026",
}
SENTENCE = "You can go on reading. Nothing can be changed or sent for now."


@pytest.fixture(autouse=True)
def _room(settings: Settings, tmp_path: Path) -> None:
    settings.VAR, settings.HEED_ASIDE = tmp_path, tmp_path / "set-aside"
    settings.HEED_ROOM_TO_WRITE, settings.HEED_ASIDE_BYTES = 0, 32 << 10
    aside.prepare()


@pytest.fixture
def coordinator(sign_in: SignIn) -> PageClient:
    client = sign_in(Role.COORDINATOR)
    client.raise_request_exception = False
    return client


@pytest.fixture
def case_file(coordinator: PageClient) -> CaseFile:
    return casefiles.open_file(by=coordinator.viewer, at=clock.now())


@pytest.fixture
def stopped(db: None) -> None:
    read_only.begin(Why.UPGRADE, at=clock.now(), reason="Back at ten.")


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let the trail find no room in the database, until the returned function is called."""
    real = AuditEntry.save
    full = True

    def save(entry: AuditEntry, **options: Any) -> None:
        if full:
            cause = sqlite3.OperationalError("database or disk is full")
            setattr(cause, "sqlite_errorcode", sqlite3.SQLITE_FULL)  # noqa: B010  (read-only in its type)
            raise OperationalError("database or disk is full") from cause
        real(entry, **options)

    def room_again() -> None:
        nonlocal full
        full = False

    monkeypatch.setattr(AuditEntry, "save", save)
    return room_again


def access_page(case_file: CaseFile) -> str:
    return f"/cases/{case_file.reference}/access/"


def test_a_case_is_read_and_the_reader_written_down(
    stopped: None, coordinator: PageClient, case_file: CaseFile
) -> None:
    before = AuditEntry.objects.count()

    response = coordinator.get(access_page(case_file))

    html = response.content.decode()
    assert response.status_code == 200
    assert "Heed is being upgraded. Back at ten." in html
    assert SENTENCE in html
    assert AuditEntry.objects.count() == before
    standing = read_only.standing()
    assert standing is not None
    assert read_only.end(standing, at=clock.now()) == 2
    entry = AuditEntry.objects.get(event="casefiles:file:read")
    assert entry.actor_name == coordinator.viewer.name
    assert entry.case_file_id == case_file.pk


def test_what_is_sent_comes_back_and_nothing_is_saved(
    stopped: None, coordinator: PageClient
) -> None:
    response = coordinator.post("/partnership/agencies/add/", AN_AGENCY)

    html = response.content.decode()
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "60"
    assert "Nothing was saved, and what you typed is not lost" in html
    assert '<input type="hidden" name="name" value="Mill Lane Trust">' in html
    assert 'action="/partnership/agencies/add/"' in html
    assert '<li class="heed-typed">Mill Lane Trust</li>' in html
    assert not Agency.objects.filter(name="Mill Lane Trust").exists()


def test_when_the_disk_is_full_a_reader_notices_only_the_banner(
    coordinator: PageClient, case_file: CaseFile, full_disk: Callable[[], None]
) -> None:
    first = coordinator.get(access_page(case_file))
    second = coordinator.get(access_page(case_file))

    for response in (first, second):
        assert response.status_code == 200
        assert "There is no room left on the disk." in response.content.decode()

    full_disk()
    third = coordinator.get(access_page(case_file))
    assert third.status_code == 200


def test_when_the_disk_is_full_what_was_sent_comes_back(
    coordinator: PageClient, full_disk: Callable[[], None]
) -> None:
    response = coordinator.post("/partnership/agencies/add/", AN_AGENCY)

    assert response.status_code == 503
    html = response.content.decode()
    assert "There is no room left on the disk." in html
    assert "Mill Lane Trust" in html
    assert not Agency.objects.filter(name="Mill Lane Trust").exists()
    check_html(html)


def test_it_goes_on_by_itself_when_there_is_room(
    coordinator: PageClient,
    case_file: CaseFile,
    full_disk: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(read_only, "TRY_AGAIN_AFTER", 0)
    assert coordinator.post("/partnership/agencies/add/", AN_AGENCY).status_code == 503
    assert coordinator.get(access_page(case_file)).status_code == 200

    full_disk()
    response = coordinator.post("/partnership/agencies/add/", AN_AGENCY)

    assert response.status_code == 302
    assert Agency.objects.filter(name="Mill Lane Trust").exists()
    assert read_only.standing() is None
    events = list(AuditEntry.objects.order_by("pk").values_list("event", flat=True))[-4:]
    assert events == [
        "service:writing:paused",
        "casefiles:file:read",
        "service:writing:resumed",
        "partnership:agency:added",
    ]


def test_without_room_to_write_down_who_reads_a_case_stays_closed(
    stopped: None, coordinator: PageClient, case_file: CaseFile, settings: Settings
) -> None:
    with settings.HEED_ASIDE.open("r+b") as file:
        file.truncate(aside.HEAD)

    response = coordinator.get(access_page(case_file))

    assert response.status_code == 503
    html = response.content.decode()
    assert "This page cannot be opened at the moment" in html
    assert coordinator.get("/partnership/").status_code == 200


def test_where_it_cannot_even_be_noted_the_page_says_that_something_is_wrong(
    coordinator: PageClient,
    case_file: CaseFile,
    full_disk: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(read_only, "begin", refuse)

    assert coordinator.get(access_page(case_file)).status_code == 500


def test_nobody_comes_in_and_no_password_comes_back(stopped: None, nobody: PageClient) -> None:
    response = nobody.post(
        "/account/sign-in/", {"email": "priya@example.org", "password": "a very secret one"}
    )

    assert response.status_code == 503
    html = response.content.decode()
    assert "a very secret one" not in html
    assert "priya@example.org" not in html


def test_an_address_that_is_none_gives_nothing_back(stopped: None, coordinator: PageClient) -> None:
    html = coordinator.post("/nowhere/", {"text": "canary"}).content.decode()

    assert "canary" not in html


def test_whoever_leaves_leaves_on_this_device(stopped: None, coordinator: PageClient) -> None:
    response = coordinator.post("/account/sign-out/")

    assert "You have left on this device" in response.content.decode()
    assert coordinator.get("/partnership/").status_code == 302
    assert Session.objects.filter(user=coordinator.person).exists()


def test_sessions_are_left_as_they_are(
    stopped: None, coordinator: PageClient, stop_clock: StopClock
) -> None:
    before = Session.objects.get(user=coordinator.person)

    coordinator.get("/desk/")

    after = Session.objects.get(user=coordinator.person)
    assert (after.last_seen_at, after.session_data) == (before.last_seen_at, before.session_data)


def test_a_page_that_writes_while_it_is_read_is_not_opened(
    stopped: None, coordinator: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(*_: Any, **__: Any) -> None:
        Agency.objects.all().delete()

    monkeypatch.setattr("heed.desk.presenters.today.works_on_cases", write)

    response = coordinator.get("/desk/")

    assert response.status_code == 503
    assert "This page cannot be opened at the moment" in response.content.decode()


def test_other_mistakes_stay_what_they_are(
    coordinator: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("heed.desk.presenters.today.works_on_cases", fail)

    assert coordinator.get("/desk/").status_code == 500
    assert read_only.standing() is None


def test_pages_outside_it_all_have_no_banner(rf: RequestFactory) -> None:
    assert while_read_only.notice(rf.get("/")) == {}
    assert not while_read_only._leaves(rf.post("/nowhere/"))


def test_every_process_keeps_reading_possible_once_it_is_forked(
    coordinator: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Any] = []
    monkeypatch.setattr(durability, "keep_open", opened.append)
    middleware = while_read_only.WhileReadOnly(lambda _: HttpResponse())

    for pid in (1, 1, 2):
        monkeypatch.setattr(os, "getpid", lambda pid=pid: pid)
        middleware(RequestFactory().get("/"))

    assert len(opened) == 2
