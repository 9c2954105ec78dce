"""Change how people work together: publish arrangements, add agencies and groups."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.partnership.actions.refusals import (
    NameTaken,
    VersionAlreadyStartsThatDay,
    require_own,
)
from heed.partnership.arrangements import Arrangements
from heed.partnership.models import Agency, ArrangementsVersion, Group


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
def change_contact(
    agency: Agency, *, contact_name: str, contact_email: str, by: Viewer, at: datetime
) -> None:
    """Say whom to ask for in an agency from now on, and where.

    :raises OfAnotherPartnership: if the agency is not of this partnership
    """
    checks.require(by, Permission.PARTNERSHIP_ARRANGE)
    require_own(agency, by=by)
    changes = {
        "contact_name": (agency.contact_name, contact_name),
        "contact_email": (agency.contact_email, contact_email),
    }
    agency.contact_name, agency.contact_email = contact_name, contact_email
    agency.save(update_fields=["contact_name", "contact_email"])
    trail.record(Event.AGENCY_CONTACT_CHANGED, agency, by=by, at=at, changes=changes)


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
    require_own(reports_to, by=by)
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
