"""What is one way to write something known, and how may it be broken up in a text?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from heed.disclosure.finding.hits import Sure, What
from heed.disclosure.finding.plain import squeezed


@dataclass(frozen=True, slots=True)
class Spelling:
    """Small letters and digits alone, and what else must be so in the text.

    `joins`: before which letters a blank or mark may stand. `anywhere`: blanks and marks may stand
    before any letter, as in numbers. `capital`: the first letter must be a capital. `is_word`: it
    is also an ordinary word. `allowed`: what is so spelled may stay.
    `known`: as it was written down.
    """

    letters: str
    what: What
    sure: Sure
    why: str
    people: tuple[int, ...] = ()
    joins: frozenset[int] = frozenset()
    anywhere: bool = False
    capital: bool = False
    is_word: bool = False
    allowed: bool = False
    known: str = ""


def spelled(
    words: Iterable[str],
    *,
    what: What,
    sure: Sure,
    why: str,
    people: tuple[int, ...] = (),
    anywhere: bool = False,
    capital: bool = False,
    is_word: bool = False,
    allowed: bool = False,
    known: str = "",
) -> Spelling:
    """Return the spelling made of words that may stand together, hyphened or apart."""
    joins, letters = [], ""
    for word in words:
        joins.append(len(letters))
        letters += squeezed(word)
    return Spelling(
        letters,
        what,
        sure,
        why,
        people,
        frozenset(joins),
        anywhere,
        capital,
        is_word,
        allowed,
        known,
    )
