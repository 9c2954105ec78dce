"""The pages about the partnership: where they are, and one of them as text."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from tests.pages import PageClient

READING = ["/partnership/", "/partnership/people/", "/partnership/versions/"]
CHANGING = [
    "/partnership/versions/publish/",
    "/partnership/agencies/add/",
    "/partnership/groups/add/",
]


def at(page: str, pk: int | None) -> str:
    """Return the address of a page about one row, such as the end of one post."""
    return reverse(f"partnership:{page}", args=[pk or 0])


def html(client: PageClient, page: str, **data: Any) -> str:
    return bytes(client.get(page, data).content).decode()
