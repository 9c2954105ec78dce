"""Why could something about the partnership not be changed? Sentences a person can read."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from heed.access.viewer import Viewer
from heed.partnership.models import Agency, Appointment, Group, Invitation


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


class NotToOneself(PermissionDenied):
    """Nobody gives rights to themselves, whatever their role."""


class NotYoursToGive(PermissionDenied):
    """The post, or its agency, is beyond what this person may hand out or take away."""


class NeedsTwoPeople(ValueError):
    """A post that reaches the whole partnership is proposed by one person, confirmed by another."""


class SomebodyElseCan(ValueError):
    """Whoever runs the system is the second person only where the partnership has nobody."""


class LastDayMissing(ValueError):
    """Somebody from outside is let in until a day."""


class OverAlready(ValueError):
    """A post that has ended is not ended again, and never begins again."""


class StillNeeded(ValueError):
    """An agency or a group does not end while somebody holds a post there."""


class InvitedAlready(ValueError):
    """One open invitation to one post is enough."""


class HoldsItAlready(ValueError):
    """The person holds this post already."""


class InvitationOver(ValueError):
    """An invitation that was accepted or withdrawn cannot be confirmed, sent or withdrawn."""


class LinkCannotBeUsed(LookupError):
    """The link is unknown, too old, used, withdrawn, or no longer vouched for."""


class ForSomebodyElse(PermissionDenied):
    """The invitation was sent to another email address."""


class LastCoordinator(ValueError):
    """A partnership without a coordinator could not be changed by anybody."""


def require_own(*things: Agency | Group | Appointment | Invitation | None, by: Viewer) -> None:
    """Refuse what belongs to a partnership this person does not act in.

    :raises OfAnotherPartnership: naming it
    """
    for thing in things:
        if thing is not None and thing.partnership_id != by.partnership_id:
            raise OfAnotherPartnership(f"{thing} is not of {by.partnership_name}.")
