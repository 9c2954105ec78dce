"""What is around every page about the partnership?"""

from __future__ import annotations

from django.urls import reverse

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.govuk.components import Link

PAGES = (
    ("Arrangements", "partnership:partnership"),
    ("People", "partnership:people"),
    ("All versions", "partnership:versions"),
    ("Who may do what", "partnership:roles"),
)


def tabs(current: str) -> tuple[Link, ...]:
    """Return the pages about the partnership; `current` is the name of the one being shown."""
    return tuple(
        Link(text=text, href=reverse(page), current=page == current) for text, page in PAGES
    )


def may_arrange(viewer: Viewer) -> bool:
    """Say whether to offer this person the ways to change the partnership."""
    return checks.may(viewer, Permission.PARTNERSHIP_ARRANGE)
