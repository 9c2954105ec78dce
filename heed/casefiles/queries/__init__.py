"""Who may open which case file, who may not, and why?"""

from heed.casefiles.queries.conflicts import (
    Conflict,
    conflicts,
    free_of_conflict,
    nobodys,
)
from heed.casefiles.queries.files import (
    find_or_404,
    grants,
    named_people,
    people,
)
from heed.casefiles.queries.ties import family_ties, members, teams

__all__ = [
    "Conflict",
    "conflicts",
    "family_ties",
    "find_or_404",
    "free_of_conflict",
    "grants",
    "members",
    "named_people",
    "nobodys",
    "people",
    "teams",
]
