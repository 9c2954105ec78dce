"""How is one column of thousands of rows written, each with a value of its own?"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from heed.chronologies.models import ChronologyRow


def write(column: str, values: Sequence[tuple[int | str, int]]) -> None:
    """Write a value into each row by its number: one statement, prepared once, however many."""
    table = ChronologyRow._meta.db_table
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET {column} = %s WHERE id = %s", values)  # noqa: S608  (no value is in the words)
