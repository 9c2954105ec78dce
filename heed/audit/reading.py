"""How are entries read quickly, and exactly as they are kept?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

from heed.audit.canonical import COLUMNS

# The same text for the same moment on every database, as `canonical.moment` writes it.
MOMENT = {
    "sqlite": "CASE length(e.at) WHEN 19 THEN e.at || '.000000' ELSE e.at END",
    "postgresql": "to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')",
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry as it is kept: its number, the values of `COLUMNS`, and its stamp."""

    entry_id: int
    values: tuple[object, ...]
    stamp: bytes

    @property
    def key_id(self) -> str:
        """Return the name of the key it was stamped with; entries from before stamps have none."""
        return str(self.values[-1])


def columns() -> str:
    """Return the values of `COLUMNS` as one asks this database for them, of a table called `e`."""
    return ", ".join(MOMENT[connection.vendor] if name == "at" else f"e.{name}" for name in COLUMNS)


def rows(question: str, answers: tuple[int, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Ask the database past Django's own conversions; nothing typed by anybody is in a question."""
    with connection.cursor() as cursor:
        cursor.execute(question, answers)
        while found := cursor.fetchmany(1000):
            yield from found


def waiting(*, most: int) -> list[Waiting]:
    """Return the entries that wait for their seal, the first ones first."""
    question = " ".join(
        (
            "SELECT e.id,",
            columns(),
            ", e.stamp FROM audit_unsealed AS w JOIN audit_auditentry AS e ON e.id = w.entry_id",
            "ORDER BY w.entry_id LIMIT %s",
        )
    )
    return [Waiting(row[0], row[1:-1], bytes(row[-1])) for row in rows(question, (most,))]
