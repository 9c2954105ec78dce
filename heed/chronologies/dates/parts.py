"""What does each piece of a written date say by itself: a day, a month, a season, a quarter?

A piece is a pattern over kinds of words (`vocabulary`) and a reading of the words it matched. What
it lacks, most often the year, is found later from its neighbours (`joining`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from heed.chronologies.dates import feasts, impossible, intervals
from heed.chronologies.dates.around import Around
from heed.chronologies.dates.impossible import Impossible
from heed.chronologies.dates.written import Precision

Span = tuple[date, date]


_NOT_KNOWN = {"holidays", "holiday", "break", "vacation", "ramadan", "eid", "diwali", "hanukkah"}


class Part(NamedTuple):
    """A piece of a written date; `year` is None if it does not say, and `in_year` needs one.

    `weekdays` are those written beside a day, each with its month and day of the month.
    """

    precision: Precision
    in_year: Callable[[int], Span]
    year: int | None
    certain: bool = True
    weekdays: tuple[tuple[int, int, int], ...] = ()
    either: str | None = None  # what else it could be, where its year must not be inferred
    middle: bool = False  # “mid” something: as the end of a range it is the fifteenth


_SIGNS = str.maketrans("", "", "-/")

Build = Callable[[str, list[Any], Around], Part]


def _year_of(kinds: str, values: list[Any], around: Around) -> tuple[int | None, bool]:
    """Return the year at the end of a piece, if there is one, and if its century is sure."""
    kind, value = kinds[-1], values[-1]
    if kind == "Y":
        return value, True
    if kind in "yen" and len(kinds) > 1:
        return around.full_year(value)
    return None, True


def _maybe_two_years(kinds: str, values: list[Any], around: Around) -> int | None:
    """Return the year at the end of a piece, or the first of two written as 2016/17."""
    if kinds[-1] in "FB":
        return two_years(values[-1])
    return _year_of(kinds, values, around)[0]


def days(kinds: str, values: list[Any], around: Around) -> Part:
    """Read days of one month, day first: “22 and 26 February 2016”, “Fri 5th May”."""
    at = kinds.index("m")
    if kinds[-1] == "w":  # “3 June 2019 (Monday)” is said as “Monday 3 June 2019”
        kinds, values, at = "w" + kinds[:-1].rstrip(","), [values[-1], *values[:-1]], at + 1
        values = values[: len(kinds)]
    year, sure = _year_of(kinds[at:], values[at:], around)
    return days_of(kinds[:at], values[:at], values[at], year, sure)


def month_first(kinds: str, values: list[Any], around: Around) -> Part:
    """Read days of one month, month first: “Monday October 1”, “March 1 2006”."""
    at = kinds.index("m")
    has_year = kinds[-1] in "Yy"
    year, sure = _year_of(kinds, values, around) if has_year else (None, True)
    upto = len(kinds) - has_year
    numbers = kinds[:at] + kinds[at + 1 : upto]
    part = days_of(numbers, values[:at] + values[at + 1 : upto], values[at], year, sure)
    if year is None and kinds[at:].translate(_SIGNS) == "me":
        # “May 18” is a day to most, and a year to those who write “Jan 18”.
        full, _ = around.full_year(values[-1])
        named = f"{impossible.MONTHS[values[at] - 1]} {full}"
        if kinds[-2] != "m":
            raise Impossible(f"It may be day {values[-1]} of the month, or {named}.")
        return part._replace(either=named)
    return part


def days_of(kinds: str, values: list[Any], month: int, year: int | None, sure: bool) -> Part:
    """Return days of a month, from the numbers before it with their weekdays.

    :raises Impossible: if they run backwards
    """
    numbers, weekdays = _numbers(kinds, values)
    first, last = min(numbers), max(numbers)
    precision = _precision(kinds, numbers)
    # Two numbers with a stroke, or “or”, between them are one day or the other, or both.
    either = precision is not Precision.DAY and not {"O", "B", "/"}.isdisjoint(kinds)

    def in_year(year: int) -> Span:
        return impossible.day(year, month, first), impossible.day(year, month, last)

    named = tuple((weekday, month, number) for weekday, number in weekdays)
    # “The second of June” is a day, “the second June visit” is not.
    return Part(precision, in_year, year, sure and not either and "f" not in kinds, named)


def _numbers(kinds: str, values: list[Any]) -> tuple[list[int], list[tuple[int, int]]]:
    """Return the days of the month written, and each weekday with the day it stands beside."""
    numbers: list[int] = []
    weekdays: list[tuple[int, int]] = []
    weekday: int | None = None
    for kind, value in zip(kinds, values, strict=True):
        if kind == "w":
            weekday = value
            continue
        if kind not in "deoBnf":
            continue
        numbers += [int(value[0]), int(value[1])] if kind == "B" else [value]
        if weekday is not None:
            weekdays.append((weekday, numbers[-1]))
            weekday = None
    if weekday is not None:
        weekdays.append((weekday, numbers[-1]))
    return numbers, weekdays


def _precision(kinds: str, numbers: list[int]) -> Precision:
    if len(set(numbers)) == 1:
        return Precision.DAY
    if "-" not in kinds.strip("-") and "t" not in kinds:
        return Precision.LIST
    if numbers[0] > numbers[-1]:
        raise Impossible(f"The {numbers[-1]} is before the {numbers[0]}: a month may be missing.")
    return Precision.RANGE


def year_first(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “2019, June 3” and “2019 June”."""
    at = kinds.index("m")
    turned = kinds[at + 1 :].strip(",-/.") + "mY"
    if turned == "mY":
        return month("mY", [values[at], values[0]], around)
    return days(turned, [values[-1], values[at], values[0]], around)


