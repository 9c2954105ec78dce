"""The worked examples about how a clock runs: E01 to E13, E62, E66, E68 and E69."""

from __future__ import annotations

from datetime import date

from heed.statute import notification, practice_review, rapid_review
from heed.statute.sources import Force, Strength
from heed.statute.tests.facts_for import ask, asked, due, duty


def test_e01_notified_in_time_and_the_review_counted_from_the_notification() -> None:
    found = ask(date(2025, 2, 3), notified_panel_on=date(2025, 2, 5))

    assert due(found, "N1") == date(2025, 2, 10)
    assert due(found, "N4") == date(2025, 2, 10)
    assert due(found, "RR") == date(2025, 2, 26)
    assert duty(found, "N1").applies is Strength.MUST
    assert duty(found, "N1").force is Force.ACT
    assert duty(found, "N1").due_force is Force.STATUTORY_GUIDANCE
    assert duty(found, "RR").due_force is Force.PANEL_GUIDANCE


def test_e02_told_on_a_friday_evening() -> None:
    strict = ask(date(2025, 2, 7))
    rolled = ask(date(2025, 2, 7), after_hours_rolls=True)

    assert due(strict, "N1") == date(2025, 2, 14)
    assert due(rolled, "N1") == date(2025, 2, 17)
    assert duty(rolled, "N1").due_force is Force.LOCAL
    assert asked(rolled, "the last day is Friday 14 February 2025")


def test_e04_over_christmas() -> None:
    found = ask(date(2025, 12, 23), notified_panel_on=date(2026, 1, 2))

    assert due(found, "N1") == date(2026, 1, 2)
    assert due(found, "RR") == date(2026, 1, 23)
    assert notification.notify_by(aware_on=date(2025, 12, 23)).sentence == (
        "Friday 2 January 2026: five working days after 23 December; "
        "25 and 26 December and 1 January are bank holidays."
    )


def test_e06_over_easter() -> None:
    found = ask(date(2026, 4, 2), notified_panel_on=date(2026, 4, 13))

    assert due(found, "N1") == date(2026, 4, 13)
    assert due(found, "RR") == date(2026, 5, 5)
    assert asked(found, "Working Together 2026 has not been read")


def test_e08_a_bank_holiday_proclaimed_while_the_clock_runs() -> None:
    sent = date(2022, 9, 5)

    expected = rapid_review.complete_by(notified_on=sent, known_on=sent)
    moved = rapid_review.complete_by(notified_on=sent)
    found = ask(sent, notified_panel_on=sent)

    assert expected.due == date(2022, 9, 26)
    assert expected.previously is None
    assert moved.due == date(2022, 9, 27)
    assert moved.previously == date(2022, 9, 26)
    assert duty(found, "RR").counted[-1] == (
        "By the bank holidays known on 5 September 2022 the last day was Monday 26 September 2022"
    )
    assert due(ask(sent, today=sent, notified_panel_on=sent), "RR") == date(2022, 9, 26)


def test_e10_two_bank_holidays_in_may_2023() -> None:
    found = ask(date(2023, 4, 17), notified_panel_on=date(2023, 4, 18))

    assert due(found, "RR") == date(2023, 5, 11)


def test_e11_six_months_from_the_end_of_august() -> None:
    found = ask(date(2023, 6, 1), review_decided_on=date(2023, 8, 31))

    assert due(found, "L6") == date(2024, 2, 29)
    assert duty(found, "L6").counted[-1] == (
        "Thursday 29 February 2024: six months later, the last day of the month because "
        "February 2024 has no day 31"
    )


def test_e13_copies_before_publication_after_easter() -> None:
    found = ask(date(2024, 9, 2), publish_on=date(2025, 4, 22))

    assert due(found, "L7a") == date(2025, 4, 15)
    assert due(found, "L7b") == date(2025, 4, 9)
    assert duty(found, "L7a").applies is Strength.MUST
    assert duty(found, "L7b").applies is Strength.SHOULD
    assert "Ofsted" in duty(found, "L7b").to
    assert practice_review.send_copies_by(publish_on=date(2025, 4, 22)).due == date(2025, 4, 9)


def test_e62_the_pandemic_relaxed_the_review_and_not_the_notification() -> None:
    found = ask(date(2020, 4, 6), notified_panel_on=date(2020, 4, 6))

    assert due(found, "N1") == date(2020, 4, 15)
    assert due(found, "RR") == date(2020, 4, 29)
    assert "relaxed" in duty(found, "RR").because


def test_e66_nothing_about_agreement_stops_the_clock() -> None:
    found = ask(date(2025, 2, 7))

    assert due(found, "N1") == date(2025, 2, 14)
    assert duty(found, "N1").who == "Worcestershire"


def test_e68_day_of_notification_as_day_one() -> None:
    sent = date(2026, 4, 27)
    usual = ask(sent, notified_panel_on=sent)
    agreed = ask(sent, notified_panel_on=sent, rapid_review_day_one_is_notification_day=True)

    assert due(usual, "RR") == date(2026, 5, 19)
    assert due(agreed, "RR") == date(2026, 5, 18)
    assert duty(agreed, "RR").due_force is Force.LOCAL


def test_e69_counted_from_awareness_in_2018() -> None:
    found = ask(date(2018, 10, 1), notified_panel_on=date(2018, 10, 8))

    assert due(found, "RR") == date(2018, 10, 22)
    assert asked(found, "Monday 22 October 2018")
    assert asked(found, "Monday 29 October 2018")
    assert asked(found, "AMB-2")
