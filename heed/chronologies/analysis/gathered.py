"""Which rows do their writers call key, hold the child's voice, or tell of good practice?

**Key** is a row whose column for significance says anything but no, or that a reader has chosen.
Key rows of all agencies make one episode while each is at most so many days from the one before.
Only rows dated to a week or less are joined so; a key row with a wider, open or doubted date stands
by itself, because no dates say to which episode it belongs.

**The child's voice** is what stands in a column for it, word for word, and every sentence that says
somebody spoke with the child (`judging.py`).

**Good practice** is what stands in a column so headed, what a reader has chosen, and every sentence
that speaks of good practice and neither wishes for it nor denies it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from heed.chronologies.analysis.entries import Entry, Span, in_order
from heed.chronologies.analysis.found import Kind, Reason
from heed.chronologies.analysis.judging import EMPTY, NO, spoken_words
from heed.chronologies.analysis.overruling import NOTHING, Matter, Said
from heed.chronologies.analysis.tables import Line, Table, dated, from_to
from heed.chronologies.analysis.words.people import Child
from heed.chronologies.analysis.words.sentences import sentences
from heed.chronologies.rows import Meaning, Row

APART: Final = 7
_NO_ANSWER: Final = EMPTY | NO
_GOOD: Final = re.compile(
    r"\b(?:good|best|excellent|outstanding) practice\b|\bcommend(?:ed|able)\b|\bexemplary\b"
)
_NOT_GOOD: Final = re.compile(
    r"\b(?:not|no|never|n't|would (?:have been|be)|should|could|lack of|contrary to|against|"
    r"expected|guidance|guide|policy|poor|falls? short)\b"
)
_PLACES: Final = (
    Meaning.EVENT,
    Meaning.RESPONSE,
    Meaning.ANALYSIS,
    Meaning.SIGNIFICANCE,
    Meaning.OTHER,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A row, and each of its sentences or cells that led to it."""

    entry: Entry
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Episode:
    """Key rows that belong together by their dates; `days` is None for a loosely dated one."""

    days: Span | None
    told: tuple[Told, ...]

    @property
    def agencies(self) -> tuple[str, ...]:
        """Return the agencies that tell of it, in alphabetical order."""
        return tuple(sorted({told.entry.row.agency for told in self.told}))


def voice(found: Sequence[Entry], *, child: Child, said: Said = NOTHING) -> tuple[Told, ...]:
    """Return the rows that hold the child's voice, by first possible day."""
    told = ((entry, voiced_in(entry, child, said)) for entry in in_order(found))
    return tuple(Told(entry, reasons) for entry, reasons in told if reasons)


def good_practice(
    found: Sequence[Entry], *, chosen: Collection[str] = (), said: Said = NOTHING
) -> tuple[Told, ...]:
    """Return the rows that tell of good practice, or that readers chose, by first possible day."""
    told = ((entry, praised_in(entry, chosen, said)) for entry in in_order(found))
    return tuple(Told(entry, reasons) for entry, reasons in told if reasons)


def key_episodes(
    found: Sequence[Entry],
    *,
    chosen: Collection[str] = (),
    apart: int = APART,
    said: Said = NOTHING,
) -> tuple[Episode, ...]:
    """Return the key practice episodes, those with days in order and the loosely dated last.

    `chosen` are the ids of rows a reader has marked as key; `apart` is in days.
    """
    key = [
        Told(entry, reasons)
        for entry in in_order(found)
        if (reasons := key_in(entry, chosen, said))
    ]
    episodes: list[Episode] = []
    loose: list[Episode] = []
    for told in key:
        days = _close(told.entry)
        if days is None:
            loose.append(Episode(None, (told,)))
            continue
        last = episodes[-1] if episodes else None
        if last and last.days and days.first <= last.days.last + timedelta(days=apart):
            joined = Span(last.days.first, max(last.days.last, days.last))
            episodes[-1] = Episode(joined, (*last.told, told))
        else:
            episodes.append(Episode(days, (told,)))
    return (*episodes, *loose)


