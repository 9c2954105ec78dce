"""Which day is meant by words that count from another: the row above, or the child's birth?"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from heed.chronologies.dates import feasts, intervals
from heed.chronologies.dates.around import Around, counted, days_between, long
from heed.chronologies.dates.impossible import Impossible
from heed.chronologies.dates.settling import Reading
from heed.chronologies.dates.written import Precision

NEEDS_NEAR = "It counts from another day, which nobody gave."
NEEDS_BIRTH = "It counts from the child's birth, which nobody gave."
NOT_COUNTED = "It does not say how many."
_UNITS = {"1": Precision.DAY, "7": Precision.DAY, "3": Precision.MONTH, "9": Precision.YEAR}

Found = re.Match[str]
Count = Callable[[Found, list[Any], date], Reading]


def _next_day(found: Found, values: list[Any], near: date) -> Reading:
    """Read “the next day”, “that night”, “the following morning”."""
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
    number = values[start] if found[0][0] in "deW" else 1
    at = start + found[0].index(found["unit"])
    unit = found["unit"]
    span, exact = counted(near, unit, sign * number * (values[at] if unit == "7" else 1))
    return Reading(*span, _UNITS[unit], exact)


def _next_unit(found: Found, values: list[Any], near: date) -> Reading:
    """Read “the following week”, “the same month”, “last year”."""
    step, unit = values[found.start()], found["unit"]
    sure = found[0][0] == "R"
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
    (_on, re.compile(r"[deWQ]?(?P<unit>[1379])l")),
    (_several_units, re.compile(r"[RL][deW](?P<unit>[1379])")),
    (_beside, re.compile(r"[deWQ]*(?P<unit>[1379])[<>]x?")),
    (_next_day, re.compile(r"R[1V]")),
    (_next_day, re.compile(r"L[V]")),
    (_next_unit, re.compile(r"[RL](?P<unit>[379])")),
    (_named_again, re.compile(r"[RL]i?[mSH]")),
    (_weekday_again, re.compile(r"[RL]w")),
)
_AGE = re.compile(
    r"G(?P<aged>[deW])(?P<units>[1379])?(?:A?(?P<more>[deW])(?P<rest>[137]))?"
    r"|(?P<old>[deW])-?(?P<oldunits>[1379])(?:,?A?(?P<oldmore>[deW])-?(?P<oldrest>[137]))?-?J"
    r"|(?P<check>[deW])(?:[-t](?P<tocheck>[deW]))?-?(?P<checkunits>[1379])-?j"
    r"|a(?P<at>[deW])-?(?P<atunits>[1379])"
    r"|(?P<which>[of])U|(?P<birth>X)"
)


def count(shape: str, values: list[Any], around: Around) -> Reading | None:
    """Return the day that is counted from another, or None if nothing is counted.

    :raises Impossible: if the day counted from is not known, or the words contradict themselves
    """
    ages = [] if "g" in shape else list(_AGE.finditer(shape))
    relative = next(
        ((read, found) for read, pattern in _FROM_NEAR for found in pattern.finditer(shape)), None
    )
    if ages and relative is None:
        return _age(ages, values, around)
    if relative is None or "G" in shape or "!" in shape:
        return None
    if around.near is None:
        raise Impossible(NEEDS_NEAR)
    reading = relative[0](relative[1], values, around.near)
    unsure = "h" in shape or "?" in shape
    return reading._replace(
        certain=reading.certain and not unsure,
        inferred=f"Counted from {long(around.near)}, the day close by.",
    )


def _age(found: list[Found], values: list[Any], around: Around) -> Reading:
    if around.born is None:
        raise Impossible(NEEDS_BIRTH)
    spans = {_at_age(one, values, around.born) for one in found}
    if len(spans) > 1:
        raise Impossible("It gives two ages that are not the same.")
    first, last = spans.pop()
    return Reading(
        first, last, Precision.AGE, certain=False, inferred=f"Counted from birth on "
        f"{long(around.born)}.",
    )  # fmt: skip


def _at_age(found: Found, values: list[Any], born: date) -> tuple[date, date]:
    """Return the days on which a child is of an age that was written."""
    if found["birth"]:
        return born, born
    if found["which"]:
        there = intervals.months_on(born, 12 * values[found.start()])
        return there, there
    if found["check"]:
        return _at_check(found, values, born)
    for number, units, more, rest in (
        ("aged", "units", "more", "rest"),
        ("old", "oldunits", "oldmore", "oldrest"),
        ("at", "atunits", "more", "rest"),
    ):
        if found[number]:
            first = _later(born, values[found.start(number)], found[units] or "9")
            finest = found[units] or "9"
            if found[more]:
                first = _later(first, values[found.start(more)], found[rest])
                finest = found[rest]
            return first, _later(first, 1, finest) - timedelta(days=1)
    raise Impossible(NOT_COUNTED)


def _at_check(found: Found, values: list[Any], born: date) -> tuple[date, date]:
    """Return the day of an “8 week check”, or the days of a “6-8 week check”."""
    first = _later(born, values[found.start("check")], found["checkunits"])
    if not found["tocheck"]:
        return first, first
    return first, _later(born, values[found.start("tocheck")], found["checkunits"])


def _later(day: date, number: int, unit: str) -> date:
    if unit in "17":
        return intervals.days_on(day, number * (7 if unit == "7" else 1))
    return intervals.months_on(day, number * (12 if unit == "9" else 1))
