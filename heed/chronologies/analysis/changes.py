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
from heed.chronologies.analysis.judging import Reason
from heed.chronologies.analysis.tables import Line, Table, dated
from heed.chronologies.analysis.words.changed import Change, changed
from heed.chronologies.analysis.words.sentences import sentences
from heed.chronologies.rows import Meaning

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
        Changed(entry, kind, reason)
        for entry in in_order(found)
        for kind, reason in _told(entry).items()
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


def _told(entry: Entry) -> dict[Change, Reason]:
    told: dict[Change, Reason] = {}
    for place, text in (("Event", entry.row.event), ("Response", entry.row.said(Meaning.RESPONSE))):
        for sentence in sentences(text):
            if rule := changed(sentence.plain):
                told.setdefault(rule.kind, Reason(sentence.written, place, (rule.name,)))
    return told
