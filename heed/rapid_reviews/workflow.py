"""Which stages does a rapid review pass through?"""

from __future__ import annotations

from enum import Enum

from heed.core.workflow import Workflow


class Stage(Enum):
    """Where a rapid review stands; the value is what the database keeps."""

    GATHERING = "GATHERING"
    RECOMMENDED = "RECOMMENDED"
    DECIDED = "DECIDED"
    SENT = "SENT"
    ANSWERED = "ANSWERED"

    @property
    def label(self) -> str:
        """Return the words a page uses."""
        return LABELS[self]


LABELS = {
    Stage.GATHERING: "Gathering",
    Stage.RECOMMENDED: "Recommended",
    Stage.DECIDED: "Decided",
    Stage.SENT: "Sent to the Panel",
    Stage.ANSWERED: "Panel has answered",
}

# A reply, or new information, may lead the partners to think again: the review goes back to
# gathering, and every earlier recommendation and decision stays on the record.
STAGES = Workflow(
    {
        Stage.GATHERING: {Stage.RECOMMENDED},
        Stage.RECOMMENDED: {Stage.GATHERING, Stage.DECIDED},
        Stage.DECIDED: {Stage.GATHERING, Stage.SENT},
        Stage.SENT: {Stage.GATHERING, Stage.ANSWERED},
        Stage.ANSWERED: {Stage.GATHERING},
    }
)
