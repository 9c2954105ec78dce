"""A real server with the demonstration, and a real browser to walk it with."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from heed.demo.people import PASSWORD, Person

CHROMIUM = "/usr/bin/chromium"
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
AXE = Path(__file__).parent.parent / "vendor" / "axe.min.js"
SCREENSHOTS = Path("docs/screenshots")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True, slots=True)
class Visitor:
    """A browser window in which a person of the demonstration does their work."""

    page: Page
    address: str

    def sign_in(self, person: Person) -> None:
        """Sign in with e-mail address and password, as a person would."""
        self.page.goto(f"{self.address}/")
        self.page.get_by_label("Email address").fill(person.email)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url(f"{self.address}/desk/")

    def go(self, path: str) -> None:
        """Open a page by its path."""
        self.page.goto(f"{self.address}{path}")

    def check(self) -> None:
        """Fail if axe finds anything at all, or the page scrolls sideways at any width."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate(
            "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
        )
        said = [
            f"{violation['id']}: {node['html']}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]
        assert not said, f"{self.page.url}\n" + "\n".join(said)
        too_wide = self.page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
        assert not too_wide, f"{self.page.url} scrolls sideways at this width"

    def picture(self, name: str) -> None:
        """Keep a screenshot for the documentation, when they are being taken."""
        if os.environ.get("HEED_SCREENSHOTS") == "1":
            SCREENSHOTS.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=SCREENSHOTS / f"{name}.png")


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start `heed demo` as the README says, on a free port, and stop it afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    var = tmp_path_factory.mktemp("demonstration")
    heed = Path(sys.executable).parent / "heed"
    surroundings = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("HEED_", "DJANGO_", "DATABASE_"))
    }
    with (var / "log").open("w") as log:
        server = subprocess.Popen(
            [str(heed), "demo", "--port", str(port)],
            env={**surroundings, "HEED_VAR": str(var)},
            stdout=log,
            stderr=log,
        )
    where = f"http://127.0.0.1:{port}"
    try:
        _wait_for(where, server, var / "log")
        yield where
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(where: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        if server.poll() is not None:
            pytest.fail(f"heed demo ended: {log.read_text()}")
        try:
            with urllib.request.urlopen(f"{where}/account/sign-in/", timeout=2):  # noqa: S310  (our own server)
                return
        except (URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"heed demo did not answer: {log.read_text()}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium once."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield started
        started.close()


@pytest.fixture
def window(browser: Browser) -> Iterator[BrowserContext]:
    """Open a laptop-sized window with its own session."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
    yield context
    context.close()


@pytest.fixture
def visitor(window: BrowserContext, address: str) -> Visitor:
    """Give a visitor in a laptop-sized window."""
    return Visitor(window.new_page(), address)


@pytest.fixture
def narrow_visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    """Give a visitor at 320 pixels, which is also what 400 % zoom gives a laptop."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, locale="en-GB")
    yield Visitor(context.new_page(), address)
    context.close()


@pytest.fixture
def plain_visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    """Give a visitor whose browser runs no JavaScript."""
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    yield Visitor(context.new_page(), address)
    context.close()
