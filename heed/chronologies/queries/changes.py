"""What did an agency change when it sent its return again?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from heed.chronologies.models import ChronologyRow


@dataclass(frozen=True, slots=True)
class Change:
    """A row of the older version and the one in its place now; None where there is none."""

    before: ChronologyRow | None
    now: ChronologyRow | None


def changes(older: Iterable[ChronologyRow], newer: Iterable[ChronologyRow]) -> list[Change]:
    """Return what differs between two versions, in the order of the newer, what is gone last.

    Rows that say the same are no change, wherever they stand. A row that is gone and a new one of
    the same event or the same date are one changed row.
    """
    left: dict[str, list[ChronologyRow]] = defaultdict(list)
    for row in older:
        left[row.cells].append(row)
    new = [row for row in newer if not _taken(left, row)]
    gone = [row for rows in left.values() for row in rows]
    found = []
    for row in new:
        before = next((one for one in gone if _became(one, row)), None)
        if before is not None:
            gone.remove(before)
        found.append(Change(before, row))
    return [*found, *(Change(row, None) for row in sorted(gone, key=lambda row: row.pk))]


def _taken(left: dict[str, list[ChronologyRow]], row: ChronologyRow) -> bool:
    """Take a row that says the same from those that are left, if there is one; say whether."""
    same = left.get(row.cells)
    if not same:
        return False
    same.pop(0)
    return True


def _became(one: ChronologyRow, other: ChronologyRow) -> bool:
    """Say whether a row became another: it tells of the same event, or of the same date."""
    if one.event and one.event == other.event:
        return True
    if one.first is None:
        return one.written == other.written
    return (one.first, one.last) == (other.first, other.last)
