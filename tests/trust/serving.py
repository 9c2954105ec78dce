"""How is Heed served to a harness as it is to people, and how does a harness use its pages?"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast
from urllib.parse import urljoin

import requests
from lxml import html

from heed.config.management.commands import serve
from heed.demo.people import PASSWORD

PATIENCE: Final = 60.0  # seconds to wait for a server that is starting


class NotServed(RuntimeError):
    """The server does not answer, or answers with something a person could not go on from."""


@dataclass(slots=True)
class Server:
    """Heed as `heed serve` starts it, on a database of its own, to be killed and started again."""

    port: int
    surroundings: Mapping[str, str]
    log: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Return where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start the web server, without waiting for it.

        On SQLite the program is loaded once, so that workers that are killed are back sooner. A
        pool of connections to PostgreSQL cannot be shared by processes like that.
        """
        sooner = [] if "DATABASE_URL" in self.surroundings else ["--preload"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*serve.gunicorn("127.0.0.1", self.port), *sooner],
                env=dict(self.surroundings),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def workers(self) -> list[int]:
        """Return the processes that answer requests."""
        return children_of(self.process.pid) if self.process else []

    def kill_workers(self) -> None:
        """Kill every process that answers requests, without a word; the server starts others."""
        for worker in self.workers():
            kill(worker)

    def kill(self) -> None:
        """Kill the whole server without a word."""
        if self.process is None:
            return
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None

    def wait(self) -> None:
        """Wait until it answers.

        :raises NotServed: if it does not
        """
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                requests.get(f"{self.address}/account/sign-in/", timeout=5)
            except requests.RequestException:
                time.sleep(0.02)
            else:
                return
        raise NotServed(self.log.read_text()[-2_000:])


@contextmanager
def demonstration(
    folder: Path, database_url: str | None = None, settings: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """Load the demonstration into a database of its own and serve it; stop it afterwards."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("HEED_", "DJANGO_", "DATABASE_"))
    }
    surroundings = {
        **kept,
        "HEED_VAR": str(folder),
        "HEED_DEMONSTRATION": "1",
        "DJANGO_SETTINGS_MODULE": "heed.config.settings",
        **({"DATABASE_URL": database_url} if database_url else {}),
        **(settings or {}),
    }
    for words in (["demo", "--no-serve"], ["collectstatic", "--noinput"]):
        subprocess.run(
            [sys.executable, "manage.py", *words], env=surroundings, check=True, capture_output=True
        )
    server = Server(free_port(), surroundings, folder / "server.log")
    server.start()
    try:
        server.wait()
        yield server
    finally:
        server.kill()


class Visitor:
    """Somebody signed in, who fills in forms as a browser does; it knows no scripts."""

    def __init__(self, address: str, email: str) -> None:
        self.address = address
        self.session = requests.Session()
        self.session.trust_env = False
        self.fill("/account/sign-in/", {"email": email, "password": PASSWORD})

    def read(self, path: str) -> str:
        """Open a page and return its text.

        :raises NotServed: if the answer is not a page
        """
        return self._answered(self.session.get(urljoin(self.address, path), timeout=20)).text

    def fill(self, path: str, answers: Mapping[str, Any]) -> str:
        """Send the form of a page that asks for these answers, and return where that leads.

        A page that shows the answers once more before it keeps them is sent on as it is.

        :raises NotServed: if there is no such form, or it comes back to be put right
        """
        shown = self._answered(self.session.get(urljoin(self.address, path), timeout=20))
        sent = self._send(shown, answers)
        if sent.status_code == requests.codes.ok and "govuk-error-summary" not in sent.text:
            sent = self._send(sent, {})
        if sent.status_code != requests.codes.found:
            raise NotServed(f"{shown.url} answered {sent.status_code}: {_complaint(sent.text)}")
        return urljoin(shown.url, sent.headers["Location"])

    def _send(self, shown: requests.Response, answers: Mapping[str, Any]) -> requests.Response:
        forms = cast(list[Any], _page(shown.text).xpath("//main//form[@method='post']"))
        form = next((one for one in forms if set(answers) <= set(one.fields)), None)
        if form is None:
            raise NotServed(f"{shown.url} has no form with {sorted(answers)}")
        typed = [pair for pair in form.form_values() if pair[0] not in answers]
        for name, value in answers.items():
            typed += [(name, one) for one in (value if isinstance(value, list) else [value])]
        typed += [(button.get("name"), button.get("value")) for button in _pressed(form)]
        return self.session.post(
            urljoin(shown.url, form.action or ""),
            data=typed,
            headers={"Referer": shown.url},
            timeout=20,
            allow_redirects=False,
        )

    def _answered(self, response: requests.Response) -> requests.Response:
        if response.status_code != requests.codes.ok:
            raise NotServed(f"{response.url} answered {response.status_code}")
        return response


def children_of(process: int) -> list[int]:
    """Return the processes another one has started."""
    try:
        return list(map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split()))
    except FileNotFoundError:
        return []


def kill(process: int) -> None:
    """Kill a process without a word, if it is still there."""
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def free_port() -> int:
    """Return a port that nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _page(text: str) -> html.HtmlElement:
    return cast(html.HtmlElement, html.fromstring(text))


def _pressed(form: Any) -> list[Any]:
    """Return the button a browser presses when somebody presses Enter: the first, if it speaks."""
    return [button for button in form.xpath(".//button")[:1] if button.get("name")]


def _complaint(text: str) -> str:
    found = _page(text).find_class("govuk-error-summary") if text else []
    return " ".join(found[0].text_content().split()) if found else text[:200]
