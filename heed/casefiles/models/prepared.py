"""How is a question that every page asks put together once, and asked with other values?

Putting the lock's question together takes twenty times as long as answering it. It is written as
ordinary queries, with a `Given` in place of each value that changes; `Prepared` keeps what Django
makes of it and fills the values in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.expressions import RawSQL


class Given(models.Expression):
    """A value that is filled in when the question is asked."""

    def __init__(self, name: str, output_field: models.Field[Any, Any]) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, *_: Any, **__: Any) -> Any:
        """Write a placeholder, and mark what belongs there."""
        return "%s", [self]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A question as the database reads it, with marks where values belong."""

    sql: str
    parameters: tuple[Any, ...]

    @classmethod
    def of(cls, rows: models.QuerySet[Any, Any]) -> Prepared:
        """Keep what Django makes of a query."""
        sql, parameters = rows.query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
        return cls(sql, tuple(parameters))

    def asked_with(self, values: Mapping[str, Any]) -> RawSQL:
        """Return the question with its values, to stand where a query could."""
        filled = [
            _adapted(values[one.name]) if isinstance(one, Given) else one for one in self.parameters
        ]
        return RawSQL(self.sql, filled)  # noqa: S611  (Django wrote it; every value is a parameter)


def _adapted(value: Any) -> Any:
    """Return a value as this database takes it."""
    operations = connections[DEFAULT_DB_ALIAS].ops
    if isinstance(value, datetime):
        return operations.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return operations.adapt_datefield_value(value)
    return value
