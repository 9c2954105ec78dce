"""Does a sentence say that the child was seen, and that somebody spoke with the child?

The rules are words and their order, no more: each has a name and a sentence that says what it
looks for, and every answer names the rules that led to it. The first rule of a step that fits
decides the step. What no rule finds is unsaid.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from heed.chronologies.analysis.words.people import (
    CHILD_LETTER,
    OF_CHILD_LETTER,
    OTHER_LETTER,
    Child,
    by_letter,
)
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


_ANOTHER_WORD: Final = r"(?: (?!<O>|not\b|never\b)[\w']+)"


def _ready(pattern: str) -> re.Pattern[str]:
    filled = pattern.replace("<W>", _ANOTHER_WORD).replace("<C>", CHILD_LETTER)
    filled = filled.replace("<P>", f"[{CHILD_LETTER}{OF_CHILD_LETTER}]")
    return re.compile(filled.replace("<O>", OTHER_LETTER))


STEPS: Final = (ELSEWHERE, UNSEEN, INTENDED, SILENT, SPEAKING, SEEING)
# A sentence with none of these words is not looked at further: no rule could find anything.
_WORTH: Final = re.compile(
    rf"[{CHILD_LETTER}{OF_CHILD_LETTER}]|see|saw|sight|spoke|speak|talk|asleep|present|weigh|"
    r"examine|examination|review|brought|observe|views|wishes|voice"
)
_READY: Final = tuple(tuple((rule, _ready(rule.pattern)) for rule in step) for step in STEPS)
_PAPER: Final = re.compile(PAPER)


def sight(plain: str, child: Child) -> Sight:
    """Say what one sentence says of the child, given in small letters with plain quotes."""
    looked_at = by_letter(plain, child)
    if not _WORTH.search(looked_at):
        return Sight()
    looked_at = _PAPER.sub("", looked_at)
    elsewhere, unseen, intended, silent, speaking, seeing = _READY
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


def _first(step: tuple[tuple[Rule, re.Pattern[str]], ...], looked_at: str) -> Rule | None:
    for rule, pattern in step:
        if pattern.search(looked_at):
            return rule
    return None
