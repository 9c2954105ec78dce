"""Which capitals in a text are the initials of somebody known?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from heed.disclosure.finding.hits import Hit, Sure, What
from heed.disclosure.finding.plain import squeezed
from heed.disclosure.finding.word_lists import FIELD_LETTERS

WITH_STOPS: Final = r"[A-Z](?:\.[ ]?-?[A-Z]){1,3}\b\.?"
APART: Final = r"[A-Z](?: [A-Z]){1,3}\b"
TOGETHER: Final = r"[A-Z]{2,4}(?=s?\b)"
INITIALS: Final = re.compile(rf"(?<![\w.&/-])(?:{WITH_STOPS}|{APART}|{TOGETHER})(?![\w/&-]\w)")
NOT_CAPITALS: Final = re.compile(r"[^A-Z]+")
NEIGHBOURS: Final = re.compile(r"[A-Z]{3,}")
EXPLAINED: Final = re.compile(r"\(['\"]?([A-Z]{2,6})s?['\"]?\)")
LOOK_AROUND: Final = 24
LOOK_BACK: Final = 160


def of_person(words: list[str]) -> set[str]:
    """Return the initials of a name: of all words, of the first and last, of double names."""
    if len(words) < 2:
        return set()
    halves = [half for word in words for half in word.split("-") if squeezed(half)]
    found = {"".join(word[0] for word in each) for each in (words, [words[0], words[-1]], halves)}
    return {initials.upper() for initials in found if 2 <= len(initials) <= 4}


class Initials:
    """The initials of everybody known, and whose they are."""

    def __init__(self, names: Iterable[tuple[int, list[str]]]) -> None:
        self._people: dict[str, set[int]] = defaultdict(set)
        for person, words in names:
            for initials in of_person(words):
                self._people[initials].add(person)

    def find(self, plain: str) -> Iterator[Hit]:
        """Yield initials of known people; without stops, letters of the field are let through."""
        explained = set(_explained(plain))
        for found in INITIALS.finditer(plain):
            letters = NOT_CAPITALS.sub("", found[0])
            if letters not in self._people:
                continue
            has_stops = "." in found[0]
            if not has_stops and (letters in FIELD_LETTERS | explained or _shouts(plain, found)):
                continue
            yield Hit(
                start=found.start(),
                end=found.end(),
                what=What.INITIALS,
                sure=Sure.LIKELY if has_stops else Sure.POSSIBLE,
                why=f"the initials {letters} of somebody known",
                people=tuple(sorted(self._people[letters])),
            )


def _explained(plain: str) -> Iterator[str]:
    """Yield letters that the text itself explains in brackets: Local Review Group (LRG)."""
    for found in EXPLAINED.finditer(plain):
        before = re.findall(r"[A-Za-z]+", plain[max(0, found.start() - LOOK_BACK) : found.start()])
        firsts = "".join(word[0] for word in before[-2 * len(found[1]) :]).upper()
        if _in_order(found[1], firsts):
            yield found[1]


def _in_order(letters: str, among: str) -> bool:
    rest = iter(among)
    return all(letter in rest for letter in letters)


def _shouts(plain: str, found: re.Match[str]) -> bool:
    """Say whether words in capitals stand around, as in a heading."""
    before = plain[max(0, found.start() - LOOK_AROUND) : found.start()].rpartition("\n")[2]
    behind = plain[found.end() : found.end() + LOOK_AROUND].partition("\n")[0]
    return bool(NEIGHBOURS.search(before.replace("NHS", "")) or NEIGHBOURS.search(behind))
