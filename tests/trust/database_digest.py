"""Is anything in the database other than it was?"""

from __future__ import annotations

import hashlib
from typing import Final

from django.apps import apps
from django.db import connection, models

# What is written down about looking: the trail, who is signed in, and how often somebody tried.
ABOUT_LOOKING: Final = frozenset({"audit", "sessions"})
TABLES_ABOUT_LOOKING: Final = frozenset(
    {"accounts_session", "accounts_endedsession", "heed_cache", "submissions_submission"}
)
# Columns that change when somebody signs in or looks.
COLUMNS_ABOUT_LOOKING: Final = frozenset({"accounts_user.last_login"})


def digest() -> dict[str, str]:
    """Return a mark of what is in each table, without what is written down about looking."""
    return {
        model._meta.db_table: _of_table(model)
        for model in apps.get_models(include_auto_created=True)
        if _counts(model)
    }


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Return the tables that are not as they were."""
    return sorted(table for table in before if before[table] != after[table])


def _counts(model: type[models.Model]) -> bool:
    meta = model._meta
    unlisted = meta.app_label not in ABOUT_LOOKING and meta.db_table not in TABLES_ABOUT_LOOKING
    return unlisted and meta.managed and not meta.proxy


def _of_table(model: type[models.Model]) -> str:
    meta = model._meta
    columns = [
        connection.ops.quote_name(field.column or "")
        for field in meta.local_concrete_fields
        if f"{meta.db_table}.{field.column}" not in COLUMNS_ABOUT_LOOKING
    ]
    key = connection.ops.quote_name(str(meta.pk.column if meta.pk else ""))
    table = connection.ops.quote_name(meta.db_table)
    mark = hashlib.sha256()
    with connection.cursor() as cursor:
        # The names come from our own models.
        cursor.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {key}")  # noqa: S608  (our own names)
        for row in cursor:
            mark.update(repr(row).encode())
    return mark.hexdigest()
