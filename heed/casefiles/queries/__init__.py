"""Who may open which case file, who may not, and why?"""

from heed.casefiles.queries.conflicts import (
    Conflict,
    conflicts,
    free_of_conflict,
    kept_apart,
    nobodys,
)
from heed.casefiles.queries.emergencies import (
    emergencies,
    emergencies_of,
    on_file,
    own_emergencies,
    to_be_told,
    unseen,
)
from heed.casefiles.queries.files import (
    find_or_404,
    grants,
    is_lead_reviewer,
    named_people,
    people,
)
from heed.casefiles.queries.ties import family_ties, members, teams

__all__ = [
    "Conflict",
    "conflicts",
    "emergencies",
    "emergencies_of",
    "family_ties",
    "find_or_404",
    "free_of_conflict",
    "grants",
    "is_lead_reviewer",
    "kept_apart",
    "members",
    "named_people",
    "nobodys",
    "on_file",
    "own_emergencies",
    "people",
    "teams",
    "to_be_told",
    "unseen",
]
