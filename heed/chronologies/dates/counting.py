"""Which day is meant by words that count from another: “the next day”, “two weeks later”?"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from heed.chronologies.dates import ages, feasts, intervals
from heed.chronologies.dates.around import Around, counted, days_between, long
from heed.chronologies.dates.impossible import Impossible
from heed.chronologies.dates.settling import Reading
from heed.chronologies.dates.written import Precision

NEEDS_NEAR = "It counts from another day, which nobody gave."
NOT_COUNTED = "It does not say how many."
_UNITS = {"1": Precision.DAY, "7": Precision.DAY, "3": Precision.MONTH, "9": Precision.YEAR}

Found = re.Match[str]
Count = Callable[[Found, list[Any], date], Reading]


def _next_day(found: Found, values: list[Any], near: date) -> Reading:
    """Read “the next day”, “that night”, “the following morning”."""
    if values[found.end() - 1] == "days":
        raise Impossible(NOT_COUNTED)
    day = intervals.days_on(near, values[found.end() - 2])
    return Reading(day, day, Precision.DAY, found[0][0] != "L")


def _on(found: Found, values: list[Any], near: date) -> Reading:
    """Read “two weeks later”, “six days earlier”, “a year ago”."""
    return _counted(found, values, near, sign=values[found.end() - 1])


def _beside(found: Found, values: list[Any], near: date) -> Reading:
    """Read “the day after”, “two months before his death”."""
    reading = _counted(found, values, near, sign=-1 if found[0].rstrip("x")[-1] == "<" else 1)
    if not found[0].endswith("x"):
        return reading
    said = f"It counts from something else; counted from {long(near)} this is what it means."
    return reading._replace(certain=False, problem=said)


def _counted(found: Found, values: list[Any], near: date, *, sign: int) -> Reading:
    if "Q" in found[0]:
        raise Impossible(NOT_COUNTED)
    start = found.start()
    number = values[start] if found[0][0] in "denW" else 1
    at = start + found[0].index(found["unit"])
    unit = found["unit"]
    span, exact = counted(near, unit, sign * number * (values[at] if unit == "7" else 1))
    return Reading(*span, _UNITS[unit], exact)


def _night_beside(found: Found, values: list[Any], near: date) -> Reading:
    """Read “the night before”, “the morning after”."""
    del values
    day = intervals.days_on(near, -1 if found[0][-1] == "<" else 1)
    return Reading(day, day, Precision.DAY, False)


def _next_unit(found: Found, values: list[Any], near: date) -> Reading:
    """Read “the following week”, “the same month”, “last year”."""
    step, unit = values[found.end() - 2], found["unit"]
    if str(values[found.end() - 1]).endswith("s"):
        raise Impossible(NOT_COUNTED)
    sure = (
        found[0][0] == "R"
    )  # “last year” counts from the day of writing, “later that year” is part
    if unit == "7":
        first, last = intervals.week_around(near)
        shift = timedelta(days=7 * step)
        return Reading(first + shift, last + shift, Precision.RANGE, False)
    span, _ = counted(near, unit, step)
    return Reading(*span, _UNITS[unit], sure)


def _several_units(found: Found, values: list[Any], near: date) -> Reading:
    """Read “the next two weeks”, “over the last three months”."""
    step, number, unit = values[found.start()], values[found.start() + 1], found["unit"]
    if step == 0:
        raise Impossible(NEEDS_NEAR)
    if unit in "17":
        there = intervals.days_on(near, step * number * (7 if unit == "7" else 1))
    else:
        there = intervals.months_on(near, step * number * (12 if unit == "9" else 1))
    return Reading(min(near, there), max(near, there), Precision.RANGE, False)


def _named_again(found: Found, values: list[Any], near: date) -> Reading:
    """Read “that April”, “the following summer”, “last Christmas”."""
    step, name, kind = values[found.start()], values[found.end() - 1], found[0][-1]
    spans = [_span(kind, name, year) for year in range(near.year - 2, near.year + 3)]
    if step > 0:
        span = next(one for one in spans if one[0] > near)
    elif step < 0:
        span = next(one for one in reversed(spans) if one[1] < near)
    else:
        span = min(spans, key=lambda one: days_between(one, near))
    precision = {"m": Precision.MONTH, "S": Precision.SEASON}.get(kind, Precision.RANGE)
    return Reading(*span, precision, False)


def _span(kind: str, name: Any, year: int) -> tuple[date, date]:
    if kind == "m":
        return intervals.month(year, name)
    if kind == "S":
        return intervals.season(name, year)
    return feasts.FEASTS[name](year)


def _weekday_again(found: Found, values: list[Any], near: date) -> Reading:
    """Read “the following Monday”, “last Friday”; “that Monday” is of the same week."""
    step, weekday = values[found.start()], values[found.end() - 1]
    if step > 0:
        day = near + timedelta(days=(weekday - near.weekday() - 1) % 7 + 1)
    elif step < 0:
        day = near - timedelta(days=(near.weekday() - weekday - 1) % 7 + 1)
    else:
        day = intervals.week_around(near)[0] + timedelta(days=weekday)
    return Reading(day, day, Precision.DAY, False)


_FROM_NEAR: tuple[tuple[Count, re.Pattern[str]], ...] = (
    (_on, re.compile(r"[denWQ](?P<unit>[1379])l")),
    (_several_units, re.compile(r"[RL][denW](?P<unit>[1379])")),
    (_beside, re.compile(r"(?<![knsY^/:])[denWQ]?(?P<unit>[1379])[<>]x?")),
    (_next_day, re.compile(r"R[1V]")),
    (_next_day, re.compile(r"L[V]")),
    (_next_unit, re.compile(r"l?[RL](?P<unit>[379])")),
    (_night_beside, re.compile(r"V[<>]")),
    (_named_again, re.compile(r"[RL]i?[mSH]")),
    (_weekday_again, re.compile(r"[RL]w")),
)


def count(shape: str, values: list[Any], around: Around) -> Reading | None:
    """Return the day that is counted from another, or None if nothing is counted.

    :raises Impossible: if the day counted from is not known, or the words contradict themselves
    """
    relative = next(
        ((read, found) for read, pattern in _FROM_NEAR for found in pattern.finditer(shape)), None
    )
    if relative is None or ages.counts_from_birth(shape):
        return ages.read(shape, values, around)
    if "G" in shape or "!" in shape:
        return None
    if around.near is None:
        raise Impossible(NEEDS_NEAR)
    reading = relative[0](relative[1], values, around.near)
    unsure = "h" in shape or "?" in shape
    return reading._replace(
        certain=reading.certain and not unsure,
        inferred=f"Counted from {long(around.near)}, the day close by.",
    )
