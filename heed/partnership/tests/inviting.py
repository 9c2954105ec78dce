"""Invitations as tests make them: who invites whom to what, and the secret of their link."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.partnership import actions
from heed.partnership.actions import Offer
from heed.partnership.models import Agency, Invitation

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = date(2026, 11, 23)
EMAIL = "joan.field@schools.example"

AgencyOf = Callable[[Agency.Kind], Agency]


def invite(
    by: Viewer, role: Role, agency: Agency | None = None, *, email: str = EMAIL, **offered: Any
) -> Invitation:
    offer = Offer(title="Safeguarding lead", role=role, agency=agency, **offered)
    return actions.invite(email=email, name="Joan Field", offer=offer, by=by, at=AT)


def send(invitation: Invitation, *, by: Viewer, at: datetime = AT) -> str:
    """Send the link, and return its secret."""
    return actions.send(invitation, link=str, by=by, at=at).link
