"""What does a cell show that its value alone does not say: a month only, no year, a first nought?

Whoever types “May 2016” into a spreadsheet sees “May-16”, but the file holds 1 May 2016; and
“3 May” is held with the year in which it was typed. What the writer saw is what is reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from enum import Enum, auto
from typing import Final

DAY_MONTH: Final = 16  # built into Excel: d-mmm
MONTH_YEAR: Final = 17  # mmm-yy
PERCENT: Final = {9: 0, 10: 2}  # 0% and 0.00%
_NOT_SHOWN: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_NOUGHTS: Final = re.compile(r"0[0 -]*0")
_PERCENT: Final = re.compile(r"0(?:\.(0+))?%")

Show = Callable[[float, bool], str | None]


class DateShown(Enum):
    """Which part of a date a format shows, where it is not all of it."""

    MONTH = auto()
    YEAR = auto()
    WITHOUT_YEAR = auto()


def of_format(number: int, code: str | None) -> Show | None:
    """Return how a number format writes a value, if its value alone would say something else.

    `code` is the format's own, None if `number` is one that is built into Excel. The function
    takes the value and whether days are counted from 1904, and returns None if it has no words.
    """
    if code is None:
        return _built_in(number)
    first = _NOT_SHOWN.sub("", code.split(";")[0]).strip().lower()
    part = _part_of_date(first)
    if part is not None:
        return lambda value, from_1904: show_date(_day(value, from_1904), part)
    if _NOUGHTS.fullmatch(first):
        return lambda value, _: _with_noughts(value, first)
    percent = _PERCENT.fullmatch(first)
    if percent is not None:
        places = len(percent[1] or "")
        return lambda value, _: _percent(value, places)
    return None


def show_date(day: date | None, part: DateShown) -> str | None:
    """Return a part of a date, in words that no reader can mistake."""
    if day is None:
        return None
    if part is DateShown.YEAR:
        return str(day.year)
    month = MONTHS[day.month - 1]
    return f"{month} {day.year}" if part is DateShown.MONTH else f"{day.day} {month}"


def hidden_day(shows: str | None, value: float, from_1904: bool) -> str | None:
    """Return what to say of a date whose year is not shown: it may be the year of typing only."""
    day = _day(value, from_1904)
    if shows is None or day is None or shows != show_date(day, DateShown.WITHOUT_YEAR):
        return None
    return (
        f"A cell shows “{shows}” and no year; the workbook holds {day.isoformat()}, but the year "
        "may be that of typing."
    )


MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def _built_in(number: int) -> Show | None:
    if number in PERCENT:
        return lambda value, _: _percent(value, PERCENT[number])
    part = {DAY_MONTH: DateShown.WITHOUT_YEAR, MONTH_YEAR: DateShown.MONTH}.get(number)
    if part is None:
        return None
    return lambda value, from_1904: show_date(_day(value, from_1904), part)


def _part_of_date(code: str) -> DateShown | None:
    """Return which part of a date a format shows; None for all of it, a time, or no date."""
    if re.search(r"[^ymd\s./,-]", code):
        return None
    has = {letter for letter in "ymd" if letter in code}
    if has == {"y", "m"}:
        return DateShown.MONTH
    if has == {"y"}:
        return DateShown.YEAR
    return DateShown.WITHOUT_YEAR if has == {"m", "d"} else None


def _day(value: float, from_1904: bool) -> date | None:
    first = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
    try:
        return first + timedelta(days=int(value))
    except OverflowError:
        return None


def _with_noughts(value: float, code: str) -> str | None:
    if not value.is_integer() or value < 0:
        return None
    digits = iter(str(int(value)).zfill(code.count("0")))
    if len(str(int(value))) > code.count("0"):
        return None
    return "".join(next(digits) if mark == "0" else mark for mark in code)


def _percent(value: float, places: int) -> str:
    return f"{value * 100:.{places}f}%"
