"""What is found in one stretch of days, so that several processors can each take one?

A part knows the rows of its days and those near enough to matter; a pair belongs to the part in
whose days the later of the two rows begins. So every pair is found once, and what is found does not
depend on how many parts there are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from typing import Final

from heed.chronologies.merging import judging, meeting, sides
from heed.chronologies.merging.combined import Kind
from heed.chronologies.merging.judging import Side, Verdict
from heed.chronologies.merging.sides import Days
from heed.chronologies.merging.telling import Telling
from heed.chronologies.rows import Row

FEW_DAYS: Final = 3  # what is written of on no more days than these is rare
# A row that is alike to more rows than there are agencies in the largest reviews tells of routine:
# what it has in common with two others says nothing of those two.
MOST_THROUGH: Final = 16
# How far outside its days a part must know: a row, a third beside it, and what is alike to that.
AROUND: Final = 2 * meeting.SHORT + 2 * meeting.DAYS_APART + 2

OnDays = Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Link:
    """Two rows by their places, the earlier first, and what they are to each other."""

    first: int
    second: int
    kind: Kind
    reasons: tuple[str, ...]


class Part:
    """The work of one stretch of days: those on which its rows begin."""

    def __init__(self, rows: Sequence[Row], days: Mapping[int, Days], own: range) -> None:
        """Understand the rows of these days and around them; `days` are those of all rows."""
        known = range(own.start - AROUND, own.stop + AROUND)
        self._rows, self._days, self._own = rows, days, own
        self._told = {
            place: sides.told(rows[place])
            for place, (first, last) in days.items()
            if last >= known.start and first < known.stop
        }

    def on_days(self) -> OnDays:
        """Return on which days each word and event of the part stands; a few are enough."""
        on: defaultdict[str, set[int]] = defaultdict(set)
        for place, telling in self._told.items():
            day = self._days[place][0]
            if day in self._own:
                for word in chain(telling.words, telling.events):
                    if len(on[word]) <= FEW_DAYS:
                        on[word].add(day)
        return {word: frozenset(days) for word, days in on.items()}

    def links(self, common: frozenset[str]) -> list[Link]:
        """Return the part's pairs; `common` are words that stand on many days of all parts."""
        compared = self._sides(common)
        direct = list(_between_returns(self._rows, compared))
        found = chain(direct, _through_a_third(self._rows, compared, direct))
        return [link for link in found if self._begins(link) in self._own]

    def _sides(self, common: frozenset[str]) -> dict[int, Side]:
        rare = frozenset(chain.from_iterable(map(_words, self._told.values()))) - common
        count = Counter(map(self._file_and_days, self._told))
        return {
            place: sides.side(
                self._rows[place],
                self._days[place],
                telling,
                rare,
                only_row=count[self._file_and_days(place)] == 1,
            )
            for place, telling in self._told.items()
        }

    def _file_and_days(self, place: int) -> tuple[str, Days]:
        return self._rows[place].file, self._days[place]

    def _begins(self, link: Link) -> int:
        return max(self._days[link.first][0], self._days[link.second][0])


def common(parts: Iterable[OnDays]) -> frozenset[str]:
    """Return the words that stand on more than a few days of all parts."""
    on: defaultdict[str, frozenset[int]] = defaultdict(frozenset)
    for part in parts:
        for word, days in part.items():
            on[word] |= days
    return frozenset(word for word, days in on.items() if len(days) > FEW_DAYS)


def _words(telling: Telling) -> frozenset[str]:
    return telling.words | telling.events


def _between_returns(rows: Sequence[Row], compared: Mapping[int, Side]) -> Iterator[Link]:
    """Judge rows of different files that are worth it."""
    before, today = meeting.Before(), 0
    for place, side in sorted(compared.items(), key=lambda one: (one[1].first, one[0])):
        if side.first != today:
            today = side.first
            before.forget(today)
        for other in before.meet(side):
            if rows[other].file != rows[place].file:
                one, two = min(place, other), max(place, other)
                yield from _judged(one, two, judging.judge(compared[one], compared[two]))
        before.add(place, side)


def _through_a_third(
    rows: Sequence[Row], compared: Mapping[int, Side], direct: Sequence[Link]
) -> Iterator[Link]:
    """Judge pairs again that a third row of that day tells the same as, with a lower limit."""
    alike: defaultdict[int, set[int]] = defaultdict(set)
    short = {place for place, side in compared.items() if meeting.is_short(side)}
    for link in direct:
        one, two = link.first, link.second
        if one in short and two in short and not judging.gap(compared[one], compared[two]):
            alike[one].add(two)
            alike[two].add(one)
    linked = {(link.first, link.second) for link in direct}
    for third, others in sorted(alike.items()):
        if len(others) > MOST_THROUGH:
            continue
        through = f"both seem to tell what row {rows[third].number} of {rows[third].file} tells"
        for one, two in combinations(sorted(others), 2):
            if (one, two) not in linked and rows[one].file != rows[two].file:
                linked.add((one, two))
                verdict = judging.judge(compared[one], compared[two], through=through)
                yield from _judged(one, two, verdict)


def _judged(first: int, second: int, verdict: Verdict | None) -> Iterator[Link]:
    if verdict:
        yield Link(first, second, verdict.kind, verdict.reasons)
