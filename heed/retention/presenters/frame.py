"""Which pages about keeping files are there, beside those of one case?"""

from __future__ import annotations

from django.urls import reverse

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.govuk.components import Link

PAGES = (
    ("Files and reviews", "retention:queue", Permission.RETENTION_DECIDE),
    ("Retention classes", "retention:classes", Permission.RETENTION_DECIDE),
    ("Destroyed files", "retention:destroyed", Permission.TRAIL_READ),
)


def tabs(current: str, viewer: Viewer) -> tuple[Link, ...]:
    """Return the pages about keeping files that this person may open, if there are several.

    `current` is the name of the one being shown.
    """
    theirs = [(text, page) for text, page, needs in PAGES if checks.may(viewer, needs)]
    links = tuple(
        Link(text=text, href=reverse(page), current=page == current) for text, page in theirs
    )
    return links if len(links) > 1 else ()
