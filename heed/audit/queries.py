"""What does the trail say? Who may read which entry is decided where case files are known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from heed.audit.models import AuditEntry
from heed.core import clock


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedFor:
    """What somebody looks for in the trail; empty means everything. Days are days in England."""

    person: str = ""
    event: str = ""
    reference: str = ""
    since: date | None = None
    until: date | None = None


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
    return _narrowed(found, looked_for or LookedFor()).order_by("-at", "-pk")


def of_case_file(case_file_id: int) -> QuerySet[AuditEntry]:
    """Return everything done and looked at on one case file, newest first."""
    return AuditEntry.objects.filter(case_file_id=case_file_id).order_by("-at", "-pk")


def _narrowed(found: QuerySet[AuditEntry], looked_for: LookedFor) -> QuerySet[AuditEntry]:
    if looked_for.person:
        found = found.filter(actor_name__icontains=looked_for.person)
    if looked_for.event:
        found = found.filter(event=looked_for.event)
    if looked_for.reference:
        found = found.filter(subject_reference__icontains=looked_for.reference)
    if looked_for.since:
        found = found.filter(at__gte=clock.at(looked_for.since, 0))
    if looked_for.until:
        found = found.filter(at__lt=clock.at(looked_for.until + timedelta(days=1), 0))
    return found
