"""What is there of a chronology, for whom?"""

from heed.chronologies.queries.plans import (
    Asked,
    Stand,
    asked_agencies,
    chronology_of,
    mark_of_plan,
    newest,
    not_asked,
    reads_all,
    stand_of,
)

__all__ = [
    "Asked",
    "Stand",
    "asked_agencies",
    "chronology_of",
    "mark_of_plan",
    "newest",
    "not_asked",
    "reads_all",
    "stand_of",
]
