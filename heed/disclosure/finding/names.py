"""Which words make up the names of somebody known, and how may each be written?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from heed.disclosure.finding.hits import Sure, What
from heed.disclosure.finding.known import Person
from heed.disclosure.finding.plain import Plain, squeezed
from heed.disclosure.finding.spelled import Spelling, spelled
from heed.disclosure.finding.word_lists import ALSO_WORDS, TITLES

# Shorter ones are met inside too much, so they need their capital.
SHORT: Final = 3
BETWEEN_WORDS: Final = re.compile(r"[\s\x00]+")
PREFIXES: Final = ("mac", "mc")


@dataclass(slots=True)
class Part:
    """One word of names: who has it in first or last place, and who has it in between."""

    written: str
    ends: set[int] = field(default_factory=set)
    middles: set[int] = field(default_factory=set)


def words_of(name: str) -> list[str]:
    """Return the words of a name without titles; “Smith, Jane” is turned round."""
    last, comma, first = name.partition(",")
    turned = f"{first} {last}" if comma and first.strip() else last
    words = [word for word in BETWEEN_WORDS.split(Plain(turned).text) if squeezed(word)]
    while len(words) > 1 and words[0].rstrip(".").lower() in TITLES:
        words = words[1:]
    return words


def names_of(people: Iterable[Person]) -> list[tuple[int, list[str]]]:
    """Return every name as its words, with the place of the person who has it."""
    return [
        (number, words)
        for number, person in enumerate(people)
        for name in person.names
        if (words := words_of(name))
    ]


def parts_of(names: Iterable[tuple[int, list[str]]]) -> dict[str, Part]:
    """Return the words that names are made of, by their letters; of double names each half too."""
    parts: dict[str, Part] = {}
    for person, words in names:
        last = len(words) - 1
        for place, word in enumerate(words):
            for half in [word, *word.split("-")] if "-" in word else [word]:
                letters = squeezed(half)
                if letters not in parts:
                    parts[letters] = Part(half)
                part = parts[letters]
                (part.ends if place in (0, last) else part.middles).add(person)
    parts.pop("", None)
    return parts


def initials_by_person(names: Iterable[tuple[int, list[str]]]) -> dict[int, set[str]]:
    """Return the capitals with which each person's words begin."""
    found: dict[int, set[str]] = defaultdict(set)
    for person, words in names:
        found[person].update(half[0].upper() for word in words for half in word.split("-") if half)
    return found


def spellings(parts: dict[str, Part]) -> Iterator[Spelling]:
    """Yield how each word of a name is written; names are put together where words meet."""
    for letters, part in parts.items():
        if len(letters) > 1:
            yield spelled(
                _pieces(part.written),
                what=What.NAME,
                sure=Sure.LIKELY if part.ends else Sure.POSSIBLE,
                why="a name of somebody known",
                people=tuple(sorted(part.ends | part.middles)),
                capital=len(letters) <= SHORT,
                is_word=letters in ALSO_WORDS,
            )


def _pieces(word: str) -> list[str]:
    """Return a word in the pieces that people also write apart: Smith-Jones, O'Brien, McDonald."""
    if word.isalpha() and not word.lower().startswith(PREFIXES):
        return [word]
    pieces = [piece for piece in re.split(r"[-']", word) if piece]
    first = pieces[0]
    for prefix in PREFIXES:
        if first.lower().startswith(prefix) and len(first) > len(prefix) + 2:
            return [first[: len(prefix)], first[len(prefix) :], *pieces[1:]]
    return pieces
