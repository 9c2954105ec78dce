"""Who knew what when: which agency first recorded a fact, and how long until the next did?

A fact is what the reader names: words (“bruise”), several words in a row (“hands round neck”) or a
person's name, each with its inflections, possessives and likely misspellings (`words/terms.py`).
An agency knows of it once a row of its own mentions it in what happened, what it did, who was seen
or the child's voice. What an agency wrote later as analysis does not count: it is hindsight. A
sentence that denies the fact (“no bruises seen”) is kept apart.

The day of an agency's first mention lies between `earliest`, the first possible day of any of its
mentions, and `latest`, the day by which one of them must have happened. That is all the dates
allow, and it is exact: the first mention can have been on either of them. A date that its writer
doubted counts for the earliest day as it is written, and never for the latest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from heed.chronologies.analysis.entries import Entry, in_order
from heed.chronologies.analysis.tables import Line, Table, day, number
from heed.chronologies.analysis.words.sentences import plain, sentences
from heed.chronologies.analysis.words.terms import Fact, Finder, words_of
from heed.chronologies.rows import Meaning, Row

HEADINGS: Final = ("Agency", "First recorded", "After the first agency", "As written", "Mentions")
_PLACES: Final = frozenset({Meaning.RESPONSE, Meaning.SEEN, Meaning.VOICE, Meaning.PEOPLE})


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that mentions the fact, by which word; `denied` if it says it is not so."""

    entry: Entry
    sentence: str
    word: str
    denied: bool


@dataclass(frozen=True, slots=True)
class Knowing:
    """What one agency recorded of the fact.

    `earliest` is None if the first mention can have been on any earlier day, `latest` if no mention
    must have happened by any day. `firsts` are the mentions that can be the first one. `least` and
    `most` are the days between the first agency's first mention and this one's; `least` is negative
    where this agency can have been first, and both are None where the dates do not say.
    """

    agency: str
    earliest: date | None
    latest: date | None
    firsts: tuple[Mention, ...]
    mentions: tuple[Mention, ...]
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything recorded of a fact: agencies in the order they knew, then what stands apart."""

    fact: Fact
    known: tuple[Knowing, ...]
    denied: tuple[Mention, ...]
    undated: tuple[Mention, ...]


def who_knew(found: Sequence[Entry], fact: Fact) -> Knowledge:
    """Return which agency recorded the fact when."""
    mentions = _mentions(in_order(found), Finder(fact))
    said = [mention for mention in mentions if not mention.denied]
    by_agency: dict[str, list[Mention]] = {}
    for mention in said:
        if mention.entry.dated:
            by_agency.setdefault(mention.entry.row.agency, []).append(mention)
    known = sorted((_knowing(agency, told) for agency, told in by_agency.items()), key=_order)
    return Knowledge(
        fact,
        tuple(_counted_from(known[0], each) for each in known),
        denied=tuple(mention for mention in mentions if mention.denied),
        undated=tuple(mention for mention in said if not mention.entry.dated),
    )


def table(knowledge: Knowledge) -> Table:
    """Return a line for each agency, in the order they knew."""
    return Table(HEADINGS, tuple(map(_line, knowledge.known)))


def _mentions(found: Sequence[Entry], finder: Finder) -> list[Mention]:
    """Return one mention for each entry that has any: one that is no denial, if there is one."""
    texts = [plain(_text(entry.row)) for entry in found]
    starts = finder.starts(set(words_of("\n".join(texts))))
    if not starts:
        return []
    worth = re.compile("|".join(map(re.escape, starts)))
    told = (
        _told(entry, finder) for entry, text in zip(found, texts, strict=True) if worth.search(text)
    )
    return [min(mentions, key=lambda mention: mention.denied) for mentions in told if mentions]


def _told(entry: Entry, finder: Finder) -> list[Mention]:
    return [
        Mention(entry, sentence.written, word, finder.denied(sentence.plain, word))
        for sentence in sentences(_text(entry.row))
        if (word := finder.find(sentence.plain)) is not None
    ]


def _text(row: Row) -> str:
    said = zip(row.columns, row.cells, strict=True)
    cells = [cell for column, cell in said if cell and column.means in _PLACES]
    return "\n".join((row.event, *cells))


def _knowing(agency: str, mentions: list[Mention]) -> Knowing:
    firsts = [mention.entry.first for mention in mentions]
    lasts = [m.entry.last for m in mentions if m.entry.sure and m.entry.last is not None]
    earliest = None if None in firsts else min(day for day in firsts if day is not None)
    latest = min(lasts, default=None)
    can_be_first = [
        mention
        for mention in mentions
        if latest is None or mention.entry.first is None or mention.entry.first <= latest
    ]
    return Knowing(agency, earliest, latest, tuple(can_be_first), tuple(mentions))


def _order(knowing: Knowing) -> tuple[date, date, str]:
    return knowing.latest or date.max, knowing.earliest or date.min, knowing.agency


def _counted_from(first: Knowing, knowing: Knowing) -> Knowing:
    least = most = None
    if knowing is not first:
        if knowing.earliest and first.latest:
            least = (knowing.earliest - first.latest).days
        if knowing.latest and first.earliest:
            most = (knowing.latest - first.earliest).days
    return Knowing(
        knowing.agency,
        knowing.earliest,
        knowing.latest,
        knowing.firsts,
        knowing.mentions,
        least,
        most,
    )


def _line(knowing: Knowing) -> Line:
    first = knowing.firsts[0]
    cells = (
        knowing.agency,
        when(knowing),
        after(knowing.least, knowing.most),
        first.sentence,
        str(len(knowing.mentions)),
    )
    rows = tuple(mention.entry.id for mention in (*knowing.firsts, *knowing.mentions))
    return Line(cells, tuple(dict.fromkeys(rows)))


def when(knowing: Knowing) -> str:
    """Return in words when an agency first recorded the fact."""
    earliest, latest = knowing.earliest, knowing.latest
    if earliest == latest and earliest is not None:
        return day(earliest)
    after = f"not before {day(earliest)}" if earliest else ""
    by = f"by {day(latest)} at the latest" if latest else "by when is not sure"
    return ", ".join(filter(None, (after, by)))


def after(least: int | None, most: int | None) -> str:
    """Return in words how long after the first agency; “-” for the first."""
    if least is None and most is None:
        return "-"
    if least is None or most is None:
        return "The dates do not say"
    if least < 0:
        return f"Up to {number(most, 'day', 'days')} after, or before"
    if least == most:
        return f"{number(least, 'day', 'days')} after"
    return f"{least} to {number(most, 'day', 'days')} after"
