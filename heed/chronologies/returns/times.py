"""At what time of the day was it, as the return has it?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

SHORTEST_WITH_TIME: Final = 7  # characters: “3/5 2pm”; most cells of dates have no time

_CLOCK: Final = r"(\d{1,2})(?:\s?[:.]\s?(\d\d))?(?:[:.]\d\d(?:\.\d+)?)?"
_HALF: Final = r"([ap])\.?\s?m\b\.?"
_HOURS: Final = r"(?:hrs?|hours?|h)\b\.?"
_TIME: Final = re.compile(
    rf"(?P<half>{_CLOCK}\s?{_HALF})|(?P<hours>(\d\d)[:.]?(\d\d)\s?{_HOURS})"
    rf"|(?P<plain>(\d{{1,2}}):(\d\d)(?::\d\d(?:\.\d+)?)?)|(?P<bare>(\d\d)\.?(\d\d))",
    re.IGNORECASE,
)
_WITHIN: Final = re.compile(
    rf"(?:(?<=\d)T|[\s,;@(-]|\bat\b)\s*(?:at\s+|@\s*)?"
    rf"(?P<time>{_CLOCK}\s?{_HALF}|\d\d[:.]?\d\d\s?{_HOURS}|\d{{1,2}}:\d\d(?::\d\d(?:\.\d+)?)?)"
    rf"\)?(?=\W|$)",
    re.IGNORECASE,
)


# The same times and days come again and again in a long return.
@lru_cache(maxsize=4096)
def read(written: str) -> str:
    """Return a time as HH:MM, or the words as written if that would be a guess.

    “7.30” alone may be morning or evening, so it stays; so do “evening” and “24:00”.
    """
    said = written.strip()
    found = _TIME.fullmatch(said)
    if found is None:
        return said
    if found["half"]:
        return _half_day(int(found[2]), found[3] or "00", found[4].lower()) or said
    hour, minute = next(
        (found[at + 1], found[at + 2]) for at in (5, 8, 11) if found[at] is not None
    )
    if len(hour) == 1 and found["plain"]:
        return said
    return _full_day(int(hour), minute) or said


@lru_cache(maxsize=4096)
def split(cell: str) -> tuple[str, str | None]:
    """Return a date's cell without the time in it, and that time; None if there is none."""
    if len(cell) < SHORTEST_WITH_TIME or (len(cell) == 10 and cell[-1].isdigit()):
        return cell, None
    found = list(_WITHIN.finditer(cell))
    if len(found) != 1:
        return cell, None
    (one,) = found
    rest = f"{cell[: one.start()]} {cell[one.end() :]}".strip()
    return (rest, read(one["time"])) if rest else (cell, None)


def _half_day(hour: int, minute: str, half: str) -> str | None:
    if not 1 <= hour <= 12:
        return None
    return _full_day(hour % 12 + (12 if half == "p" else 0), minute)


def _full_day(hour: int, minute: str) -> str | None:
    return f"{hour:02}:{minute}" if hour < 24 and minute < "60" else None
