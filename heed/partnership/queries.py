"""Who holds which post on a day, and which arrangements were in force?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet

from heed.access import delegation
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.core import clock
from heed.partnership import links
from heed.partnership.arrangements import Arrangements, DecisionAuthority
from heed.partnership.models import (
    Agency,
    Appointment,
    ArrangementsVersion,
    Group,
    Invitation,
    Partnership,
)
from heed.partnership.places import Place, places_of
from heed.partnership.structure import Body, Structure

RECOMMENDS = "Recommends on reviews"
DECIDES = "Decides on reviews"
DECIDES_TOGETHER = "Decides on reviews, with the other partners"


class NoArrangements(LookupError):
    """No arrangements had been published for the day asked about."""


def in_force(on: date) -> Q:
    """Return the condition that a dated row covers the day (both days included)."""
    return Q(starts_on__lte=on) & (Q(ends_on=None) | Q(ends_on__gte=on))


def places(user: User, *, on: date) -> tuple[Place, ...]:
    """Return for whom the person may act on the day: by partnership, then by how long."""
    posts = (
        Appointment.objects.filter(Appointment.held(on), user=user)
        .exclude(role="")
        .select_related("partnership", "agency")
        .order_by("partnership__name", "starts_on", "pk")
    )
    return places_of(posts)


def viewer_for(
    user: User, *, on: date, partnership_id: int | None = None, agency_id: int | None = None
) -> Viewer | None:
    """Return the person as they may act on the day, or None if they hold no such post with rights.

    Somebody with posts in several partnerships or agencies acts in the first of those asked for.
    """
    found = places(user, on=on)
    for place in found:
        first = place.posts[0]
        if partnership_id in {None, first.partnership_id} and agency_id in {None, first.agency_id}:
            return place.viewer(user, may_switch=len(found) > 1)
    return None


def invitation_behind(secret: str, *, at: datetime) -> Invitation | None:
    """Return the invitation a link leads to, or None where it cannot be used any more.

    An invitation is worth what those who vouch for it may still give: when a sender’s rights end,
    so do the links they sent.
    """
    found = (
        Invitation.objects.filter(link_hash=links.hashed(secret))
        .select_related("partnership", "agency", "group", "invited_by", "confirmed_by")
        .first()
    )
    today = clock.day(at)
    if found is None or found.state(at) is not Invitation.State.SENT:
        return None
    has_time = found.ends_on is None or found.ends_on >= today
    return found if has_time and vouched_for(found, on=today) else None


def vouched_for(invitation: Invitation, *, on: date) -> bool:
    """Say whether those who offered and confirmed the post may still do so on the day."""
    first = _may_still(
        invitation,
        invitation.invited_by,
        lambda viewer: (
            delegation.may_hand_out(viewer, invitation.post)
            or delegation.may_propose(viewer, invitation.post)
        ),
        on=on,
    )
    second = invitation.confirmed_by is None or _may_still(
        invitation,
        invitation.confirmed_by,
        lambda viewer: delegation.may_confirm(viewer, invitation.post),
        on=on,
    )
    return first and second


def _may_still(
    invitation: Invitation, user: User, may: Callable[[Viewer], bool], *, on: date
) -> bool:
    viewers = (place.viewer(user) for place in places(user, on=on))
    return user.is_active and any(
        may(viewer) for viewer in viewers if viewer.partnership_id == invitation.partnership_id
    )


def of_viewer(viewer: Viewer) -> Partnership:
    """Return the partnership the person acts in."""
    return Partnership.objects.get(pk=viewer.partnership_id)


def arrangements_on(partnership_id: int, *, on: date) -> Arrangements:
    """Return the version in force on the day; never guess a later one.

    :raises NoArrangements: if nothing had been published by then
    """
    version = (
        ArrangementsVersion.objects.filter(partnership_id=partnership_id, starts_on__lte=on)
        .order_by("-starts_on")
        .first()
    )
    if version is None:
        raise NoArrangements(f"No arrangements were in force on {on:%Y-%m-%d}. Publish them first.")
    return version.arrangements


def versions(partnership_id: int) -> QuerySet[ArrangementsVersion]:
    """Return every version, newest first."""
    return ArrangementsVersion.objects.filter(partnership_id=partnership_id).order_by("-starts_on")


def agencies(partnership_id: int, *, on: date) -> QuerySet[Agency]:
    """Return the agencies of the day: statutory partners first, then by name."""
    return Agency.objects.filter(in_force(on), partnership_id=partnership_id).order_by(
        "-is_statutory_partner", "name"
    )


def groups(partnership_id: int, *, on: date) -> QuerySet[Group]:
    """Return the groups of the day by name."""
    return Group.objects.filter(in_force(on), partnership_id=partnership_id).order_by("name")


def group(partnership_id: int, kind: Group.Kind, *, on: date) -> Group | None:
    """Return the group of that kind on the day, or None if there is none."""
    return groups(partnership_id, on=on).filter(kind=kind).first()


def appointments(partnership_id: int, *, on: date) -> QuerySet[Appointment]:
    """Return the posts held on the day, by agency, group and title."""
    return (
        Appointment.objects.filter(Appointment.held(on), partnership_id=partnership_id)
        .select_related("agency", "group")
        .order_by("agency__name", "group__name", "title", "holder_name")
    )


def people_of(group: Group, *, on: date) -> QuerySet[Appointment, int]:
    """Return the numbers of the people with an account who sit in a group on the day."""
    seats = Appointment.objects.filter(Appointment.held(on), group=group, user__isnull=False)
    return seats.values_list("user_id", flat=True)


def statutory_partners(partnership_id: int, *, on: date) -> QuerySet[Agency]:
    """Return the statutory safeguarding partners of the day, by name."""
    return agencies(partnership_id, on=on).filter(is_statutory_partner=True)


def structure(partnership_id: int, *, on: date) -> Structure:
    """Return who leads, who recommends, who decides and which group reports to which, that day."""
    try:
        decides: DecisionAuthority | None = arrangements_on(partnership_id, on=on).decides
    except NoArrangements:
        decides = None
    return structure_of(
        decides,
        groups=groups(partnership_id, on=on).select_related("reports_to"),
        partners=statutory_partners(partnership_id, on=on),
    )


def structure_of(
    decides: DecisionAuthority | None, *, groups: Iterable[Group], partners: Iterable[Agency]
) -> Structure:
    """Return the same from what has been read already; groups come with what they report to."""
    chair_decides = decides is DecisionAuthority.INDEPENDENT_CHAIR
    partners_decide = decides is DecisionAuthority.STATUTORY_PARTNERS
    kinds = Group.Kind.values
    found = sorted(groups, key=lambda group: (kinds.index(group.kind), group.name))
    there = {group.pk for group in found}
    return Structure(
        partners=tuple(agency.name for agency in partners),
        partners_part=DECIDES_TOGETHER if partners_decide else "",
        beside=(Body(name="Independent Chair", part=DECIDES),) if chair_decides else (),
        groups=tuple(
            Body(
                name=group.name,
                reports_to=group.reports_to.name
                if group.reports_to and group.reports_to_id in there
                else "",
                meets=group.meets,
                part=RECOMMENDS if group.kind == Group.Kind.REVIEW else "",
            )
            for group in found
        ),
    )
