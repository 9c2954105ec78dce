"""Dates, moments and numbers are written as GOV.UK style has them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from heed.govuk import words


def test_a_day_is_written_without_leading_zero() -> None:
    assert words.long_date(date(2027, 1, 5)) == "5 January 2027"


def test_a_weekday_goes_before_the_day() -> None:
    assert words.weekday_date(date(2027, 1, 5)) == "Tuesday 5 January 2027"


def test_the_day_of_a_moment_is_the_day_in_london() -> None:
    late_in_summer = datetime(2026, 7, 31, 23, 30, tzinfo=UTC)

    assert words.weekday_date(late_in_summer) == "Saturday 1 August 2026"


def test_a_moment_is_written_in_london_time() -> None:
    assert words.moment(datetime(2026, 7, 1, 13, 5, tzinfo=UTC)) == "1 July 2026 at 2:05pm"


@pytest.mark.parametrize(
    ("hour", "minute", "written"),
    [(0, 0, "midnight"), (0, 5, "12:05am"), (9, 0, "9am"), (12, 0, "midday"), (12, 30, "12:30pm")],
)
def test_times_are_written_as_people_say_them(hour: int, minute: int, written: str) -> None:
    assert words.clock_time(datetime(2027, 1, 5, hour, minute, tzinfo=UTC)) == written


@pytest.mark.parametrize(
    ("number", "written"), [(0, "zero"), (3, "three"), (9, "nine"), (10, "10"), (1250, "1,250")]
)
def test_small_numbers_are_words(number: int, written: str) -> None:
    assert words.number_word(number) == written


@pytest.mark.parametrize(("number", "written"), [(1, "1 day"), (0, "0 days"), (1200, "1,200 days")])
def test_a_counted_noun_agrees_with_its_number(number: int, written: str) -> None:
    assert words.many(number, one="day", several="days") == written
