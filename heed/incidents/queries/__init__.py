"""What may other rooms ask about incidents?"""

from heed.incidents.queries.clocks import (
    Header,
    deadlines,
    deadlines_of,
    header,
    notification_due_on,
    panel_notified_at,
)
from heed.incidents.queries.law import Agreed, SoFar, agreed, duties, facts, so_far
from heed.incidents.queries.lists import Listed, Sought, cases, drafts, listed

__all__ = [
    "Agreed",
    "Header",
    "Listed",
    "SoFar",
    "Sought",
    "agreed",
    "cases",
    "deadlines",
    "deadlines_of",
    "drafts",
    "duties",
    "facts",
    "header",
    "listed",
    "notification_due_on",
    "panel_notified_at",
    "so_far",
]
