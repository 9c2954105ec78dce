"""What may other rooms ask about incidents?"""

from heed.incidents.queries.clocks import (
    Header,
    deadlines,
    deadlines_of,
    header,
    header_of,
    notification_due_on,
    page_for,
    panel_notified_at,
    told_on,
)
from heed.incidents.queries.law import Agreed, SoFar, agreed, duties, facts, so_far
from heed.incidents.queries.lists import Listed, Sought, cases, drafts, listed
from heed.incidents.queries.record import Record, record

__all__ = [
    "Agreed",
    "Header",
    "Listed",
    "Record",
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
    "header_of",
    "listed",
    "notification_due_on",
    "page_for",
    "panel_notified_at",
    "record",
    "so_far",
    "told_on",
]
