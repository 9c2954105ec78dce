"""Why can something not be done with a chronology now? Each sentence is for whoever asked."""

from __future__ import annotations


class Refusal(ValueError):
    """Something cannot be done with a chronology now; its sentence says why."""


class PeriodBackwards(Refusal):
    """The last day of a chronology comes before its first."""


class PlannedBefore(Refusal):
    """A case has one chronology."""


class NobodyChosen(Refusal):
    """An agency is asked, or none is."""


class AskedBefore(Refusal):
    """An agency is asked once; its day can be moved."""


class DayPassed(Refusal):
    """A day that is agreed on now has not passed yet."""
