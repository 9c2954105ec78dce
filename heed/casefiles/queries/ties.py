"""Which teams and families are on the register of a partnership?"""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from heed.casefiles.models import FamilyTie, Team, TeamMember


def teams(partnership_id: int) -> QuerySet[Team]:
    """Return a partnership's teams by agency and name, each with its people, newest first."""
    members = TeamMember.objects.select_related("user", "line_manager")
    return (
        Team.objects.filter(partnership_id=partnership_id)
        .select_related("agency")
        .prefetch_related(Prefetch("members", queryset=members.order_by("-starts_on", "pk")))
        .order_by("agency__name", "name")
    )


def members(partnership_id: int) -> QuerySet[TeamMember]:
    """Return who works or worked in a partnership's teams."""
    return TeamMember.objects.filter(team__partnership_id=partnership_id).select_related(
        "team__agency", "user"
    )


def family_ties(partnership_id: int) -> QuerySet[FamilyTie]:
    """Return who is whose family, as recorded in a partnership, the newest first."""
    return (
        FamilyTie.objects.filter(partnership_id=partnership_id)
        .select_related("user", "relative")
        .order_by("-said_at", "-pk")
    )
