"""Who may open which case file? One lock for everything kept on a case."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeAlias

from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL

from heed.access import role_table
from heed.access.fields import ClassedCharField, FieldClass
from heed.access.role_table import Reach, Resource
from heed.access.viewer import Viewer
from heed.casefiles.models.conflicts import conflicted
from heed.casefiles.models.grants import EmergencyOpening, Grant
from heed.casefiles.models.prepared import Given, Prepared
from heed.casefiles.models.record import CaseRecord
from heed.core import clock
from heed.partnership.models import Partnership

CaseFiles: TypeAlias = "models.QuerySet[CaseFile]"


class CaseFile(CaseRecord):
    """The lock on a case: whoever may open it sees what is on it, and nobody else knows it is."""

    case_file_path = "pk"
    resource = Resource.CASE

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=20, unique=True)
    opened_at = models.DateTimeField()
    opened_by_name = ClassedCharField(max_length=200, field_class=FieldClass.SOURCE_IDENTITY)

    def __str__(self) -> str:
        return self.reference

    @classmethod
    def open_to(cls, viewer: Viewer, *, reaching: Resource = Resource.CASE) -> CaseFiles:
        """Return the files on which this person reaches a kind of thing: by default, the case."""
        return cls.open_by(viewer, role_table.reaches(viewer.roles, reaching))

    @classmethod
    def open_by(cls, viewer: Viewer, ways: frozenset[Reach]) -> CaseFiles:
        """Return the files open to this person today in one of these ways."""
        return cls.unscoped.filter(pk__in=cls.lock(viewer, ways)) if ways else cls.unscoped.none()

    @classmethod
    def lock(cls, viewer: Viewer, ways: frozenset[Reach]) -> RawSQL:
        """Return the numbers of the files open to this person in one of these ways, as a query."""
        now = clock.now()
        groups, roles = sorted(viewer.group_ids), sorted(role.value for role in viewer.roles)
        question = _question(
            everything=Reach.EVERY in ways,
            only_by_name=ways == {Reach.BY_NAME},
            for_an_agency=viewer.agency_id is not None,
            groups=len(groups),
            roles=len(roles),
        )
        return question.asked_with(
            {
                "user": viewer.user_id,
                "partnership": viewer.partnership_id,
                "agency": viewer.agency_id,
                "today": clock.day(now),
                "now": now,
                **{f"group{number}": group for number, group in enumerate(groups)},
                **{f"role{number}": role for number, role in enumerate(roles)},
            }
        )


def open_files(
    *, everything: bool, only_by_name: bool, for_an_agency: bool, groups: int, roles: int
) -> CaseFiles:
    """Return the files open to somebody, with the facts about them left open. The whole rule.

    A file belongs to one partnership. A conflict of interest beats everything. Whose role reaches
    every file sees the rest; everybody else needs a grant in force: to themselves or, where their
    role reaches that far, to their agency, to those in their role there, or to a group they sit in.
    Opening a file in an emergency is a grant to oneself, for hours.
    """
    user, today = _number("user"), Given("today", models.DateField())
    files = CaseFile.unscoped.filter(partnership_id=_number("partnership")).exclude(
        conflicted(user, on=today)
    )
    if everything:
        return files
    to_them = Q(user_id=user)
    for number in range(0 if only_by_name else groups):
        to_them |= Q(group_id=_number(f"group{number}"))
    if not only_by_name and for_an_agency:
        in_their_role = [Given(f"role{number}", models.CharField()) for number in range(roles)]
        to_them |= Q(agency_id=_number("agency")) & (Q(role="") | Q(role__in=in_their_role))
    granted = Grant.unscoped.filter(Grant.in_force(today), to_them)
    broke_the_glass = EmergencyOpening.unscoped.filter(
        EmergencyOpening.in_force(Given("now", models.DateTimeField())),
        user_id=user,
        case_file__isnull=False,
    )
    return files.filter(
        Q(pk__in=granted.values("case_file_id")) | Q(pk__in=broke_the_glass.values("case_file_id"))
    )


@cache
def _question(**shape: Any) -> Prepared:
    return Prepared.of(open_files(**shape).values("pk"))


def _number(name: str) -> Given:
    return Given(name, models.BigIntegerField())
