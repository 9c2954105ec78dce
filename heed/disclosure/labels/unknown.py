"""Which words look like the name of somebody nobody has written down?

A name is a capital letter in the middle of a sentence, or two of them anywhere; words that the
texts also write small, that reports write with a capital, or that may stay are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from heed.disclosure.finding.hits import Hit
from heed.disclosure.finding.matching import DIGIT_BEFORE, DIGIT_NEAR, LOOK_BACK
from heed.disclosure.finding.word_lists import (
    CAPITAL_WORDS,
    MONTH_NAMES,
    TITLES,
    WORD_ENDINGS,
)

CAPITALISED: Final = re.compile(
    r"(?<![\w’'@./-])[^\W\d_a-z][a-zß-ÿ’']+(?:-[^\W\d_]+)*(?:[ \t]+[^\W\d_a-z][a-zß-ÿ’'-]+)*"
)
WORD: Final = re.compile(r"[^\W\d_]+")
WORDS: Final = re.compile(r"\S+")
MARKS: Final = ".,;:!?()[]\"'"
POSSESSIVE: Final = re.compile(r"['’]s?$")
SENTENCE_ENDS: Final = ".!?:•\n"
BLANKS_AND_QUOTES: Final = " \t\"'\u201c\u2018(*-\u2013"


def words_of(phrases: Iterable[str]) -> frozenset[str]:
    """Return the words of phrases that may stay, in small letters."""
    return frozenset(word.lower() for phrase in phrases for word in WORD.findall(phrase))


def names(
    texts: Sequence[str], found: Sequence[Sequence[Hit]], *, may_stay: frozenset[str]
) -> list[list[tuple[int, int]]]:
    """Return, for each text, from and to which character an unknown name seems to stand."""
    written = set("\n".join(texts).split())
    small = {word for one in written if (word := one.strip(MARKS)).islower()}
    ordinary = _Ordinary(CAPITAL_WORDS | may_stay, small)
    candidates: list[list[tuple[int, int, bool]]] = []
    within: set[str] = set()
    for text, hits in zip(texts, found, strict=True):
        kept = _candidates(text, hits, ordinary)
        candidates.append(kept)
        within |= {text[start:end] for start, end, is_first in kept if not is_first}
    return [
        [
            (start, end)
            for start, end, is_first in kept
            if not is_first or " " in text[start:end] or text[start:end] in within
        ]
        for text, kept in zip(texts, candidates, strict=True)
    ]


def _candidates(text: str, hits: Sequence[Hit], ordinary: _Ordinary) -> list[tuple[int, int, bool]]:
    """Return where capitalised words stand that are not ordinary, and whether a sentence begins."""
    kept = []
    for match in CAPITALISED.finditer(text):
        words = [
            word
            for word in WORDS.finditer(match[0])
            if not ordinary[word[0]]
            and not _is_found(match.start() + word.start(), hits)
            and not _is_in_a_date(text, match.start() + word.start(), match.start() + word.end())
        ]
        if words:
            start, end = match.start() + words[0].start(), match.start() + words[-1].end()
            before = text[:start].rstrip(BLANKS_AND_QUOTES)
            end -= len(words[-1][0]) - len(POSSESSIVE.sub("", words[-1][0]))
            kept.append((start, end, not before or before[-1] in SENTENCE_ENDS))
    return kept


def _is_in_a_date(text: str, start: int, end: int) -> bool:
    """Say whether a word is the one month that is a name as well, with a day or a year beside."""
    if text[start:end].lower() not in MONTH_NAMES:
        return False
    return bool(DIGIT_BEFORE.search(text, max(0, start - LOOK_BACK), start)
                or DIGIT_NEAR.match(text, end))  # fmt: skip


def _is_found(place: int, hits: Sequence[Hit]) -> bool:
    return any(hit.start <= place < hit.end for hit in hits)


class _Ordinary(dict[str, bool]):
    """Whether a word with a capital is ordinary; each is looked at once, as texts repeat them."""

    def __init__(self, known: frozenset[str], small: set[str]) -> None:
        super().__init__()
        self._known = known | small | TITLES
        self._small = small

    def __missing__(self, written: str) -> bool:
        word = POSSESSIVE.sub("", written).lower()
        is_ordinary = (
            word in self._known
            or word.removesuffix("s") in self._small
            or word.endswith(WORD_ENDINGS)
        )
        self[written] = is_ordinary
        return is_ordinary
