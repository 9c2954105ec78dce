"""What is everything that is kept on a case, and how is it read and changed?"""

from __future__ import annotations

from typing import Any, ClassVar, Self, TypeVar

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q

from heed.access import checks, role_table
from heed.access.permissions import Permission
from heed.access.role_table import Reach, Resource
from heed.access.viewer import Viewer

C = TypeVar("C", bound="CaseRecord")


class CaseQuerySet(models.QuerySet[C]):
    """Rows of a case table; `visible_to` is the only way in for pages."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Keep the rows this person reaches today: on files open to them, of kinds they see."""
        model: type[CaseRecord] = self.model
        lock: Any = apps.get_model("casefiles", "CaseFile")  # it is a case record itself
        file, ways = model.case_file_path, role_table.reaches(viewer.roles, model.resource)
        reached = Q(**{f"{file}__in": lock.open_by(viewer, ways - {Reach.OWN_AGENCY})})
        if Reach.OWN_AGENCY in ways and model.agency_path and viewer.agency_id:
            open_files = lock.open_by(viewer, frozenset({Reach.OPENED}))
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
    def locked_by_id(self) -> int | None:
        """Return the id of the case file that locks this row; None if there is no such file."""
        here: Any = self
        *relations, last = self.case_file_path.split("__")
        for relation in relations:
            here = getattr(here, relation)
        found: int | None = here.pk if last == "pk" else getattr(here, f"{last}_id")
        return found

    def require(self, permission: Permission, *, by: Viewer) -> None:
        """Refuse, unless this person has the permission and may open this file.

        :raises PermissionDenied: with a sentence naming what was refused
        """
        checks.require(by, permission)
        if not type(self).visible_to(by).filter(pk=self.pk).exists():
            raise PermissionDenied(f"{by.name} may not open this case file.")
