"""Who may see and do what, and who may hand out which post, as rows for a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from heed.access import delegation
from heed.access.fields import SEEN_BY, FieldClass
from heed.access.permissions import TABLE, Permission
from heed.access.role_table import Reach, Resource, reach
from heed.access.roles import Role
from heed.govuk.components import Column, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class InWords:
    """What one role sees and may do, as a page says it."""

    role: Role
    sees: tuple[tuple[str, tuple[str, ...]], ...]  # how far, and what
    may: tuple[str, ...]


def roles() -> list[InWords]:
    """Return each role with what it sees, from the furthest reach to the nearest, and may do."""
    return [
        InWords(
            role=role,
            sees=tuple(
                (far.value, found)
                for far in reversed(Reach)
                if far is not Reach.NOTHING and (found := _reached(role, far))
            ),
            may=tuple(permission.value for permission in Permission if role in TABLE[permission]),
        )
        for role in Role
    ]


def reach_table(*, kept_today: bool) -> Table:
    """Return how far each role reaches, a column for each kind of thing that is kept, or will be.

    A role that reaches none of them has no row.
    """
    kinds = [kind for kind in Resource if kind.is_kept_today is kept_today]
    cells = {role: tuple(reach(role, kind).short for kind in kinds) for role in Role}
    return Table(
        caption="Who sees what" if kept_today else "Agreed for what Heed will keep later",
        columns=(Column(text="Role"), *(Column(text=kind.short) for kind in kinds)),
        rows=tuple((role.label, *cells[role]) for role in Role if any(cells[role])),
        stacks=True,
    )


def legend() -> list[dict[str, Any]]:
    """Return what the words in the cells mean, as the rows of a summary list."""
    return [
        {"key": {"text": far.short}, "value": {"text": far.value}}
        for far in reversed(Reach)
        if far.short
    ]


def classes_table() -> Table:
    """Return which facts of a record are not for everybody who reads it, and who sees them."""
    return Table(
        caption="What is withheld from everybody else",
        columns=(Column(text="What"), Column(text="Who sees it")),
        rows=tuple(
            (
                f"{one.value[:1].upper()}{one.value[1:]}",
                ", ".join(role.label for role in Role if role in SEEN_BY[one]),
            )
            for one in FieldClass
            if one is not FieldClass.GENERAL
        ),
        stacks=True,
    )


def permissions_table() -> Table:
    """Return each permission with the roles that carry it."""
    return Table(
        caption="Each thing, and who may do it",
        columns=(Column(text="What"), Column(text="Who")),
        rows=tuple(
            (permission.value, ", ".join(role.label for role in Role if role in TABLE[permission]))
            for permission in Permission
        ),
        stacks=True,
    )


def delegation_table() -> Table:
    """Return which roles each role may hand out, confirm and take away."""
    return Table(
        caption="Who may give and end posts",
        columns=tuple(
            Column(text=text)
            for text in ("Who", "Gives", "Proposes, for another to confirm", "Confirms", "Ends")
        ),
        rows=tuple(
            (
                role.label + (", for their own agency" if may.in_own_agency_only else ""),
                _roles(may.hands_out),
                _roles(may.proposes),
                _roles(may.confirms),
                _roles(may.takes_away),
            )
            for role, may in delegation.TABLE.items()
        ),
    )


def _reached(role: Role, far: Reach) -> tuple[str, ...]:
    return tuple(kind.value for kind in Resource if kind.is_kept_today and reach(role, kind) is far)


def _roles(roles: frozenset[Role]) -> str:
    """Return roles in words; where only a few are missing, those."""
    missing = [role.label for role in Role if role not in roles]
    if len(missing) <= len(delegation.SYSTEM_ROLES) + 1:
        return f"Every role but {', '.join(missing)}" if missing else "Every role"
    return ", ".join(role.label for role in Role if role in roles) or "None"
