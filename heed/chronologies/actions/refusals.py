"""Why can something not be done with a chronology now? Each sentence is for whoever asked."""

from __future__ import annotations


class Refusal(ValueError):
    """Something cannot be done with a chronology now; its sentence says why."""


class PeriodBackwards(Refusal):
    """The last day of a chronology comes before its first."""


class PlannedBefore(Refusal):
    """A case has one chronology."""


class ColumnsUnfit(Refusal):
    """Columns that agencies are asked for can be told apart, and rows be placed by them."""


class NobodyChosen(Refusal):
    """An agency is asked, or none is."""


class AskedBefore(Refusal):
    """An agency is asked once; its day can be moved."""


class DayPassed(Refusal):
    """A day that is agreed on now has not passed yet."""


class AgreedBefore(Refusal):
    """Somebody else has agreed on the columns of a return, or a newer version is there."""


class ReasonMissing(Refusal):
    """That an agency was not involved needs a reason."""


class ReturnedBefore(Refusal):
    """An agency that has sent a return was involved."""


class NothingSaid(Refusal):
    """A note, a question or an answer says something."""


class AnsweredBefore(Refusal):
    """A question is answered once."""


class NamesMissing(Refusal):
    """An entry of the glossary has a name and a label."""


class LabelTaken(Refusal):
    """A label stands for one entry."""
