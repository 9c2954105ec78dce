"""Begin a partnership: the one thing nobody signed in can do."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from heed.access.roles import Role
from heed.accounts.models import User
from heed.audit import trail
from heed.audit.events import Event
from heed.partnership.actions.refusals import NameTaken
from heed.partnership.models import DEFAULT_COLOUR, Appointment, Partnership


@transaction.atomic
def found(
    *,
    name: str,
    short_name: str,
    local_authority: str,
    coordinator: User,
    title: str,
    starts_on: date,
    at: datetime,
    contact_lines: str = "",
    colour: str = DEFAULT_COLOUR,
    is_demonstration: bool = False,
) -> Partnership:
    """Begin a partnership with its first coordinator. Whoever runs the system does this.

    :raises NameTaken: if there is a partnership of that name
    """
    if Partnership.objects.filter(name=name).exists():
        raise NameTaken("There is a partnership of that name already.")
    partnership = Partnership.objects.create(
        name=name,
        short_name=short_name,
        local_authority=local_authority,
        contact_lines=contact_lines,
        colour=colour,
        is_demonstration=is_demonstration,
    )
    Appointment.objects.create(
        partnership=partnership,
        user=coordinator,
        holder_name=coordinator.name,
        title=title,
        role=Role.COORDINATOR.value,
        starts_on=starts_on,
    )
    trail.record_without_viewer(
        Event.PARTNERSHIP_FOUNDED,
        actor_name="Whoever runs the system",
        at=at,
        subject_kind="partnership",
        subject_reference=name,
        partnership_id=partnership.pk,
        coordinator=coordinator.name,
        starts_on=starts_on,
    )
    return partnership
