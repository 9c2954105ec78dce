"""Which rows of many returns seem to tell of one event, without comparing every row with every?

Rows meet only where they share what tells an event from others and their days are near. A word that
more than `CROWD` rows of a few days share tells nothing apart, so it brings no rows together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from typing import Final

from heed.chronologies.merging import judging, sides
from heed.chronologies.merging.combined import Kind
from heed.chronologies.merging.judging import Side, Verdict
from heed.chronologies.rows import Row

DAYS_APART: Final = 3
CROWD: Final = 40
# How much two rows of a day must share to be judged: two words, or a word and a contact.
ENOUGH, A_WORD, A_CONTACT = 3, 2, 1
# On a day of no more rows than these, all of them are judged.
QUIET: Final = 12
# A row that is alike to more rows than there are agencies in the largest reviews tells of routine:
# what it has in common with two others says nothing of those two.
MOST_THROUGH: Final = 16


@dataclass(frozen=True, slots=True)
class Link:
    """Two rows by their places, and what they are to each other."""

    first: int
    second: int
    kind: Kind
    reasons: tuple[str, ...]


def find(rows: Sequence[Row]) -> list[Link]:
    """Return what is alike and what disagrees among rows in their order."""
    compared = sides.of(rows)
    direct = list(_between_returns(rows, compared))
    links = [*_repeats(rows), *direct, *_through_a_third(rows, compared, direct)]
    links.sort(key=lambda link: (link.first, link.second))
    return links


def _repeats(rows: Sequence[Row]) -> Iterator[Link]:
    """Yield rows that one return has twice, each with the next: a contact written twice."""
    last: dict[tuple[object, ...], int] = {}
    for position, row in enumerate(rows):
        words = " ".join(row.event.casefold().split())
        if not words or row.note:
            continue
        key = (row.file, row.when.first, row.when.last, row.time, words)
        if key in last:
            yield Link(last[key], position, Kind.REPEAT, ("the same return says this twice",))
        last[key] = position


def _between_returns(rows: Sequence[Row], compared: Mapping[int, Side]) -> Iterator[Link]:
    """Judge rows of different files that are worth it, the earlier place first."""
    before = _Before()
    for position, side in compared.items():
        for other in before.meet(side):
            if rows[other].file != rows[position].file:
                yield from _judged(other, position, judging.judge(compared[other], side))
        before.add(position, side)


def _through_a_third(
    rows: Sequence[Row], compared: Mapping[int, Side], direct: Sequence[Link]
) -> Iterator[Link]:
    """Judge pairs again that a third row of that day tells the same as, with a lower limit."""
    alike: defaultdict[int, set[int]] = defaultdict(set)
    for link in direct:
        if not judging.gap(compared[link.first], compared[link.second]):
            alike[link.first].add(link.second)
            alike[link.second].add(link.first)
    linked = {(link.first, link.second) for link in direct}
    for third, others in alike.items():
        if len(others) > MOST_THROUGH:
            continue
        through = f"both seem to tell what row {rows[third].number} of {rows[third].file} tells"
        for one, other in combinations(sorted(others), 2):
            if (one, other) not in linked and rows[one].file != rows[other].file:
                linked.add((one, other))
                verdict = judging.judge(compared[one], compared[other], through=through)
                yield from _judged(one, other, verdict)


def _judged(first: int, second: int, verdict: Verdict | None) -> Iterator[Link]:
    if verdict:
        yield Link(first, second, verdict.kind, verdict.reasons)


class _Before:
    """The rows that have come so far, by the days they can mean and what they tell."""

    def __init__(self) -> None:
        self.by_event: defaultdict[str, defaultdict[int, list[int]]] = _by_day()
        self.by_word: defaultdict[str, defaultdict[int, list[int]]] = _by_day()
        self.of_day: defaultdict[int, list[int]] = defaultdict(list)

    def add(self, position: int, side: Side) -> None:
        for event in side.told.events:
            self.by_event[event][side.first].append(position)
        for word in chain(side.told.words, side.told.contacts):
            self.by_word[word][side.first].append(position)

        self.of_day[side.first].append(position)

    def meet(self, side: Side) -> Iterator[int]:
        """Yield the rows that share an event in near days, or some words on a day."""
        shared: defaultdict[int, int] = defaultdict(int)
        near = range(side.first - DAYS_APART, side.last + DAYS_APART + 1)
        for position in _of(self.by_event, side.told.events, near):
            shared[position] = ENOUGH
        days = range(side.first, side.last + 1)
        for position in _of(self.by_word, side.told.words, days):
            shared[position] += A_WORD
        for position in _of(self.by_word, side.told.contacts, days):
            shared[position] += A_CONTACT
        for day in days:
            if len(here := self.of_day.get(day, ())) <= QUIET:
                shared.update(dict.fromkeys(here, ENOUGH))
        return (position for position, much in shared.items() if much >= ENOUGH)


def _by_day() -> defaultdict[str, defaultdict[int, list[int]]]:
    return defaultdict(lambda: defaultdict(list))


def _of(
    index: Mapping[str, Mapping[int, list[int]]], meanings: frozenset[str], days: range
) -> Iterator[int]:
    """Yield the rows of some days under any of these; a crowd tells nothing apart."""
    for meaning in meanings:
        if by_day := index.get(meaning):
            for day in days:
                if (here := by_day.get(day)) and len(here) <= CROWD:
                    yield from here
