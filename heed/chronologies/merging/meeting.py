"""Which rows that came before share so much with a row that the two are worth judging?

Rows meet only where they share what tells an event from others and their days are near, or where
the day is quiet. A word that more than `CROWD` rows of a day share tells nothing apart, so it
brings no rows together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from heed.chronologies.merging.judging import Side

DAYS_APART: Final = 3
CROWD: Final = 40
# How much two rows of a day must share to be judged: two words, or a word and a contact.
ENOUGH, A_WORD, A_CONTACT = 3, 2, 1
# On a day of no more rows than these, all of them are judged.
QUIET: Final = 12
# What may be of more days than this tells nothing of what else a day brought: a doubtful day has
# seven, and one more if the row tells of the night before.
SHORT: Final = 8

_Day = defaultdict[str, list[int]]  # the rows of a day by what they tell


class Before:
    """The rows that have come so far, by their days and what they tell; the first days first."""

    def __init__(self) -> None:
        self._events: defaultdict[int, _Day] = defaultdict(lambda: defaultdict(list))
        self._words: defaultdict[int, _Day] = defaultdict(lambda: defaultdict(list))
        self._all: defaultdict[int, list[int]] = defaultdict(list)

    def add(self, place: int, side: Side) -> None:
        """Let a row be met on each of its days."""
        for day in range(side.first, side.last + 1):
            if is_short(side):
                self._all[day].append(place)
            events, words = self._events[day], self._words[day]
            for event in side.told.events:
                events[event].append(place)
            for word in chain(side.told.words, side.told.contacts):
                words[word].append(place)

    def meet(self, side: Side) -> Iterator[int]:
        """Yield the rows that share an event in near days, or some words on a day."""
        near = range(side.first - DAYS_APART, side.last + DAYS_APART + 1)
        shared = dict.fromkeys(_of(self._events, side.told.events, near), ENOUGH)
        days = range(side.first, side.last + 1)
        for place in _of(self._words, side.told.words, days):
            shared[place] = shared.get(place, 0) + A_WORD
        for place in _of(self._words, side.told.contacts, days):
            shared[place] = shared.get(place, 0) + A_CONTACT
        for day in days:
            if len(here := self._all.get(day, ())) <= QUIET:
                shared.update(dict.fromkeys(here, ENOUGH))
        return (place for place, much in shared.items() if much >= ENOUGH)

    def forget(self, before: int) -> None:
        """Forget the days that no row can meet any more which begins on this day or later."""
        for index in (self._events, self._words, self._all):
            for day in [day for day in index if day < before - DAYS_APART]:
                del index[day]


def is_short(side: Side) -> bool:
    """Say whether a row is of one day, or of a few of which nobody can say which."""
    return side.last - side.first < SHORT


def _of(
    index: defaultdict[int, _Day], meanings: frozenset[str], days: Iterable[int]
) -> Iterator[int]:
    """Yield the rows of some days for each of these meanings; a crowd tells nothing apart."""
    met = [index[day] for day in days if day in index]
    for meaning in meanings:
        found = [here for day in met if (here := day.get(meaning)) and len(here) <= CROWD]
        if len(found) == 1:
            yield from found[0]
        elif found:
            yield from set(chain.from_iterable(found))
