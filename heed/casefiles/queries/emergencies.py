"""Who opened which file in an emergency, and who must know?"""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q, QuerySet

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.casefiles.models import CaseFile, EmergencyOpening
from heed.casefiles.queries.conflicts import free_of_conflict, keepers


def emergencies(viewer: Viewer) -> QuerySet[EmergencyOpening]:
    """Return the openings this person follows up, newest first; none without that right.

    What was asked of a file that a conflict of interest closes to them stays closed.
    """
    if not checks.may(viewer, Permission.CASE_FILE_SEE_EMERGENCIES):
        return EmergencyOpening.unscoped.none()
    return (
        EmergencyOpening.unscoped.filter(
            Q(case_file=None) | Q(case_file__in=CaseFile.open_to(viewer)),
            partnership_id=viewer.partnership_id,
        )
        .select_related("user")
        .order_by("-starts_at", "-pk")
    )


def unseen(viewer: Viewer) -> QuerySet[EmergencyOpening]:
    """Return the openings nobody has taken note of, newest first."""
    return emergencies(viewer).filter(seen_at=None)


def emergencies_of(viewer: Viewer, *, since: datetime) -> QuerySet[EmergencyOpening]:
    """Return what this person opened in an emergency here since a moment, newest first."""
    return EmergencyOpening.unscoped.filter(
        user_id=viewer.user_id, partnership_id=viewer.partnership_id, starts_at__gte=since
    ).order_by("-starts_at", "-pk")


def own_emergencies(viewer: Viewer, *, now: datetime) -> QuerySet[EmergencyOpening]:
    """Return what this person has open in an emergency now, what ends first first."""
    return EmergencyOpening.unscoped.filter(
        EmergencyOpening.in_force(now),
        user_id=viewer.user_id,
        partnership_id=viewer.partnership_id,
    ).order_by("ends_at", "pk")


def on_file(case_file: CaseFile, *, now: datetime) -> QuerySet[EmergencyOpening]:
    """Return by whom a file is open in an emergency now, the first first."""
    return (
        EmergencyOpening.unscoped.filter(EmergencyOpening.in_force(now), case_file=case_file)
        .select_related("user")
        .order_by("starts_at", "pk")
    )


def to_be_told(opening: EmergencyOpening, *, on: date) -> list[str]:
    """Return the addresses of those who follow it up and have no conflict of interest."""
    told = frozenset(keepers(opening.partnership_id, on=on))
    if opening.case_file is not None:
        told = free_of_conflict(opening.case_file, told, on=on)
    found = User.objects.filter(pk__in=told, is_active=True).order_by("email")
    return list(found.values_list("email", flat=True))
