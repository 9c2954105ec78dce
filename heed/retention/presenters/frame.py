"""Which pages about keeping files are there, beside those of one case?"""

from __future__ import annotations

from django.urls import reverse

from heed.govuk.components import Link

PAGES = (
    ("Files and reviews", "retention:queue"),
    ("Retention classes", "retention:classes"),
    ("Destroyed files", "retention:destroyed"),
)


def tabs(current: str) -> tuple[Link, ...]:
    """Return the pages about keeping files; `current` is the name of the one being shown."""
    return tuple(
        Link(text=text, href=reverse(page), current=page == current) for text, page in PAGES
    )
