"""The gallery in a real browser: accessible, without side-scrolling, with and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponseBase
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.browser import faults, pixels_too_wide

pytestmark = pytest.mark.journey

ADDRESSES = ["/", "/case/", "/form/"]
# A laptop, a tablet, a phone (and a laptop at 400 %).
WIDTHS = [1280, 768, 320]
# What the product's strict policy allows.
POLICY = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; font-src 'self'"


class Quiet(WSGIRequestHandler):
    """Answers without writing a line for each request."""

    def log_message(self, *_: Any) -> None:
        """Write nothing."""


class Strict(StaticFilesHandler):
    """Serves the gallery and its files under the strict policy."""

    def get_response(self, request: HttpRequest) -> HttpResponseBase:
        response = super().get_response(request)
        response["Content-Security-Policy"] = f"{POLICY}; form-action 'self'"
        return response


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with make_server("127.0.0.1", 0, Strict(get_wsgi_application()), handler_class=Quiet) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module", params=WIDTHS)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": request.param, "height": 900})
    yield page
    page.close()


@pytest.mark.parametrize("path", ADDRESSES)
def test_axe_finds_nothing_and_the_page_never_scrolls_sideways(
    page: Page, address: str, path: str
) -> None:
    page.goto(address + path)

    assert pixels_too_wide(page) == 0
    assert faults(page) == []


def test_nothing_is_refused_by_the_policy_or_missing(page: Page, address: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))

    page.goto(address, wait_until="networkidle")

    assert complaints == []


def test_every_printed_sheet_carries_the_marking(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/case/")

    sheets = PdfReader(BytesIO(page.pdf(format="A4"))).pages

    assert len(sheets) > 1
    for sheet in sheets:
        assert sheet.extract_text().upper().count("OFFICIAL \N{EN DASH} SENSITIVE") >= 2
    page.close()


def test_no_address_within_heed_is_printed(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/case/")
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend',"
        ' \'<a class="govuk-link" href="/cases/SI-7KQ4MXA/">The case</a>\')'
    )
    page.emulate_media(media="print")

    after = page.get_by_role("link", name="The case").evaluate(
        "link => getComputedStyle(link, '::after').content"
    )

    assert after in {'""', "none"}
    page.close()


def test_a_choice_reveals_its_question_and_without_scripts_all_are_shown(
    browser: Browser, address: str
) -> None:
    with_scripts = browser.new_page()
    with_scripts.goto(address)
    without = browser.new_page(java_script_enabled=False)
    without.goto(address)

    hidden_at_first = with_scripts.locator("#id_fresh-other_area").is_hidden()
    with_scripts.locator("#id_fresh-place-2").check()

    assert hidden_at_first
    assert with_scripts.locator("#id_fresh-other_area").is_visible()
    assert without.locator("#id_fresh-other_area").is_visible()
    with_scripts.close()
    without.close()


def test_a_wrong_answer_takes_the_keyboard_to_its_place(page: Page, address: str) -> None:
    page.goto(f"{address}/form/")
    page.locator("[name=aware_on-day]").fill("5")
    page.keyboard.press("Enter")
    page.locator(".govuk-error-summary").wait_for()

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "id_aware_on-month"
    assert page.locator("[name=aware_on-day]").input_value() == "5"