def month(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “June 2019”, “June '19”, “June”."""
    year, sure = _year_of(kinds, values, around)
    if kinds[0] == "^":  # the “7.4” of “7.4 March 2008” numbers a section, “1. March” may be a day
        sure = sure and "." in values[0].rstrip(". ")
    return month_part(values[kinds.index("m")], year, certain=sure)


def month_part(number: int, year: int | None, *, certain: bool = True) -> Part:
    if not 1 <= number <= 12:
        raise Impossible(f"There is no month {number}.")
    return Part(Precision.MONTH, lambda y: intervals.month(y, number), year, certain)


def part_of_month(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “early June 2019”, “mid-December”, “the end of September 2013”."""
    at = kinds.index("m")
    year, _ = _year_of(kinds[at:], values[at:], around)
    part, number = values[0], values[at]
    return Part(
        Precision.PART_OF_MONTH,
        lambda y: intervals.part_of_month(part, y, number),
        year,
        certain=False,
        middle=part == intervals.MID,
    )


def year(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “2019” and “'19”."""
    number, sure = _year_of(" " + kinds, [None, *values], around)
    return Part(Precision.YEAR, intervals.year_from, number, sure)


def part_of_year(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “early 2016”, “the end of 2010”, “the first half of 2019”."""
    number, _ = _year_of(kinds, values, around)
    part = values[0]
    return Part(
        Precision.PART_OF_YEAR,
        lambda y: intervals.part_of_year(part, y),
        number,
        certain=False,
    )


def decade(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “the 1990s” and “the late 1990s”."""
    del around
    first: int = values[-1]
    part = values[0] if kinds[0] == "P" else None
    return Part(
        Precision.PART_OF_YEAR if part else Precision.RANGE,
        lambda _: intervals.part_of_decade(part, first),
        first,
        certain=False,
    )


def season(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “summer of 2011”, “late autumn 2018”, “winter 2019/20”."""
    at = kinds.index("S")
    name, part = values[at], values[0] if kinds[0] == "P" else None
    number = _maybe_two_years(kinds, values, around)
    if number is not None and kinds[-1] in "FB" and name != "winter":
        raise Impossible(f"Only a winter runs from one year into the next, no {name}.")
    return Part(Precision.SEASON, lambda y: intervals.season(name, y, part), number, certain=False)


def term(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “autumn term 2018”; terms differ between schools, so the months are a convention."""
    at = kinds.index("S")
    name, part = values[at], values[0] if kinds[0] == "P" else None
    if name not in intervals.TERMS:
        raise Impossible(f"There is no {name} term.")
    number = _maybe_two_years(kinds, values, around)
    if number is not None and kinds[-1] in "FB" and name != "autumn":
        number += 1
    return Part(
        Precision.PART_OF_YEAR, lambda y: intervals.term(name, y, part), number, certain=False
    )


def feast(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “Christmas 2016”, “Easter 2019”."""
    at = kinds.index("H")
    number = _maybe_two_years(kinds, values, around)
    return Part(Precision.RANGE, feasts.FEASTS[values[at]], number, certain=False)


def after_christmas(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “between Christmas and New Year 2016”: the year is that of Christmas."""
    if [v for k, v in zip(kinds, values, strict=True) if k == "H"] != [
        feasts.CHRISTMAS,
        feasts.NEW_YEAR,
    ]:
        raise Impossible("It names two holidays.")
    years = kinds.rstrip("HA") if kinds[-1] == "H" else kinds
    number = _maybe_two_years(years, values[: len(years)], around)
    return Part(Precision.RANGE, feasts.after_christmas, number, certain=False)


def named_day(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “Good Friday 2019”, “Boxing Day 2016”."""
    number, sure = _year_of(kinds, values, around)
    at = kinds.index("N")
    return Part(Precision.DAY, feasts.NAMED_DAYS[values[at]], number, sure)


def quarter(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “first quarter of 2019” and “Q1 2019/20”, which is of the financial year."""
    del around
    which = next(v for k, v in zip(kinds, values, strict=True) if k in "qfoLd")
    if which not in (1, 2, 3, 4, -1):
        raise Impossible(f"There is no quarter {which}.")
    number = 4 if which == -1 else which
    if kinds[-1] in "FB" or kinds[0] == "F":
        year: int | None = two_years(values[-1] if kinds[-1] in "FB" else values[0])
        begins = intervals.FINANCIAL_YEAR
    else:
        year = next((v for k, v in zip(kinds, values, strict=True) if k == "Y"), None)
        begins = 1
    return Part(
        Precision.QUARTER,
        lambda y: intervals.quarter(number, y, begins=begins),
        year,
        # Councils count “Q1” from April as often as from January.
        certain=begins != 1 or "q" not in kinds,
    )


def two_years(written: tuple[str, str, str]) -> int:
    """Return the first of two years written as 2014/15.

    :raises Impossible: if the second does not follow the first, or it could be a month
    """
    first, second = int(written[0]), int(written[1])
    if len(written[0]) == len("19"):
        first += 2000
    if (first + 1) % 100 != second:
        raise Impossible(
            f"{written[2]} is not a year that begins in one year and ends in the next."
        )
    return first


def week_of_month(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “3rd week of May 2019”, “the last week in June”: of seven days from the first."""
    at = kinds.index("m")
    year, _ = _year_of(kinds[at:], values[at:], around)
    number, which = values[at], max(values[0], 0)
    return Part(
        Precision.PART_OF_MONTH,
        lambda y: intervals.week_of_month(which, y, number),
        year,
        certain=False,
    )


def weekday_of_month(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “second Monday in May 2019”, “the last Friday of June”."""
    at = kinds.index("m")
    year, sure = _year_of(kinds[at:], values[at:], around)
    which, weekday, number = max(values[0], 0), values[kinds.index("w")], values[at]

    def in_year(year: int) -> Span:
        found = feasts.nth(year, number, weekday, which)
        if found.month != number:
            raise Impossible(
                f"{impossible.MONTHS[number - 1]} {year} has only four {impossible.DAYS[weekday]}s."
            )
        return found, found

    return Part(Precision.DAY, in_year, year, sure)


def two_parts(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “early to mid 1990s”, “mid to late June 2019”: from the first part to the second."""
    at = kinds.rindex("P")
    rest = kinds[at:]
    of = next(kind for kind in rest if kind in "CmSY")
    build = {"C": decade, "m": part_of_month, "S": season, "Y": part_of_year}[of]
    first = build(rest, [values[0], *values[at + 1 :]], around)
    second = build(rest, values[at:], around)

    def in_year(year: int) -> Span:
        begins, ends = first.in_year(year)[0], second.in_year(year)[1]
        if begins > ends:
            raise Impossible(f"“{values[at]}” is not after “{values[0]}”.")
        return begins, ends

    return second._replace(in_year=in_year, middle=False)


def holidays(kinds: str, values: list[Any], around: Around) -> Part:
    """Refuse school holidays and feasts of the moon: no calendar of ours has them.

    :raises Impossible: always
    """
    del kinds, around
    words = next(value for value in values if value in _NOT_KNOWN or value == "half_term")
    raise Impossible(
        f"The days of “{str(words).replace('_', ' ')}” differ between years and places: write them."
    )


def christmas_to_new_year(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “Christmas/New Year 2016”: Christmas Eve to New Year's Day; the year is Christmas's."""
    if values[0] != feasts.CHRISTMAS or values[2] != feasts.NEW_YEAR:
        raise Impossible("It names two holidays.")
    number = _maybe_two_years(kinds, values, around)
    return Part(
        Precision.RANGE,
        lambda year: (feasts.FEASTS[feasts.CHRISTMAS](year)[0], date(year + 1, 1, 1)),
        number,
        certain=False,
    )
