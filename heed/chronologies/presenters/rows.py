"""How is one row said in words: as it was written, as it was understood, with its note?"""

from __future__ import annotations

from typing import Any

from heed.chronologies.models import ChronologyRow, ReaderNote
from heed.chronologies.presenters.returns import understood
from heed.core.periods import long_date
from heed.govuk.components import Column, Table
from heed.govuk.words import moment


def row_facts(row: ChronologyRow) -> list[dict[str, Any]]:
    """Return what was understood of a row, as rows of a summary list."""
    where = f"{row.table}, row {row.number}" if row.table else f"Row {row.number}"
    facts = {
        "Date as written": row.written,
        "Understood as": understood(row.when),
        "What is wrong with the date": row.problem,
        "Until": long_date(row.until) if row.until else "",
        "Time": row.time,
        "Agency": row.agency.name,
        "Source": row.source,
        "People": row.people,
        "Where it stands": f"{where} of {row.received.file_name}, version {row.received.number}",
    }
    return [
        {"key": {"text": key}, "value": {"text": value}} for key, value in facts.items() if value
    ]


def cells_table(row: ChronologyRow) -> Table:
    """Return every cell of a row as it was written."""
    return Table(
        caption="As it was written",
        stacks=True,
        columns=(Column(text="Column"), Column(text="Cell")),
        rows=tuple(
            (column.heading or "Without heading", said) for column, said in row.in_columns()
        ),
    )


def marks(note: ReaderNote | None) -> list[str]:
    """Return the boxes of a note that are ticked."""
    if note is None:
        return []
    ticked = {"key": note.is_key_episode, "good": note.is_good_practice}
    return [name for name, on in ticked.items() if on]


def note_in_words(note: ReaderNote | None) -> list[tuple[str, str]]:
    """Return a note as pairs, for somebody who wrote another one meanwhile."""
    if note is None:
        return []
    ticked = {
        "Key practice episode": note.is_key_episode,
        "Good practice": note.is_good_practice,
    }
    return [
        ("Note", note.words),
        *((name, "Yes") for name, on in ticked.items() if on),
        ("Written", f"{moment(note.written_at)} by {note.written_by_name}"),
    ]
