"""May this person do this at all? Whether it may happen now is the workflow's question."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from heed.access.permissions import NEEDS_FRESH_PROOF, TABLE, TAKES_AWAY, Permission
from heed.access.viewer import Viewer


class ProofNeeded(PermissionDenied):
    """The person may do this, but has to prove again that it is them.

    `heed.accounts` turns it into the page “Confirm it is you”, keeps what was typed and goes on.
    """

    def __init__(self, name: str, what_for: Permission | str) -> None:
        self.what_for = what_for.value if isinstance(what_for, Permission) else what_for
        self.takes_away = what_for in TAKES_AWAY
        super().__init__(f"{name} must confirm who they are: {self.what_for}.")


def may(viewer: Viewer, permission: Permission) -> bool:
    """Say whether one of the viewer's roles carries the permission."""
    return not viewer.roles.isdisjoint(TABLE[permission])


def require(viewer: Viewer, permission: Permission) -> None:
    """Refuse unless one of the viewer's roles carries the permission, and a fresh proof if needed.

    :raises PermissionDenied: with a sentence naming what was refused
    :raises ProofNeeded: if the permission asks for a fresh proof of who they are
    """
    if not may(viewer, permission):
        raise PermissionDenied(f"{viewer.name} may not do this: {permission.value}.")
    if permission in NEEDS_FRESH_PROOF and not viewer.freshly_proved:
        raise ProofNeeded(viewer.name, permission)
