"""What may be typed about a chronology, and the words when it is wrong?"""

from heed.chronologies.forms.columns import ChoosingColumns
from heed.chronologies.forms.names import Naming, NoNames
from heed.chronologies.forms.pictures import Looking
from heed.chronologies.forms.plans import Asking, MovingDueDay, Planning
from heed.chronologies.forms.reading import Answer, Judging, Note, Question, Search
from heed.chronologies.forms.returns import (
    AgreeingColumns,
    Bringing,
    Brought,
    NotInvolved,
    Pasting,
)

__all__ = [
    "AgreeingColumns",
    "Answer",
    "Asking",
    "Bringing",
    "Brought",
    "ChoosingColumns",
    "Judging",
    "Looking",
    "MovingDueDay",
    "Naming",
    "NoNames",
    "NotInvolved",
    "Note",
    "Pasting",
    "Planning",
    "Question",
    "Search",
]
