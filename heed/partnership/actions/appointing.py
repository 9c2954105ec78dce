"""Put people in posts, and end posts: rights come and go with them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from heed.access import checks, delegation
from heed.access.delegation import SYSTEM_ROLES, Post
from heed.access.permissions import Permission
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.audit import trail
from heed.audit.events import Event
from heed.core import clock
from heed.partnership.actions.refusals import (
    EndsBeforeItStarts,
    LastCoordinator,
    LastDayMissing,
    NeedsTwoPeople,
    NotToOneself,
    NotYoursToGive,
    RoleNeedsAccount,
    require_own,
)
from heed.partnership.models import Agency, Appointment, Group, Partnership


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
    ends_on: date | None = None,
) -> Appointment:
    """Put a person in a post from a day on; with an account and a role it carries rights.

    :raises RoleNeedsAccount: if rights are given to somebody who cannot sign in
    :raises OfAnotherPartnership: if the agency or the group is not of this partnership
    :raises NotToOneself: if somebody gives rights to themselves
    :raises NeedsTwoPeople: if the role reaches the whole partnership
    :raises NotYoursToGive: if the post is not this person's to hand out
    :raises LastDayMissing: if somebody from outside is given no last day
    :raises EndsBeforeItStarts: if the last day comes before the first
    """
    checks.require(by, Permission.PEOPLE_APPOINT)
    require_own(agency, group, by=by)
    if role is not None:
        _check_rights(role, user, by=by)
    post = Post(role=role, agency_id=agency.pk if agency else None, in_a_group=group is not None)
    if not delegation.may_hand_out(by, post):
        raise NotYoursToGive(f"{by.name} may not give this post: {_words(role)}.")
    check_days(role, starts_on=starts_on, ends_on=ends_on)
    appointment = Appointment.objects.create(
        partnership_id=by.partnership_id,
        holder_name=holder_name,
        title=title,
        user=user,
        agency=agency,
        group=group,
        role=role.value if role else "",
        starts_on=starts_on,
        ends_on=ends_on,
        made_by_name=by.name,
    )
    trail.record(
        Event.APPOINTMENT_MADE,
        appointment,
        by=by,
        at=at,
        role=role,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    return appointment


@transaction.atomic
def end_appointment(appointment: Appointment, *, ends_on: date, by: Viewer, at: datetime) -> None:
    """Record the last day of a post; rights end with it.

    :raises OfAnotherPartnership: if the post is not of this partnership
    :raises NotYoursToGive: if the post is not this person's to take away
    :raises EndsBeforeItStarts: if the last day comes before the first
    :raises LastCoordinator: if nobody could run the partnership afterwards
    """
    checks.require(by, Permission.PEOPLE_APPOINT)
    _check_taking(appointment, by=by)
    if ends_on < appointment.starts_on:
        raise EndsBeforeItStarts("The last day of a post must not come before its first day.")
    _check_somebody_stays(appointment, on=ends_on + timedelta(days=1))
    changes = {"ends_on": (appointment.ends_on, ends_on)}
    appointment.ends_on = ends_on
    appointment.ended_by_name = by.name
    appointment.save(update_fields=["ends_on", "ended_by_name"])
    trail.record(Event.APPOINTMENT_ENDED, appointment, by=by, at=at, changes=changes)


@transaction.atomic
def remove(*appointments: Appointment, by: Viewer, at: datetime) -> None:
    """Take posts away at once: the very next request has none of their rights.

    :raises OfAnotherPartnership: if a post is not of this partnership
    :raises NotYoursToGive: if a post is not this person's to take away
    :raises LastCoordinator: if nobody could run the partnership afterwards
    """
    checks.require(by, Permission.PEOPLE_APPOINT)
    for appointment in appointments:
        _check_taking(appointment, by=by)
        today = clock.day(at)
        _check_somebody_stays(appointment, on=today)
        last_day = max(today, appointment.starts_on)
        changes = {"ends_on": (appointment.ends_on, last_day), "removed_at": (None, at)}
        appointment.ends_on = last_day
        appointment.removed_at = at
        appointment.ended_by_name = by.name
        appointment.save(update_fields=["ends_on", "removed_at", "ended_by_name"])
        trail.record(Event.APPOINTMENT_REMOVED, appointment, by=by, at=at, changes=changes)


@transaction.atomic
def change_post(
    appointment: Appointment,
    *,
    title: str,
    role: Role | None,
    by: Viewer,
    at: datetime,
    group: Group | None = None,
) -> Appointment:
    """Give somebody another post for the same agency instead of this one, from this moment.

    What was held before stays on the record. Refuses what `remove` and `appoint` refuse.
    """
    checks.require(by, Permission.PEOPLE_APPOINT)
    ends_on = appointment.ends_on
    remove(appointment, by=by, at=at)
    changed = appoint(
        holder_name=appointment.holder_name,
        title=title,
        user=appointment.user,
        agency=appointment.agency,
        group=group,
        role=role,
        starts_on=max(clock.day(at), appointment.starts_on),
        ends_on=ends_on,
        by=by,
        at=at,
    )
    changes = {"title": (appointment.title, title), "role": (appointment.role, changed.role)}
    trail.record(Event.APPOINTMENT_CHANGED, changed, by=by, at=at, changes=changes)
    return changed


def check_days(role: Role | None, *, starts_on: date, ends_on: date | None) -> None:
    """Refuse days that cannot be, and somebody from outside without a last day.

    :raises LastDayMissing: if somebody from outside is given no last day
    :raises EndsBeforeItStarts: if the last day comes before the first
    """
    if role is Role.LEAD_REVIEWER and ends_on is None:
        raise LastDayMissing("Enter a last day: a lead reviewer is let in for one review only.")
    if ends_on is not None and ends_on < starts_on:
        raise EndsBeforeItStarts("The last day of a post must not come before its first day.")


def _check_rights(role: Role, user: User | None, *, by: Viewer) -> None:
    if user is None:
        raise RoleNeedsAccount("A post that carries rights needs somebody with an account.")
    if user.pk == by.user_id:
        raise NotToOneself("Nobody gives rights to themselves. Ask another coordinator.")
    if role in SYSTEM_ROLES:
        raise NeedsTwoPeople(
            f"The role “{role.label}” reaches the whole partnership. Invite the person; somebody "
            "else has to confirm it."
        )


def _check_taking(appointment: Appointment, *, by: Viewer) -> None:
    require_own(appointment, by=by)
    if not delegation.may_take_away(by, appointment.post):
        raise NotYoursToGive(
            f"{by.name} may not end this post: {_words(appointment.post.role)}. Ask a coordinator."
        )


def _check_somebody_stays(appointment: Appointment, *, on: date) -> None:
    """Refuse to leave a partnership without a coordinator; two removals wait for each other."""
    if appointment.role != Role.COORDINATOR.value:
        return
    Partnership.objects.select_for_update().get(pk=appointment.partnership_id)
    others = Appointment.objects.filter(
        Appointment.held(on),
        partnership_id=appointment.partnership_id,
        role=Role.COORDINATOR.value,
        user__is_active=True,
    )
    if not others.exclude(user=appointment.user).exists():
        raise LastCoordinator(
            "This is the last coordinator. Appoint another one first, so that somebody can go on "
            "running the partnership."
        )


def _words(role: Role | None) -> str:
    return role.label if role else "a name without rights"
