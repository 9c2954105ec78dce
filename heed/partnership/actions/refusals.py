"""Why could something about the partnership not be changed? Sentences a person can read."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from heed.access.viewer import Viewer
from heed.partnership.models import Agency, Appointment, Group


class VersionAlreadyStartsThatDay(ValueError):
    """Published arrangements are never edited; a change starts on another day."""


class EndsBeforeItStarts(ValueError):
    """A post cannot end before it started."""


class NameTaken(ValueError):
    """Two agencies, or two groups of the same day, cannot have one name."""


class OfAnotherPartnership(PermissionDenied):
    """A group, an agency or a post belongs to a partnership this person does not act in."""


class RoleNeedsAccount(ValueError):
    """Rights belong to somebody who signs in."""


class LastCoordinator(ValueError):
    """A partnership without a coordinator could not be changed by anybody."""


def require_own(*things: Agency | Group | Appointment | None, by: Viewer) -> None:
    """Refuse what belongs to a partnership this person does not act in.

    :raises OfAnotherPartnership: naming it
    """
    for thing in things:
        if thing is not None and thing.partnership_id != by.partnership_id:
            raise OfAnotherPartnership(f"{thing} is not of {by.partnership_name}.")
