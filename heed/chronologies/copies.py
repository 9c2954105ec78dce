"""What goes into a copy of a combined chronology that somebody takes away?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Final

from heed.access.viewer import Viewer
from heed.chronologies import queries
from heed.chronologies.merging import combining
from heed.chronologies.merging.combined import Combined, Kind
from heed.chronologies.models import Chronology
from heed.chronologies.outputs import edition, writing
from heed.chronologies.outputs.paper import Cover
from heed.chronologies.wording import Reader
from heed.govuk.words import moment

LABELLED: Final = ("Names", "Labels stand for the names in the glossary of this chronology")


def copy(chronology: Chronology, numbers: Collection[int], *, by: Viewer) -> Combined:
    """Return the combined chronology with these of its rows, by their numbers in the database.

    It is merged anew, so that a copy says of likenesses what the engine of the day says, but for
    those that readers set right. What readers wrote beside rows is not in it.
    """
    returns, kept = [], dict[int, int]()
    for said, rows in queries.named_returns(chronology):
        returns.append(said)
        kept |= {id(read): row.pk for read, row in zip(said.rows, rows, strict=True)}
    combined = combining.merge(returns)
    names = {kept[id(entry.row)]: entry.id for entry in combined.rows}
    apart = {
        (frozenset(names[row] for row in pair), Kind[matter.name])
        for pair, matter in queries.said_apart(chronology, by)
        if pair <= names.keys()
    }
    wanted = {names[row] for row in numbers if row in names}
    return edition.chosen(edition.apart(combined, apart), wanted)


def written(
    chronology: Chronology,
    numbers: Collection[int],
    *,
    ending: str,
    reader: Reader,
    by: Viewer,
    at: datetime,
) -> Iterator[bytes]:
    """Yield a copy in the form of an ending, as its reader reads it.

    It carries its marking and whose copy it is.
    """
    rows = copy(chronology, numbers, by=by)
    combined = reader.words(lambda say: edition.relabelled(rows, say) if reader.labelled else rows)
    cover = Cover(
        title=f"Combined chronology of {chronology.case_file}",
        marking=by.protective_marking,
        copy=f"Copy of {by.name}, {by.acts_for}, {moment(at)}",
        front=(
            ("Period", str(chronology.period)),
            ("Rows", str(len(numbers))),
            *([LABELLED] if reader.labelled else ()),
        ),
    )
    return writing.written(combined, ending=ending, cover=cover, produced_at=at)
