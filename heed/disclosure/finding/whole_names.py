"""Which words that are known names belong together, and does an initial stand beside them?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from heed.disclosure.finding.hits import Hit, Sure
from heed.disclosure.finding.matching import Match
from heed.disclosure.finding.word_lists import (
    FIRST_NAMES_TOO,
    KINDS_OF_PLACE,
    SHORT_STREETS,
    TITLES,
)

JOINT: Final = re.compile(r"(?!\.\s)[\s,_.'-]{0,3}")
INITIALS_BEFORE: Final = re.compile(r"(?<![\w'.])((?:[A-Z]\.?[ \t\n]?){1,3})$")
INITIAL_BEHIND: Final = re.compile(r",?[ \t]?([B-HJ-Z]\b\.?|[AI]\.)(?:[ ]?[A-Z]\.)?")
SURNAME_FIRST: Final = re.compile(r",[ \t]?((?:[A-Z]\.?[ ]?){1,3})(?![\w'])")
CAPITAL: Final = re.compile("[A-Z]")
CAPITAL_BEFORE: Final = re.compile(r"\b([A-Z][a-z]+) $")
CAPITAL_BEHIND: Final = re.compile(r" ([A-Z])[a-z]")
CAPITALS_BEHIND: Final = re.compile(r"(?: [A-Z][a-z]+){0,2} (?P<kind>[A-Z][a-z]+)\b(?! [A-Z][a-z])")
PLACES_OF_WORDS: Final = (KINDS_OF_PLACE | SHORT_STREETS.keys() | {"hall"}) - {"of", "the"}
LOOK_BACK: Final = 16
NO_PART: Final = TITLES | {"the"}  # of what follows, though it may have a capital


def whole(words: Iterable[Match], plain: str, *, initials: Mapping[int, set[str]]) -> Iterator[Hit]:
    """Yield each name once, from its first word to its last, with initials beside it."""
    ordered = sorted(words, key=lambda word: word.hit.start)
    edges = {edge for word in ordered for edge in (word.hit.start, word.hit.end)}
    chain: list[Match] = []
    people: set[int] = set()
    for word in ordered:
        if _is_in_phrase(word, plain, edges):
            continue
        shared = people.intersection(word.hit.people)
        if chain and not (shared and _goes_on(chain[-1], word, plain)):
            yield from _named(chain, people, plain, initials)
            chain = []
        people = shared if chain else set(word.hit.people)
        chain.append(word)
    if chain:
        yield from _named(chain, people, plain, initials)


def _is_in_phrase(word: Match, plain: str, edges: set[int]) -> bool:
    """Say whether a surname that is a word is part of other words with capitals: County Hall."""
    hit = word.hit
    if word.is_word and _is_in_place(hit, plain, edges):
        return True
    if not word.is_word or plain[hit.start : hit.end].lower() in FIRST_NAMES_TOO:
        return False
    before = CAPITAL_BEFORE.search(plain[max(0, hit.start - LOOK_BACK) : hit.start])
    behind = CAPITAL_BEHIND.match(plain, hit.end)
    if before and hit.start - len(before[0]) + len(before[1]) in edges:
        return False
    if behind and behind.start(1) in edges:
        return False
    return bool(behind) or (before is not None and before[1].lower() not in NO_PART)


def _is_in_place(hit: Hit, plain: str, edges: set[int]) -> bool:
    """Say whether capitals go on to a kind of place that is no known name: Rose Hill Centre."""
    behind = CAPITALS_BEHIND.match(plain, hit.end)
    if behind is None or behind.start("kind") in edges:
        return False
    return behind["kind"].lower() in PLACES_OF_WORDS


def _goes_on(before: Match, word: Match, plain: str) -> bool:
    return bool(JOINT.fullmatch(plain, before.hit.end, word.hit.start))


def _named(
    chain: list[Match], people: set[int], plain: str, initials: Mapping[int, set[str]]
) -> Iterator[Hit]:
    hit = _one(chain, people) if len(chain) > 1 else chain[0].hit
    with_initials = _with_initials(hit, plain, initials)
    if with_initials is not hit or len(chain) > 1 or not chain[0].is_weak:
        yield with_initials


def _one(chain: list[Match], people: set[int]) -> Hit:
    near = [word.hit.why for word in chain if word.is_near]
    if near:
        sure, why = Sure.LIKELY, f"the name of somebody known, misspelt: {near[0]}"
    elif all(word.is_weak for word in chain):
        sure, why = Sure.POSSIBLE, "the name of somebody known, or ordinary words"
    else:
        sure, why = Sure.CERTAIN, "the name of somebody known"
    end, whose = chain[-1].hit.end, tuple(sorted(people))
    return chain[0].hit._replace(end=end, sure=sure, why=why, people=whose)


def _with_initials(hit: Hit, plain: str, initials: Mapping[int, set[str]]) -> Hit:
    """Return a hit with the initials before or behind it that people of this name have."""
    before = INITIALS_BEFORE.search(plain[max(0, hit.start - LOOK_BACK) : hit.start])
    behind = SURNAME_FIRST.match(plain, hit.end) or INITIAL_BEHIND.match(plain, hit.end)
    for found in (before, behind):
        if found is None:
            continue
        letters = set(CAPITAL.findall(found[1]))
        people = tuple(one for one in hit.people if letters <= initials.get(one, set()))
        if people:
            start = hit.start - len(found[1]) if found is before else hit.start
            end = hit.end if found is before else found.end()
            sure = min(hit.sure, Sure.LIKELY, key=lambda sure: sure.rank)
            why = f"{hit.why}, with an initial"
            return hit._replace(start=start, end=end, sure=sure, why=why, people=people)
    return hit
