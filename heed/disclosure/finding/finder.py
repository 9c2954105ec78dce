"""Which identifiers stand in a text, each once, in the order in which they are read?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from heed.disclosure.finding import forms, names, places, whole_names
from heed.disclosure.finding.days import Days
from heed.disclosure.finding.hits import Hit, Sure, What
from heed.disclosure.finding.initials import Initials
from heed.disclosure.finding.known import Known
from heed.disclosure.finding.matching import Match, Matcher, Text
from heed.disclosure.finding.misspelt import NearNames
from heed.disclosure.finding.plain import EDGE, Plain

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
        found: list[list[Hit]] = [[] for _ in texts]
        number = begins = 0
        for hit in self._in_plain(plain.text):
            start, end = plain.span(hit.start, hit.end)
            while start > begins + len(texts[number]):
                begins += len(texts[number]) + len(EDGE)
                number += 1
            found[number].append(Hit(start - begins, end - begins, *hit[2:]))
        return found

    def _in_plain(self, plain: str) -> list[Hit]:
        text = Text(plain)
        matches = list(self._matcher.find(text))
        may_stay = [match.hit for match in matches if match.may_stay]
        exact = _outside([match for match in matches if not match.may_stay], may_stay)
        words = [one for one in exact if one.hit.what is What.NAME]
        near = self._near.find(text, [word.hit for word in words], may_stay=may_stay)
        words = _longest([*words, *(Match(hit, is_near=True) for hit in near)])
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


def _longest(words: Iterable[Match]) -> list[Match]:
    """Return the longest of words that overlap: a double name, not its halves."""
    ordered = sorted(words, key=lambda word: (word.hit.start, -word.hit.end, word.is_weak))
    kept: list[Match] = []
    for word in ordered:
        if not kept or word.hit.start >= kept[-1].hit.end:
            kept.append(word)
    return kept


def _without_overlaps(hits: Iterable[Hit]) -> list[Hit]:
    """Return hits in order; of those that overlap the longest, certain ones weighing more."""
    kept: list[Hit] = []
    crowd: list[Hit] = []
    until = 0
    for hit in sorted(hits, key=_start):
        if crowd and hit.start >= until:
            kept += _best(crowd)
            crowd = []
        crowd.append(hit)
        until = max(until, hit.end)
    return [*kept, *_best(crowd)]


def _start(hit: Hit) -> int:
    return hit.start


def _best(crowd: list[Hit]) -> list[Hit]:
    if len(crowd) < 2:
        return crowd
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(crowd, key=_lightness):
        places = range(hit.start, hit.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(hit)
    return sorted(kept, key=_start)


def _lightness(hit: Hit) -> tuple[float, int, int]:
    weight = WEIGHT_OF_CERTAINTY if hit.sure is Sure.CERTAIN else 1
    return (hit.start - hit.end) * weight, hit.sure.rank, hit.start
