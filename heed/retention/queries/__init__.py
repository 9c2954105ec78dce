"""Which files are due, how does one stand, and what is kept on it?"""

from heed.retention.queries.facts import facts
from heed.retention.queries.inventory import Inventory, inventory, kinds
from heed.retention.queries.standings import (
    SOONEST_FIRST,
    SORTS,
    Line,
    Sought,
    classes,
    files_of,
    history,
    line,
    lines,
    queue,
    said,
    seen,
    standing_holds,
    to_approve,
)

__all__ = [
    "SOONEST_FIRST",
    "SORTS",
    "Inventory",
    "Line",
    "Sought",
    "classes",
    "facts",
    "files_of",
    "history",
    "inventory",
    "kinds",
    "line",
    "lines",
    "queue",
    "said",
    "seen",
    "standing_holds",
    "to_approve",
]
