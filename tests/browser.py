"""One real browser for every test that needs one: Debian's Chromium, started once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM: Final = "/usr/bin/chromium"
SWITCHES: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
AXE: Final = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only what is wrong is wanted; describing what is right takes most of the time.
RUN_AXE: Final = (
    "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, "
    "resultTypes: ['violations'], elementRef: false, selectors: false, "
    "preload: false, iframes: false})"
)
TOO_WIDE: Final = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium once."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield started
        started.close()


def faults(page: Page) -> list[str]:
    """Return everything axe finds on the page, one line each."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(RUN_AXE, RULES)
    return [
        f"{violation['id']}: {node['html']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def pixels_too_wide(page: Page) -> int:
    """Return by how many pixels the page scrolls sideways; 0 if it does not."""
    return int(page.evaluate(TOO_WIDE))
