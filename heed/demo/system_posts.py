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
    second: Viewer | None = None,
) -> None:
    """Invite somebody, let another person confirm it, and let them accept.

    Where nobody else is there yet, whoever runs the system is the second person.
    """
    offer = actions.Offer(title=title, role=role, group=group, starts_on=starts_on)
    invitation = actions.invite(email=user.email, name=user.name, offer=offer, by=by, at=at)
    if second is None:
        actions.confirm_at_the_machine(invitation, at=at)
    else:
        actions.confirm(invitation, by=second, at=at)
    letter = actions.send(invitation, link=str, by=by, at=at)
    actions.join(letter.link, user=user, at=at)
