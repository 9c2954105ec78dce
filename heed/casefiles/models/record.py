"""What is everything that is kept on a case, and how is it read and changed?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.db.models.query import ModelIterable
from django.db.models.sql import Query

from heed.access import checks, fields, role_table
from heed.access.fields import FieldClass
from heed.access.permissions import Permission
from heed.access.role_table import Reach, Resource
from heed.access.viewer import Viewer

C = TypeVar("C", bound="CaseRecord")


class CaseQuerySet(models.QuerySet[C]):
    """Rows of a case table; `visible_to` is the only way in for pages.

    Rows asked for somebody withhold what that person may not see, and so does every row that is
    reached from them.
    """

    def __init__(
        self,
        model: type[C] | None = None,
        query: Query | None = None,
        using: str | None = None,
        hints: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(model, query, using, hints)
        self._iterable_class = _AskedForSomebody
        self._add_hints(**(hints or {}))

    def visible_to(self, viewer: Viewer) -> Self:
        """Keep the rows this person reaches today: on files open to them, of kinds they see.

        Their own agency’s rows, too, only where the role that reaches those reaches the case.
        """
        model: type[CaseRecord] = self.model
        lock: Any = apps.get_model("casefiles", "CaseFile")  # it is a case record itself
        file, ways = model.case_file_path, role_table.reaches(viewer.roles, model.resource)
        reached = []
        if whole := ways - {Reach.OWN_AGENCY}:
            reached.append(Q(**{f"{file}__in": lock.lock(viewer, whole)}))
        if Reach.OWN_AGENCY in ways and model.agency_path and viewer.agency_id:
            own = viewer.roles & role_table.reaching(model.resource, Reach.OWN_AGENCY)
            theirs = lock.lock(viewer, role_table.reaches(own, Resource.CASE))
            reached.append(Q(**{f"{file}__in": theirs, model.agency_path: viewer.agency_id}))
        rows = self.filter(reduce(or_, reached)) if reached else self.none()
        return rows.withholding(fields.withheld_from(viewer.roles))

    def withholding(self, classes: frozenset[FieldClass]) -> Self:
        """Read the same rows without the columns of some classes."""
        found = self.all()
        setattr(found.query, fields.WITHHELD, classes)
        return found

    @property
    def withheld(self) -> frozenset[FieldClass]:
        """Return the classes these rows are read without."""
        found: frozenset[FieldClass] = getattr(self.query, fields.WITHHELD, frozenset())
        return found

    def _add_hints(self, **hints: Any) -> None:
        """Withhold from rows reached from another row what that one was read without."""
        super()._add_hints(**hints)  # type: ignore[misc]  # Django's own hook, absent from the stubs
        state = getattr(hints.get("instance"), "_state", None)
        if classes := getattr(state, fields.WITHHELD, None):
            setattr(self.query, fields.WITHHELD, classes)


if TYPE_CHECKING:
    Rows = ModelIterable[Any]
else:
    Rows = ModelIterable


class _AskedForSomebody(Rows):
    """Rows that remember what they were read without."""

    def __iter__(self) -> Iterator[Any]:
        classes = getattr(self.queryset.query, fields.WITHHELD, None)
        for row in super().__iter__():
            if classes:
                _remember(row, classes)
            yield row


def _remember(row: models.Model, classes: frozenset[FieldClass]) -> None:
    if getattr(row._state, fields.WITHHELD, None) == classes:
        return  # rows that lead to each other lead back
    setattr(row._state, fields.WITHHELD, classes)
    for reached in row._state.fields_cache.values():
        if isinstance(reached, models.Model):
            _remember(reached, classes)


class Unscoped(models.Manager[C]):
    """Every row, whoever is asking. For actions, queries and commands only."""

    def get_queryset(self) -> CaseQuerySet[C]:
        """Return every row; those reached from a row read for somebody withhold the same."""
        return CaseQuerySet(self.model, using=self._db, hints=getattr(self, "_hints", None))


class CaseRecord(models.Model):
    """Anything kept on a case file. It has no `objects`: ask for what a viewer may see."""

    case_file_path: ClassVar[str] = "case_file"  # how to get from this table to its case file
    agency_path: ClassVar[str] = ""  # and to the agency whose row it is, where it is one agency's
    resource: ClassVar[Resource]  # what kind of thing it is: `role_table` says who reaches it

    unscoped: ClassVar[Unscoped[Self]] = Unscoped()

    class Meta:
        abstract = True
        base_manager_name = "unscoped"

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
