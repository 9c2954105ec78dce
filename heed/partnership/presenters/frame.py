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
    ("Who may see and do what", "partnership:roles"),
)
INVITATIONS = ("Invitations", "partnership:invitations")


def tabs(current: str, viewer: Viewer) -> tuple[Link, ...]:
    """Return the pages about the partnership; `current` is the name of the one being shown."""
    pages = (*PAGES, INVITATIONS) if keeps_invitations(viewer) else PAGES
    return tuple(
        Link(text=text, href=reverse(page), current=page == current) for text, page in pages
    )


def keeps_people(viewer: Viewer) -> bool:
    """Say whether to offer this person the ways to invite people and to change posts."""
    return checks.may(viewer, Permission.PEOPLE_APPOINT)


def keeps_invitations(viewer: Viewer) -> bool:
    """Say whether this person invites people, or confirms what others propose."""
    return keeps_people(viewer) or checks.may(viewer, Permission.PEOPLE_CONFIRM)


def may_arrange(viewer: Viewer) -> bool:
    """Say whether to offer this person the ways to change the partnership."""
    return checks.may(viewer, Permission.PARTNERSHIP_ARRANGE)
