"""What is each person shown of every table, what may they do, and which facts are withheld?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any, Final

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import connection

from heed.access import checks, fields
from heed.access.checks import ProofNeeded
from heed.access.permissions import Permission
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.casefiles import second_wall
from tests.trust.matrices import models, practice
from tests.trust.matrices.ground import Ground, Row
from tests.trust.matrices.relations import Relation, sees

LEGAL_ADVICE: Final = "LEGAL_ADVICE_READ"
LONG_AFTER: Final = "anything, long after signing in"


@dataclass(frozen=True, slots=True)
class Cell:
    """One thing that somebody of a role and a relation sees or does, or does not."""

    role: str
    relation: Relation
    what: str
    action: str
    second_role: str = ""

    def __str__(self) -> str:
        return f"{' and '.join(self.roles)} ({self.relation}): {self.action} {self.what}"

    @property
    def roles(self) -> list[str]:
        """Return the roles of the posts somebody holds."""
        return [role for role in (self.role, self.second_role) if role]


def cells() -> Iterator[Cell]:
    """Yield every cell of role, relation, table and action, those of one person together."""
    for role in practice.SEES:
        for relation in Relation:
            for label in models.ON_A_CASE:
                yield Cell(role, relation, label, "read")
            for kind in practice.KINDS:
                for permission in Permission:
                    yield Cell(role, relation, kind, permission.name)
        for permission in Permission:
            yield Cell(role, Relation.NAMED, LONG_AFTER, permission.name)
    yield from _with_two_roles()


def _with_two_roles() -> Iterator[Cell]:
    """Yield cells of people with two roles: they have the reach of each, and no more."""
    for role, second_role in combinations(practice.SEES, 2):
        for relation in Relation:
            for label in models.ON_A_CASE:
                yield Cell(role, relation, label, "read", second_role)


def judge(ground: Ground, cell: Cell) -> str:
    """Return what is wrong with a cell, or nothing."""
    viewer = ground.viewer(cell.role, cell.relation)
    if cell.second_role:
        viewer = replace(viewer, roles=frozenset(Role[role] for role in cell.roles))
    if cell.action == "read":
        return _read(ground, cell, viewer)
    if cell.what not in practice.KINDS:
        return _after_a_while(cell, viewer)
    return _done(ground, cell, viewer)


def should_see(cell: Cell, label: str, row: Row) -> bool:
    """Say whether somebody should see a row."""
    kind = models.ON_A_CASE[label]
    if row.is_legal_advice and not any(practice.does(role, LEGAL_ADVICE) for role in cell.roles):
        return False
    return any(sees(role, cell.relation, kind, agency=row.agency) for role in cell.roles)


def _read(ground: Ground, cell: Cell, viewer: Viewer) -> str:
    model: Any = apps.get_model(cell.what)
    rows = ground.rows[cell.what]
    expected = {row.pk for row in rows if should_see(cell, cell.what, row)}
    on_the_case = model.visible_to(viewer).filter(pk__in=[row.pk for row in rows])
    with_the_wall = connection.vendor == "postgresql"
    if with_the_wall:
        second_wall.show_to(viewer)
    try:
        found = list(on_the_case)
    finally:
        if with_the_wall:
            second_wall.take_away()
    shown = {row.pk for row in found}
    if shown != expected:
        more, less = len(shown - expected), len(expected - shown)
        return f"{cell}: {more} rows too many, {less} too few, of {len(rows)}"
    wrong = sorted({name for row in found for name in _wrongly_told(cell.roles, row)})
    return f"{cell}: told or kept from them: {', '.join(wrong)}" if wrong else ""


def _wrongly_told(roles: list[str], row: Any) -> Iterator[str]:
    """Yield the columns that are withheld and should not be, or are not and should be."""
    for column in row._meta.concrete_fields:
        facts = fields.class_of(column).name
        is_withheld = fields.is_withheld(getattr(row, column.attname))
        if is_withheld != practice.FACTS[facts].isdisjoint(roles):
            yield column.name


def _done(ground: Ground, cell: Cell, viewer: Viewer) -> str:
    label = models.TRIED_ON[cell.what]
    model: Any = apps.get_model(label)
    row = ground.rows[label][0]
    expected = practice.does(cell.role, cell.action) and should_see(cell, label, row)
    record = model.unscoped.get(pk=row.pk) if expected else model(pk=row.pk)
    try:
        record.require(Permission[cell.action], by=viewer)
    except PermissionDenied:
        allowed = False
    else:
        allowed = True
    return "" if allowed == expected else f"{cell}: was {'allowed' if allowed else 'refused'}"


def _after_a_while(cell: Cell, viewer: Viewer) -> str:
    """Try what they may do with a proof of who they are that is no longer fresh."""
    may = practice.does(cell.role, cell.action)
    expected = "refused" if not may else "allowed"
    if may and cell.action in practice.ASKS_AGAIN_WHO_IT_IS:
        expected = "asked who it is"
    try:
        checks.require(replace(viewer, freshly_proved=False), Permission[cell.action])
    except ProofNeeded:
        happened = "asked who it is"
    except PermissionDenied:
        happened = "refused"
    else:
        happened = "allowed"
    return "" if happened == expected else f"{cell}: was {happened}, not {expected}"
