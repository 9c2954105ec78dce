"""May this person do this at all? Whether it may happen now is the workflow's question."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from heed.access.permissions import TABLE, Permission
from heed.access.viewer import Viewer


def may(viewer: Viewer, permission: Permission) -> bool:
    """Say whether one of the viewer's roles carries the permission."""
    return not viewer.roles.isdisjoint(TABLE[permission])


def require(viewer: Viewer, permission: Permission) -> None:
    """Refuse unless one of the viewer's roles carries the permission.

    :raises PermissionDenied: with a sentence naming what was refused
    """
    if not may(viewer, permission):
        raise PermissionDenied(f"{viewer.name} may not do this: {permission.value}.")
