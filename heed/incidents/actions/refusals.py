"""What may a person be told when something cannot be recorded on an incident?"""

from __future__ import annotations


class InTheFuture(ValueError):
    """Something is said to have happened after today."""


class BeforeItHappened(ValueError):
    """Nobody can know of an incident before it happened, and nobody is born after it."""


class BeforeAnybodyKnew(ValueError):
    """Nobody can be told of an incident before the authority knew of it."""


class ToldBefore(ValueError):
    """The authority cannot have become aware after it told others."""


class AlreadyNotified(ValueError):
    """This recipient has been told of this incident already."""


class LatenessUnexplained(ValueError):
    """A notification sent after its last day needs a reason."""


class NotYourAgency(ValueError):
    """A view is given for one's own agency."""


class AlreadySent(ValueError):
    """A draft can be sent once."""


class NoChild(ValueError):
    """A report is about at least one child."""
