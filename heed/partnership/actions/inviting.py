"""Invite people by e-mail, confirm what another proposed, and withdraw."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from heed.access import checks, delegation
from heed.access.permissions import Permission
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.audit import trail
from heed.audit.events import Event
from heed.audit.trail import Changes
from heed.core import clock
from heed.partnership import letters, links, people
from heed.partnership.actions.appointing import check_days
from heed.partnership.actions.refusals import (
    HoldsItAlready,
    InvitationOver,
    InvitedAlready,
    NeedsTwoPeople,
    NotToOneself,
    NotYoursToGive,
    SomebodyElseCan,
    require_own,
)
from heed.partnership.letters import Letter
from heed.partnership.models import Agency, Appointment, Group, Invitation

SOMEBODY_AT_THE_MACHINE = "Whoever runs the system"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The post somebody is invited to. Without a first day it begins when they accept."""

    title: str
    role: Role
    agency: Agency | None = None
    group: Group | None = None
    starts_on: date | None = None
    ends_on: date | None = None

    @property
    def post(self) -> delegation.Post:
        """Return what is given with it, as `access` judges who may give it."""
        agency_id = self.agency.pk if self.agency else None
        return delegation.Post(
            role=self.role, agency_id=agency_id, in_a_group=self.group is not None
        )


@transaction.atomic
def invite(*, email: str, name: str, offer: Offer, by: Viewer, at: datetime) -> Invitation:
    """Invite somebody to a post. Nothing is sent yet, and nothing is given before they accept.

    :raises OfAnotherPartnership: if the agency or the group is not of this partnership
    :raises NotToOneself: if the address is one's own
    :raises NotYoursToGive: if the post is not this person's to hand out or to propose
    :raises LastDayMissing: if somebody from outside is given no last day
    :raises EndsBeforeItStarts: if the last day has passed
    :raises InvitedAlready: if there is an open invitation to the same post
    :raises HoldsItAlready: if the person holds the post already
    """
    checks.require(by, Permission.PEOPLE_APPOINT)
    require_own(offer.agency, offer.group, by=by)
    address = email.strip().lower()
    _check_not_oneself(address, by=by)
    if not _may_offer(offer.post, by=by):
        raise NotYoursToGive(f"{by.name} may not give this post: {offer.role.label}.")
    check_days(offer.role, starts_on=offer.starts_on or clock.day(at), ends_on=offer.ends_on)
    _check_new(address, offer, by=by, at=at)
    invitation = Invitation.objects.create(
        partnership_id=by.partnership_id,
        email=address,
        name=name,
        title=offer.title,
        role=offer.role.value,
        agency=offer.agency,
        group=offer.group,
        starts_on=offer.starts_on,
        ends_on=offer.ends_on,
        invited_by_id=by.user_id,
        invited_by_name=by.name,
        invited_at=at,
    )
    trail.record(Event.INVITATION_MADE, invitation, by=by, at=at, email=address, role=offer.role)
    return invitation


@transaction.atomic
def confirm(invitation: Invitation, *, by: Viewer, at: datetime) -> None:
    """Be the second person for a post that reaches the whole partnership.

    :raises OfAnotherPartnership: if the invitation is not of this partnership
    :raises InvitationOver: if it does not wait for anybody
    :raises NotToOneself: if one is invited oneself
    :raises NeedsTwoPeople: if one has proposed it oneself
    """
    checks.require(by, Permission.PEOPLE_CONFIRM)
    require_own(invitation, by=by)
    held = _held_open(invitation, at=at)
    if not held.needs_second_person or not delegation.may_confirm(by, held.post):
        raise InvitationOver("This invitation does not wait for a second person.")
    _check_not_oneself(held.email, by=by)
    if held.invited_by_id == by.user_id:
        raise NeedsTwoPeople("You proposed this yourself. Another person has to confirm it.")
    invitation.confirmed_by_id = by.user_id
    changes = _confirmed(invitation, by.name, at=at)
    trail.record(Event.INVITATION_CONFIRMED, invitation, by=by, at=at, changes=changes)


@transaction.atomic
def confirm_at_the_machine(invitation: Invitation, *, at: datetime) -> None:
    """Be the second person where a partnership has nobody else: whoever runs the system.

    :raises InvitationOver: if it does not wait for anybody
    :raises SomebodyElseCan: if another coordinator or the chair could confirm it
    """
    held = _held_open(invitation, at=at)
    if not held.needs_second_person:
        raise InvitationOver("This invitation does not wait for a second person.")
    other = people.may_be_second(held, on=clock.day(at)).first()
    if other is not None:
        raise SomebodyElseCan(f"{other.holder_name} can confirm this. Ask them.")
    changes = _confirmed(invitation, SOMEBODY_AT_THE_MACHINE, at=at)
    trail.record_without_viewer(
        Event.INVITATION_CONFIRMED,
        actor_name=SOMEBODY_AT_THE_MACHINE,
        at=at,
        subject_kind="invitation",
        subject_reference=str(invitation),
        partnership_id=invitation.partnership_id,
        changes=changes,
    )


