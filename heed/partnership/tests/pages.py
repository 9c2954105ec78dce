"""The pages about the partnership: where they are, and one of them as text."""

from __future__ import annotations

from typing import Any

from tests.pages import PageClient

READING = ["/partnership/", "/partnership/people/", "/partnership/versions/"]
CHANGING = [
    "/partnership/versions/publish/",
    "/partnership/agencies/add/",
    "/partnership/groups/add/",
    "/partnership/people/appoint/",
]


def html(client: PageClient, page: str, **data: Any) -> str:
    return bytes(client.get(page, data).content).decode()
