"""Which appointments, visits and meetings did not come about, and what followed?

A row counts if a sentence of its event or of the agency's response says so (`words/missed.py`); the
first such sentence decides the kind. Whose appointment it was is not decided: the sentence is
shown. What followed is what the agency wrote as its response, the agency's own next row, and the
next row of any agency that says the child was seen. “Next” is the next row that for certain comes
later: one whose first possible day is after the last possible day of this one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from heed.chronologies.analysis.entries import Entry, in_order
from heed.chronologies.analysis.found import Answered, Kind, Reason
from heed.chronologies.analysis.judging import Judged
from heed.chronologies.analysis.overruling import NOTHING, Matter, Said, by_a_reader
from heed.chronologies.analysis.tables import Line, Table, dated, number
from heed.chronologies.analysis.words.missed import Missed
from heed.chronologies.analysis.words.missed import missed as rule_of
from heed.chronologies.analysis.words.sentences import told
from heed.chronologies.analysis.words.sight_rules import Answer
from heed.chronologies.rows import Meaning, Row

HEADINGS: Final = (
    "Date",
    "Agency",
    "What happened",
    "As written",
    "Response",
    "Agency's next entry",
    "Child next seen",
)


@dataclass(frozen=True, slots=True)
class Next:
    """A later row, and the fewest and most days until it (`most` is None if it is open)."""

    id: str
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class MissedOne:
    """Something missed: in which way, by which sentence, and what followed."""

    entry: Entry
    kind: Missed
    reason: Reason
    response: str
    next_entry: Next | None
    next_sighting: Next | None


def missed_appointments(judged: Sequence[Judged], *, said: Said = NOTHING) -> tuple[MissedOne, ...]:
    """Return all that was missed, by first possible day; what people have `said` comes first."""
    entries = [each.entry for each in judged]
    by_agency: dict[str, list[Entry]] = {}
    for entry in entries:
        by_agency.setdefault(entry.row.agency, []).append(entry)
    later = {agency: _Later(found) for agency, found in by_agency.items()}
    sightings = _Later([each.entry for each in judged if each.seen is Answer.YES])
    return tuple(
        MissedOne(
            entry,
            Missed(one.answer),
            one.reason,
            _response(entry),
            later[entry.row.agency].after(entry),
            sightings.after(entry),
        )
        for entry in in_order(entries)
        for one in missed_in(entry, said)
    )


def table(found: Sequence[MissedOne]) -> Table:
    """Return a line for each."""
    return Table(HEADINGS, tuple(map(_line, found)))


def _line(one: MissedOne) -> Line:
    cells = (
        dated(one.entry),
        one.entry.row.agency,
        one.kind.value.capitalize(),
        one.reason.sentence,
        one.response or "None written",
        _next(one.next_entry),
        _next(one.next_sighting),
    )
    followed = [each.id for each in (one.next_entry, one.next_sighting) if each]
    return Line(cells, (one.entry.id, *followed))


def _next(later: Next | None) -> str:
    if later is None:
        return "None later"
    if later.most is None:
        return f"At least {number(later.least, 'day', 'days')} later"
    if later.least == later.most:
        return f"{number(later.least, 'day', 'days')} later"
    return f"{later.least} to {number(later.most, 'day', 'days')} later"


def missed(row: Row) -> list[Answered]:
    """Return the first sentence of a row that says something was missed; at most one."""
    for place, sentence in told(row):
        if rule := rule_of(sentence.plain):
            return [Answered(rule.kind, Reason(sentence.written, place, (rule.name,)))]
    return []


def missed_in(entry: Entry, said: Said = NOTHING) -> list[Answered]:
    """Return what one row tells of as missed, once people were heard; at most one."""
    found = missed(entry.row) if entry.found is None else entry.found.of(Kind.MISSED)
    holds = said.of(entry, Matter.MISSED)
    if holds is None:
        return found
    return (found or [Answered(Missed.SOMEHOW, by_a_reader(entry))]) if holds else []


def _response(entry: Entry) -> str:
    if entry.found is None:
        return entry.row.said(Meaning.RESPONSE)
    return "".join(reason.sentence for reason in entry.found.reasons(Kind.RESPONSE))


class _Later:
    """Which entry is the next that for certain comes later?"""

    def __init__(self, found: Sequence[Entry]) -> None:
        self._found = sorted(
            ((entry.first, entry.id, entry.last) for entry in found if entry.first and entry.sure),
            key=lambda each: (each[0], each[2] or date.max),
        )
        self._firsts = [first for first, _, _ in self._found]

    def after(self, entry: Entry) -> Next | None:
        if entry.last is None:
            return None
        place = bisect_right(self._firsts, entry.last)
        if place == len(self._found):
            return None
        first, name, last = self._found[place]
        most = (last - entry.first).days if last and entry.first else None
        return Next(name, (first - entry.last).days, most)
