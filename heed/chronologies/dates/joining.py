"""What do the pieces of a written date say together: one date, a range, a list, an open side?"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from heed.chronologies.dates import around as around_
from heed.chronologies.dates import intervals
from heed.chronologies.dates.around import Around, Span, long
from heed.chronologies.dates.impossible import Impossible
from heed.chronologies.dates.parts import Part
from heed.chronologies.dates.patterns import Plan
from heed.chronologies.dates.settling import Reading, Settled, in_year, settle, settle_all
from heed.chronologies.dates.written import Precision

_OFFSET = re.compile(r"([denW]?)([1379])([<>])x?i?$")
_LONGER = frozenset("vZ8=")
_NEXT_TO = re.compile(r"[RL]9")
_RANGE = re.compile(r"[tz-]")
_OPENINGS = {"c": "since", "r": "from", "z": "until", "b": "by", "<": "before", ">": "after",
             "(": "until", ")": "since"}  # fmt: skip
_SINCE_AFTER = re.compile(r"[,iA]*[t-]{0,2}\+|-1$")  # “2015 to present”, “Aug 2018 - date”
_NO_END_AFTER = re.compile(r"[,i]*(?:[t-]|[A;]$)")


def join(plan: Plan, values: list[Any], around: Around) -> Reading:
    """Return what the pieces of a written date mean together.

    :raises Impossible: if they mean nothing that can be, or a year is wanting
    """
    if plan.bare:
        (piece,) = plan.pieces
        only = piece.build(piece.kinds, [values[place] for place in piece.places], around)
        settled = settle(only, around)
        return Reading(
            *settled.span,
            only.precision,
            plan.harmless and settled.certain,
            settled.inferred,
            settled.problem,
        )
    parts = [
        piece.build(piece.kinds, [values[place] for place in piece.places], around)
        for piece in plan.pieces
    ]
    if len(parts) == 1:
        return _one(parts[0], plan, values, around)
    return _several(parts, plan, around)


def _one(part: Part, plan: Plan, values: list[Any], around: Around) -> Reading:
    before, after = plan.between
    if part.year is None and _NEXT_TO.search(after):
        settled = _in_named_year(part, plan, values, around)
    else:
        settled = settle(part, around)
    certain = plan.harmless and settled.certain
    offset = _OFFSET.search(before)
    if offset:
        return _offset(settled, offset, plan, values, certain=certain)
    reading = Reading(
        *settled.span, part.precision, certain, settled.inferred,
        settled.problem or _at_odds(settled.span, plan, values, around),
    )  # fmt: skip
    if reading.problem:
        reading = reading._replace(certain=False)
    # “By 9 May” is a day on which something was done, “by May” is when it was done at the latest.
    if "E" in before and part.precision is Precision.LIST:
        reading = reading._replace(precision=Precision.RANGE)
    as_it_is = part.precision is Precision.DAY or "C" in plan.pieces[0].kinds
    return _opened(reading, before, after, as_it_is=as_it_is)


def _opened(reading: Reading, before: str, after: str, *, as_it_is: bool) -> Reading:
    """Open a side of an interval where the words beside it say so."""
    opening = next((_OPENINGS[kind] for kind in reversed(before) if kind in _OPENINGS), None)
    if not _LONGER.isdisjoint(before):
        return _longer(reading, before)
    if _SINCE_AFTER.match(after):
        return reading._replace(last=None)
    if after.lstrip(",i").startswith(("t", "z")):
        reading = reading._replace(certain=False)
    if _NO_END_AFTER.match(after) and (opening == "from" or _ends_in_the_air(reading, after)):
        return reading._replace(last=None, certain=False)
    if opening is None and before.endswith(("t", "ti")):
        opening = "until"
    if opening == "by" and as_it_is:
        return reading
    return _open(reading, opening)


def _ends_in_the_air(reading: Reading, after: str) -> bool:
    """Return whether it is “2015 –”; a dash behind a day only parts it from what happened."""
    return reading.precision is not Precision.DAY and after.endswith(("t", "-", "A", ";"))


def _open(reading: Reading, opening: str | None) -> Reading:
    if opening == "since" or (opening == "from" and reading.precision is not Precision.RANGE):
        return reading._replace(last=None)
    if opening in ("until", "by"):
        return reading._replace(first=None)
    if opening == "before" and reading.first is not None:
        return reading._replace(first=None, last=reading.first - timedelta(days=1), certain=False)
    if opening == "after" and reading.last is not None:
        return reading._replace(first=reading.last + timedelta(days=1), last=None, certain=False)
    return reading


def _longer(reading: Reading, before: str) -> Reading:
    """Return the seven days from, to or around a day, its weekend, or the year that it ends."""
    if "=" in before and reading.last is not None:
        first = intervals.days_on(intervals.months_on(reading.last, -12), 1)
        return reading._replace(first=first, precision=Precision.YEAR)
    if reading.precision is not Precision.DAY or reading.first is None:
        return reading._replace(certain=False)
    day = reading.first
    if "8" in before:
        saturday = intervals.week_around(day)[0] + timedelta(days=5)
        span = (saturday, saturday + timedelta(days=1))
    elif "Z" in before:
        span = (day - timedelta(days=6), day)
    else:
        span = (day, day + timedelta(days=6))
    return reading._replace(first=span[0], last=span[1], precision=Precision.RANGE, certain=False)


def _in_named_year(part: Part, plan: Plan, values: list[Any], around: Around) -> Settled:
    """Return a piece in “the following year”, “last year”, counted from the day close by."""
    if around.near is None:
        raise Impossible("It needs the year, which is counted from a day nobody gave.")
    last = plan.pieces[-1].places[-1]
    step = next(value for value in values[last + 1 :] if isinstance(value, int))
    year = around.near.year + step
    return in_year(
        part, year, certain=False, inferred=f"The year {year}, counted from {long(around.near)}."
    )


def _offset(
    settled: Settled, found: re.Match[str], plan: Plan, values: list[Any], *, certain: bool
) -> Reading:
    """Return “two weeks after 3 June 2019”, “the day before Christmas 2016”."""
    first = plan.pieces[0].places[0]
    beside = [value for value in values[:first] if isinstance(value, int)]
    days_in_unit = beside.pop() if found[2] == "7" else 1
    number = beside[-1] if found[1] else 1
    sign = 1 if found[3] == ">" else -1
    anchor = settled.span[1] if sign > 0 else settled.span[0]
    unit = found[2]
    in_the = found.string[: found.start()].endswith(("i", "Q"))
    if in_the or (unit == "7" and not found[1]):
        return _stretch(settled, unit, sign * number * days_in_unit)
    span, exact = around_.counted(anchor, unit, sign * number * days_in_unit)
    precision = {"3": Precision.MONTH, "9": Precision.YEAR}.get(unit, Precision.DAY)
    return Reading(*span, precision, certain and exact, settled.inferred, settled.problem)


def _stretch(settled: Settled, unit: str, count: int) -> Reading:
    """Return “in the three months before 9 June 2019”: the days between, without the day itself."""
    first, last = settled.span
    anchor = first - timedelta(days=1) if count < 0 else last + timedelta(days=1)
    if unit in "17":
        there = intervals.days_on(first if count < 0 else last, count)
    else:
        there = intervals.months_on(
            first if count < 0 else last, count * (12 if unit == "9" else 1)
        )
    return Reading(min(anchor, there), max(anchor, there), Precision.RANGE, False, settled.inferred)


def _at_odds(span: Span, plan: Plan, values: list[Any], around: Around) -> str | None:
    """Return what is wrong if “the next day” stands beside a day that is not the next."""
    if around.near is None or not plan.between[0].endswith("R1") or span[0] != span[1]:
        return None
    place = plan.pieces[0].places[0] - 2
    expected = intervals.days_on(around.near, values[place])
    if expected == span[0]:
        return None
    return f"{long(span[0])} is not the day that follows from {long(around.near)}."


def _several(parts: list[Part], plan: Plan, around: Around) -> Reading:
    inner = plan.between[1:-1]
    ranged = len(parts) == 2 and (
        bool(_RANGE.search(inner[0])) or ("A" in inner[0] and "E" in plan.between[0])
    )
    merged = None if ranged else _year_apart(parts)
    if merged is not None:
        settled = settle(merged, around)
        return Reading(*settled.span, merged.precision, False, settled.inferred, settled.problem)
    found = settle_all(parts, around)
    problem = next((one.problem for one in found if one.problem), None)
    inferred = next((one.inferred for one in found if one.inferred), None)
    certain = plan.harmless and all(one.certain for one in found) and problem is None
    if ranged:
        first, last = _ends(parts, found)
        if all(part.precision is Precision.YEAR for part in parts) and "-" in inner[0]:
            certain = certain and last.year - first.year > 1  # “2019-2020” may be one office year
        if first > last:
            raise Impossible(f"It ends on {long(last)}, before it begins on {long(first)}.")
        return Reading(first, last, Precision.RANGE, certain, inferred, problem)
    spans = [one.span for one in found]
    return _listed(
        parts,
        spans,
        inner,
        Reading(
            *_hull(spans), Precision.LIST, certain and "E" not in plan.between[0], inferred, problem
        ),
    )


def _listed(
    parts: list[Part], spans: list[Span], inner: tuple[str, ...], whole: Reading
) -> Reading:
    """Return several dates as one interval; the same date twice is one date."""
    if len(set(spans)) == 1:
        return whole._replace(precision=parts[0].precision)
    joined = all(set(glue) <= set("A,;iwa") and set(glue) & set("A,") for glue in inner)
    slashed = all(glue.strip("i") == "/" for glue in inner)
    return whole._replace(
        precision=Precision.RANGE if slashed else Precision.LIST,
        certain=whole.certain and joined,
    )


def _hull(spans: list[Span]) -> Span:
    return min(span[0] for span in spans), max(span[1] for span in spans)


def _ends(parts: list[Part], found: list[Settled]) -> tuple[date, date]:
    """Return the first and last day of a range; “mid” June at an end is the fifteenth."""
    first, last = found[0].span[0], found[1].span[1]
    if parts[0].middle:
        first = first.replace(day=intervals.MIDDLE_OF_MONTH)
    if parts[1].middle:
        last = last.replace(day=intervals.MIDDLE_OF_MONTH)
    return first, last


def _year_apart(parts: list[Part]) -> Part | None:
    """Return a piece with the year that stands apart from it: “13 September … 2016”."""
    if len(parts) != 2:
        return None
    for dated, bare in (parts, parts[::-1]):
        if dated.year is None and bare.precision is Precision.YEAR:
            return dated._replace(year=bare.year)
    return None
