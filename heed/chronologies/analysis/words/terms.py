"""Which words of a sentence mean a fact that the reader named, however they are written?

A word means a term if it is the term with another ending (“bruised”, “bruising”, “Carter's”), or
differs from it by one slip of the keys (two in a word of nine letters or more): a letter too many,
too few, wrong, or two changed about. The first letter is taken as right, and words of four letters
or fewer must be written exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from heed.chronologies.analysis.words.sentences import plain

# Endings that change a word's form and not its sense, the longest first.
_ENDINGS: Final = ("'s", "ings", "ing", "ies", "ers", "ed", "er", "es", "s", "d", "e", "y", "'")
_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)?'?")
_DENIAL: Final = re.compile(
    r"\b(?:no|not|nil|denied|denies|deny|denying|without|never|no evidence of|n't|none|negative)\b|"
    r"n't\b"
)
_RULED_OUT: Final = re.compile(r"\b(?:ruled out|not (?:seen|found|present|observed)|denied|nil)\b")
SLIPS: Final = ((9, 2), (5, 1))  # from so many letters, so many slips are forgiven
STEM: Final = 4  # what is left of a word without its ending must be this long


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact by its name and the terms that mean it; `slips` says whether slips are forgiven."""

    name: str
    terms: tuple[str, ...]
    slips: bool = True


# What readers ask for most often, in the words that agencies use for it.
THEMES: Final = (
    Fact("Bruises", ("bruise", "contusion", "black eye", "bruising")),
    Fact(
        "Strangulation",
        ("strangle", "strangulation", "throttle", "choke", "hands round neck", "nfs"),
    ),
    Fact("Domestic abuse", ("domestic abuse", "domestic violence", "dv", "coercive control")),
    Fact("Neglect", ("neglect", "hungry", "unkempt", "head lice", "dirty")),
    Fact("Drugs and alcohol", ("drug", "cannabis", "cocaine", "heroin", "alcohol", "intoxicated")),
    Fact("Self-harm", ("self-harm", "self harm", "overdose", "cutting", "suicidal")),
)


class Finder:
    """Finds the first word or words of a sentence that mean a fact."""

    def __init__(self, fact: Fact) -> None:
        """Cut the terms into words."""
        self._fact = fact
        self._terms = [words for term in fact.terms if (words := words_of(plain(term)))]
        self._firsts: dict[str, tuple[list[str], ...]] = {}

    def starts(self, words: Iterable[str]) -> frozenset[str]:
        """Return those of the words that start a term."""
        return frozenset(word for word in words if self._starting(word))

    def find(self, sentence: str) -> str | None:
        """Return the words found, None if there are none; small letters and plain quotes."""
        words = words_of(sentence)
        for place, word in enumerate(words):
            for term in self._starting(word):
                found = words[place : place + len(term)]
                if len(found) == len(term) and all(map(self._means, found[1:], term[1:])):
                    return " ".join(found)
        return None

    def denied(self, sentence: str, found: str) -> bool:
        """Say whether the sentence says that what was found is not so."""
        before, _, after = " ".join(words_of(sentence)).partition(found)
        return bool(_DENIAL.search(before[-40:]) or _RULED_OUT.search(after[:40]))

    def _starting(self, word: str) -> tuple[list[str], ...]:
        """Return the terms whose first word this one means; asked once for each word."""
        if word not in self._firsts:
            self._firsts[word] = tuple(term for term in self._terms if self._means(word, term[0]))
        return self._firsts[word]

    def _means(self, word: str, term: str) -> bool:
        return means(word, term, slips=self._fact.slips)


@lru_cache(maxsize=65_536)
def means(word: str, term: str, *, slips: bool = True) -> bool:
    """Say whether a word is a term, with another ending or with slips of the keys."""
    if word == term or word.removesuffix("'").removesuffix("'s") == term:
        return True
    if word[0] != term[0] or min(len(word), len(term)) < STEM + 1:
        return False
    if _stem(word) == _stem(term):
        return True
    allowed = next((many for length, many in SLIPS if len(term) >= length), 0)
    return slips and _slips(word.removesuffix("'s"), term, allowed) <= allowed


def _slips(word: str, term: str, most: int) -> int:
    """Count letters too many, too few, wrong or changed about; stop where it is beyond the most."""
    if abs(len(word) - len(term)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(term) + 1))
    for i, letter in enumerate(word, start=1):
        before, previous, row = row, before, [i]
        for j, wanted in enumerate(term, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == term[j - 2] and word[i - 2] == wanted:
                cost = min(cost, previous[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= STEM:
            return word[: -len(ending)]
    return word


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters with plain quotes."""
    return _WORD.findall(text)
