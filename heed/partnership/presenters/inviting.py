"""Invitations as rows and facts for a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from heed.access import delegation
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.core import clock
from heed.core.periods import long_date
from heed.govuk.components import Badge, Column, Link, Table
from heed.govuk.words import moment
from heed.partnership.models import Invitation
from heed.partnership.presenters.frame import keeps_people
from heed.partnership.presenters.people import placed

State = Invitation.State
SENDABLE = {State.NOT_SENT, State.SENT, State.EXPIRED}
COLOURS = {
    State.PROPOSED: "purple",
    State.NOT_SENT: "red",
    State.SENT: "blue",
    State.EXPIRED: "red",
    State.ACCEPTED: "green",
    State.WITHDRAWN: "grey",
}


def invitations_table(invitations: Iterable[Invitation], *, at: datetime) -> Table:
    """Return invitations with how each stands, and its page."""
    return Table(
        caption="Invitations",
        stacks=True,
        caption_hidden=True,
        columns=tuple(
            Column(text=text) for text in ("Name", "Post", "For", "How it stands", "Invited")
        ),
        rows=tuple(
            (
                Link(text=one.name, href=reverse("partnership:invitation", args=[one.pk])),
                one.title,
                placed(one),
                state(one, at=at),
                f"{long_date(clock.day(one.invited_at))}, by {one.invited_by_name}",
            )
            for one in invitations
        ),
    )


def state(invitation: Invitation, *, at: datetime) -> Badge:
    """Return how an invitation stands, as a badge."""
    stands = invitation.state(at)
    return Badge(text=stands.label, colour=COLOURS[stands])


def invitation_facts(invitation: Invitation, *, at: datetime) -> list[dict[str, Any]]:
    """Return everything about an invitation as the rows of a summary list."""
    by = invitation.invited_by_name
    facts = (
        ("How it stands", invitation.state(at).label),
        ("Person", invitation.name),
        ("Email address", invitation.email),
        *_post(invitation),
        ("Invited", f"{moment(invitation.invited_at)}, by {by}"),
        ("Confirmed", _when(invitation.confirmed_at, invitation.confirmed_by_name)),
        ("Last sent", moment(invitation.sent_at) if invitation.sent_at else ""),
        ("The link works until", moment(invitation.lasts_until) if invitation.lasts_until else ""),
        ("Accepted", moment(invitation.accepted_at) if invitation.accepted_at else ""),
        ("Withdrawn", _when(invitation.withdrawn_at, invitation.withdrawn_by_name)),
    )
    return _rows(facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What this person can do with an invitation now; `send` is what the button says."""

    send: str
    confirm: bool
    withdraw: bool


def ways(invitation: Invitation, *, viewer: Viewer, at: datetime) -> Ways:
    """Return what to offer this person on the page of an invitation."""
    stands, post = invitation.state(at), invitation.post
    waits = stands is State.PROPOSED
    sends = delegation.may_hand_out(viewer, post) or delegation.may_propose(viewer, post)
    words = "Send a new link" if invitation.sent_at else "Send the invitation"
    return Ways(
        send=words if stands in SENDABLE and sends else "",
        confirm=waits
        and delegation.may_confirm(viewer, post)
        and invitation.invited_by_id != viewer.user_id,
        withdraw=(waits or stands in SENDABLE)
        and keeps_people(viewer)
        and delegation.may_take_away(viewer, post),
    )


def offered_facts(invitation: Invitation) -> list[dict[str, Any]]:
    """Return what somebody is invited to, for the person themselves."""
    facts = (
        ("Partnership", str(invitation.partnership)),
        *_post(invitation),
        ("Invited by", invitation.invited_by_name),
    )
    return _rows(facts)


def _post(invitation: Invitation) -> tuple[tuple[str, str], ...]:
    role = Role(invitation.role)
    return (
        ("Post", invitation.title),
        ("For", placed(invitation)),
        ("What they may do", f"{role.label}. {role.may}"),
        ("First day", long_date(invitation.starts_on) if invitation.starts_on else ""),
        ("Last day", long_date(invitation.ends_on) if invitation.ends_on else ""),
    )


def _when(at: datetime | None, name: str) -> str:
    return f"{moment(at)}, by {name}" if at else ""


def _rows(facts: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    return [{"key": {"text": key}, "value": {"text": value}} for key, value in facts if value]
