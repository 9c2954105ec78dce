"""The conventions as rules, the day in England, and periods that begin with a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.statute import commencement, counting
from heed.statute.dated import NotInForce, NotKnown, Rule
from heed.statute.sources import Force, Grade

MIDNIGHT = time(tzinfo=UTC)

OUR_CONVENTIONS = {"C1", "C2", "C4", "C5", "C7", "C9", "C10", "C11", "C12", "C13"}


def test_our_own_conventions_are_marked_as_local_and_assumed() -> None:
    ours = {
        rule.id
        for rule in counting.RULES
        for version in rule.versions
        if version.source.force is Force.LOCAL
    }

    assert ours == OUR_CONVENTIONS
    assert all(
        rule.on(date(2025, 1, 1)).grade is Grade.ASSUMED
        for rule in counting.RULES
        if rule.id in ours
    )


def test_the_panel_clock_starts_with_awareness_and_that_was_read() -> None:
    version = counting.C3.on(date(2018, 6, 29))

    assert version.grade is Grade.READ
    assert "not the day of the incident" in version.value


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2025, 1, 31, 23, 59, tzinfo=UTC), date(2025, 1, 31)),
        (datetime(2025, 6, 30, 22, 59, tzinfo=UTC), date(2025, 6, 30)),
        (datetime(2025, 6, 30, 23, 0, tzinfo=UTC), date(2025, 7, 1)),
    ],
)
def test_a_day_is_a_day_in_england(moment: datetime, day: date) -> None:
    assert counting.london_day(moment) == day


def test_a_moment_without_a_time_zone_has_no_day() -> None:
    with pytest.raises(
        ValueError, match=r"^A moment needs a time zone before it can be given a day\.$"
    ):
        counting.london_day(datetime(2025, 6, 30))  # noqa: DTZ001


def last_sunday(year: int, month: int) -> date:
    day = date(year, month, 31)
    while day.weekday() != 6:
        day -= timedelta(days=1)
    return day


@given(day=st.dates(date(2012, 1, 1), date(2035, 12, 31)), minute=st.integers(0, 24 * 60 - 1))
def test_the_day_in_england_is_one_hour_ahead_in_summer(day: date, minute: int) -> None:
    moment = datetime.combine(day, MIDNIGHT) + timedelta(minutes=minute)
    begins = datetime.combine(last_sunday(day.year, 3), time(1, tzinfo=UTC))
    ends = datetime.combine(last_sunday(day.year, 10), time(1, tzinfo=UTC))
    summer = timedelta(hours=1) if begins <= moment < ends else timedelta()

    assert counting.london_day(moment) == (moment + summer).date()


def test_sections_named_in_section_78_are_in_force_two_months_after_royal_assent() -> None:
    """Worked example E64: the period begins with 29 April and ends on 28 June 2026."""
    first_days = {
        section: commencement.in_force_from(section)
        for section in ("5", "22", "31", "36", "51", "55", "56", "58", "59", "60", "61")
    }

    assert set(first_days.values()) == {date(2026, 6, 29)}
    assert commencement.CWSA_78.versions[0].ends == date(2026, 6, 28)


def test_section_78_itself_is_in_force_on_royal_assent() -> None:
    assert commencement.in_force_from("78") == date(2026, 4, 29)


@pytest.mark.parametrize("section", ["2", "3", "4"])
def test_sections_2_to_4_are_so_far_only_powers(section: str) -> None:
    """Worked example E64, last sentence."""
    assert section in commencement.CWSA_78.value_on(date(2026, 4, 29)).powers_only
    assert section in commencement.CWSA_78.value_on(date(2026, 11, 23)).powers_only
    with pytest.raises(NotKnown, match=f"Section {section} comes into force on a day"):
        commencement.in_force_from(section)


@pytest.mark.parametrize("rule", [commencement.CWSA_2, commencement.CWSA_3, commencement.CWSA_4])
def test_what_sections_2_to_4_say_is_not_answered(rule: Rule[str]) -> None:
    with pytest.raises(NotInForce):
        rule.value_on(date(2026, 4, 28))
    with pytest.raises(NotKnown):
        rule.value_on(date(2026, 4, 29))
