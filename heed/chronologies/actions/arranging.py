"""In which order do the rows of all agencies stand, and which of them are alike?

Worked out by `merging` whenever a return comes or is replaced, and kept, so that every page finds
it there however many rows there are.
"""

from __future__ import annotations

from typing import Final

from heed.chronologies import queries
from heed.chronologies.actions import finding, writing
from heed.chronologies.merging import combining
from heed.chronologies.merging.combined import Combined, Kind
from heed.chronologies.models import Chronology, ChronologyRow, Likeness, ReceivedReturn

AT_ONCE: Final = 500  # rows written in one question to the database
KINDS: Final = {
    Kind.SAME: Likeness.Kind.SAME,
    Kind.CONFLICT: Likeness.Kind.CONFLICT,
    Kind.REPEAT: Likeness.Kind.REPEAT,
}


def arrange(chronology: Chronology) -> None:
    """Work out the combined order anew, and which rows are alike."""
    rows = ChronologyRow.unscoped.filter(chronology=chronology)
    rows.filter(received__state=ReceivedReturn.State.REPLACED, place__gt=0).update(place=0)
    Likeness.unscoped.filter(first__chronology=chronology).delete()
    numbers, combined = _combined(chronology)
    places = enumerate(combined.rows, start=1)
    writing.write("place", [(place, numbers[id(entry.row)]) for place, entry in places])
    Likeness.unscoped.bulk_create(_likenesses(numbers, combined), batch_size=AT_ONCE)
    finding.find(chronology)


def _combined(chronology: Chronology) -> tuple[dict[int, int], Combined]:
    """Return the merged chronology, and the number in the database of each of its rows."""
    numbers: dict[int, int] = {}
    returns = []
    for received, rows in queries.standing_rows(chronology):
        said = queries.as_read(received, rows, file=str(received.pk))
        numbers |= {id(read): row.pk for read, row in zip(said.rows, rows, strict=True)}
        returns.append(said)
    return numbers, combining.merge(returns)


def _likenesses(numbers: dict[int, int], combined: Combined) -> list[Likeness]:
    """Return each pair once; both rows of it carry the mark."""
    by_id = {entry.id: numbers[id(entry.row)] for entry in combined.rows}
    found: dict[tuple[int, int], Likeness] = {}
    for entry in combined.rows:
        here = by_id[entry.id]
        for mark in entry.marks:
            first, second = sorted((here, by_id[mark.other]))
            found.setdefault(
                (first, second),
                Likeness(
                    first_id=first,
                    second_id=second,
                    kind=KINDS[mark.kind],
                    because="\n".join(mark.reasons),
                ),
            )
    return list(found.values())
