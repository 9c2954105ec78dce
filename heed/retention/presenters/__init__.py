"""How long files are kept, in words."""

from heed.retention.presenters.classes import class_choices, classes_table, period
from heed.retention.presenters.destroyed import (
    counted,
    destroyed_table,
    tombstone_facts,
    trail_table,
    turning,
)
from heed.retention.presenters.file import (
    MayDo,
    file_facts,
    history_table,
    may_do,
    only_kept,
    proposal_facts,
)
from heed.retention.presenters.frame import tabs
from heed.retention.presenters.queue import badge, chosen, due_sentence, kept, pages, queue_table

__all__ = [
    "MayDo",
    "badge",
    "chosen",
    "class_choices",
    "classes_table",
    "counted",
    "destroyed_table",
    "due_sentence",
    "file_facts",
    "history_table",
    "kept",
    "may_do",
    "only_kept",
    "pages",
    "period",
    "proposal_facts",
    "queue_table",
    "tabs",
    "tombstone_facts",
    "trail_table",
    "turning",
]
