"""Which rows are analysed, as the analyses take them, and which did readers choose?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet

from heed.access.viewer import Viewer
from heed.chronologies.analysis.entries import Entry, entries
from heed.chronologies.dates.written import Precision, WrittenDate
from heed.chronologies.models import Chronology, ChronologyRow, ReaderNote, ReceivedReturn
from heed.chronologies.models.returns import BETWEEN_CELLS
from heed.chronologies.rows import Column, Meaning, Row

FIELDS: Final = (
    "pk",
    "received_id",
    "columns_at",
    "number",
    "agency__name",
    "cells",
    "labelled",
    "written",
    "first",
    "last",
    "precision",
    "is_certain",
    "until",
    "event",
    "is_note",
)
Columns = dict[int, tuple[tuple[Column, ...], ...]]


def entries_of(
    rows: QuerySet[ChronologyRow], viewer: Viewer, *, labelled: bool = False
) -> tuple[Entry, ...]:
    """Return rows this person sees as entries, in their order; an id is the number of the row.

    `labelled` gives what they say with labels for names.
    """
    found = list(rows.values(*FIELDS))
    received = {row["received_id"] for row in found}
    columns: Columns = {
        one.pk: tuple(one.known_columns)
        for one in ReceivedReturn.visible_to(viewer).filter(pk__in=received)
    }
    # The row's number is handed on beside it, because a row knows only its place in its file.
    made = [(str(row["pk"]), _row(row, columns, labelled=labelled)) for row in found]
    names = {id(row): name for name, row in made}
    return entries((row for _, row in made), lambda row: names[id(row)])


def chosen_rows(chronology: Chronology, viewer: Viewer) -> tuple[frozenset[str], frozenset[str]]:
    """Return the numbers of the rows that readers marked as key, and as good practice."""
    notes = ReaderNote.visible_to(viewer).filter(row__chronology=chronology)
    marked = list(notes.values_list("row_id", "is_key_episode", "is_good_practice"))
    return (
        frozenset(str(number) for number, key, _ in marked if key),
        frozenset(str(number) for number, _, good in marked if good),
    )


def _row(row: dict[str, Any], columns: Columns, *, labelled: bool) -> Row:
    reads = labelled and row["labelled"]
    made = Row(
        file=str(row["received_id"]),
        number=row["number"],
        agency=row["agency__name"],
        columns=columns[row["received_id"]][row["columns_at"]],
        cells=tuple((reads or row["cells"]).split(BETWEEN_CELLS)),
        when=WrittenDate(
            written=row["written"],
            first=row["first"],
            last=row["last"],
            precision=Precision(row["precision"]),
            certain=row["is_certain"],
        ),
        until=_until(row["until"]),
        event=row["event"],
        note=row["is_note"],
    )
    return replace(made, event=made.said(Meaning.EVENT)) if reads else made


def _until(day: date | None) -> WrittenDate | None:
    return None if day is None else WrittenDate(day.isoformat(), day, day, Precision.DAY)
