"""How long the record of a looked-after child is kept, by law."""

from __future__ import annotations

from datetime import date

import pytest

from heed.statute import record_keeping
from heed.statute.dated import NotInForce

ON = date(2026, 11, 23)


def until(born_on: date, died_on: date | None = None) -> date:
    return record_keeping.keep_looked_after_until(born_on=born_on, died_on=died_on, on=ON)


def test_it_is_kept_until_the_seventy_fifth_birthday() -> None:
    assert until(date(2010, 5, 17)) == date(2085, 5, 17)


def test_somebody_born_on_29_february_is_seventy_five_a_day_later_in_most_years() -> None:
    assert until(date(2012, 2, 29)) == date(2087, 3, 1)


def test_after_a_death_before_eighteen_it_is_kept_for_fifteen_years() -> None:
    assert until(date(2010, 5, 17), date(2020, 1, 8)) == date(2035, 1, 8)
    assert until(date(2010, 5, 17), date(2028, 5, 16)) == date(2043, 5, 16)


def test_a_death_on_the_eighteenth_birthday_changes_nothing() -> None:
    assert until(date(2010, 5, 17), date(2028, 5, 17)) == date(2085, 5, 17)


def test_before_the_regulations_there_is_no_answer() -> None:
    with pytest.raises(NotInForce):
        record_keeping.keep_looked_after_until(
            born_on=date(2001, 1, 1), died_on=None, on=date(2011, 3, 31)
        )


def test_an_anniversary_falls_on_the_same_day() -> None:
    assert record_keeping.anniversary(date(2024, 2, 29), 4) == date(2028, 2, 29)
    assert record_keeping.anniversary(date(2024, 2, 29), 1) == date(2025, 3, 1)
