"""What does a date mean that somebody wrote?"""

from __future__ import annotations

import re
from datetime import date, timedelta

from heed.chronologies.dates import (
    counting,
    cutting,
    impossible,
    joining,
    patterns,
    plainest,
    vocabulary,
)
from heed.chronologies.dates.around import NOTHING, Around
from heed.chronologies.dates.cutting import LONGEST_TEXT, MONTH_AHEAD
from heed.chronologies.dates.impossible import EARLIEST, LATEST, Impossible
from heed.chronologies.dates.settling import Reading
from heed.chronologies.dates.written import Precision, WrittenDate

SPREADSHEET_DAY_ZERO = date(1899, 12, 30)
SERIALS = range(20_000, 55_001)  # October 1954 to July 2050
_SERIAL = re.compile(r"([0-9]{5})(?:\.[0-9]+)?")
# A letter typed for a figure that looks like it: l2 May, O1/02/2016.
_LETTERS = str.maketrans("lio", "110")
_MISTYPED = re.compile(
    r"(?<![a-z0-9])(?:(?=\S*[lio])(?=\S*[0-9])[0-9lio]{1,2}([/.-])[0-9lio]{1,2}\1[0-9lio]{2,4}"
    rf"|(?:[lio][0-9]|[0-9][lio])(?={MONTH_AHEAD}))(?![0-9])"
)
_EIGHT_DIGITS = re.compile(r"[0-9]{8}")
_SIX_DIGITS = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})")

NO_DATE = "There is no date in it that can be read."
EMPTY = "Nothing is written."
TOO_LONG = f"It is longer than {LONGEST_TEXT} characters: a date is not."


def read(
    written: str,
    *,
    near: date | None = None,
    born: date | None = None,
    period: tuple[date, date] | None = None,
) -> WrittenDate:
    """Return what a written date means, as an interval of local days in England; never a guess.

    `near` is a day close by, such as the row above; `born` is the child's birth; `period` is the
    review's first and last day, which settles two-digit years. What cannot be read has neither
    first nor last day and says why.
    """
    known = Around(_of_our_time(near), _of_our_time(born), period)
    return WrittenDate(written, *meaning(written, known))


def _of_our_time(day: date | None) -> date | None:
    """Return a day, or None if it is of a year that no row of a chronology can have."""
    return day if day is not None and EARLIEST <= day.year <= LATEST else None


def meaning(written: str, around: Around = NOTHING) -> Reading:
    """Return what a written date means, without the words themselves."""
    plainly = plainest.read(written, around)
    if plainly is not None:
        return plainly
    if len(written) > LONGEST_TEXT:
        return _unreadable(TOO_LONG)
    try:
        return _mended(cutting.plain(written), around)
    except Impossible as problem:
        return _unreadable(str(problem))


def _mended(text: str, around: Around) -> Reading:
    """Read a plain text after putting right what can only be meant in one way."""
    if text in vocabulary.DITTO:
        return _read("same day", around)
    mistyped = _MISTYPED.search(text)
    if mistyped is None:
        return _read(text, around)
    figures = mistyped[0].translate(_LETTERS)
    said = f"“{mistyped[0]}” has a letter where a figure should be; read as {figures}."
    reading = _read(text.replace(mistyped[0], figures), around)
    return reading._replace(certain=False, problem=reading.problem or said)


def _read(text: str, around: Around) -> Reading:
    if not text:
        return _unreadable(EMPTY)
    if text.isdigit() or text.replace(".", "", 1).isdigit():
        number = _only_a_number(text, around)
        if number is not None:
            return number
    shape, values = cutting.cut(text)
    plan = patterns.plan(shape)
    if plan.pieces and not plan.counted:
        return joining.join(plan, values, around)
    return counting.count(shape, values, around) or _unreadable(NO_DATE)


def _unreadable(problem: str) -> Reading:
    return Reading(None, None, Precision.UNREADABLE, False, None, problem)


def _only_a_number(text: str, around: Around) -> Reading | None:
    """Return the day of a spreadsheet's number, or of eight digits; None if it is neither."""
    serial = _SERIAL.fullmatch(text)
    if serial and int(serial[1]) in SERIALS:
        day = SPREADSHEET_DAY_ZERO + timedelta(days=int(serial[1]))
        said = f"{impossible.long(day)} is day {serial[1]} as spreadsheets count."
        return Reading(day, day, Precision.DAY, certain=False, inferred=said)
    six = _SIX_DIGITS.fullmatch(text)
    if six:
        possible = impossible.day(around.full_year(int(six[3]))[0], int(six[2]), int(six[1]))
        raise Impossible(f"It may be {impossible.long(possible)}: write signs between the figures.")
    if not _EIGHT_DIGITS.fullmatch(text):
        return None
    found = set()
    for year, month, number in (
        (text[:4], text[4:6], text[6:]),
        (text[4:], text[2:4], text[:2]),
    ):
        try:
            found.add(impossible.day(int(year), int(month), int(number)))
        except Impossible:
            continue
    if len(found) != 1:
        raise Impossible("Eight digits that are no single day.")
    (day,) = found
    return Reading(day, day, Precision.DAY)
