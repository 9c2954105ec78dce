"""Which identifiers stand in a text, each once, in the order in which they are read?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from heed.disclosure.finding import forms, names, places, whole_names
from heed.disclosure.finding.days import Days
from heed.disclosure.finding.hits import Hit, Sure, What
from heed.disclosure.finding.initials import Initials
from heed.disclosure.finding.known import Known
from heed.disclosure.finding.matching import Match, Matcher, Text
from heed.disclosure.finding.misspelt import NearNames
from heed.disclosure.finding.plain import EDGE, Plain
from heed.disclosure.finding.whole_names import Word

# How much longer something less sure must be to count instead of what is certain.
WEIGHT_OF_CERTAINTY: Final = 1.5


class Finder:
    """What a case knows, ready to be looked for in any number of texts."""

    def __init__(self, known: Known) -> None:
        self.known = known
        named = names.names_of(known.people)
        parts = names.parts_of(named)
        self._matcher = Matcher([*names.spellings(parts), *places.spellings(known)])
        self._near = NearNames(parts)
        self._beginnings = names.initials_by_person(named)
        self._initials = Initials(named)
        self._days = Days(known.people)

    def find(self, texts: Sequence[str]) -> list[list[Hit]]:
        """Return what stands in each text, in order; nothing is found across two texts."""
        joined = EDGE.join(text.replace(EDGE, " ") for text in texts)
        plain = Plain(joined)
        hits = self._in_plain(plain.text)
        moved = [_moved(hit, *plain.span(hit.start, hit.end)) for hit in hits]
        return _shared_out(moved, texts)

    def _in_plain(self, plain: str) -> list[Hit]:
        text = Text(plain)
        matches = list(self._matcher.find(text))
        may_stay = [match.hit for match in matches if match.may_stay]
        exact = _outside([match for match in matches if not match.may_stay], may_stay)
        words = [Word(one.hit, is_weak=one.is_weak) for one in exact if one.hit.what is What.NAME]
        near = self._near.find(text, [word.hit for word in words], may_stay=may_stay)
        words = _longest([*words, *(Word(hit, is_near=True) for hit in near)])
        others = [
            *self._initials.find(plain),
            *self._days.find(plain),
            *forms.find(plain),
        ]
        return _without_overlaps(
            [
                *whole_names.whole(words, plain, initials=self._beginnings),
                *(one.hit for one in exact if one.hit.what is not What.NAME and not one.is_weak),
                *(one.hit for one in _outside([Match(hit) for hit in others], may_stay)),
            ]
        )


def _outside(matches: Iterable[Match], may_stay: Sequence[Hit]) -> list[Match]:
    """Return what is not wholly part of words that may stay."""
    until: dict[int, int] = defaultdict(int)
    for allowed in may_stay:
        for place in range(allowed.start, allowed.end):
            until[place] = max(until[place], allowed.end)
    return [one for one in matches if until.get(one.hit.start, 0) < one.hit.end]


def _longest(words: Iterable[Word]) -> list[Word]:
    """Return the longest of words that overlap: a double name, not its halves."""
    ordered = sorted(words, key=lambda word: (word.hit.start, -word.hit.end, word.is_weak))
    kept: list[Word] = []
    for word in ordered:
        if not kept or word.hit.start >= kept[-1].hit.end:
            kept.append(word)
    return kept


def _without_overlaps(hits: Iterable[Hit]) -> list[Hit]:
    """Return hits in order; of those that overlap the longest, certain ones weighing more."""
    taken: set[int] = set()
    kept = []
    for hit in sorted(hits, key=_lightness):
        places = range(hit.start, hit.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def _lightness(hit: Hit) -> tuple[float, int, int]:
    weight = WEIGHT_OF_CERTAINTY if hit.sure is Sure.CERTAIN else 1
    return (hit.start - hit.end) * weight, hit.sure.rank, hit.start


def _moved(hit: Hit, start: int, end: int) -> Hit:
    return hit if (start, end) == (hit.start, hit.end) else replace(hit, start=start, end=end)


def _shared_out(hits: Iterable[Hit], texts: Sequence[str]) -> list[list[Hit]]:
    """Return the hits of each text, counted from its beginning."""
    found: list[list[Hit]] = [[] for _ in texts]
    number = begins = 0
    for hit in hits:
        while hit.start > begins + len(texts[number]):
            begins += len(texts[number]) + len(EDGE)
            number += 1
        found[number].append(_moved(hit, hit.start - begins, hit.end - begins))
    return found
