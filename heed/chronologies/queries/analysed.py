"""Which rows are analysed, as the analyses take them, and which did readers choose?

What the rules find in a row is kept beside it (`actions.finding`), and read from there while it was
found by the rules and the names of today. Otherwise the words of the rows are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Any, Final

from django.db.models import QuerySet

from heed.access.viewer import Viewer
from heed.children.models import Child as ChildOnFile
from heed.chronologies.analysis import finding
from heed.chronologies.analysis.entries import Entry, as_entry
from heed.chronologies.analysis.found import from_kept
from heed.chronologies.analysis.words.people import Child
from heed.chronologies.dates.written import Precision, WrittenDate
from heed.chronologies.models import Chronology, ChronologyRow, ReaderNote, ReceivedReturn
from heed.chronologies.models.returns import BETWEEN_CELLS
from heed.chronologies.rows import Column, Meaning, Row

# What every analysis needs of a row, and what only those need that look at its words.
PLAIN: Final = (
    "pk",
    "received_id",
    "number",
    "agency__name",
    "written",
    "first",
    "last",
    "precision",
    "is_certain",
    "until",
)
WORDS: Final = ("columns_at", "cells", "labelled", "event")
FOUND: Final = ("event", "found")


class Look(Enum):
    """How closely an analysis looks at a row: at its dates, what was found, or its words."""

    DATES = "dates"
    FOUND = "found"
    WORDS = "words"


def entries_of(
    rows: QuerySet[ChronologyRow],
    viewer: Viewer,
    *,
    look: Look = Look.WORDS,
    labelled: bool = False,
) -> tuple[Entry, ...]:
    """Return rows this person sees as entries, in their order; an id is the number of the row.

    Authors' notes are left out. Entries have no more than is looked at, because most of a row is
    its words; where something was not looked for yet, they have the words. `labelled` gives words
    with labels for names.
    """
    events = rows.filter(is_note=False)
    if look is Look.DATES:
        return tuple(as_entry(_row(*row), str(number)) for number, *row in _of(events))
    if look is Look.FOUND:
        kept = list(_of(events, *FOUND))
        if all(row[-1] for row in kept):
            return _as_found(kept)
    return _as_written(list(_of(events, *WORDS)), viewer, labelled=labelled)


def as_named(chronology: Chronology, children: Iterable[ChildOnFile]) -> Child:
    """Return how rows may name the children it is about: by all of the name, or the first."""
    whole = [one.name for one in children if one.position in chronology.children]
    parts = (part for name in whole for part in (name, name.split(" ")[0]))
    return Child(tuple(dict.fromkeys(parts)))


def is_looked_through(chronology: Chronology, child: Child) -> bool:
    """Say whether its rows were looked through by the rules of today, for a child so named."""
    return chronology.found_by == finding.mark(child)


def chosen_rows(chronology: Chronology, viewer: Viewer) -> tuple[frozenset[str], frozenset[str]]:
    """Return the numbers of the rows that readers marked as key, and as good practice."""
    notes = ReaderNote.visible_to(viewer).filter(row__chronology=chronology)
    marked = list(notes.values_list("row_id", "is_key_episode", "is_good_practice"))
    return (
        frozenset(str(number) for number, key, _ in marked if key),
        frozenset(str(number) for number, _, good in marked if good),
    )


def _of(rows: QuerySet[ChronologyRow], *more: str) -> Iterable[tuple[Any, ...]]:
    return rows.values_list(*PLAIN, *more)


def _as_found(rows: Sequence[tuple[Any, ...]]) -> tuple[Entry, ...]:
    found = from_kept([row[-1] for row in rows])
    return tuple(
        as_entry(_row(*plain, event=event), str(number), one)
        for (number, *plain, event, _), one in zip(rows, found, strict=True)
    )


def _as_written(
    rows: Sequence[tuple[Any, ...]], viewer: Viewer, *, labelled: bool
) -> tuple[Entry, ...]:
    returns = ReceivedReturn.visible_to(viewer).filter(pk__in={row[1] for row in rows})
    columns = {one.pk: one.known_columns for one in returns}
    found = []
    for number, *plain, at, cells, reads, event in rows:
        said = reads if labelled and reads else cells
        headed, there = columns[plain[0]][at], said.split(BETWEEN_CELLS)
        there += [""] * (len(headed) - len(there))
        row = _row(*plain, columns=headed, cells=tuple(there), event=event)
        if said is not cells:
            row = replace(row, event=row.said(Meaning.EVENT))
        found.append(as_entry(row, str(number)))
    return tuple(found)


def _row(
    received: int,
    number: int,
    agency: str,
    written: str,
    first: date | None,
    last: date | None,
    precision: str,
    certain: bool,
    until: date | None,
    *,
    columns: tuple[Column, ...] = (),
    cells: tuple[str, ...] = (),
    event: str = "",
) -> Row:
    return Row(
        file=str(received),
        number=number,
        agency=agency,
        columns=columns,
        cells=cells,
        when=WrittenDate(written, first, last, Precision(precision), certain=certain),
        until=_until(until),
        event=event,
    )


def _until(day: date | None) -> WrittenDate | None:
    return None if day is None else WrittenDate(day.isoformat(), day, day, Precision.DAY)
