"""What is kept of a chronology: its plan, whom it was asked of, what came, and what readers say."""

from heed.chronologies.models.plans import AskedAgency, Chronology
from heed.chronologies.models.reading import AgencyQuestion, Likeness, ReaderNote
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
    "Likeness",
    "ReaderNote",
    "ReceivedReturn",
    "RememberedColumns",
    "ReturnProblem",
]
