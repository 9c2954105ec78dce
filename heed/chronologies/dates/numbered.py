"""What do dates written in numbers say: 22.05/16, 1-5/06/2019, 4/2021, 2014/15?"""

from __future__ import annotations

from datetime import date
from typing import Any

from heed.chronologies.dates import impossible, intervals
from heed.chronologies.dates.around import Around
from heed.chronologies.dates.impossible import Impossible
from heed.chronologies.dates.parts import Part, days_of, month_part
from heed.chronologies.dates.written import Precision

Span = tuple[date, date]
MONTHS_IN_YEAR = 12


def numeric(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “22.05/16”, day first, or “2016-05-22”; a day not known is the month."""
    first, second, third = values[kinds.index("D")]
    sure = True
    if first and len(first) == len("2016"):
        year, month_number, number = int(first), int(second), int(third)
    else:
        number, month_number, year = int(first), int(second), int(third)
        if len(third) == len("16"):
            year, sure = around.full_year(year)
            _refuse_muddle(number, month_number, int(third))
    if number == 0:
        return month_part(month_number, year, certain=False)
    weekdays = tuple(
        (v, month_number, number) for k, v in zip(kinds, values, strict=True) if k == "w"
    )
    day = impossible.day(year, month_number, number)
    return Part(Precision.DAY, lambda _: (day, day), year, sure, weekdays)


def _refuse_muddle(first: int, second: int, third: int) -> None:
    """Refuse three short numbers of which the second is no month.

    :raises Impossible: always then, with the readings that would be possible
    """
    if 1 <= second <= MONTHS_IN_YEAR or not 1 <= first <= MONTHS_IN_YEAR:
        return
    raise Impossible(
        f"There is no month {second}, and {first}/{second}/{third:02} may have the month or the "
        f"year first: {_or(_turned(first, second, third))}."
    )


def _turned(first: int, second: int, third: int) -> list[str]:
    readings = []
    for year, month_number, number in (
        (2000 + third, first, second),
        (2000 + first, second, third),
    ):
        try:
            readings.append(long_if_possible(year, month_number, number))
        except Impossible:
            continue
    return readings


def long_if_possible(year: int, month_number: int, number: int) -> str:
    """Return a day in words, if there is one.

    :raises Impossible: if there is none
    """
    return impossible.long(impossible.day(year, month_number, number))


def _or(words: list[str]) -> str:
    return " or ".join(words) if words else "no reading is possible"


def numeric_range(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “1-5/06/2019”: days of the month of the date at the end."""
    end = numeric("D", values[-1:], around)
    if end.year is None or end.precision is not Precision.DAY:
        raise Impossible("The days before the date cannot be put in a month.")
    last = end.in_year(end.year)[1]
    return days_of(kinds[:-1] + "e", [*values[:-1], last.day], last.month, last.year, end.certain)


def numbers_apart(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “22 05 2016” and “22 05 16”: three numbers and nothing else."""
    del kinds
    return numeric("D", [tuple(f"{value:02}" for value in values)], around)


def month_and_year(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “4/2021”."""
    del kinds, around
    number, year, _ = values[0]
    impossible.day(int(year), 1, 1)
    return month_part(int(number), int(year))


def year_in_two(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “2014/15”, “financial year 2014-15”, “academic year 2014/15”, and “2019-06” of ISO."""
    del around
    first, second, text = next(v for k, v in zip(kinds, values, strict=True) if k in "FB")
    begins = intervals.ACADEMIC_YEAR if "6" in kinds else intervals.FINANCIAL_YEAR
    year, last = int(first), int(second)
    if len(first) == len("19"):
        year += 2000
    named = len(kinds) > 1
    if (year + 1) % 100 == last:
        impossible.day(year, 1, 1)
        sure = named or "/" in text or last > MONTHS_IN_YEAR
        return Part(Precision.YEAR, lambda y: intervals.year_from(y, begins=begins), year, sure)
    if named or last > MONTHS_IN_YEAR or "-" not in text:
        raise Impossible(f"{text} may be several years or a month: write the years in full.")
    if last > year % 100:
        raise Impossible(
            f"{text} may be {impossible.MONTHS[max(last, 1) - 1]} {year} or the years "
            f"{year} to {year // 100 * 100 + last}."
        )
    impossible.day(year, 1, 1)
    return month_part(last, year)


def part_of_year_in_two(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “the end of 2014/15”, “early in the school year 2014/15”."""
    rest = kinds[1:].lstrip("-i")
    whole = year_in_two(rest, values[len(kinds) - len(rest) :], around)
    if whole.precision is not Precision.YEAR:
        raise Impossible(f"{values[-1][2]} is a month and a part of a year at once.")
    part = values[0]
    begins = intervals.ACADEMIC_YEAR if "6" in kinds else intervals.FINANCIAL_YEAR
    return Part(
        Precision.PART_OF_YEAR,
        lambda year: intervals.part_of_year(part, year, begins=begins),
        whole.year,
        certain=False,
    )


def two_full_years(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “2014/2015”, and “academic year 2014-2015”: twelve months if the years follow."""
    del around
    first, second = (v for k, v in zip(kinds, values, strict=True) if k == "Y")
    if second == first + 1:
        begins = intervals.ACADEMIC_YEAR if "6" in kinds else intervals.FINANCIAL_YEAR
        named = kinds[0] in "6$"
        return Part(Precision.YEAR, lambda y: intervals.year_from(y, begins=begins), first, named)
    if second < first:
        raise Impossible(f"{second} comes before {first}.")
    return Part(
        Precision.RANGE, lambda y: (date(y, 1, 1), date(second, 12, 31)), first, certain=False
    )


def year_that_begins(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “academic year 2014”, which may be the one that begins or ends then."""
    del around
    begins = intervals.ACADEMIC_YEAR if "6" in kinds else intervals.FINANCIAL_YEAR
    return Part(
        Precision.YEAR,
        lambda y: intervals.year_from(y, begins=begins),
        values[-1],
        certain=False,
    )


def day_and_month(kinds: str, values: list[Any], around: Around) -> Part:
    """Read “20/06”, a day that lacks its year."""
    first, second, text = values[kinds.index("B")]
    number, month = int(first), int(second)
    if month > MONTHS_IN_YEAR or month == 0 or number == 0:
        raise Impossible(f"{text} may be a month and a year, or two years: write it in full.")
    weekdays = ((values[0], month, number),) if kinds[0] == "w" else ()
    in_year = days_of("d", [number], month, None, True).in_year
    either = None
    if number <= MONTHS_IN_YEAR:
        either = f"{impossible.MONTHS[number - 1]} {around.full_year(month)[0]}"
    return Part(Precision.DAY, in_year, None, True, weekdays, either)
