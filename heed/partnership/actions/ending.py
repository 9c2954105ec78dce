"""End the part an agency takes in the partnership, or a group, with a day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.core import clock
from heed.partnership.actions.refusals import (
    EndsBeforeItStarts,
    OverAlready,
    StillNeeded,
    require_own,
)
from heed.partnership.models import Agency, Appointment, Group, Invitation

# So many people are named in a refusal; the list of posts has the others.
NAMED = 5


@transaction.atomic
def end_agency(agency: Agency, *, ends_on: date, by: Viewer, at: datetime) -> None:
    """Record the last day on which an agency takes part.

    :raises OfAnotherPartnership: if the agency is not of this partnership
    :raises OverAlready: if it takes part no longer
    :raises EndsBeforeItStarts: if the last day comes before the first
    :raises StillNeeded: if somebody holds a post for it after that day, or is invited to one
    """
    checks.require(by, Permission.PARTNERSHIP_ARRANGE)
    require_own(agency, by=by)
    held = Agency.objects.select_for_update().get(pk=agency.pk)
    _check_days(held, ends_on, at=at)
    _check_nobody_stays(Q(agency=held), ends_on)
    agency.ends_on = ends_on
    agency.save(update_fields=["ends_on"])
    changes = {"ends_on": (held.ends_on, ends_on)}
    trail.record(Event.AGENCY_ENDED, agency, by=by, at=at, changes=changes)


@transaction.atomic
def end_group(group: Group, *, ends_on: date, by: Viewer, at: datetime) -> None:
    """Record the last day of a group; groups that report to it report to nobody from then on.

    :raises OfAnotherPartnership: if the group is not of this partnership
    :raises OverAlready: if it has ended
    :raises EndsBeforeItStarts: if the last day comes before the first
    :raises StillNeeded: if somebody sits in it after that day, or is invited to
    """
    checks.require(by, Permission.PARTNERSHIP_ARRANGE)
    require_own(group, by=by)
    held = Group.objects.select_for_update().get(pk=group.pk)
    _check_days(held, ends_on, at=at)
    _check_nobody_stays(Q(group=held), ends_on)
    group.ends_on = ends_on
    group.save(update_fields=["ends_on"])
    changes = {"ends_on": (held.ends_on, ends_on)}
    trail.record(Event.GROUP_ENDED, group, by=by, at=at, changes=changes)


def _check_days(held: Agency | Group, ends_on: date, *, at: datetime) -> None:
    if held.ends_on is not None and held.ends_on < clock.day(at):
        raise OverAlready(f"{held} has ended already.")
    if ends_on < held.starts_on:
        raise EndsBeforeItStarts(f"{held} began later than that. Choose a later day.")


def _check_nobody_stays(there: Q, ends_on: date) -> None:
    """Refuse an end that would leave people with rights for something that is no more."""
    after = ends_on + timedelta(days=1)
    later = Appointment.held(after) | Q(starts_on__gt=after, removed_at=None)
    posts = Appointment.objects.filter(there, later).order_by("holder_name", "pk")
    if names := list(posts.values_list("holder_name", flat=True)):
        raise StillNeeded(
            f"{_listed(names)} would still hold a post there. End those posts first, or choose a "
            "later day."
        )
    waiting = Invitation.objects.filter(there, accepted_at=None, withdrawn_at=None)
    if invited := list(waiting.order_by("name", "pk").values_list("name", flat=True)):
        raise StillNeeded(
            f"{_listed(invited)} is invited to a post there. Withdraw the invitation first."
            if len(invited) == 1
            else f"{_listed(invited)} are invited to posts there. Withdraw the invitations first."
        )


def _listed(names: list[str]) -> str:
    names = list(dict.fromkeys(names))
    shown = names if len(names) <= NAMED else [*names[:NAMED], "others"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
