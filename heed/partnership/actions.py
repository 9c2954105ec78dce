"""Change who works together and how: publish arrangements, add agencies and groups, appoint."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.audit import trail
from heed.audit.events import Event
from heed.partnership.arrangements import Arrangements
from heed.partnership.models import (
    DEFAULT_COLOUR,
    Agency,
    Appointment,
    ArrangementsVersion,
    Group,
    Partnership,
)
from heed.partnership.queries import in_force


class VersionAlreadyStartsThatDay(ValueError):
    """Published arrangements are never edited; a change starts on another day."""


class EndsBeforeItStarts(ValueError):
    """A post cannot end before it started."""


class NameTaken(ValueError):
    """Two agencies, or two groups of the same day, cannot have one name."""


class OfAnotherPartnership(PermissionDenied):
    """A group, an agency or a post belongs to a partnership this person does not act in."""


class RoleNeedsAccount(ValueError):
    """Rights belong to somebody who signs in."""


class LastCoordinator(ValueError):
    """A partnership without a coordinator could not be changed by anybody."""


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
    """Add an organisation to the partnership from a day on.

    :raises NameTaken: if there is an agency of that name
    """
    checks.require(by, Permission.PARTNERSHIP_ARRANGE)
    if Agency.objects.filter(partnership_id=by.partnership_id, name=name).exists():
        raise NameTaken("There is an agency of that name already.")
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
    """Add a group to the partnership from a day on.

    :raises NameTaken: if there is a group of that name that has not ended by that day
    :raises OfAnotherPartnership: if the group above it is not of this partnership
    """
    checks.require(by, Permission.PARTNERSHIP_ARRANGE)
    _require_own(reports_to, by=by)
    not_ended = Q(ends_on=None) | Q(ends_on__gte=starts_on)
    if Group.objects.filter(not_ended, partnership_id=by.partnership_id, name=name).exists():
        raise NameTaken("There is a group of that name already.")
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
    """Put a person in a post from a day on; with an account and a role it carries rights.

    :raises RoleNeedsAccount: if rights are given to somebody who cannot sign in
    :raises OfAnotherPartnership: if the agency or the group is not of this partnership
    """
    checks.require(by, Permission.PARTNERSHIP_ARRANGE)
    _require_own(agency, group, by=by)
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
    _require_own(appointment, by=by)
    if ends_on < appointment.starts_on:
        raise EndsBeforeItStarts("The last day of a post must not come before its first day.")
    if _is_last_coordinator(appointment, on=ends_on + timedelta(days=1)):
        raise LastCoordinator(
            "This is the last coordinator. Appoint another one first, so that somebody can go on "
            "running the partnership."
        )
    appointment.ends_on = ends_on
    appointment.save(update_fields=["ends_on"])
    trail.record(Event.APPOINTMENT_ENDED, appointment, by=by, at=at, ends_on=ends_on)


def _require_own(*things: Agency | Group | Appointment | None, by: Viewer) -> None:
    for thing in things:
        if thing is not None and thing.partnership_id != by.partnership_id:
            raise OfAnotherPartnership(f"{thing} is not of {by.partnership_name}.")


def _is_last_coordinator(appointment: Appointment, *, on: date) -> bool:
    if appointment.role != Role.COORDINATOR.value:
        return False
    others = Appointment.objects.filter(
        in_force(on), partnership_id=appointment.partnership_id, role=Role.COORDINATOR.value
    ).exclude(pk=appointment.pk)
    return not others.exists()
