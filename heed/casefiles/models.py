"""Who may open which case file? One lock for everything kept on a case."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self, TypeAlias, TypeVar

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import F, Q

from heed.access import checks, role_table
from heed.access.permissions import Permission
from heed.access.role_table import Reach, Resource
from heed.access.viewer import Viewer
from heed.core import clock
from heed.partnership.models import Agency, Group, Partnership

C = TypeVar("C", bound="CaseRecord")
CaseFiles: TypeAlias = "models.QuerySet[CaseFile]"


class CaseQuerySet(models.QuerySet[C]):
    """Rows of a case table; `visible_to` is the only way in for pages."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Keep the rows this person reaches today: on files open to them, of kinds they see."""
        model: type[CaseRecord] = self.model
        file, ways = model.case_file_path, role_table.reaches(viewer.roles, model.resource)
        reached = Q(**{f"{file}__in": CaseFile.open_by(viewer, ways - {Reach.OWN_AGENCY})})
        if Reach.OWN_AGENCY in ways and model.agency_path and viewer.agency_id:
            open_files = CaseFile.open_by(viewer, frozenset({Reach.OPENED}))
            own = {f"{file}__in": open_files, model.agency_path: viewer.agency_id}
            reached |= Q(**own)
        return self.filter(reached)


class Unscoped(models.Manager[C]):
    """Every row, whoever is asking. For actions, queries and commands only."""


class CaseRecord(models.Model):
    """Anything kept on a case file. It has no `objects`: ask for what a viewer may see."""

    case_file_path: ClassVar[str] = "case_file"  # how to get from this table to its case file
    agency_path: ClassVar[str] = ""  # and to the agency whose row it is, where it is one agency's
    resource: ClassVar[Resource]  # what kind of thing it is: `role_table` says who reaches it

    unscoped: ClassVar[Unscoped[Self]] = Unscoped()

    class Meta:
        abstract = True

    @classmethod
    def visible_to(cls, viewer: Viewer) -> CaseQuerySet[Self]:
        """Return the rows this person reaches today."""
        return CaseQuerySet(cls).visible_to(viewer)

    @property
    def locked_by_id(self) -> int:
        """Return the id of the case file that locks this row."""
        here: Any = self
        *relations, last = self.case_file_path.split("__")
        for relation in relations:
            here = getattr(here, relation)
        return int(here.pk if last == "pk" else getattr(here, f"{last}_id"))

    def require(self, permission: Permission, *, by: Viewer) -> None:
        """Refuse, unless this person has the permission and may open this file.

        :raises PermissionDenied: with a sentence naming what was refused
        """
        checks.require(by, permission)
        if not type(self).visible_to(by).filter(pk=self.pk).exists():
            raise PermissionDenied(f"{by.name} may not open this case file.")


class CaseFile(CaseRecord):
    """The lock on a case: whoever may open it sees what is on it, and nobody else knows it is."""

    case_file_path = "pk"
    resource = Resource.CASE

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=20, unique=True)
    opened_at = models.DateTimeField()
    opened_by_name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.reference

    @classmethod
    def open_to(cls, viewer: Viewer, *, reaching: Resource = Resource.CASE) -> CaseFiles:
        """Return the files on which this person reaches a kind of thing: by default, the case."""
        return cls.open_by(viewer, role_table.reaches(viewer.roles, reaching))

    @classmethod
    def open_by(cls, viewer: Viewer, ways: frozenset[Reach]) -> CaseFiles:
        """Return the files open to this person today in one of these ways. This is the whole rule.

        A file belongs to one partnership. A declared conflict of interest beats everything. Whose
        role reaches every file sees the rest; everybody else needs a grant in force: to themselves
        or, where their role reaches that far, to their agency or to a group they sit in.
        """
        files = cls.unscoped.filter(partnership_id=viewer.partnership_id).exclude(
            pk__in=Exclusion.unscoped.filter(user_id=viewer.user_id).values("case_file_id")
        )
        if Reach.EVERY in ways:
            return files
        if not ways:
            return files.none()
        only_by_name = ways == {Reach.BY_NAME}
        to_viewer = Grant.by_name(viewer) if only_by_name else Grant.given_to(viewer)
        granted = Grant.unscoped.filter(Grant.in_force(clock.day(clock.now())), to_viewer)
        return files.filter(pk__in=granted.values("case_file_id"))


class Grant(CaseRecord):
    """A file opened to an agency, a group or a person, with a reason, from a day to a day."""

    resource = Resource.ACCESS

    case_file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="grants")
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, null=True, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=300)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    given_by_name = models.CharField(max_length=200)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="grant_is_to_exactly_one",
                condition=Q(agency__isnull=False, group=None, user=None)
                | Q(agency=None, group__isnull=False, user=None)
                | Q(agency=None, group=None, user__isnull=False),
            ),
            models.CheckConstraint(name="grant_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="grant_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_file} opened to {self.given_to_name}"

    @property
    def given_to_name(self) -> str:
        """Return who the file is open to."""
        return str(self.agency or self.group or self.user)

    @staticmethod
    def in_force(today: date) -> Q:
        """Return the condition that a grant covers the day."""
        return Q(starts_on__lte=today) & (Q(ends_on=None) | Q(ends_on__gte=today))

    @staticmethod
    def by_name(viewer: Viewer) -> Q:
        """Return the condition that a grant is to this person."""
        return Q(user_id=viewer.user_id)

    @staticmethod
    def given_to(viewer: Viewer) -> Q:
        """Return the condition that a grant is to this person, their agency or their group."""
        to_viewer = Grant.by_name(viewer) | Q(group_id__in=viewer.group_ids)
        return to_viewer | Q(agency_id=viewer.agency_id) if viewer.agency_id else to_viewer


class Exclusion(CaseRecord):
    """A person kept out of a file because of a conflict of interest. It beats every grant."""

    resource = Resource.CONFLICTS

    case_file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="exclusions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    made_by_name = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case_file", "user"], name="person_kept_out_of_a_file_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} kept out of {self.case_file}"
