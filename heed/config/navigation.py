"""Which pages are in the bar at the top, for this person?"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.role_table import ON_CASES
from heed.access.viewer import Viewer

Item = dict[str, Any]


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Give every template what the page frame draws; no navigation before sign-in."""
    frame: dict[str, Any] = {
        "home_url": reverse("desk:desk"),
        "colour_url": reverse("partnership:colour"),
        "sign_out_url": reverse("accounts:sign_out"),
        "footer_links": [{"text": "Accessibility", "href": reverse("config:accessibility")}],
    }
    viewer: Viewer | None = getattr(request, "viewer", None)
    if viewer is None:
        return {**frame, "navigation": [], "viewer": None}
    items = [
        {"text": text, "href": reverse(page), "current": request.path.startswith(reverse(page))}
        for text, page in _pages(viewer)
    ]
    frame["footer_links"].append(
        {"text": "Who may see and do what", "href": reverse("partnership:roles")}
    )
    if checks.may(viewer, Permission.BACKUP_LOOK_AFTER):
        frame["footer_links"].append({"text": "Backups", "href": reverse("backups:standing")})
    switch = reverse("partnership:act_for") if viewer.may_switch else ""
    return {
        **frame,
        "navigation": items,
        "viewer": viewer,
        "switch_url": switch,
        "account_url": reverse("accounts:account"),
    }


def _pages(viewer: Viewer) -> list[tuple[str, str]]:
    on_cases = not viewer.roles.isdisjoint(ON_CASES)
    pages = [("Desk", "desk:desk")]
    if on_cases:
        pages.append(("Cases", "desk:cases"))
    if checks.may(viewer, Permission.PAPER_READ):
        pages.append(("Papers", "papers:list"))
    pages.append(("Partnership", "partnership:partnership"))
    if checks.may(viewer, Permission.RETENTION_DECIDE):
        pages.append(("Retention", "retention:queue"))
    if checks.may(viewer, Permission.TRAIL_READ):
        pages.append(("Trail", "desk:trail"))
    return pages
