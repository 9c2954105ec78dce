"""How is a walk that several harnesses begin with made once, and laid down again for each?

A process that runs one harness after the other makes the world and walks it for the first of them.
For the next it writes the same rows again, and gives everybody the session they had.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from http.cookies import SimpleCookie
from typing import Any

from django.db import connection, transaction

from heed.accounts import sessions
from heed.core import clock
from tests.trust.browsing.touring import Tour
from tests.trust.worlds.founding import Somebody

Rows = dict[str, set[tuple[Any, ...]]]  # by table, as SQLite keeps them


@dataclass(frozen=True, slots=True)
class Kept:
    """A walk, the rows it left, and what each browser knew at its end."""

    tour: Tour
    rows: Rows
    cookies: dict[Somebody, SimpleCookie]

    def lay_down(self) -> Tour:
        """Write the rows again and return the walk as it ended, everybody having just proved it."""
        before = _rows()
        with transaction.atomic():
            for table, rows in self.rows.items():
                _write(table, rows)
        if _since(before) != self.rows:
            raise AssertionError("What was laid down is not what the walk left.")
        for somebody, visitor in self.tour.guides.items():
            visitor.restore_session(self.cookies[somebody])
            if somebody.user is not None:
                session = visitor.client.session
                sessions.note_proof(session, second_factor=True)
                session.save()
        return self.tour


_KEPT: dict[tuple[str, date], Kept] = {}


def once(walk: Callable[[], Tour]) -> Tour:
    """Return a walk of today, made by this process before or made now.

    Only on SQLite, where every harness but one that walks is run.
    """
    if connection.vendor != "sqlite":
        return walk()
    name = walk.__name__, clock.day(clock.now())
    if name in _KEPT:
        return _KEPT[name].lay_down()
    before = _rows()
    tour = walk()
    _KEPT[name] = Kept(
        tour,
        _since(before),
        {somebody: copy.deepcopy(one.client.cookies) for somebody, one in tour.guides.items()},
    )
    return tour


def _rows() -> Rows:
    rows: Rows = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  (our own tables)
            rows[table] = set(cursor.fetchall())
    return rows


def _since(before: Rows) -> Rows:
    return {table: rows - before[table] for table, rows in _rows().items()}


def _write(table: str, rows: set[tuple[Any, ...]]) -> None:
    if not rows:
        return
    marks = ", ".join(["%s"] * len(next(iter(rows))))
    with connection.cursor() as cursor:
        cursor.executemany(
            # What a trigger has written already is the same row.
            f"INSERT OR IGNORE INTO {connection.ops.quote_name(table)} VALUES ({marks})",  # noqa: S608  (our own tables)
            list(rows),
        )
