"""The bank holidays agree with two independent lists and with the file people edit."""

from __future__ import annotations

import runpy
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays

from heed.statute import bank_holiday_table, bank_holidays, calendar
from heed.statute.calendar import OutsideCalendar, closures, is_working_day, why_closed

FIRST, LAST = date(2012, 1, 1), date(2035, 12, 31)


def weekdays(days: set[date]) -> set[date]:
    return {day for day in days if day.weekday() < 5 and FIRST <= day <= LAST}


def test_they_are_those_of_the_holidays_package_for_england() -> None:
    theirs = holidays.country_holidays("GB", subdiv="ENG", years=range(2012, 2036))

    assert set(closures()) == weekdays(set(theirs))


def test_they_are_those_published_on_gov_uk() -> None:
    published = BankHolidays(use_cached_holidays=True).get_holidays(
        division=BankHolidays.ENGLAND_AND_WALES
    )
    theirs = {day["date"] for day in published}
    first, last = min(theirs), max(theirs)

    assert (first.year, last.year) == (2012, 2028)
    assert {day for day in closures() if day <= last} == weekdays(theirs)


def test_the_next_years_are_there() -> None:
    assert {day.year for day in closures()} == set(range(2012, 2036))
    assert bank_holidays.PROJECTED_FROM == 2029
    assert not calendar.is_projected(date(2028, 12, 31))
    assert calendar.is_projected(date(2029, 1, 1))


def test_the_table_says_what_the_file_says() -> None:
    edited = bank_holiday_table.EDITED.read_text("utf-8")

    assert bank_holiday_table.GENERATED.read_text("utf-8") == bank_holiday_table.written(edited)


def test_the_table_is_written_from_the_file(tmp_path: Path) -> None:
    generated = tmp_path / "table.py"

    assert bank_holiday_table.main(generated=generated) == 0
    assert generated.read_bytes() == bank_holiday_table.GENERATED.read_bytes()


def test_running_the_module_writes_the_table() -> None:
    before = bank_holiday_table.GENERATED.read_bytes()

    with pytest.warns(RuntimeWarning), pytest.raises(SystemExit) as ended:
        runpy.run_module("heed.statute.bank_holiday_table", run_name="__main__")

    assert ended.value.code == 0
    assert bank_holiday_table.GENERATED.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("2013-01-01 =", "2013-01-05 =", "2013-01-05 is on a weekend"),
        ("2035-12-26 =", "2036-12-26 =", "2036-12-26 is on a weekend or outside"),
        ("2012-01-02 =", "2011-12-28 =", "2011-12-28 is on a weekend or outside"),
        ("2012-05-07 =", "2012-06-05 =", "2012-06-05 is listed twice"),
    ],
)
def test_a_slip_in_the_file_is_found(old: str, new: str, problem: str) -> None:
    edited = bank_holiday_table.EDITED.read_text("utf-8").replace(old, new)

    with pytest.raises(ValueError, match=problem):
        bank_holiday_table.written(edited)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2020, 5, 8), "early May bank holiday (moved to the anniversary of VE Day)"),
        (date(2022, 9, 19), "state funeral of Queen Elizabeth II"),
        (date(2023, 5, 8), "coronation of King Charles III"),
        (date(2026, 12, 28), "Boxing Day (substitute day)"),
        (date(2025, 4, 18), "Good Friday"),
        (date(2025, 4, 19), "Saturday"),
        (date(2025, 4, 20), "Sunday"),
        (date(2025, 4, 22), None),
    ],
)
def test_a_closed_day_says_why(day: date, name: str | None) -> None:
    assert why_closed(day) == name
    assert is_working_day(day) is (name is None)


@pytest.mark.parametrize(
    ("moved_to", "instead_of", "told_on"),
    [
        (date(2020, 5, 8), date(2020, 5, 4), date(2019, 6, 7)),
        (date(2022, 6, 2), date(2022, 5, 30), date(2020, 11, 12)),
        (date(2012, 6, 4), date(2012, 5, 28), date(2010, 1, 5)),
    ],
)
def test_a_bank_holiday_that_moved_was_expected_on_its_ordinary_day(
    moved_to: date, instead_of: date, told_on: date
) -> None:
    day_before = told_on - timedelta(days=1)

    assert not is_working_day(instead_of, known_on=day_before)
    assert is_working_day(moved_to, known_on=day_before)
    assert is_working_day(instead_of, known_on=told_on)
    assert not is_working_day(moved_to, known_on=told_on)
    assert why_closed(instead_of, known_on=day_before) in (
        "early May bank holiday",
        "spring bank holiday",
    )


def test_an_extra_bank_holiday_was_an_ordinary_day_before_the_proclamation() -> None:
    assert is_working_day(date(2022, 9, 19), known_on=date(2022, 9, 9))
    assert not is_working_day(date(2022, 9, 19), known_on=date(2022, 9, 10))


@pytest.mark.parametrize("day", [date(2011, 12, 31), date(2036, 1, 1)])
def test_a_day_outside_the_calendar_is_refused_and_not_guessed(day: date) -> None:
    with pytest.raises(OutsideCalendar, match="bank holidays of 2012 to 2035"):
        is_working_day(day)


@pytest.mark.parametrize("day", [FIRST, LAST])
def test_the_first_and_the_last_day_are_known(day: date) -> None:
    assert is_working_day(day) is (day.weekday() < 5)
