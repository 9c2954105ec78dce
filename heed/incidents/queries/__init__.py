"""What may other rooms ask about incidents?"""

from heed.incidents.queries.clocks import (
    KEPT_HERE,
    deadlines,
    deadlines_of,
    notification_due_on,
    page_for,
    panel_notified_at,
    settled_on,
    stage_of,
    told_on,
)
from heed.incidents.queries.law import Agreed, SoFar, agreed, duties, facts, newest_of, so_far
from heed.incidents.queries.lists import at_stages, cases, drafts
from heed.incidents.queries.record import Record, record

__all__ = [
    "KEPT_HERE",
    "Agreed",
    "Record",
    "SoFar",
    "agreed",
    "at_stages",
    "cases",
    "deadlines",
    "deadlines_of",
    "drafts",
    "duties",
    "facts",
    "newest_of",
    "notification_due_on",
    "page_for",
    "panel_notified_at",
    "record",
    "settled_on",
    "so_far",
    "stage_of",
    "told_on",
]
