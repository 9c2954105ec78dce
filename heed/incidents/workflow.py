"""At which stage is an incident, by what has been recorded on it?"""

from __future__ import annotations

from enum import Enum


class Stage(Enum):
    """Where the question of notification stands. It is worked out, never stored."""

    REPORTED = "REPORTED"
    TO_NOTIFY = "TO_NOTIFY"
    NOTIFIED = "NOTIFIED"
    NOT_NOTIFIED = "NOT_NOTIFIED"

    @property
    def label(self) -> str:
        """Return the words a page uses."""
        return LABELS[self]


LABELS = {
    Stage.REPORTED: "Reported",
    Stage.TO_NOTIFY: "To be notified",
    Stage.NOTIFIED: "Notified",
    Stage.NOT_NOTIFIED: "Not to be notified",
}


def stage(*, told: bool, decided: bool | None) -> Stage:
    """Return the stage: whether a national body was told, and what was decided last (or nothing).

    A notification that was sent outweighs a decision, whichever came first.
    """
    if told:
        return Stage.NOTIFIED
    if decided is None:
        return Stage.REPORTED
    return Stage.TO_NOTIFY if decided else Stage.NOT_NOTIFIED
