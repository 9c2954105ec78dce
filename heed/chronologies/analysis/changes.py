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


def changes(found: Sequence[Entry]) -> tuple[Changed, ...]:
    """Return every change that is told of, by first possible day."""
    return tuple(
        Changed(entry, Change(one.answer), one.reason)
        for entry in in_order(found)
        for one in _told(entry)
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


def _told(entry: Entry) -> list[Answered]:
    return told(entry.row) if entry.found is None else entry.found.of(Kind.CHANGED)
