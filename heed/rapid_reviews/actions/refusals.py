"""What may a person be told when something cannot be done to a rapid review?"""

from __future__ import annotations


class Refusal(ValueError):
    """Something cannot be done now; its sentence says why, and what to do."""


class NotNotified(Refusal):
    """There is no rapid review without a notification (P3)."""


class AlreadyOpen(Refusal):
    """An incident has one rapid review."""


class NoReviewGroup(Refusal):
    """The partnership had no review group on the day."""


class SavedByAnother(Refusal):
    """Somebody else saved the sections first: both versions are shown, none is lost."""


class AlreadySent(Refusal):
    """What the Panel has been sent is not rewritten; the review is reopened instead."""


class UnknownCriterion(Refusal):
    """No criterion or circumstance has that key on the day."""


class ReasonsMissing(Refusal):
    """An answer, a position or a decision needs reasons."""


class CriteriaUnanswered(Refusal):
    """The group recommends after answering every criterion of the regulation."""


class NotTheDecisionMaker(Refusal):
    """The arrangements of that day give the decision to somebody else."""


class NoQuorum(Refusal):
    """A group recommends with more than half of its people free of a conflict of interest."""


class PositionsMissing(Refusal):
    """The partners decide together: each one's position comes first."""


class NotAPartner(Refusal):
    """Only a statutory safeguarding partner takes a position, and only its own."""


class LatenessUnexplained(Refusal):
    """A rapid review sent after its last day needs a reason."""


class DayImpossible(Refusal):
    """A day is after today, or before what it follows from."""
