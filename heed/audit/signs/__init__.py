"""Which looks at case files should a person ask about? Software only points; people judge."""

from heed.audit.signs.history import Happened, explained
from heed.audit.signs.looks import File, Kind, Look, Person, Sign
from heed.audit.signs.noticing import WINDOW, notice

__all__ = [
    "WINDOW",
    "File",
    "Happened",
    "Kind",
    "Look",
    "Person",
    "Sign",
    "explained",
    "notice",
]
