"""What may a person be told when something cannot be done to a rapid review?"""

from __future__ import annotations


class NotNotified(ValueError):
    """There is no rapid review without a notification (P3)."""


class AlreadyOpen(ValueError):
    """An incident has one rapid review."""


class NoReviewGroup(ValueError):
    """The partnership had no review group on the day."""


class SavedByAnother(ValueError):
    """Somebody else saved the sections first: both versions are shown, none is lost."""


class AlreadySent(ValueError):
    """What the Panel has been sent is not rewritten; the review is reopened instead."""


class UnknownCriterion(ValueError):
    """No criterion or circumstance has that key on the day."""


class ReasonsMissing(ValueError):
    """An answer, a position or a decision needs reasons."""


class CriteriaUnanswered(ValueError):
    """The group recommends after answering every criterion of the regulation."""


class NotTheDecisionMaker(ValueError):
    """The arrangements of that day give the decision to somebody else."""


class PositionsMissing(ValueError):
    """The partners decide together: each one's position comes first."""


class NotAPartner(ValueError):
    """Only a statutory safeguarding partner takes a position, and only its own."""


class LatenessUnexplained(ValueError):
    """A rapid review sent after its last day needs a reason."""


class DayImpossible(ValueError):
    """A day is after today, or before what it follows from."""
