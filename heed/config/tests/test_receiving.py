"""Is a file looked into before a page acts, and is too much turned away in plain words?"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from conftest import SignIn
from heed.access.roles import Role
from heed.attachments import intake, receiving
from heed.attachments.intake import ExaminerUnavailable
from heed.casefiles.models import CaseFile
from heed.config import errors
from heed.config import receiving as middleware
from heed.config.receiving import LooksIntoFiles, NotTooMuch
from heed.incidents.tests.factories import reported
from heed.partnership.models import Partnership
from tests.pages import PageClient


@pytest.fixture(autouse=True)
def files(settings: Settings, tmp_path: Path) -> Path:
    settings.HEED_FILES = tmp_path / "files"
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "uploads"
    settings.FILE_UPLOAD_TEMP_DIR.mkdir()
    return tmp_path / "files"


@pytest.fixture
def case_file(partnership: Partnership) -> CaseFile:
    return reported(partnership).case_file


@pytest.fixture
def coordinator(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)


def a_file(name: str = "letter.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"Dear colleague,")


def sent(body: io.BytesIO, size: int) -> dict[str, Any]:
    """Return what a request says that claims to bring so many bytes."""
    return {"CONTENT_LENGTH": str(size), "wsgi.input": body}


def typed(**more: Any) -> dict[str, Any]:
    return {"title": "A", "kind": "LETTER", "marking": "OFFICIAL", **more}


def test_no_transaction_is_open_while_a_file_is_looked_into(
    transactional_db: None,
    sign_in: SignIn,
    partnership: Partnership,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case_file, client = reported(partnership).case_file, sign_in(Role.COORDINATOR)
    examine, seen = intake.examine, []

    def note(path: Path, **how: Any) -> Any:
        seen.append((connection.in_atomic_block, path.stat().st_mode & 0o777))
        return examine(path, **how)

    monkeypatch.setattr(intake, "examine", note)
    response = client.post(f"/cases/{case_file.reference}/documents/add/", typed(file=a_file()))

    assert response.status_code == 302
    assert seen == [(False, 0o600)]


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("/cases/{}/documents/add/", Role.BOARD_OFFICER),
        ("/cases/{}/access/open/", Role.COORDINATOR),
        ("/nowhere/", Role.COORDINATOR),
    ],
)
def test_no_file_is_opened_that_no_page_takes(
    sign_in: SignIn, case_file: CaseFile, monkeypatch: pytest.MonkeyPatch, path: str, role: Role
) -> None:
    monkeypatch.setattr(receiving, "receive", None)

    response = sign_in(role).post(path.format(case_file.reference), {"file": a_file()})

    assert response.status_code in (200, 403, 404)


def test_nobody_without_a_post_has_a_file_opened(
    nobody: PageClient, case_file: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "receive", None)

    response = nobody.post(f"/cases/{case_file.reference}/documents/add/", typed(file=a_file()))

    assert response.status_code == 302
    assert "/sign-in/" in response.headers["Location"]


def test_a_computer_that_cannot_look_says_so_and_keeps_nothing(
    coordinator: PageClient, case_file: CaseFile, monkeypatch: pytest.MonkeyPatch, files: Path
) -> None:
    def cannot(path: Path, *, name: str) -> None:
        raise ExaminerUnavailable("status 3")

    monkeypatch.setattr(receiving, "receive", cannot)
    response = coordinator.post(
        f"/cases/{case_file.reference}/documents/add/", typed(file=a_file())
    )

    assert "Files cannot be checked at the moment" in bytes(response.content).decode()
    assert not files.exists()


def test_a_copy_is_taken_away_even_if_the_page_breaks(
    coordinator: PageClient, case_file: CaseFile, files: Path
) -> None:
    def breaks(_request: HttpRequest) -> HttpResponse:
        raise ZeroDivisionError

    request: Any = RequestFactory().post(
        f"/cases/{case_file.reference}/documents/add/", typed(file=a_file())
    )
    request.viewer = coordinator.viewer

    with pytest.raises(ZeroDivisionError):
        LooksIntoFiles(breaks)(request)
    request.close()

    assert [path for path in files.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    ("page", "size"), [("documents/add", 50_100_001), ("access/open", 2_621_441), ("no", 3_000_000)]
)
def test_what_is_too_large_is_turned_away_in_plain_words(
    coordinator: PageClient, case_file: CaseFile, page: str, size: int
) -> None:
    response = coordinator.generic(
        "POST",
        f"/cases/{case_file.reference}/{page}/",
        b"x",
        content_type="multipart/form-data; boundary=x",
        **sent(io.BytesIO(b"x" * 10), size),
    )

    assert response.status_code == 413
    text = bytes(response.content).decode()
    assert "This is too much to send at once" in text
    assert "at most 50\xa0MB" in text


def test_some_of_what_is_too_large_is_read_so_that_the_browser_shows_the_page(
    monkeypatch: pytest.MonkeyPatch, rf: RequestFactory
) -> None:
    monkeypatch.setattr(middleware, "READ_AND_FORGOTTEN", 300_000)
    monkeypatch.setattr(errors, "too_large", lambda _request: HttpResponse(status=413))
    body = io.BytesIO(b"x" * 3_000_000)
    request = rf.generic("POST", "/nowhere/", **sent(body, 3_000_000))

    response = NotTooMuch(lambda _request: HttpResponse())(request)

    assert response.status_code == 413
    assert 300_000 <= body.tell() < 400_000


def test_what_is_small_enough_goes_on(rf: RequestFactory) -> None:
    answer = NotTooMuch(lambda _request: HttpResponse(b"went on"))(rf.post("/nowhere/", {"a": "b"}))

    assert answer.content == b"went on"
