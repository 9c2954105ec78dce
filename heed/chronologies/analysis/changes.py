"""When did the family's address, the child's placement or a worker change?

A row counts once for each of the three of which a sentence of its event or of the agency's response
says that it changed (`words/changed.py`). Several agencies may tell of one change: nothing here
says that two rows are one event. What is planned, asked for or refused is no change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from heed.chronologies.analysis.entries import Entry, in_order
from heed.chronologies.analysis.found import Answered, Kind, Reason
from heed.chronologies.analysis.overruling import NOTHING, Matter, Said, by_a_reader
from heed.chronologies.analysis.tables import Line, Table, dated
from heed.chronologies.analysis.words import sentences
from heed.chronologies.analysis.words.changed import Change, changed
from heed.chronologies.rows import Row

HEADINGS: Final = ("Date", "What changed", "As written", "Agency")


@dataclass(frozen=True, slots=True)
class Changed:
    """A change that a row tells of, by which sentence."""

    entry: Entry
    kind: Change
    reason: Reason


def changes(found: Sequence[Entry], *, said: Said = NOTHING) -> tuple[Changed, ...]:
    """Return every change that is told of, by first possible day; people come before rules."""
    return tuple(
        Changed(entry, kind, reason)
        for entry in in_order(found)
        for kind, reason in changed_in(entry, said).items()
    )


def table(found: Sequence[Changed]) -> Table:
    """Return a line for each."""
    lines = [
        Line(
            (
                dated(one.entry),
                one.kind.value.capitalize(),
                one.reason.sentence,
                one.entry.row.agency,
            ),
            (one.entry.id,),
        )
        for one in found
    ]
    return Table(HEADINGS, tuple(lines))


def told(row: Row) -> list[Answered]:
    """Return what a row says that changed, each kind once, by the first sentence that says it."""
    found: dict[Change, Answered] = {}
    for place, sentence in sentences.told(row):
        if rule := changed(sentence.plain):
            reason = Reason(sentence.written, place, (rule.name,))
            found.setdefault(rule.kind, Answered(rule.kind, reason))
    return list(found.values())


def changed_in(entry: Entry, said: Said = NOTHING) -> dict[Change, Reason]:
    """Return what one row tells of as changed, once people were heard."""
    by_rules = told(entry.row) if entry.found is None else entry.found.of(Kind.CHANGED)
    found = {Change(one.answer): one.reason for one in by_rules}
    for kind in Change:
        holds = said.of(entry, Matter(kind.value))
        if holds is False:
            found.pop(kind, None)
        elif holds:
            found.setdefault(kind, by_a_reader(entry))
    return found
