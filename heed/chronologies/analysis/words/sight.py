"""Does a sentence say that the child was seen, and that somebody spoke with the child?

The rules are words and their order, no more: each has a name and a sentence that says what it
looks for, and every answer names the rules that led to it. The first rule of a step that fits
decides the step. What no rule finds is unsaid.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from heed.chronologies.analysis.words.people import OTHER, Child
from heed.chronologies.analysis.words.sight_rules import (
    ELSEWHERE,
    INTENDED,
    PAPER,
    SEEING,
    SILENT,
    SPEAKING,
    UNSEEN,
    Answer,
    Rule,
)


@dataclass(frozen=True, slots=True)
class Sight:
    """What one sentence says, and the names of the rules that found it."""

    seen: Answer = Answer.UNSAID
    spoken: Answer = Answer.UNSAID
    rules: tuple[str, ...] = ()


STEPS: Final = (ELSEWHERE, UNSEEN, INTENDED, SILENT, SPEAKING, SEEING)
_ANOTHER_WORD: Final = r"(?: (?!<O>|not\b|never\b)[\w']+)"
# A sentence with none of these words is not looked at further: no rule could find anything.
_WORTH: Final = re.compile(
    r"see|saw|sight|spoke|speak|talk|asleep|present|weigh|examine|examination|review|brought|observe|views|"
    r"wishes|voice"
)


@lru_cache(maxsize=8)
def reader_of(child: Child) -> Reader:
    """Return the rules made ready for one child."""
    return Reader(child)


class Reader:
    """The rules for one child."""

    def __init__(self, child: Child) -> None:
        """Put the child's names into the rules."""
        self._mentions = re.compile(child.possessive)
        self._steps = tuple(
            tuple((rule, _ready(rule.pattern, child)) for rule in step) for step in STEPS
        )

    def mentions(self, plain: str) -> bool:
        """Say whether the child is named, or what is the child's."""
        return self._mentions.search(plain) is not None

    def read(self, plain: str) -> Sight:
        """Say what one sentence says, given in small letters with plain quotes."""
        if not _WORTH.search(plain) and not self.mentions(plain):
            return Sight()
        looked_at = re.sub(PAPER, "", plain)
        elsewhere, unseen, intended, silent, speaking, seeing = self._steps
        for step in (elsewhere, unseen, intended):
            if rule := _first(step, looked_at):
                return Sight(rule.seen or Answer.UNSAID, Answer.UNSAID, (rule.name,))
        rule = _first(silent, looked_at) or _first(speaking, looked_at)
        found = [rule, _first(seeing, looked_at)]
        return _together([rule for rule in found if rule is not None])


def _together(found: list[Rule]) -> Sight:
    seen = next((rule.seen for rule in found if rule.seen), Answer.UNSAID)
    spoken = next((rule.spoken for rule in found if rule.spoken), Answer.UNSAID)
    return Sight(seen, spoken, tuple(rule.name for rule in found))


def _first(step: tuple[tuple[Rule, re.Pattern[str]], ...], plain: str) -> Rule | None:
    return next((rule for rule, pattern in step if pattern.search(plain)), None)


def _ready(pattern: str, child: Child) -> re.Pattern[str]:
    filled = pattern.replace("<W>", _ANOTHER_WORD).replace("<C>", child.pattern)
    filled = filled.replace("<P>", child.possessive).replace("<O>", OTHER)
    return re.compile(filled)
