"""How does somebody come to a post that reaches the whole partnership? By invitation."""

from __future__ import annotations

from datetime import date, datetime

from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.partnership import actions
from heed.partnership.models import Group


def give(
    user: User,
    *,
    title: str,
    role: Role,
    starts_on: date,
    by: Viewer,
    at: datetime,
    group: Group | None = None,
) -> None:
    """Invite somebody, let whoever runs the system be the second person, and let them accept."""
    offer = actions.Offer(title=title, role=role, group=group, starts_on=starts_on)
    invitation = actions.invite(email=user.email, name=user.name, offer=offer, by=by, at=at)
    actions.confirm_at_the_machine(invitation, at=at)
    letter = actions.send(invitation, link=str, by=by, at=at)
    actions.join(letter.link, user=user, at=at)
