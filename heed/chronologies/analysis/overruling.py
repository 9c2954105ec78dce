"""What do people say of a row against the rules, and what does an analysis say then?

A person is believed before any rule: what they take out is gone, and what they add stands there
with the whole event as its words. People judge; the rules only look for words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from heed.chronologies.analysis.entries import Entry
from heed.chronologies.analysis.found import Reason
from heed.chronologies.analysis.judging import Overruling
from heed.chronologies.analysis.words.sight_rules import Answer


class Matter(StrEnum):
    """What an analysis finds in the words of one row."""

    SEEN = "seen"
    SPOKEN = "spoken"
    MISSED = "missed"
    VOICE = "voice"
    GOOD = "good"
    KEY = "key"
    ADDRESS = "address"
    PLACEMENT = "placement"
    WORKER = "worker"


@dataclass(frozen=True, slots=True)
class Said:
    """What people say, by row id and matter: it is so, or it is not."""

    answers: Mapping[tuple[str, Matter], bool] = field(default_factory=dict)

    def of(self, entry: Entry, matter: Matter) -> bool | None:
        """Return what somebody says of a row; None leaves it to the rules."""
        return self.answers.get((entry.id, matter))

    def settled(
        self, entry: Entry, matter: Matter, found: tuple[Reason, ...]
    ) -> tuple[Reason, ...]:
        """Return what speaks for a matter, once people were heard; the rules `found` the rest."""
        holds = self.of(entry, matter)
        if holds is None:
            return found
        return (found or (by_a_reader(entry),)) if holds else ()

    @property
    def sight(self) -> dict[str, Overruling]:
        """Return what people say of whether the child was seen and spoken with, by row id."""
        answer = {True: Answer.YES, False: Answer.NO, None: None}
        rows = {row for row, matter in self.answers if matter in (Matter.SEEN, Matter.SPOKEN)}
        return {
            row: Overruling(
                seen=answer[self.answers.get((row, Matter.SEEN))],
                spoken=answer[self.answers.get((row, Matter.SPOKEN))],
            )
            for row in rows
        }


NOTHING = Said()


def by_a_reader(entry: Entry) -> Reason:
    """Return what stands for the words of a rule where a person says that something is so."""
    return Reason(entry.row.event, "Event", ("said by a reader",))
