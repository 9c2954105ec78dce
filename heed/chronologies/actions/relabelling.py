"""How does every row read with labels for names, and which words may still name somebody?

Worked out whenever a return comes or the glossary changes, and kept: so what is read with labels is
searched as it reads, and the words that remain are found without reading every row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.db import connection

from heed.chronologies import queries
from heed.chronologies.models import Chronology, ChronologyRow, GlossaryEntry, PossibleName
from heed.chronologies.models.returns import BETWEEN_CELLS
from heed.disclosure.labels import Labelled, Switcher

AT_ONCE: Final = 500  # rows written in one question to the database
Reads = Mapping[str, Labelled]


@dataclass(slots=True)
class Words:
    """Words that may name somebody: why, in which row first, and how often."""

    because: str
    row: int
    times: int = 0


def relabel(chronology: Chronology) -> None:
    """Work out anew how the rows of a chronology read, and what remains without a label."""
    rows = list(
        ChronologyRow.unscoped.filter(chronology=chronology, place__gt=0)
        .order_by("place")
        .only("pk", "cells", "people", "labelled", "labelled_people")
    )
    texts = {text: None for row in rows for text in (*row.written_cells, row.people)}
    switcher = Switcher(
        queries.as_glossary(GlossaryEntry.unscoped.filter(chronology=chronology).order_by("pk"))
    )
    reads = dict(zip(texts, switcher.switch(list(texts)), strict=True))
    _keep_rows(rows, reads)
    _keep_words(chronology, _remaining(rows, reads))


def _keep_rows(rows: Iterable[ChronologyRow], reads: Reads) -> None:
    """Write how rows read, those that read otherwise than before."""
    changed = []
    for row in rows:
        cells = BETWEEN_CELLS.join(reads[cell].text for cell in row.written_cells)
        people = reads[row.people].text
        wanted = (cells, people) if cells != row.cells else ("", "")
        if wanted != (row.labelled, row.labelled_people):
            changed.append((*wanted, row.pk))
    table = ChronologyRow._meta.db_table
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {table} SET labelled = %s, labelled_people = %s WHERE id = %s",  # noqa: S608  (no value is in the words)
            changed,
        )


def _remaining(rows: Iterable[ChronologyRow], reads: Reads) -> dict[str, Words]:
    """Return the words that may still name somebody, each with its first row."""
    found: dict[str, Words] = {}
    for row in rows:
        for cell in row.written_cells:
            text, _, left = reads[cell]
            for start, end, why in left:
                words = found.setdefault(text[start:end], Words(why, row.pk))
                words.times += 1
    return found


def _keep_words(chronology: Chronology, found: dict[str, Words]) -> None:
    """Keep the words, those that stay under the number they have: a page may show it."""
    gone, changed = [], []
    for kept in PossibleName.unscoped.filter(chronology=chronology):
        words = found.pop(kept.words, None)
        if words is None:
            gone.append(kept.pk)
        elif (words.because, words.row, words.times) != (kept.because, kept.row_id, kept.times):
            kept.because, kept.row_id, kept.times = words.because, words.row, words.times
            changed.append(kept)
    PossibleName.unscoped.filter(pk__in=gone).delete()
    PossibleName.unscoped.bulk_update(changed, ["because", "row", "times"], batch_size=AT_ONCE)
    PossibleName.unscoped.bulk_create(
        [
            PossibleName(
                chronology=chronology,
                row_id=one.row,
                words=words,
                because=one.because,
                times=one.times,
            )
            for words, one in found.items()
        ],
        batch_size=AT_ONCE,
    )
