"""Of which kind is what a sentence tells, by the first of several rules that fits?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Kind = TypeVar("Kind", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class KindRule(Generic[Kind]):
    """A named rule; `traps` are words that look alike and mean something else."""

    name: str
    kind: Kind
    looks_for: str
    pattern: str
    traps: str = r"(?!)"


class FirstRule(Generic[Kind]):
    """Finds the first rule that fits; a sentence without a word of `worth` fits none of them."""

    def __init__(self, rules: Sequence[KindRule[Kind]], *, worth: str) -> None:
        """Make the patterns ready."""
        self._rules = [(rule, re.compile(rule.pattern), re.compile(rule.traps)) for rule in rules]
        self._worth = re.compile(worth)

    def of(self, plain: str) -> KindRule[Kind] | None:
        """Return the rule that a sentence fits; None if there is none. Small letters only."""
        if not self._worth.search(plain):
            return None
        for rule, pattern, traps in self._rules:
            if pattern.search(plain) and not traps.search(plain):
                return rule
        return None
