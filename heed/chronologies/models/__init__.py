"""What is kept of a chronology: its plan, its returns, what readers say, who is named in it."""

from heed.chronologies.models.names import GlossaryEntry, PossibleName
from heed.chronologies.models.plans import AskedAgency, Chronology
from heed.chronologies.models.reading import AgencyQuestion, Likeness, ReaderJudgement, ReaderNote
from heed.chronologies.models.returns import (
    ChronologyRow,
    ReceivedReturn,
    RememberedColumns,
    ReturnProblem,
)

__all__ = [
    "AgencyQuestion",
    "AskedAgency",
    "Chronology",
    "ChronologyRow",
    "GlossaryEntry",
    "Likeness",
    "PossibleName",
    "ReaderJudgement",
    "ReaderNote",
    "ReceivedReturn",
    "RememberedColumns",
    "ReturnProblem",
]
