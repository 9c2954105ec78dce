"""Which people hold, held or will hold posts, and who has been invited? For those who keep them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import Q, QuerySet

from heed.access import checks, delegation
from heed.access.delegation import SYSTEM_ROLES
from heed.access.permissions import Permission
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.partnership.models import Appointment, Invitation


class When(models.TextChoices):
    """Whether a post is held on a day."""

    NOW = "NOW", "In post now"
    LATER = "LATER", "Starts later"
    ENDED = "ENDED", "Ended"

    def condition(self, on: date) -> Q:
        """Return the condition that a post is held, to come or over on the day."""
        to_come = Q(starts_on__gt=on, removed_at=None)
        return {
            When.NOW: Appointment.held(on),
            When.LATER: to_come,
            When.ENDED: ~Appointment.held(on) & ~to_come,
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which posts somebody looks for; empty means every one of them."""

    name: str = ""
    agency_id: int | None = None
    role: Role | None = None
    when: When = When.NOW


def posts(viewer: Viewer, sought: Sought, *, on: date) -> QuerySet[Appointment]:
    """Return the posts of the viewer's partnership that are looked for, by name and title."""
    found = Appointment.objects.filter(
        sought.when.condition(on), partnership_id=viewer.partnership_id
    )
    if sought.name:
        found = found.filter(
            Q(holder_name__icontains=sought.name) | Q(title__icontains=sought.name)
        )
    if sought.agency_id:
        found = found.filter(agency_id=sought.agency_id)
    if sought.role:
        found = found.filter(role=sought.role.value)
    return found.select_related("agency", "group", "user").order_by("holder_name", "title", "pk")


def in_reach(viewer: Viewer) -> QuerySet[Appointment]:
    """Return the posts, of any day, that this person keeps: all, or those of their own agency."""
    if not checks.may(viewer, Permission.PEOPLE_APPOINT):
        return Appointment.objects.none()
    found = Appointment.objects.filter(partnership_id=viewer.partnership_id)
    if delegation.only_in_own_agency(viewer):
        found = found.filter(agency_id=viewer.agency_id or 0)
    return found.select_related("agency", "group", "user")


def posts_of(viewer: Viewer, user_id: int) -> QuerySet[Appointment]:
    """Return the posts of one person that this viewer keeps, newest first."""
    return in_reach(viewer).filter(user_id=user_id).order_by("-starts_on", "-pk")


def invitations(viewer: Viewer) -> QuerySet[Invitation]:
    """Return the invitations this person keeps or may confirm, newest first."""
    found = Invitation.objects.filter(partnership_id=viewer.partnership_id)
    if not checks.may(viewer, Permission.PEOPLE_APPOINT):
        may_confirm = checks.may(viewer, Permission.PEOPLE_CONFIRM)
        reach = [role.value for role in SYSTEM_ROLES] if may_confirm else []
        found = found.filter(role__in=reach)
    elif delegation.only_in_own_agency(viewer):
        found = found.filter(agency_id=viewer.agency_id or 0)
    return found.select_related("partnership", "agency", "group").order_by("-invited_at", "-pk")


def waiting_for_a_second_person() -> QuerySet[Invitation]:
    """Return what was proposed in any partnership and still waits, the oldest first."""
    return (
        Invitation.objects.filter(
            role__in=[role.value for role in SYSTEM_ROLES],
            confirmed_at=None,
            accepted_at=None,
            withdrawn_at=None,
        )
        .select_related("partnership")
        .order_by("invited_at", "pk")
    )


def to_confirm(viewer: Viewer) -> QuerySet[Invitation]:
    """Return what another person proposed and waits for this one to confirm it."""
    if not checks.may(viewer, Permission.PEOPLE_CONFIRM):
        return Invitation.objects.none()
    return (
        waiting_for_a_second_person()
        .filter(partnership_id=viewer.partnership_id)
        .exclude(invited_by=viewer.user_id)
        .exclude(email__in=User.objects.filter(pk=viewer.user_id).values("email"))
    )


def may_be_second(invitation: Invitation, *, on: date) -> QuerySet[Appointment]:
    """Return the posts, on the day, of people who could confirm what was proposed."""
    confirming = [role.value for role, may in delegation.TABLE.items() if may.confirms]
    return (
        Appointment.objects.filter(
            Appointment.held(on),
            partnership_id=invitation.partnership_id,
            role__in=confirming,
            user__is_active=True,
        )
        .exclude(user_id=invitation.invited_by_id)
        .exclude(user__email=invitation.email)
        .order_by("pk")
    )
