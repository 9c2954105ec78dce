"""What is there of a chronology, for whom?"""

from heed.chronologies.queries.analysed import chosen_rows, entries_of
from heed.chronologies.queries.changes import Change, changes
from heed.chronologies.queries.combined import (
    OF_READERS,
    Beside,
    Flag,
    Sought,
    agencies_of,
    beside,
    combined_rows,
)
from heed.chronologies.queries.plans import (
    Asked,
    Stand,
    asked_agencies,
    chronology_of,
    mark_of_plan,
    not_asked,
    reads_all,
    stand_of,
)
from heed.chronologies.queries.returns import (
    as_read,
    born_on,
    mark_of_columns,
    mark_of_note,
    named_returns,
    problems_of,
    questions_to,
    remembered_columns,
    rows_of,
    standing_rows,
    versions,
)

__all__ = [
    "OF_READERS",
    "Asked",
    "Beside",
    "Change",
    "Flag",
    "Sought",
    "Stand",
    "agencies_of",
    "as_read",
    "asked_agencies",
    "beside",
    "born_on",
    "changes",
    "chosen_rows",
    "chronology_of",
    "combined_rows",
    "entries_of",
    "mark_of_columns",
    "mark_of_note",
    "mark_of_plan",
    "named_returns",
    "not_asked",
    "problems_of",
    "questions_to",
    "reads_all",
    "remembered_columns",
    "rows_of",
    "stand_of",
    "standing_rows",
    "versions",
]
