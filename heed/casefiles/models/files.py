"""Who may open which case file? One lock for everything kept on a case."""

from __future__ import annotations

from typing import TypeAlias

from django.db import models
from django.db.models import Q

from heed.access import role_table
from heed.access.fields import ClassedCharField, FieldClass
from heed.access.role_table import Reach, Resource
from heed.access.viewer import Viewer
from heed.casefiles.models.conflicts import conflicted
from heed.casefiles.models.grants import EmergencyOpening, Grant
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
        """Return the files open to this person today in one of these ways. This is the whole rule.

        A file belongs to one partnership. A conflict of interest beats everything. Whose role
        reaches every file sees the rest; everybody else needs a grant in force: to themselves
        or, where their role reaches that far, to their agency or to a group they sit in. Opening
        a file in an emergency is a grant to oneself, for hours.
        """
        now = clock.now()
        today = clock.day(now)
        files = cls.unscoped.filter(partnership_id=viewer.partnership_id).exclude(
            conflicted(viewer.user_id, on=today)
        )
        if Reach.EVERY in ways:
            return files
        if not ways:
            return files.none()
        only_by_name = ways == {Reach.BY_NAME}
        to_viewer = Grant.by_name(viewer) if only_by_name else Grant.given_to(viewer)
        granted = Grant.unscoped.filter(Grant.in_force(today), to_viewer)
        broke_the_glass = EmergencyOpening.unscoped.filter(
            EmergencyOpening.in_force(now), user_id=viewer.user_id, case_file__isnull=False
        )
        return files.filter(
            Q(pk__in=granted.values("case_file_id"))
            | Q(pk__in=broke_the_glass.values("case_file_id"))
        )
