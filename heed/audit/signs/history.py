"""What does the trail say of each look: did the person work on the file, and when did anybody?"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from heed.audit.signs.looks import Look

# Whoever reads a file and writes on it within a fortnight, before or after, was at work.
AT_WORK = timedelta(days=14)

Theirs = tuple[int, int]  # a person and a case file


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry of the trail: somebody looked, or worked, on a file, or asked for none there is."""

    entry_id: int
    user_id: int
    case_file_id: int | None
    at: datetime
    is_work: bool


def explained(
    happened: Iterable[Happened],
    *,
    worked_before: Mapping[int, datetime],
) -> list[Look]:
    """Return every look with what explains it; `happened` is in the order of time.

    `worked_before` is when anybody last worked on a file before the first of what happened.
    """
    entries = list(happened)
    work: dict[Theirs, list[datetime]] = defaultdict(list)
    for one in entries:
        if one.is_work and one.case_file_id is not None:
            work[one.user_id, one.case_file_id].append(one.at)
    last = dict(worked_before)
    found = []
    for one in entries:
        if not one.is_work:
            found.append(_look(one, work, last))
        elif one.case_file_id is not None:
            last[one.case_file_id] = one.at
    return found


def _look(
    one: Happened,
    work: Mapping[Theirs, Sequence[datetime]],
    last: Mapping[int, datetime],
) -> Look:
    theirs = (one.user_id, one.case_file_id or 0)
    return Look(
        entry_id=one.entry_id,
        user_id=one.user_id,
        case_file_id=one.case_file_id,
        at=one.at,
        worked=_is_near(one.at, work.get(theirs, ())),
        last_work_at=last.get(one.case_file_id or 0),
    )


def _is_near(at: datetime, moments: Sequence[datetime]) -> bool:
    place = bisect_left(moments, at - AT_WORK)
    return place < len(moments) and moments[place] <= at + AT_WORK
