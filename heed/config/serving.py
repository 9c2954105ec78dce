"""What does a process do before it serves its first page?"""

from __future__ import annotations

from typing import Any, Final, TextIO

from django.conf import settings
from django.db import connection

from heed.audit import aside
from heed.backups import served
from heed.config import durability

# Nobody waits longer for a page; commands may take as long as they need. In milliseconds.
LIMITS: Final = {
    "statement_timeout": 30_000,
    "lock_timeout": 15_000,
    "idle_in_transaction_session_timeout": 60_000,
}


def begin() -> TextIO:
    """Stay shut on a database that could lose a write; take the room that reading needs later.

    What is returned keeps a restore away for as long as it is open, here or in a process forked
    from this one.

    :raises NotDurable: if the database could lose what it has acknowledged
    :raises OSError: if there is no room on the disk even to begin with
    """
    durability.require(connection)
    _limit_questions()
    aside.prepare()
    return served.hold(settings.VAR)


def _limit_questions() -> None:
    """Let PostgreSQL end what takes too long; SQLite's writers wait for at most 20 seconds."""
    database: Any = connection
    database.close()
    if database.vendor == "postgresql":
        database.close_pool()
        limits = " ".join(f"-c {name}={value}" for name, value in LIMITS.items())
        options = database.settings_dict["OPTIONS"]
        options["options"] = f"{options['options']} {limits}"
