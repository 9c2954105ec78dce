"""What does a signed-in person's browser send?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

Request = tuple[str, str, dict[str, str], str]
TOKEN = "a" * 32  # any token: a form's must equal the cookie's
NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class Visit:
    """A session that the filling left behind, the pages to open, and what is typed."""

    cookie: str
    session: str
    paths: dict[str, str]
    typed: dict[str, str]

    @classmethod
    def read(cls, path: Path) -> Visit:
        """Read what the filling wrote."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))

    def request(self, page: str) -> Request:
        """Return method, path, headers and body for a page."""
        headers = {"Cookie": f"{self.cookie}={self.session}; heed_csrf={TOKEN}"}
        if page != "post":
            return "GET", self.paths[page], headers, ""
        # A form that was sent before is not acted on, so each one says something new.
        typed = {**self.typed, "reasons": f"Invented for measuring, {next(NUMBERS)}."}
        body = urlencode({**typed, "csrfmiddlewaretoken": TOKEN})
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        return "POST", self.paths[page], headers, body

    def bare(self, page: str) -> Request:
        """Return the same for the bare view."""
        return "GET", f"/{page}/", {}, ""
