"""How is one row said in words: as it was written, as it was understood, with its note?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from heed.chronologies.models import AgencyQuestion, ChronologyRow, ReaderNote
from heed.chronologies.presenters.returns import understood
from heed.chronologies.wording import AS_WRITTEN, Wording
from heed.core.periods import long_date
from heed.govuk.components import Column, Table
from heed.govuk.words import moment


def row_facts(row: ChronologyRow, *, say: Wording = AS_WRITTEN) -> list[dict[str, Any]]:
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
        {"key": {"text": key}, "value": {"text": say(value)}}
        for key, value in facts.items()
        if value
    ]


def cells_table(row: ChronologyRow, *, say: Wording = AS_WRITTEN) -> Table:
    """Return every cell of a row as it was written, read by `say`."""
    return Table(
        caption="As it was written",
        stacks=True,
        columns=(Column(text="Column"), Column(text="Cell")),
        rows=tuple(
            (say(column.heading or "Without heading"), say(said))
            for column, said in row.in_columns()
        ),
    )


def about(row: ChronologyRow, *, say: Wording = AS_WRITTEN) -> tuple[str, str]:
    """Return which row a form is about: whose and when, and what it tells."""
    return say(f"{row.agency}, {row.written or 'without a date'}"), say(row.event)


@dataclass(frozen=True, slots=True)
class QuestionLink:
    """A question about a row, with where the row is, and whether it has an answer."""

    words: str
    href: str
    is_answered: bool


def questions_of(
    questions: Iterable[AgencyQuestion], *, reference: str, say: Wording = AS_WRITTEN
) -> list[QuestionLink]:
    """Return what an agency was asked, each leading to its row."""
    return [
        QuestionLink(
            say(one.words),
            say.address("chronologies:row", reference, one.row_id),
            one.answered_at is not None,
        )
        for one in questions
    ]


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
