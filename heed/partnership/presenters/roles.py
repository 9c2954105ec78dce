"""Who may do what, and who may hand out which post, as rows for a page."""

from __future__ import annotations

from heed.access import delegation
from heed.access.permissions import TABLE, Permission
from heed.access.role_table import SEES_EVERY_FILE
from heed.access.roles import Role
from heed.govuk.components import Column, Table


def roles() -> list[tuple[Role, list[str]]]:
    """Return each role with what it may do, in words."""
    return [
        (
            role,
            ["Open every case file of the partnership"] * (role in SEES_EVERY_FILE)
            + [permission.value for permission in Permission if role in TABLE[permission]],
        )
        for role in Role
    ]


def permissions_table() -> Table:
    """Return each permission with the roles that carry it."""
    return Table(
        caption="Each thing, and who may do it",
        columns=(Column(text="What"), Column(text="Who")),
        rows=tuple(
            (permission.value, ", ".join(role.label for role in Role if role in TABLE[permission]))
            for permission in Permission
        ),
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


def _roles(roles: frozenset[Role]) -> str:
    """Return roles in words; where only a few are missing, those."""
    missing = [role.label for role in Role if role not in roles]
    if len(missing) <= len(delegation.SYSTEM_ROLES) + 1:
        return f"Every role but {', '.join(missing)}" if missing else "Every role"
    return ", ".join(role.label for role in Role if role in roles) or "None"
