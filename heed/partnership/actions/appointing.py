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
    OverAlready,
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
    if role is not None and user is None:
        raise RoleNeedsAccount("A post that carries rights needs somebody with an account.")
    agency_id = agency.pk if agency else None
    _check_giving(Post(role=role, agency_id=agency_id, in_a_group=group is not None), user, by=by)
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

    A later day than the one agreed is given like a post: by those who may hand it out, and never
    to oneself.

    :raises OfAnotherPartnership: if the post is not of this partnership
    :raises NotYoursToGive: if the post is not this person's to take away, or to prolong
    :raises NotToOneself: if somebody prolongs their own post
    :raises OverAlready: if the post has ended
    :raises EndsBeforeItStarts: if the last day comes before the first
    :raises LastCoordinator: if nobody could run the partnership afterwards
    """
    checks.require(by, Permission.PEOPLE_APPOINT)
    held = _hold(appointment, by=by, at=at)
    if ends_on < held.starts_on:
        raise EndsBeforeItStarts("The last day of a post must not come before its first day.")
    if held.ends_on is not None and ends_on > held.ends_on:
        _check_giving(held.post, held.user, by=by)
    _check_somebody_stays(held, on=ends_on + timedelta(days=1))
    changes = {"ends_on": (held.ends_on, ends_on)}
    appointment.ends_on = ends_on
    appointment.ended_by_name = by.name
    appointment.save(update_fields=["ends_on", "ended_by_name"])
    trail.record(Event.APPOINTMENT_ENDED, appointment, by=by, at=at, changes=changes)


@transaction.atomic
def remove(*appointments: Appointment, by: Viewer, at: datetime) -> None:
    """Take posts away at once: the very next request has none of their rights.

    :raises OfAnotherPartnership: if a post is not of this partnership
    :raises NotYoursToGive: if a post is not this person's to take away
    :raises OverAlready: if a post has ended
    :raises LastCoordinator: if nobody could run the partnership afterwards
    """
    checks.require(by, Permission.PEOPLE_APPOINT)
    today = clock.day(at)
    for appointment in appointments:
        held = _hold(appointment, by=by, at=at)
        _check_somebody_stays(held, on=today)
        last_day = max(today, held.starts_on)
        changes = {"ends_on": (held.ends_on, last_day), "removed_at": (None, at)}
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


def _check_giving(post: Post, user: User | None, *, by: Viewer) -> None:
    if post.role is not None and user is not None and user.pk == by.user_id:
        raise NotToOneself("Nobody gives rights to themselves. Ask another coordinator.")
    if post.role in SYSTEM_ROLES:
        raise NeedsTwoPeople(
            f"The role “{_words(post.role)}” reaches the whole partnership. Invite the person; "
            "somebody else has to confirm it."
        )
    if not delegation.may_hand_out(by, post):
        raise NotYoursToGive(f"{by.name} may not give this post: {_words(post.role)}.")


def _hold(appointment: Appointment, *, by: Viewer, at: datetime) -> Appointment:
    """Return the post as it is now, held until the transaction ends, if it is theirs to end."""
    require_own(appointment, by=by)
    held = Appointment.objects.select_for_update().get(pk=appointment.pk)
    if not delegation.may_take_away(by, held.post):
        raise NotYoursToGive(
            f"{by.name} may not end this post: {_words(held.post.role)}. Ask a coordinator."
        )
    today = clock.day(at)
    if held.removed_at is not None or (held.ends_on is not None and held.ends_on < today):
        raise OverAlready("This post has ended already. Give the person another one.")
    return held


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
