"""On which days was the child of an age that somebody wrote?"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from heed.chronologies.dates import intervals
from heed.chronologies.dates.around import Around, Span, long
from heed.chronologies.dates.impossible import Impossible
from heed.chronologies.dates.settling import Reading
from heed.chronologies.dates.written import Precision

NEEDS_BIRTH = "It counts from the child's birth, which nobody gave."
TWO_AGES = "It gives two ages that are not the same."

Found = re.Match[str]
Open = Span | tuple[date | None, date | None]
# As health records write: 3/12 is months, 6/52 weeks, 5/7 days.
_UNITS_OF = {"12": "3", "52": "7", "7": "1"}


def _later(day: date, number: int, unit: str) -> date:
    if unit in "17":
        return intervals.days_on(day, number * (7 if unit == "7" else 1))
    return intervals.months_on(day, number * (12 if unit == "9" else 1))


def _of_age(found: Found, values: list[Any], born: date) -> Span:
    """Read “aged 3”, “13 months old”, “2 years and 3 months old”, “at 8 weeks”."""
    unit = found["unit"] or "9"
    first = _later(born, values[found.start("number")], unit)
    if found["more"]:
        unit = found["rest"]
        first = _later(first, values[found.start("more")], unit)
    return first, _later(first, 1, unit) - timedelta(days=1)


def _of_age_in_parts(found: Found, values: list[Any], born: date) -> Span:
    """Read “aged 3/12”, “6/52 old”."""
    number, of, text = values[max(found.start("part"), found.start("part_"))]
    if of not in _UNITS_OF:
        raise Impossible(f"{text} is no age in days (/7), weeks (/52) or months (/12).")
    first = _later(born, int(number), _UNITS_OF[of])
    return first, _later(first, 1, _UNITS_OF[of]) - timedelta(days=1)


def _check(found: Found, values: list[Any], born: date) -> Span:
    """Read “8 week check”, which is due on the day, and “6-8 week check”."""
    first = _later(born, values[found.start("number")], found["unit"])
    if not found["upto"]:
        return first, first
    last = _later(born, values[found.start("upto")], found["unit"])
    if last < first:
        raise Impossible("The later age is written first.")
    return first, last


def _between(found: Found, values: list[Any], born: date) -> Span:
    """Read “between the ages of 3 and 5”: from the third birthday to the day before the sixth."""
    first = _later(born, values[found.start("number")], "9")
    last = _later(born, values[found.start("upto")] + 1, "9") - timedelta(days=1)
    if last < first:
        raise Impossible("The later age is written first.")
    return first, last


def _birthday(found: Found, values: list[Any], born: date) -> Span:
    there = _later(born, values[found.start()], "9")
    return there, there


def _birth(found: Found, values: list[Any], born: date) -> Open:
    """Read “at birth”, “two weeks after birth”, “pre-birth”."""
    if found["beside"]:
        day = timedelta(days=1)
        return (None, born - day) if found["beside"] == "<" else (born + day, None)
    if not found["unit"]:
        return born, born
    number = values[found.start("number")] if found["number"] else 1
    sign = 1 if found["side"] == ">" else -1
    there = _later(born, sign * number, found["unit"])
    return there, there


_READ: tuple[tuple[Callable[[Found, list[Any], date], Open], re.Pattern[str]], ...] = (
    (_of_age_in_parts, re.compile(r"G(?P<part>B)|(?P<part_>B)-?[Jj]")),
    (_between, re.compile(r"G(?P<number>[deW])[At-](?P<upto>[deW])(?![1379])")),
    (
        _of_age,
        re.compile(
            r"G(?![deW][At-][deW](?![1379]))(?P<number>[deW])-?(?P<unit>[1379])?(?:A?(?P<more>[deW])(?P<rest>[137]))?"
            r"(?![<>l])"
        ),
    ),
    (_check, re.compile(r"(?P<number>[deW])(?:[-t](?P<upto>[deW]))?-?(?P<unit>[137])-?j")),
    (
        _of_age,
        re.compile(
            r"(?<![GdeW137])(?P<number>[deW])-?(?P<unit>[1379])?"
            r"(?:,?A?(?P<more>[deW])-?(?P<rest>[137]))?-?J"
        ),
    ),
    (_of_age, re.compile(r"a(?P<number>[deW])-?(?P<unit>[1379])(?P<more>(?!))?(?P<rest>(?!))?")),
    (_birthday, re.compile(r"[of]U")),
    (
        _birth,
        re.compile(r"(?:(?P<number>[deW])?(?P<unit>[137])(?P<side>[<>])|(?P<beside>[<>])-?)?X"),
    ),
)
_FROM_BIRTH_ON = re.compile(r"[cr]X(?!.*t)")


def read(shape: str, values: list[Any], around: Around) -> Reading | None:
    """Return the days of an age, or None if no age is written.

    :raises Impossible: if the child's birth is not known, or two ages are written
    """
    if "g" in shape:  # weeks of a pregnancy count from something else
        return None
    found = [(of, one) for of, pattern in _READ for one in pattern.finditer(shape)]
    if not found:
        return None
    if around.born is None:
        raise Impossible(NEEDS_BIRTH)
    spans = {of(one, values, around.born) for of, one in found}
    if len(spans) > 1:
        raise Impossible(TWO_AGES)
    (first, last) = spans.pop()
    return Reading(
        first,
        None if _FROM_BIRTH_ON.search(shape) else last,
        Precision.AGE,
        certain=False,
        inferred=f"Counted from birth on {long(around.born)}.",
    )


def counts_from_birth(shape: str) -> bool:
    """Return whether it is “two weeks after birth”, which no row above has to do with."""
    return re.search(r"[1379][<>]X", shape) is not None
