"""Clocks from referral to review conference, and emergency powers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from heed.statute import child_protection
from heed.statute.dated import NotInForce

LONDON = ZoneInfo("Europe/London")


def test_the_clocks_of_a_section_47_enquiry_and_plan() -> None:
    """Worked example E53: 18 and 21 April and 5 May are bank holidays."""
    strategy_discussion_on = date(2025, 4, 14)

    conference_by = child_protection.initial_conference_by(strategy_discussion_on)

    assert conference_by == date(2025, 5, 8)
    assert child_protection.first_core_group_by(conference_by) == date(2025, 5, 22)
    assert child_protection.first_review_by(conference_by) == date(2025, 8, 8)
    assert child_protection.next_review_by(date(2025, 8, 8)) == date(2026, 2, 8)


def test_the_clocks_of_a_referral_just_before_christmas() -> None:
    """Worked example E54."""
    referred_on = date(2025, 12, 19)

    assert child_protection.respond_by(referred_on) == date(2025, 12, 22)
    assert child_protection.assess_by(referred_on) == date(2026, 2, 25)


def test_the_clocks_were_the_same_before_working_together_2023() -> None:
    day = date(2019, 10, 1)

    assert child_protection.respond_by(day) == date(2019, 10, 2)
    assert child_protection.assess_by(day) == date(2019, 12, 3)
    assert child_protection.initial_conference_by(day) == date(2019, 10, 22)


@pytest.mark.parametrize(
    "question",
    [
        child_protection.respond_by,
        child_protection.assess_by,
        child_protection.initial_conference_by,
        child_protection.first_core_group_by,
        child_protection.first_review_by,
        child_protection.next_review_by,
        child_protection.refer_allegation_by,
    ],
)
def test_no_clock_is_given_before_working_together_2015(
    question: Callable[[date], date],
) -> None:
    with pytest.raises(NotInForce, match="it starts on 2015-03-26"):
        question(date(2015, 3, 25))
    assert question(date(2015, 3, 26)) > date(2015, 3, 26)


def test_police_protection_lasts_at_most_72_hours_even_when_the_clocks_change() -> None:
    began_at = datetime(2025, 3, 29, 0, 30, tzinfo=LONDON)

    ends_at = child_protection.police_protection_ends(began_at)

    assert ends_at == datetime(2025, 4, 1, 1, 30, tzinfo=LONDON)


def test_police_protection_is_a_power_of_the_1989_act() -> None:
    with pytest.raises(NotInForce):
        child_protection.police_protection_ends(datetime(1991, 10, 13, tzinfo=LONDON))


def test_police_protection_needs_a_moment_with_a_time_zone() -> None:
    with pytest.raises(ValueError, match="needs a time zone"):
        child_protection.police_protection_ends(datetime(2025, 3, 29))  # noqa: DTZ001


def test_an_emergency_order_lasts_eight_days_and_can_be_extended_by_seven() -> None:
    made_on = date(2025, 5, 1)

    assert child_protection.emergency_order_ends(made_on) == date(2025, 5, 9)
    assert child_protection.emergency_order_ends(made_on, extended=True) == date(2025, 5, 16)


def test_an_allegation_is_referred_within_one_working_day() -> None:
    assert child_protection.refer_allegation_by(date(2025, 5, 2)) == date(2025, 5, 6)
