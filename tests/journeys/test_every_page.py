"""Is every page that a coordinator can reach from the desk there, valid and accessible?"""

from __future__ import annotations

import re
from collections import Counter, deque
from urllib.parse import urljoin

import pytest
from playwright.sync_api import ConsoleMessage

from heed.demo import marlshire
from tests.journeys.conftest import SignedIn
from tests.journeys.visitor import Visitor, shape
from tests.pages import check_html

pytestmark = pytest.mark.journey

NOT_A_PAGE = re.compile(r"\.(docx|pdf|html)$|/(text|download)/$")
# Cases are at different stages, so these pages are opened for every case; the others once.
OF_EVERY_CASE = {"/cases/SI/", "/cases/SI/rapid-review/", "/cases/SI/local-review/"}
CASES = 9
# Fewer would mean that whole rooms cannot be reached from the desk any more.
AT_LEAST = 60


def links(visitor: Visitor) -> list[str]:
    """Return the addresses on the page that lead to other pages of ours."""
    found = visitor.page.locator("a[href]").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    addresses = [urljoin(visitor.page.url, href).partition("#")[0] for href in found]
    ours = [one.removeprefix(visitor.address) for one in addresses if visitor.address in one]
    return [path for path in ours if not NOT_A_PAGE.search(path.partition("?")[0])]


def complaint(said: ConsoleMessage) -> list[tuple[str, str]]:
    """Return with what the browser found something wrong, and its words."""
    return [(said.location["url"], said.text)] if said.type == "error" else []


def test_every_page_a_coordinator_can_reach_is_there_valid_and_accessible(
    signed_in: SignedIn,
) -> None:
    coordinator = signed_in(marlshire.COORDINATOR)
    complaints: list[tuple[str, str]] = []
    coordinator.page.on("console", lambda said: complaints.extend(complaint(said)))
    waiting, known = deque(["/desk/"]), {"/desk/"}
    kinds: Counter[str] = Counter()

    while waiting:
        path = waiting.popleft()
        response = coordinator.go(path)
        assert response is not None
        assert response.status == 200, path
        check_html(response.text())
        coordinator.check()
        for link in links(coordinator):
            kind = shape(link) + ("?" if "?" in link else "")
            if link not in known and kinds[kind] < (CASES if kind in OF_EVERY_CASE else 1):
                kinds[kind] += 1
                known.add(link)
                waiting.append(link)

    assert len(known) >= AT_LEAST
    # To be asked who one is comes as a refusal, which the browser writes down.
    assert [one for one in complaints if one[0] not in coordinator.confirmed_at] == []
