"""What does the trail say? Who may read which entry is decided where case files are known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from heed.audit.events import Event
from heed.audit.models import AuditEntry, HomeArea
from heed.core import clock

LOOKING = [event.value for event in Event if event.is_looking]
TAKING_AWAY = [event.value for event in Event if event.is_taking_away]


class Did(Enum):
    """What somebody did, coarsely; the value is how an address says it."""

    LOOKED = "looked"
    TOOK_AWAY = "took-away"
    CHANGED = "changed"

    @property
    def label(self) -> str:
        """Return the words a page uses."""
        return DID_WORDS[self]

    @property
    def condition(self) -> Q:
        """Return the condition that an entry is of this kind."""
        return CONDITIONS[self]


DID_WORDS = {
    Did.LOOKED: "Looked at something",
    Did.TOOK_AWAY: "Took something away",
    Did.CHANGED: "Did something",
}
CONDITIONS = {
    Did.LOOKED: Q(event__in=LOOKING),
    Did.TOOK_AWAY: Q(event__in=TAKING_AWAY),
    Did.CHANGED: ~Q(event__in=[*LOOKING, *TAKING_AWAY]),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedFor:
    """What somebody looks for in the trail; empty means everything. Days are days in England."""

    person: str = ""
    did: Did | None = None
    event: str = ""
    reference: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """How often, on how many days and from when to when somebody looked, took away and did."""

    user_id: int | None
    name: str
    acting_for: str
    case_file_id: int | None
    day: date | None
    times: int
    taken_away: int
    done: int
    days: int
    first_at: datetime
    last_at: datetime


def entries(partnership_id: int, looked_for: LookedFor | None = None) -> QuerySet[AuditEntry]:
    """Return a partnership's entries, newest first.

    Sessions belong to no partnership, so those of people who ever acted in this one are included.
    """
    acted_here = AuditEntry.objects.filter(
        partnership_id=partnership_id, user_id=OuterRef("user_id")
    )
    found = AuditEntry.objects.filter(
        Q(partnership_id=partnership_id) | Q(partnership_id=None) & Exists(acted_here)
    )
    return narrowed(found, looked_for or LookedFor()).order_by("-at", "-pk")


def of_case_file(case_file_id: int) -> QuerySet[AuditEntry]:
    """Return everything done and looked at on one case file, newest first."""
    return AuditEntry.objects.filter(case_file_id=case_file_id).order_by("-at", "-pk")


def by_person(found: QuerySet[AuditEntry]) -> list[Looks]:
    """Return who looked, whoever looked last first; a person once for each agency acted for."""
    return _looks(found, "user_id", "actor_name", "acting_for")


def by_day(found: QuerySet[AuditEntry]) -> list[Looks]:
    """Return who looked on which day in England, the last day first."""
    return _looks(found.annotate(day=TruncDate("at")), "day", "user_id", "actor_name", "acting_for")


def by_case_file(found: QuerySet[AuditEntry]) -> list[Looks]:
    """Return which files somebody looked at, the last one first; without those on no file."""
    return _looks(found.exclude(case_file_id=None), "case_file_id")


def home_area(user_id: int) -> str:
    """Return the area a person said they live in; nothing where they did not."""
    said = HomeArea.objects.filter(pk=user_id).first()
    return said.area if said else ""


def narrowed(found: QuerySet[AuditEntry], looked_for: LookedFor) -> QuerySet[AuditEntry]:
    """Keep the entries that somebody looks for."""
    if looked_for.person:
        found = found.filter(actor_name__icontains=looked_for.person)
    if looked_for.did:
        found = found.filter(looked_for.did.condition)
    if looked_for.event:
        found = found.filter(event=looked_for.event)
    if looked_for.reference:
        found = found.filter(subject_reference__icontains=looked_for.reference)
    if looked_for.since:
        found = found.filter(at__gte=clock.at(looked_for.since, 0))
    if looked_for.until:
        found = found.filter(at__lt=clock.at(looked_for.until + timedelta(days=1), 0))
    return found


def _looks(found: QuerySet[AuditEntry], *by: str) -> list[Looks]:
    grouped = (
        found.order_by()
        .values(*by)
        .annotate(
            times=Count("pk", filter=Did.LOOKED.condition),
            taken_away=Count("pk", filter=Did.TOOK_AWAY.condition),
            done=Count("pk", filter=Did.CHANGED.condition),
            days=Count(TruncDate("at"), distinct=True),
            first_at=Min("at"),
            last_at=Max("at"),
        )
        .order_by("-last_at", *by)
    )
    return [_look(row) for row in grouped]


def _look(row: dict[str, Any]) -> Looks:
    return Looks(
        user_id=row.get("user_id"),
        name=row.get("actor_name", ""),
        acting_for=row.get("acting_for", ""),
        case_file_id=row.get("case_file_id"),
        day=row.get("day"),
        times=row["times"],
        taken_away=row["taken_away"],
        done=row["done"],
        days=row["days"],
        first_at=row["first_at"],
        last_at=row["last_at"],
    )
