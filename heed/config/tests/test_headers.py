"""Is every answer, whatever it is, private, isolated and graded as high as it can be?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as product
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import path
from pytest_django.fixtures import Settings

from conftest import SignIn
from heed.access.roles import Role
from heed.config import private, urls
from heed.config.private import PrivateByDefault
from heed.config.tests.test_middleware import breaks, cannot_read, refuses
from tests import observatory
from tests.pages import PageClient

ENOUGH = 150


def careless(_: HttpRequest) -> HttpResponse:
    """A page whose author thought of copies: nobody may."""
    headers = {"Cache-Control": "public, max-age=3600"}
    return HttpResponse("x", content_type="text/plain", headers=headers)


urlpatterns = [
    *urls.urlpatterns,
    path("breaks/", breaks),
    path("refuses/", refuses),
    path("cannot-read/", cannot_read),
    path("careless/", careless),
]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500


@pytest.fixture
def production(settings: Settings, tmp_path: Path) -> None:
    """The settings that differ between a demonstration and an installation."""
    settings.SECURE_SSL_REDIRECT = settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    settings.SECURE_HSTS_PRELOAD, settings.SECURE_HSTS_SECONDS = True, 31_536_000
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SESSION_COOKIE_NAME = "__Host-heed_session"
    settings.CSRF_COOKIE_NAME = "__Host-heed_csrf"
    settings.STATIC_ROOT, settings.ROOT_URLCONF = tmp_path, "heed.config.tests.test_headers"
    settings.WHITENOISE_AUTOREFRESH, settings.WHITENOISE_USE_FINDERS = True, True


@pytest.fixture
def coordinator(production: None, sign_in: SignIn) -> PageClient:
    client = sign_in(Role.COORDINATOR)
    client.raise_request_exception = False
    return client


KINDS = {
    "a page": ("/partnership/", 200),
    "a page that is sent on": ("/", 302),
    "a missing page": ("/nowhere/", 404),
    "a page one may not open": ("/refuses/", 403),
    "a request nobody can read": ("/cannot-read/", 400),
    "a page that breaks": ("/breaks/", 500),
    "a style sheet": ("/static/govuk/heed.css", 200),
    "a static file that is not there": ("/static/govuk/nothing.css", 404),
    "the health page": ("/health/", 503),
    "the trail as a table": ("/trail/download/", 200),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_answer_scores_as_high_as_can_be(
    kind: str, coordinator: PageClient, settings: Settings
) -> None:
    settings.HEED_ROOM_ALARM = 1 << 60
    address, status = KINDS[kind]

    response = coordinator.get(address, secure=True)

    response.close()
    assert response.status_code == status
    assert observatory.score(response) >= ENOUGH


def test_the_page_at_the_door_sets_a_cookie_and_scores_higher(
    production: None, nobody: PageClient
) -> None:
    response = nobody.get("/account/sign-in/", secure=True)

    assert set(response.cookies) == {"__Host-heed_csrf"}
    assert observatory.score(response) == 155


def test_plain_http_is_sent_to_https_with_the_same_headers(
    production: None, nobody: PageClient
) -> None:
    response = nobody.get("/partnership/")

    assert (response.status_code, response.headers["Location"]) == (
        301,
        "https://testserver/partnership/",
    )
    # The header that asks for HTTPS is only ever sent by HTTPS.
    response.headers["Strict-Transport-Security"] = "max-age=31536000"
    assert observatory.score(response) >= ENOUGH


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "a style sheet"])
def test_no_answer_may_be_kept(kind: str, coordinator: PageClient) -> None:
    response = coordinator.get(KINDS[kind][0], secure=True)

    assert response.headers["Cache-Control"] == "no-store"


def test_not_even_one_whose_author_thought_otherwise(coordinator: PageClient) -> None:
    assert coordinator.get("/careless/", secure=True).headers["Cache-Control"] == "no-store"


def test_a_static_file_may_be_kept(coordinator: PageClient) -> None:
    response = coordinator.get("/static/govuk/heed.css", secure=True)

    response.close()
    assert "max-age" in response.headers["Cache-Control"]


def test_an_answer_nobody_thought_about_is_not_kept(rf: RequestFactory) -> None:
    answered = PrivateByDefault(lambda _: HttpResponse("x"))(rf.get("/static/x.css"))

    assert answered.headers["Cache-Control"] == "no-store"


def test_nothing_is_silenced() -> None:
    assert product.SILENCED_SYSTEM_CHECKS == []


@pytest.mark.parametrize("length", [str(product.HEED_LARGEST_REQUEST + 1), "-1", "a lot"])
def test_what_is_too_large_is_refused_before_it_is_read(
    length: str, rf: RequestFactory, db: None
) -> None:
    def read(_: HttpRequest) -> HttpResponse:
        raise AssertionError("It was read.")

    request = rf.post("/cases/")
    request.META["CONTENT_LENGTH"] = length

    response = private.NotTooLarge(read)(request)

    assert response.status_code == 413
    assert "This is too much to send at once" in response.content.decode()


@pytest.mark.parametrize(
    ("setting", "largest"),
    [("DATA_UPLOAD_MAX_MEMORY_SIZE", 10), ("DATA_UPLOAD_MAX_NUMBER_FIELDS", 1)],
)
def test_too_long_a_text_and_too_many_answers_are_explained(
    setting: str, largest: int, sign_in: SignIn
) -> None:
    client = sign_in(Role.COORDINATOR)

    with override_settings(**{setting: largest}):
        response = client.post("/partnership/agencies/add/", {"name": "x" * 20, "kind": "POLICE"})

    assert response.status_code == 413
    assert "Nothing was saved." in response.content.decode()


@pytest.mark.parametrize(
    ("change", "points"),
    [
        ({}, 150),
        ({"Content-Security-Policy": ""}, 75),
        ({"Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'"}, 145),
        ({"Content-Security-Policy": "default-src 'none'; script-src 'unsafe-inline'"}, 80),
        ({"Content-Security-Policy": "default-src 'none'; script-src 'unsafe-eval'"}, 125),
        ({"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}, 135),
        ({"Strict-Transport-Security": "max-age=60"}, 140),
        ({"Strict-Transport-Security": ""}, 80),
        ({"X-Content-Type-Options": ""}, 145),
        ({"Referrer-Policy": "unsafe-url"}, 140),
        ({"Referrer-Policy": ""}, 145),
        ({"Access-Control-Allow-Origin": "*"}, 50),
        ({"Cross-Origin-Embedder-Policy": ""}, 140),
    ],
)
def test_the_grader_takes_points_for_every_mistake(change: dict[str, str], points: int) -> None:
    response = HttpResponse("x", headers={**GOOD, **change})

    assert observatory.score(response) == points


GOOD = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    **observatory.ISOLATION,
}


@pytest.mark.parametrize(
    ("how", "points"),
    [
        ({"secure": True, "httponly": True, "samesite": "Lax"}, 155),
        ({"secure": True, "httponly": True}, 150),
        ({"secure": True, "samesite": "Lax"}, 70),
        ({"httponly": True, "samesite": "Lax"}, 60),
    ],
)
def test_the_grader_looks_at_every_cookie(how: dict[str, Any], points: int) -> None:
    response = HttpResponse("x", headers=GOOD)
    response.set_cookie("heed", "x", **how)

    assert observatory.score(response) == points


def test_frames_are_forbidden_one_way_or_the_other() -> None:
    old = HttpResponse("x", headers={**GOOD, "Content-Security-Policy": "default-src 'none'"})
    neither = HttpResponse("x", headers={**GOOD, "Content-Security-Policy": "default-src 'none'"})
    del neither.headers["X-Frame-Options"]

    assert (observatory.score(old), observatory.score(neither)) == (145, 80)
