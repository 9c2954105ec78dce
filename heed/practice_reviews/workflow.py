"""Which stages does a local review pass through?"""

from __future__ import annotations

from enum import Enum

from heed.core.workflow import Workflow


class Stage(Enum):
    """Where a local review stands; the value is what the database keeps."""

    COMMISSIONED = "COMMISSIONED"
    UNDER_WAY = "UNDER_WAY"
    COMPLETED = "COMPLETED"

    @property
    def label(self) -> str:
        """Return the words a page uses."""
        return LABELS[self]


LABELS = {
    Stage.COMMISSIONED: "Commissioned",
    Stage.UNDER_WAY: "Under way",
    Stage.COMPLETED: "Completed",
}

# Under way means: terms of reference written and a reviewer appointed.
STAGES = Workflow(
    {
        Stage.COMMISSIONED: {Stage.UNDER_WAY},
        Stage.UNDER_WAY: {Stage.COMPLETED},
        Stage.COMPLETED: set(),
    }
)
