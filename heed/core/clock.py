"""What time is it, and which day is that in England? The only file that reads the clock."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

ENGLAND = ZoneInfo("Europe/London")


def now() -> datetime:
    """Return this moment, aware, in UTC."""
    return datetime.now(UTC)


def seconds() -> int:
    """Return the whole seconds since 1970: how long a session lasts, never what is due."""
    return int(time.time())


def day(moment: datetime) -> date:
    """Return the day a moment falls on in England: the only conversion the law's clocks use."""
    return moment.astimezone(ENGLAND).date()


def at(on: date, hour: int = 12, minute: int = 0) -> datetime:
    """Return the moment, in UTC, of an English wall-clock time on a day (noon unless told)."""
    local = datetime(on.year, on.month, on.day, hour, minute, tzinfo=ENGLAND)
    return local.astimezone(UTC)
