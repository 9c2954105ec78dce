"""What a reader finds: a page or a section as one line of words."""

from __future__ import annotations

from typing import Any

from heed.documents import text
from heed.documents.tree import Section


def html(response: Any) -> str:
    """Return a page as one line."""
    assert response.status_code == 200, response.status_code
    return " ".join(response.content.decode().split())


def said(section: Section | None) -> str:
    """Return a section as one line of text, however it was wrapped."""
    assert section is not None
    return " ".join(text.render(section, width=10_000).split())
