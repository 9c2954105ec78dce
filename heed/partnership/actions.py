"""Change who works together and how: publish arrangements, add agencies and groups, appoint."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.audit import trail
from heed.audit.events import Event
from heed.partnership.arrangements import Arrangements
from heed.partnership.models import Agency, Appointment, ArrangementsVersion, Group


class VersionAlreadyStartsThatDay(ValueError):
    """Published arrangements are never edited; a change starts on another day."""


class EndsBeforeItStarts(ValueError):
    """A post cannot end before it started."""


@transaction.atomic
def publish_arrangements(
    arrangements: Arrangements, *, by: Viewer, at: datetime
) -> ArrangementsVersion:
    """Publish a version; from its first day on it governs new events, never old ones.

    :raises VersionAlreadyStartsThatDay: if another version starts on the same day
    """
    checks.require(by, Permission.PARTNERSHIP_ARRANGE)
    taken = ArrangementsVersion.objects.filter(
        partnership_id=by.partnership_id, starts_on=arrangements.starts_on
    )
    if taken.exists():
        raise VersionAlreadyStartsThatDay(
            "Arrangements starting on that day have been published already and cannot be changed. "
            "Choose a later day."
        )
    version = ArrangementsVersion.objects.create(
        partnership_id=by.partnership_id,
        starts_on=arrangements.starts_on,
        content=arrangements.as_stored(),
        published_by=by.name,
        published_at=at,
    )
    trail.record(Event.ARRANGEMENTS_PUBLISHED, version, by=by, at=at, content=version.content)
    return version


@transaction.atomic
def add_agency(
    *,
    name: str,
    kind: Agency.Kind,
    is_statutory_partner: bool,
    starts_on: date,
    by: Viewer,
    at: datetime,
    contact_name: str = "",
    contact_email: str = "",
) -> Agency:
    """Add an organisation to the partnership from a day on."""
    checks.require(by, Permission.PARTNERSHIP_ARRANGE)
    agency = Agency.objects.create(
        partnership_id=by.partnership_id,
        name=name,
        kind=kind,
        is_statutory_partner=is_statutory_partner,
        contact_name=contact_name,
        contact_email=contact_email,
        starts_on=starts_on,
    )
    trail.record(Event.AGENCY_ADDED, agency, by=by, at=at, kind=kind, starts_on=starts_on)
    return agency


@transaction.atomic
def add_group(
    *,
    name: str,
    kind: Group.Kind,
    starts_on: date,
    by: Viewer,
    at: datetime,
    purpose: str = "",
    meets: str = "",
    reports_to: Group | None = None,
) -> Group:
    """Add a group to the partnership from a day on."""
    checks.require(by, Permission.PARTNERSHIP_ARRANGE)
    group = Group.objects.create(
        partnership_id=by.partnership_id,
        name=name,
        kind=kind,
        purpose=purpose,
        meets=meets,
        reports_to=reports_to,
        starts_on=starts_on,
    )
    trail.record(Event.GROUP_ADDED, group, by=by, at=at, kind=kind, starts_on=starts_on)
    return group


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
    """Put a person in a post from a day on; with an account and a role it carries rights."""
    checks.require(by, Permission.PARTNERSHIP_ARRANGE)
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

    :raises EndsBeforeItStarts: if the last day comes before the first
    """
    checks.require(by, Permission.PARTNERSHIP_ARRANGE)
    if ends_on < appointment.starts_on:
        raise EndsBeforeItStarts("The last day of a post must not come before its first day.")
    appointment.ends_on = ends_on
    appointment.save(update_fields=["ends_on"])
    trail.record(Event.APPOINTMENT_ENDED, appointment, by=by, at=at, ends_on=ends_on)
