"""Accept an invitation: with a new account, or with the account one has."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from heed.accounts import actions as accounts
from heed.accounts.models import User
from heed.audit import trail
from heed.audit.events import Event
from heed.audit.trail import Changes
from heed.core import clock
from heed.partnership import queries
from heed.partnership.actions.refusals import ForSomebodyElse, LinkCannotBeUsed
from heed.partnership.models import Appointment, Invitation


@transaction.atomic
def join(secret: str, *, user: User, at: datetime) -> Appointment:
    """Accept an invitation with the account one is signed in with; its rights begin.

    :raises LinkCannotBeUsed: if the link is unknown, too old, used or not vouched for any more
    :raises ForSomebodyElse: if it was sent to another email address
    """
    invitation = _hold(secret, at=at)
    if user.email != invitation.email:
        raise ForSomebodyElse("This invitation was sent to another email address.")
    appointment = _accept(invitation, user, at=at)
    _note(invitation, user, at=at, changes={"accepted_at": (None, at)})
    return appointment


@transaction.atomic
def join_with_new_account(secret: str, *, name: str, password: str, at: datetime) -> User:
    """Accept an invitation and make the account it needs; the person signs in afterwards.

    :raises LinkCannotBeUsed: if the link is unknown, too old, used or not vouched for any more, or
        if somebody has an account with the address by now
    """
    invitation = _hold(secret, at=at)
    if User.objects.filter(email=invitation.email).exists():
        raise LinkCannotBeUsed(f"There is an account for invitation {invitation.pk} already.")
    user = accounts.open_account(email=invitation.email, name=name, password=password, at=at)
    _accept(invitation, user, at=at)
    _note(invitation, user, at=at, changes={"accepted_at": (None, at)})
    return user


def _hold(secret: str, *, at: datetime) -> Invitation:
    """Return the invitation behind a link, held so that it is used once."""
    found = queries.invitation_behind(secret, at=at)
    if found is not None:
        Invitation.objects.select_for_update().get(pk=found.pk)
        found = queries.invitation_behind(secret, at=at)
    if found is None:
        raise LinkCannotBeUsed("This link cannot be used.")
    return found


def _accept(invitation: Invitation, user: User, *, at: datetime) -> Appointment:
    today = clock.day(at)
    appointment = Appointment.objects.create(
        partnership_id=invitation.partnership_id,
        holder_name=user.name,
        title=invitation.title,
        user=user,
        agency_id=invitation.agency_id,
        group_id=invitation.group_id,
        role=invitation.role,
        starts_on=max(invitation.starts_on or today, today),
        ends_on=invitation.ends_on,
        made_by_name=invitation.invited_by_name,
    )
    invitation.appointment = appointment
    invitation.accepted_at = at
    invitation.save(update_fields=["appointment", "accepted_at"])
    return appointment


def _note(invitation: Invitation, user: User, *, at: datetime, changes: Changes) -> None:
    trail.record_without_viewer(
        Event.INVITATION_ACCEPTED,
        actor_name=user.name,
        at=at,
        subject_kind="invitation",
        subject_reference=str(invitation),
        partnership_id=invitation.partnership_id,
        user_id=user.pk,
        changes=changes,
        role=invitation.get_role_display(),
        invited_by=invitation.invited_by_name,
    )
