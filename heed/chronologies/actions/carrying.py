"""What becomes of notes, questions and judgements when the rows they stand beside are replaced?

They go to the row of the newer version that says the same, or has the same place in the file and
the same date. Those whose row is gone stay with the older version, which is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeAlias

from heed.chronologies.models import (
    AgencyQuestion,
    ChronologyRow,
    ReaderJudgement,
    ReaderNote,
    ReceivedReturn,
)

Beside: TypeAlias = ReaderNote | AgencyQuestion | ReaderJudgement


def carry(older: ReceivedReturn, newer: ReceivedReturn) -> None:
    """Put the notes, questions and judgements beside the rows of the newer version."""
    standing: dict[int, list[Beside]] = defaultdict(list)
    rows: dict[int, ChronologyRow] = {}
    for one in _beside(older):
        rows[one.row_id] = one.row
        standing[one.row_id].append(one)
    judged = ReaderJudgement.unscoped.filter(other__received=older).select_related("other")
    rows |= {one.other.pk: one.other for one in judged if one.other is not None}
    if not rows:
        return
    left = list(ChronologyRow.unscoped.filter(received=newer).order_by("pk"))
    for number, row in sorted(rows.items()):
        successor = _successor(row, left)
        if successor is not None:
            left.remove(successor)
            for one in standing[number]:
                one.row = successor
                one.save(update_fields=["row"])
            ReaderJudgement.unscoped.filter(other=row).update(other=successor)


def _beside(received: ReceivedReturn) -> list[Beside]:
    notes = ReaderNote.unscoped.filter(row__received=received).select_related("row")
    questions = AgencyQuestion.unscoped.filter(row__received=received).select_related("row")
    judged = ReaderJudgement.unscoped.filter(row__received=received).select_related("row")
    return [*notes.order_by("pk"), *questions.order_by("pk"), *judged.order_by("pk")]


def _successor(row: ChronologyRow, left: Sequence[ChronologyRow]) -> ChronologyRow | None:
    same = next((one for one in left if one.cells == row.cells), None)
    if same is not None:
        return same
    place = (row.table, row.number, row.first)
    return next((one for one in left if (one.table, one.number, one.first) == place), None)
