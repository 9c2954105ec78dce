"""What did the rules find in one row, and how is it kept, so that no row is read twice?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Reason:
    """What led to an answer: a sentence as written, where it stands, and the rules' names."""

    sentence: str
    place: str
    rules: tuple[str, ...]


class Kind(StrEnum):
    """What the rules look for in a row."""

    SEEN = "seen"
    SPOKEN = "spoken"
    CONTESTED = "contested"
    MISSED = "missed"
    RESPONSE = "response"  # to what was missed
    CHANGED = "changed"
    VOICE = "voice"
    GOOD = "good"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer of the rules, and what led to it."""

    answer: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Found:
    """Everything the rules found in a row: of each kind, answers with sentence, place and rules."""

    kept: Mapping[str, Sequence[Sequence[str]]]

    def of(self, kind: Kind) -> list[Answered]:
        """Return the answers of a kind, in the order they were found."""
        return [
            Answered(answer, Reason(sentence, place, tuple(rules)))
            for answer, sentence, place, *rules in self.kept.get(kind, ())
        ]

    def reasons(self, kind: Kind) -> tuple[Reason, ...]:
        """Return what led to the answers of a kind."""
        return tuple(one.reason for one in self.of(kind))


def together(answers: Mapping[Kind, Iterable[Answered]]) -> Found:
    """Return answers of several kinds as what was found; a kind without any is left out."""
    listed = {
        kind.value: [
            [one.answer, one.reason.sentence, one.reason.place, *one.reason.rules] for one in of
        ]
        for kind, of in answers.items()
    }
    return Found({kind: of for kind, of in listed.items() if of})


def as_kept(found: Found) -> str:
    """Return what was found in words to keep; never the empty word."""
    return json.dumps(found.kept, ensure_ascii=False, separators=(",", ":"))


def from_kept(many: Sequence[str]) -> list[Found]:
    """Return what was kept of many rows, in their order."""
    return [Found(kept) for kept in json.loads(f"[{','.join(many)}]")]