def table(found: Sequence[Told], what: str) -> Table:
    """Return a line for each row; `what` heads the words that led to it."""
    lines = [
        Line(
            (
                dated(told.entry),
                told.entry.row.agency,
                "\n".join(reason.sentence for reason in told.reasons),
            ),
            (told.entry.id,),
        )
        for told in found
    ]
    return Table(("Date", "Agency", what), tuple(lines))


def episodes_table(found: Sequence[Episode]) -> Table:
    """Return a line for each episode."""
    lines = [
        Line(
            (
                from_to(episode.days) if episode.days else dated(episode.told[0].entry),
                ", ".join(episode.agencies),
                "\n".join(told.entry.row.event for told in episode.told),
            ),
            tuple(told.entry.id for told in episode.told),
        )
        for episode in found
    ]
    return Table(("Days", "Agencies", "What happened"), tuple(lines))


def voiced_in(entry: Entry, child: Child, said: Said = NOTHING) -> tuple[Reason, ...]:
    """Return what in one row is the child's voice, once people were heard."""
    by_rules = voiced(entry.row, child) if entry.found is None else entry.found.reasons(Kind.VOICE)
    return said.settled(entry, Matter.VOICE, by_rules)


def praised_in(
    entry: Entry, chosen: Collection[str] = (), said: Said = NOTHING
) -> tuple[Reason, ...]:
    """Return what in one row tells of good practice; a reader's mark beside it stays."""
    by_rules = praised(entry.row) if entry.found is None else entry.found.reasons(Kind.GOOD)
    return (*_chosen(entry, chosen), *said.settled(entry, Matter.GOOD, by_rules))


def key_in(entry: Entry, chosen: Collection[str] = (), said: Said = NOTHING) -> tuple[Reason, ...]:
    """Return what makes one row key; a reader's mark beside it stays."""
    by_rules = significant(entry.row) if entry.found is None else entry.found.reasons(Kind.KEY)
    return (*said.settled(entry, Matter.KEY, by_rules), *_chosen(entry, chosen))


def voiced(row: Row, child: Child) -> tuple[Reason, ...]:
    """Return what a row holds of the child's voice."""
    reasons = {
        cell.strip(): Reason(cell.strip(), column.heading, ("column for the child's voice",))
        for column, cell in zip(row.columns, row.cells, strict=True)
        if column.means is Meaning.VOICE and not _says_no(cell)
    }
    for reason in spoken_words(row, child):
        if not any(reason.sentence in cell for cell in reasons):
            reasons[reason.sentence] = reason
    return tuple(reasons.values())


def praised(row: Row) -> tuple[Reason, ...]:
    """Return what a row tells of good practice."""
    reasons: list[Reason] = []
    for column, cell in zip(row.columns, row.cells, strict=True):
        if "good practice" in column.heading.lower():
            if not _says_no(cell):
                reasons.append(Reason(cell.strip(), column.heading, ("column for good practice",)))
        elif column.means in _PLACES:
            reasons += _praise(cell, column.heading)
    return tuple(reasons)


def significant(row: Row) -> tuple[Reason, ...]:
    """Return the cells in which the writer of a row calls it significant."""
    return tuple(
        Reason(cell.strip(), column.heading, ("column for significance",))
        for column, cell in zip(row.columns, row.cells, strict=True)
        if column.means is Meaning.SIGNIFICANCE and not _says_no(cell)
    )


def _praise(cell: str, heading: str) -> list[Reason]:
    if not _GOOD.search(cell.lower()):
        return []
    return [
        Reason(sentence.written, heading, ("speaks of good practice",))
        for sentence in sentences(cell)
        if _GOOD.search(sentence.plain) and not _NOT_GOOD.search(sentence.plain)
    ]


def _chosen(entry: Entry, chosen: Collection[str]) -> list[Reason]:
    if entry.id not in chosen:
        return []
    return [Reason(entry.row.event, "Event", ("chosen by a reader",))]


def _says_no(cell: str) -> bool:
    return cell.strip().lower().rstrip(".") in _NO_ANSWER


def _close(entry: Entry) -> Span | None:
    if not entry.sure or entry.first is None or entry.last is None:
        return None
    days = Span(entry.first, entry.last)
    return days if days.days <= APART else None