@transaction.atomic
def send(invitation: Invitation, *, link: Callable[[str], str], by: Viewer, at: datetime) -> Letter:
    """Send the link, or a new one instead of the last, which stops working.

    Whoever sends an invitation to a post they may hand out vouches for it from now on: it is worth
    what they may give on the day it is accepted. `link` makes the address of a secret.

    :raises OfAnotherPartnership: if the invitation is not of this partnership
    :raises InvitationOver: if it was accepted or withdrawn
    :raises NeedsTwoPeople: if nobody has confirmed it yet
    :raises NotYoursToGive: if the post is not this person's to hand out or to propose
    :raises OSError: if the e-mail could not be handed over; nothing is changed then
    """
    checks.require(by, Permission.PEOPLE_APPOINT)
    require_own(invitation, by=by)
    held = _held_open(invitation, at=at)
    _check_not_oneself(held.email, by=by)
    if held.needs_second_person:
        raise NeedsTwoPeople("Another person has to confirm this invitation before it is sent.")
    if not _may_offer(held.post, by=by):
        raise NotYoursToGive(f"{by.name} may not give this post: {Role(held.role).label}.")
    if delegation.may_hand_out(by, held.post):
        invitation.invited_by_id, invitation.invited_by_name = by.user_id, by.name
    secret, until = links.new(), at + timedelta(days=settings.INVITATION_LASTS_DAYS)
    changes = {"lasts_until": (invitation.lasts_until, until)}
    invitation.link_hash = links.hashed(secret)
    invitation.sent_at, invitation.lasts_until = at, until
    invitation.save(
        update_fields=["link_hash", "sent_at", "lasts_until", "invited_by", "invited_by_name"]
    )
    letter = letters.invitation(invitation, link=link(secret))
    trail.record(Event.INVITATION_SENT, invitation, by=by, at=at, changes=changes)
    letters.send(letter)
    return letter


@transaction.atomic
def withdraw(invitation: Invitation, *, by: Viewer, at: datetime) -> None:
    """Take an invitation back: its link stops working at once.

    :raises OfAnotherPartnership: if the invitation is not of this partnership
    :raises InvitationOver: if it was accepted or withdrawn
    :raises NotYoursToGive: if the post is not this person's to take away
    """
    checks.require(by, Permission.PEOPLE_APPOINT)
    require_own(invitation, by=by)
    held = _held_open(invitation, at=at)
    if not delegation.may_take_away(by, held.post):
        raise NotYoursToGive(f"{by.name} may not withdraw this invitation.")
    invitation.withdrawn_at = at
    invitation.withdrawn_by_name = by.name
    invitation.save(update_fields=["withdrawn_at", "withdrawn_by_name"])
    changes = {"withdrawn_at": (None, at)}
    trail.record(Event.INVITATION_WITHDRAWN, invitation, by=by, at=at, changes=changes)


def _held_open(invitation: Invitation, *, at: datetime) -> Invitation:
    """Return the row as it is now, held until the transaction ends."""
    held = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if held.state(at) in {Invitation.State.ACCEPTED, Invitation.State.WITHDRAWN}:
        raise InvitationOver("This invitation has been accepted or withdrawn already.")
    return held


def _confirmed(invitation: Invitation, name: str, *, at: datetime) -> Changes:
    invitation.confirmed_by_name = name
    invitation.confirmed_at = at
    invitation.save(update_fields=["confirmed_by", "confirmed_by_name", "confirmed_at"])
    return {"confirmed_by": ("", name)}


def _may_offer(post: delegation.Post, *, by: Viewer) -> bool:
    return delegation.may_hand_out(by, post) or delegation.may_propose(by, post)


def _check_not_oneself(email: str, *, by: Viewer) -> None:
    if User.objects.filter(pk=by.user_id, email=email).exists():
        raise NotToOneself("Nobody gives rights to themselves. Ask another coordinator.")


def _check_new(email: str, offer: Offer, *, by: Viewer, at: datetime) -> None:
    same = Q(
        partnership_id=by.partnership_id,
        role=offer.role.value,
        agency=offer.agency,
        group=offer.group,
    )
    held = Appointment.objects.filter(same, Appointment.held(clock.day(at)), user__email=email)
    if held.exists():
        raise HoldsItAlready("This person holds this post already.")
    waiting = Invitation.objects.filter(same, email=email, accepted_at=None, withdrawn_at=None)
    if waiting.exists():
        raise InvitedAlready(
            "There is an open invitation to this post already. Send it again, or withdraw it first."
        )
