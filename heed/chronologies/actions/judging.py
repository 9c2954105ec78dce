"""Set right what an analysis found in the words of a row: people judge, software does not."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.chronologies.actions.refusals import NothingSaid
from heed.chronologies.models import ChronologyRow, ReaderJudgement
from heed.core import meanwhile


@transaction.atomic
def judge(
    row: ChronologyRow,
    matter: ReaderJudgement.Matter,
    *,
    holds: bool | None,
    because: str,
    by: Viewer,
    at: datetime,
    other: ChronologyRow | None = None,
    seen: str | None = None,
) -> ReaderJudgement:
    """Say that something is so of a row, or is not, whatever was found in its words.

    None leaves it to what was found. Nothing is written over: the last judgement counts, and those
    before it stay. `other` is the row this one is alike or contradicts. `seen` is the page's.

    :raises NothingSaid: if no reason is given
    :raises RecordedMeanwhile: if somebody else has judged this row since the page was drawn
    """
    row.require(Permission.CHRONOLOGY_JUDGE, by=by)
    ChronologyRow.unscoped.select_for_update().get(pk=row.pk)
    before = _judgements(row)
    meanwhile.check_rows(before, seen=seen, by="judged_by_name", did="set something right here")
    if not because.strip():
        raise NothingSaid("Say why, in a few words.")
    last = _last(before, matter, other)
    made = ReaderJudgement.unscoped.create(
        row=row,
        other=other,
        matter=matter,
        holds=holds,
        because=because.strip(),
        judged_by_name=by.name,
        judged_at=at,
    )
    trail.record(
        Event.CHRONOLOGY_JUDGED,
        made,
        by=by,
        at=at,
        matter=matter.value,
        changes={
            "holds": (last.holds if last else None, holds),
            "because": (None, trail.measured(made.because)),
        },
    )
    return made


def _judgements(row: ChronologyRow) -> QuerySet[ReaderJudgement]:
    return ReaderJudgement.unscoped.filter(Q(row=row) | Q(other=row)).order_by("pk")


def _last(
    before: QuerySet[ReaderJudgement],
    matter: ReaderJudgement.Matter,
    other: ChronologyRow | None,
) -> ReaderJudgement | None:
    same = before.filter(matter=matter)
    if other is not None:
        same = same.filter(Q(row=other) | Q(other=other))
    return same.last()
