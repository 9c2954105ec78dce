"""Has somebody else recorded something since the page was drawn on which a person is typing?

A page says, in a field that nobody types, what it showed; the action compares before it writes.
What is not said is not compared: commands and stories have no page.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any


class RecordedMeanwhile(Exception):
    """Somebody else was first: both versions are shown, and whoever came second decides again."""

    def __init__(self, by: str, did: str) -> None:
        super().__init__(
            f"{by} {did} while this page was open. Nothing of yours is lost: read theirs on this "
            "page, change yours where you need to, and send it again if it is still needed."
        )


def shown(rows: Iterable[Any]) -> str:
    """Return how much of a list that only grows a page shows.

    A count says nothing about anything else; the numbers of rows would tell how many there are of
    other cases.
    """
    return str(sum(1 for _ in rows))


def check_rows(rows: Iterable[Any], *, seen: str | None, by: str, did: str) -> None:
    """Refuse if there are more rows than were `shown`; `by` names who recorded the next one.

    :raises RecordedMeanwhile: saying who did what
    """
    if seen is None:
        return
    known = int(seen) if seen.isdecimal() else 0
    newer = sorted(rows, key=lambda row: row.pk)[known:]
    if newer:
        raise RecordedMeanwhile(str(getattr(newer[0], by)), did)


def mark(*values: object) -> str:
    """Return what stands for the content of something that is changed in place."""
    said = json.dumps([str(value) for value in values])
    return hashlib.sha256(said.encode()).hexdigest()[:16]
