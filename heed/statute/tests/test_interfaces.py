"""Other processes beside a review, and their clocks."""

from __future__ import annotations

from datetime import date

import pytest

from heed.statute import interfaces
from heed.statute.dated import NotInForce, NotKnown
from heed.statute.working_days import CalendarDays, ClockHours, Months


def test_a_coroners_report_is_answered_within_56_days() -> None:
    assert interfaces.answer_coroner_by(date(2025, 1, 6)) == date(2025, 3, 3)


@pytest.mark.parametrize(("age", "in_scope"), [(15, False), (16, True), (34, True)])
def test_a_domestic_homicide_review_is_for_victims_from_16(age: int, in_scope: bool) -> None:
    """Worked examples E59 and E60."""
    found = interfaces.domestic_review_in_scope(age=age, died_on=date(2025, 3, 3))

    assert found is in_scope


def test_the_joint_response_has_three_usual_times() -> None:
    response = interfaces.I2.value_on(date(2018, 10, 1))

    assert response.notify_within == ClockHours(24)
    assert response.meeting_after_about == Months(3)
    assert response.panel_after_meeting_or_inquest == CalendarDays(42)
    assert "in custody or detained under the Mental Health Act" in response.triggers


def test_a_domestic_homicide_review_is_decided_in_a_month_and_done_in_six() -> None:
    review = interfaces.I5.value_on(date(2026, 11, 23))

    assert (review.decide_within_about, review.complete_within_about) == (Months(1), Months(6))


def test_the_pilot_of_offensive_weapons_reviews_is_not_known_after_its_planned_end() -> None:
    assert "18 or over" in interfaces.I7.value_on(date(2024, 9, 30))
    with pytest.raises(NotKnown):
        interfaces.I7.value_on(date(2024, 10, 1))
    with pytest.raises(NotInForce):
        interfaces.I7.value_on(date(2023, 3, 31))


def test_what_youth_justice_reports_is_not_known() -> None:
    with pytest.raises(NotKnown, match="Youth Justice Board"):
        interfaces.I9.value_on(date(2025, 1, 1))
