"""Which words are in no other place of the world, so that a leak can be recognised?"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

# No vowels and nothing a template, a word processor or a search would change.
LETTERS: Final = "bcdfghjkmnpqrstvwxz"
LENGTH: Final = 9
MARK: Final = "qz"  # every canary starts with it, and nothing in the product does
SHAPE: Final = re.compile(f"{MARK}[{LETTERS}]{{{LENGTH}}}")
# What a line break, a hyphen or a run of a word processor may put into the middle of a word.
SPLITS: Final = re.compile(r"[\s\u00ad\u200b\u2010-]+")


class Canaries:
    """Makes canaries for cases and remembers which belongs where."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.where: dict[str, str] = {}
        self.case: dict[str, str] = {}
        self._adopted: set[str] = set()

    def new(self, case: str, where: str) -> str:
        """Return a word that belongs to one place of one case."""
        word = MARK + "".join(self._random.choices(LETTERS, k=LENGTH))
        self.where[word], self.case[word] = where, case
        return word

    def adopt(self, word: str, case: str, where: str) -> None:
        """Treat a word that the product made, such as a reference, as a canary of a case."""
        self.where[word], self.case[word] = where, case
        self._adopted.add(word)

    def forget(self, word: str) -> None:
        """Take back a canary that could not be planted."""
        del self.where[word], self.case[word]

    def of(self, case: str) -> set[str]:
        """Return the canaries of one case."""
        return {word for word, owner in self.case.items() if owner == case}

    def found_in(self, text: str, *, adopted: bool = True) -> set[str]:
        """Return the canaries in a text, also where a line break or a hyphen splits them.

        References of cases are ids, not words about anybody: without `adopted` they are left out.
        """
        found = set(SHAPE.findall(text))
        if MARK in text:
            found |= set(SHAPE.findall(SPLITS.sub("", text)))
        return (found & self.case.keys()) | {
            word for word in self._adopted if adopted and word in text
        }

    def by_case(self, words: Iterable[str]) -> dict[str, set[str]]:
        """Return the words under the cases they belong to."""
        sorted_out: dict[str, set[str]] = defaultdict(set)
        for word in words:
            sorted_out[self.case[word]].add(word)
        return sorted_out

    def places(self, words: Iterable[str]) -> str:
        """Say where these words were planted, for somebody who has to find the leak."""
        counted = Counter(self.where[word] for word in words)
        return ", ".join(sorted(counted))
