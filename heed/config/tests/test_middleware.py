"""Is every page private, and does everybody go where they should?"""

from __future__ import annotations

import importlib
from typing import Any

import pytest
from django.contrib import messages
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import path

from conftest import SignIn
from heed.access.roles import Role
from heed.config import errors, urls
from heed.config.logs import request_number
from tests.pages import PageClient, check_html

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
}


def breaks(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


def says_and_breaks(request: HttpRequest) -> HttpResponse:
    messages.success(request, "Mina is no longer named")
    raise ZeroDivisionError


def refuses(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("Amira Khan may not do this: Report a serious incident.")


def cannot_read(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


urlpatterns = [
    *urls.urlpatterns,
    path("breaks/", breaks),
    path("says-and-breaks/", says_and_breaks),
    path("refuses/", refuses),
    path("cannot-read/", cannot_read),
]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500


@pytest.mark.parametrize("page", ["/account/sign-in/", "/desk/", "/nowhere/", "/accessibility/"])
@pytest.mark.django_db
def test_no_page_may_be_copied_framed_or_run_with_foreign_code(
    page: str, nobody: PageClient
) -> None:
    headers = nobody.get(page).headers

    assert "no-store" in headers["Cache-Control"]
    assert set(headers["Content-Security-Policy"].split("; ")) == POLICY
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Permissions-Policy"].startswith("camera=(), ")
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"


def test_the_start_leads_to_the_desk(sign_in: SignIn) -> None:
    assert sign_in(Role.NOTIFIER).get("/").headers["Location"] == "/desk/"


def test_somebody_without_a_post_can_still_leave(sign_in: SignIn) -> None:
    client = sign_in(Role.NOTIFIER)
    client.person.appointments.update(ends_on="2020-01-01")

    refused = client.get("/cases/")

    assert refused.status_code == 403
    assert "hold no post that opens anything here" in refused.content.decode()
    assert client.post("/account/sign-out/").status_code == 302


def test_a_page_that_is_missing_looks_the_same_to_everybody(
    nobody: PageClient, sign_in: SignIn
) -> None:
    for client in (nobody, sign_in(Role.COORDINATOR)):
        response = client.get("/nowhere/")
        assert response.status_code == 404
        assert "Page not found" in response.content.decode()


@pytest.mark.parametrize(
    ("page", "status", "sentence"),
    [
        ("/refuses/", 403, "Amira Khan may not do this: Report a serious incident."),
        ("/cannot-read/", 400, "Sorry, there is a problem with this request"),
        ("/breaks/", 500, "Nothing was half-saved."),
    ],
)
@override_settings(ROOT_URLCONF="heed.config.tests.test_middleware")
def test_whatever_goes_wrong_there_is_a_page(
    page: str,
    status: int,
    sentence: str,
    sign_in: SignIn,
    caplog: pytest.LogCaptureFixture,
) -> None:
    client = sign_in(Role.COORDINATOR)
    client.raise_request_exception = False

    response = client.get(page)

    assert response.status_code == status
    html = response.content.decode()
    assert sentence in html
    assert "Traceback" not in html
    check_html(html)


@override_settings(ROOT_URLCONF="heed.config.tests.test_middleware")
def test_nothing_is_said_to_be_done_that_was_undone(sign_in: SignIn) -> None:
    client = sign_in(Role.COORDINATOR)
    client.raise_request_exception = False

    broken = client.get("/says-and-breaks/").content.decode()
    after = client.get("/partnership/").content.decode()

    assert "no longer named" not in broken
    assert "no longer named" not in after


def test_nothing_has_an_address_no_database_can_keep(sign_in: SignIn) -> None:
    response = sign_in(Role.COORDINATOR).get("/cases/SI-\x00/documents/D-1/")

    assert response.status_code == 404


def test_a_form_that_is_too_old_is_explained(sign_in: SignIn) -> None:
    client = PageClient(enforce_csrf_checks=True)
    client.force_login(sign_in(Role.COORDINATOR).person)

    response = client.post("/account/sign-out/")

    assert response.status_code == 403
    assert "This page has expired" in response.content.decode()


def test_what_breaks_before_it_has_a_number_is_given_one(rf: RequestFactory) -> None:
    had = request_number.set("")

    response = errors.server_error(rf.get("/"))

    given = request_number.get()
    request_number.reset(had)
    assert given.startswith("R-")
    assert f"The number of this mistake is {given}." in response.content.decode()


@pytest.mark.parametrize("page", [errors.bad_request, errors.forbidden, errors.not_found])
def test_error_pages_need_neither_a_person_nor_a_reason(page: Any, rf: RequestFactory) -> None:
    response = page(rf.get("/"))

    check_html(response.content.decode())


def test_anybody_may_read_the_accessibility_statement(nobody: PageClient, sign_in: SignIn) -> None:
    for client in (nobody, sign_in(Role.BOARD_OFFICER)):
        assert "Accessibility statement" in client.get("/accessibility/").content.decode()
    assert nobody.post("/accessibility/").status_code == 405


def test_the_components_gallery_is_for_demonstrations_only() -> None:
    with override_settings(DEMONSTRATION=False):
        in_production = importlib.reload(urls).urlpatterns
    in_a_demonstration = importlib.reload(urls).urlpatterns

    assert "components/" not in {str(one.pattern) for one in in_production}
    assert "components/" in {str(one.pattern) for one in in_a_demonstration}


@pytest.mark.parametrize(
    ("role", "items"),
    [
        (Role.COORDINATOR, ["Desk", "Cases", "Papers", "Partnership", "Trail"]),
        (Role.INDEPENDENT_CHAIR, ["Desk", "Cases", "Papers", "Partnership", "Trail"]),
        (Role.NOTIFIER, ["Desk", "Cases", "Partnership"]),
        (Role.BOARD_OFFICER, ["Desk", "Papers", "Partnership"]),
    ],
)
def test_the_bar_at_the_top_has_what_a_person_may_open(
    role: Role, items: list[str], sign_in: SignIn
) -> None:
    html = sign_in(role).get("/desk/").content.decode()

    bar = html[html.index('<nav aria-label="Main menu"') : html.index("</nav>")]
    found = [item for item in ("Desk", "Cases", "Papers", "Partnership", "Trail") if item in bar]
    assert found == items
