"""How does a test of a page of a chronology open it?"""

from __future__ import annotations

import re
from typing import Any

from django.urls import reverse

from heed.casefiles.models import CaseFile
from tests.pages import PageClient

TAGS = re.compile(r"<[^>]+>")


def at(page: str, case_file: CaseFile, *words: object) -> str:
    """Return the address of a page of a chronology."""
    return reverse(f"chronologies:{page}", args=[case_file.reference, *words])


def html(client: PageClient, path: str) -> str:
    """Open a page that is there."""
    response = client.get(path)
    assert response.status_code == 200, path
    return bytes(response.content).decode()


def said(client: PageClient, path: str) -> str:
    """Return the words of a page, without its tags."""
    return " ".join(TAGS.sub(" ", html(client, path)).split())


def answered(response: Any) -> str:
    """Return the words of an answer, without its tags."""
    return " ".join(TAGS.sub(" ", bytes(response.content).decode()).split())


def day(name: str, written: str) -> dict[str, str]:
    """Return a day, such as “2026-12-04”, as its three boxes send it."""
    year, month, number = written.split("-")
    return {f"{name}-day": number, f"{name}-month": month, f"{name}-year": year}
