"""Plan a chronology, ask agencies for theirs, take what they send, and write beside it."""

from heed.chronologies.actions.planning import (
    Plan,
    ask,
    change_plan,
    move_due_day,
    plan,
)
from heed.chronologies.actions.refusals import (
    AskedBefore,
    DayPassed,
    NobodyChosen,
    PeriodBackwards,
    PlannedBefore,
    Refusal,
)

__all__ = [
    "AskedBefore",
    "DayPassed",
    "NobodyChosen",
    "PeriodBackwards",
    "Plan",
    "PlannedBefore",
    "Refusal",
    "ask",
    "change_plan",
    "move_due_day",
    "plan",
]
