"""Posts as tests give them, and who holds them."""

from __future__ import annotations

from datetime import date

from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.accounts.tests.factories import UserFactory
from heed.partnership import actions
from heed.partnership.models import Agency, Appointment, Group
from heed.partnership.tests.inviting import AT, TODAY


def appoint(
    by: Viewer,
    role: Role,
    agency: Agency | None = None,
    *,
    user: User | None = None,
    group: Group | None = None,
    ends_on: date | None = None,
) -> Appointment:
    return actions.appoint(
        holder_name="Joan Field",
        title="Lead",
        starts_on=TODAY,
        by=by,
        at=AT,
        user=user or UserFactory(),
        agency=agency,
        role=role,
        group=group,
        ends_on=ends_on,
    )


def holder(post: Appointment) -> User:
    return User.objects.get(pk=post.user_id or 0)
