"""A real server with the demonstration, and windows of a real browser to walk it with."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, StorageState

from heed.demo.people import Person
from tests.journeys.visitor import LAPTOP, Visitor

OpenWindow = Callable[[StorageState | None], Visitor]
# After five minutes what publishes or gives rights asks for the password again: sign in before.
SIGNED_IN_FOR = 180
Sessions = dict[Person, tuple[float, StorageState]]
SignedIn = Callable[[Person], Visitor]


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
def checked() -> set[tuple[str, ...]]:
    """Remember which pages axe has seen in this run."""
    return set()


@pytest.fixture(scope="session")
def sessions() -> Sessions:
    """Remember who has signed in, and when: checking a password takes as long as it should."""
    return {}


@pytest.fixture
def windows(browser: Browser, address: str, checked: set[tuple[str, ...]]) -> Iterator[OpenWindow]:
    """Open laptop-sized windows, each with a session of its own, and close them afterwards."""
    with ExitStack() as opened:

        def open_one(session: StorageState | None) -> Visitor:
            context = browser.new_context(
                viewport={"width": LAPTOP[0], "height": LAPTOP[1]},
                locale="en-GB",
                storage_state=session,
            )
            opened.callback(context.close)
            context.set_default_timeout(15_000)
            return Visitor(context.new_page(), address, checked=checked)

        yield open_one


@pytest.fixture
def visitor(windows: OpenWindow) -> Visitor:
    """Give a visitor nobody knows yet, in a laptop-sized window."""
    return windows(None)


@pytest.fixture
def signed_in(windows: OpenWindow, sessions: Sessions) -> SignedIn:
    """Open a window for each person, at their desk; the first time they sign in there."""

    def sign_in(person: Person) -> Visitor:
        since, session = sessions.get(person, (0.0, None))
        is_recent = time.monotonic() - since < SIGNED_IN_FOR
        window = windows(session if is_recent else None)
        if session is not None and is_recent:
            window.signed_in = person.name
            window.go("/desk/")
            return window
        window.sign_in(person)
        sessions[person] = (time.monotonic(), window.page.context.storage_state())
        return window

    return sign_in


@pytest.fixture
def plain_visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    """Give a visitor whose browser runs no scripts."""
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    yield Visitor(context.new_page(), address, is_scripted=False)
    context.close()
