"""Which incidents may this person see, and which reports have they begun?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, Exists, OuterRef, Q, QuerySet, Subquery

from heed.access.viewer import Viewer
from heed.core.deadlines import Deadline
from heed.incidents.models import Draft, Incident, Notification, NotificationDecision
from heed.incidents.queries.clocks import NATIONAL, PANEL, header_of
from heed.incidents.queries.law import so_far
from heed.incidents.workflow import Stage

SORTS = {
    "reference": ("case_file__reference",),
    "aware": ("aware_on", "case_file__reference"),
    "reported": ("reported_at", "case_file__reference"),
}
NEWEST_FIRST = "-reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What somebody looks for in the list; empty means everything."""

    reference: str = ""
    outcomes: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    sort: str = NEWEST_FIRST


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One incident as a line of the list."""

    incident: Incident
    stage: str
    next_deadline: Deadline | None


def cases(viewer: Viewer, sought: Sought | None = None) -> QuerySet[Incident]:
    """Return the incidents this person may open that match what they look for, in order."""
    sought = sought or Sought()
    found: QuerySet[Incident] = Incident.visible_to(viewer).select_related("case_file")
    if sought.reference:
        found = found.filter(case_file__reference__icontains=sought.reference)
    if sought.outcomes:
        found = found.filter(outcome__in=sought.outcomes)
    if sought.stages:
        found = _at(found, sought.stages)
    return found.order_by(*_order(sought.sort))


def listed(incidents: list[Incident], *, viewer: Viewer, on: date) -> list[Listed]:
    """Return a page of incidents with stage and next deadline, in five questions at most."""
    lines = []
    for known in so_far(incidents):
        says = header_of(known, viewer=viewer, on=on)
        lines.append(
            Listed(incident=known.incident, stage=says.stage, next_deadline=says.next_deadline)
        )
    return lines


def drafts(viewer: Viewer) -> QuerySet[Draft]:
    """Return the reports this person has begun here and not sent, newest first."""
    mine = Draft.objects.filter(partnership_id=viewer.partnership_id, user_id=viewer.user_id)
    return mine.order_by("-saved_at", "-pk")


def _at(incidents: QuerySet[Incident], stages: tuple[Stage, ...]) -> QuerySet[Incident]:
    told = Notification.unscoped.filter(incident=OuterRef("pk"), recipient__in=(PANEL, NATIONAL))
    decided = NotificationDecision.unscoped.filter(incident=OuterRef("pk")).order_by(
        "-decided_at", "-pk"
    )
    wanted = {
        Stage.NOTIFIED: Q(told=True),
        Stage.REPORTED: Q(told=False, decided=None),
        Stage.TO_NOTIFY: Q(told=False, decided=True),
        Stage.NOT_NOTIFIED: Q(told=False, decided=False),
    }
    either = Q()
    for one in stages:
        either |= wanted[one]
    return incidents.annotate(
        told=Exists(told),
        decided=Subquery(decided.values("notify")[:1], output_field=BooleanField()),
    ).filter(either)


def _order(sort: str) -> tuple[str, ...]:
    fields = SORTS.get(sort.removeprefix("-"), SORTS["reported"])
    return tuple(f"-{field}" for field in fields) if sort.startswith("-") else fields
