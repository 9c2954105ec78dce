"""Plan a chronology, ask agencies for theirs, take what they send, and write beside it."""

from heed.chronologies.actions.copies import take_copy
from heed.chronologies.actions.judging import judge
from heed.chronologies.actions.naming import (
    Named,
    add_name,
    change_name,
    say_no_names,
    take_out,
)
from heed.chronologies.actions.noting import answer, ask_about, write_note
from heed.chronologies.actions.planning import (
    Plan,
    ask,
    change_plan,
    choose_columns,
    move_due_day,
    plan,
)
from heed.chronologies.actions.receiving import (
    Reading,
    agree_columns,
    bring,
    say_not_involved,
)
from heed.chronologies.actions.refusals import (
    AgreedBefore,
    AnsweredBefore,
    AskedBefore,
    ColumnsUnfit,
    DayPassed,
    LabelTaken,
    NamesMissing,
    NobodyChosen,
    NothingSaid,
    PeriodBackwards,
    PlannedBefore,
    ReasonMissing,
    Refusal,
    ReturnedBefore,
)

__all__ = [
    "AgreedBefore",
    "AnsweredBefore",
    "AskedBefore",
    "ColumnsUnfit",
    "DayPassed",
    "LabelTaken",
    "Named",
    "NamesMissing",
    "NobodyChosen",
    "NothingSaid",
    "PeriodBackwards",
    "Plan",
    "PlannedBefore",
    "Reading",
    "ReasonMissing",
    "Refusal",
    "ReturnedBefore",
    "add_name",
    "agree_columns",
    "answer",
    "ask",
    "ask_about",
    "bring",
    "change_name",
    "change_plan",
    "choose_columns",
    "judge",
    "move_due_day",
    "plan",
    "say_no_names",
    "say_not_involved",
    "take_copy",
    "take_out",
    "write_note",
]
