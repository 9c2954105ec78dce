"""How does the file of a case stand on its way from being kept to being destroyed?"""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from typing import Final

# No rules of law: how early a review of a file is announced, and how long a proposal waits for the
# second person before it must be made anew.
SOON: Final = timedelta(days=183)
LAPSES_AFTER: Final = timedelta(days=28)


class Standing(Enum):
    """How a file stands; the value is what the queue says. It is worked out, never stored."""

    ON_HOLD = "On legal hold"
    PROPOSED = "Proposed for destruction"
    DUE = "Review is due"
    SOON = "Review is coming"
    LATER = "Kept"
    NO_DATE = "No date yet"

    @property
    def label(self) -> str:
        """Return the words a page uses."""
        return self.value
