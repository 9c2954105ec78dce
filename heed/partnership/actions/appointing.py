"""Put people in posts, and end posts: rights come and go with them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.audit import trail
from heed.audit.events import Event
from heed.partnership.actions.refusals import (
    EndsBeforeItStarts,
    LastCoordinator,
    RoleNeedsAccount,
    require_own,
)
from heed.partnership.models import Agency, Appointment, Group
from heed.partnership.queries import in_force


@transaction.atomic
def appoint(
    *,
    holder_name: str,
    title: str,
    starts_on: date,
    by: Viewer,
    at: datetime,
    user: User | None = None,
    agency: Agency | None = None,
    group: Group | None = None,
    role: Role | None = None,
) -> Appointment:
    """Put a person in a post from a day on; with an account and a role it carries rights.

    :raises RoleNeedsAccount: if rights are given to somebody who cannot sign in
    :raises OfAnotherPartnership: if the agency or the group is not of this partnership
    """
    checks.require(by, Permission.PARTNERSHIP_ARRANGE)
    require_own(agency, group, by=by)
    if role is not None and user is None:
        raise RoleNeedsAccount("A post that carries rights needs somebody with an account.")
    appointment = Appointment.objects.create(
        partnership_id=by.partnership_id,
        holder_name=holder_name,
        title=title,
        user=user,
        agency=agency,
        group=group,
        role=role.value if role else "",
        starts_on=starts_on,
    )
    trail.record(Event.APPOINTMENT_MADE, appointment, by=by, at=at, role=role, starts_on=starts_on)
    return appointment


@transaction.atomic
def end_appointment(appointment: Appointment, *, ends_on: date, by: Viewer, at: datetime) -> None:
    """Record the last day of a post; rights end with it.

    :raises OfAnotherPartnership: if the post is not of this partnership
    :raises EndsBeforeItStarts: if the last day comes before the first
    :raises LastCoordinator: if nobody could run the partnership afterwards
    """
    checks.require(by, Permission.PARTNERSHIP_ARRANGE)
    require_own(appointment, by=by)
    if ends_on < appointment.starts_on:
        raise EndsBeforeItStarts("The last day of a post must not come before its first day.")
    if _is_last_coordinator(appointment, on=ends_on + timedelta(days=1)):
        raise LastCoordinator(
            "This is the last coordinator. Appoint another one first, so that somebody can go on "
            "running the partnership."
        )
    changes = {"ends_on": (appointment.ends_on, ends_on)}
    appointment.ends_on = ends_on
    appointment.save(update_fields=["ends_on"])
    trail.record(Event.APPOINTMENT_ENDED, appointment, by=by, at=at, changes=changes)


def _is_last_coordinator(appointment: Appointment, *, on: date) -> bool:
    if appointment.role != Role.COORDINATOR.value:
        return False
    others = Appointment.objects.filter(
        in_force(on), partnership_id=appointment.partnership_id, role=Role.COORDINATOR.value
    ).exclude(pk=appointment.pk)
    return not others.exists()
