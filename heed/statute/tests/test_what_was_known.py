"""Every count uses the bank holidays known on the day somebody asks.

The state funeral on Monday 19 September 2022 was announced on the 10th; until then that Monday
was a working day.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from heed.statute import notification, practice_review, rapid_review
from heed.statute.facts import Concern, Outcome
from heed.statute.tests.facts_for import ask, asked, due, duty
from heed.statute.working_days import (
    CalendarDays,
    Months,
    WorkingDays,
    add_working_days,
    sub_working_days,
)

BEFORE = date(2022, 9, 9)
AFTER = date(2022, 9, 10)


def test_counting_forward_uses_what_was_known() -> None:
    start = date(2022, 9, 5)

    assert WorkingDays(15).after(start, known_on=BEFORE) == date(2022, 9, 26)
    assert WorkingDays(15).after(start, known_on=AFTER) == date(2022, 9, 27)
    assert add_working_days(start, 15, known_on=BEFORE) == date(2022, 9, 26)
    assert add_working_days(start, 15) == date(2022, 9, 27)


def test_counting_back_uses_what_was_known() -> None:
    end = date(2022, 9, 26)

    assert WorkingDays(15).before(end, known_on=BEFORE) == date(2022, 9, 5)
    assert WorkingDays(15).before(end, known_on=AFTER) == date(2022, 9, 2)
    assert WorkingDays(15).count_before(end, known_on=BEFORE).previously is None
    assert sub_working_days(end, 15, known_on=BEFORE) == date(2022, 9, 5)
    assert sub_working_days(end, 15) == date(2022, 9, 2)


def test_counting_with_the_first_day_as_day_1_uses_what_was_known() -> None:
    start = date(2022, 9, 5)

    assert WorkingDays(15).count_from(start, known_on=BEFORE).due == date(2022, 9, 23)
    moved = WorkingDays(15).count_from(start, known_on=AFTER)
    assert (moved.due, moved.previously) == (date(2022, 9, 26), date(2022, 9, 23))


def test_a_count_asked_for_before_it_starts_also_says_what_differs() -> None:
    """The coronation holiday of 8 May 2023 was announced on 6 November 2022."""
    counted = WorkingDays(5).count_after(date(2023, 5, 2), known_on=date(2022, 11, 5))

    assert (counted.due, counted.previously) == (date(2023, 5, 9), date(2023, 5, 10))


@pytest.mark.parametrize("after_hours_rolls", [False, True])
def test_the_last_day_to_tell_the_panel_moves_when_a_holiday_is_announced(
    after_hours_rolls: bool,
) -> None:
    aware_on = date(2022, 9, 13) if after_hours_rolls else date(2022, 9, 14)

    before = ask(aware_on, today=BEFORE, after_hours_rolls=after_hours_rolls)
    after = ask(aware_on, today=AFTER, after_hours_rolls=after_hours_rolls)

    assert due(before, "N1") == date(2022, 9, 21)
    assert due(after, "N1") == date(2022, 9, 22)


def test_the_stricter_last_day_is_also_counted_as_known() -> None:
    found = ask(date(2022, 9, 13), today=BEFORE, after_hours_rolls=True)

    assert asked(found, "If not, the last day is Tuesday 20 September 2022.")


def test_notify_by_counts_as_known() -> None:
    counted = notification.notify_by(aware_on=date(2022, 9, 14), known_on=BEFORE)

    assert counted.due == date(2022, 9, 21)


def test_the_rapid_review_is_counted_as_known_when_told_and_when_not() -> None:
    told = {"notified_panel_on": date(2022, 9, 5)}

    assert due(ask(date(2022, 9, 1), today=BEFORE, **told), "RR") == date(2022, 9, 26)
    assert due(ask(date(2022, 9, 1), today=AFTER, **told), "RR") == date(2022, 9, 27)
    assert due(ask(date(2022, 9, 1), today=BEFORE), "RR") == date(2022, 9, 29)
    assert due(ask(date(2022, 9, 1), today=AFTER), "RR") == date(2022, 9, 30)


def test_both_days_of_the_earlier_practice_are_counted_as_known() -> None:
    """Until 31 August 2022 both are shown (AMB-2)."""
    told = {"notified_panel_on": date(2022, 8, 31)}

    before = ask(date(2022, 8, 30), today=BEFORE, **told)
    after = ask(date(2022, 8, 30), today=AFTER, **told)

    assert asked(
        before,
        "(Tuesday 20 September 2022), later practice from the notification "
        "(Wednesday 21 September 2022)",
    )
    assert asked(
        after,
        "(Wednesday 21 September 2022), later practice from the notification "
        "(Thursday 22 September 2022)",
    )


def test_copies_before_publication_are_counted_as_known() -> None:
    published = {"publish_on": date(2022, 9, 26), "review_decided_on": date(2022, 6, 1)}

    before = ask(date(2022, 5, 3), today=BEFORE, **published)
    after = ask(date(2022, 5, 3), today=AFTER, **published)

    assert due(before, "L7b") == date(2022, 9, 15)
    assert due(after, "L7b") == date(2022, 9, 14)


def test_an_answer_says_that_bank_holidays_are_not_yet_published() -> None:
    not_published = "The bank holidays of that year have not been published"
    aware_on = date(2030, 1, 7)
    leaver = {
        "outcome": Outcome.DIED,
        "abuse_or_neglect": Concern.NOT_SUSPECTED,
        "care_leaver": True,
        "born_on": date(2010, 1, 1),
    }

    assert asked(ask(aware_on, today=aware_on), not_published)
    assert asked(ask(aware_on, today=aware_on, after_hours_rolls=True), not_published)
    assert asked(ask(aware_on, today=aware_on, **leaver), not_published)
    assert asked(
        ask(date(2028, 12, 20), today=aware_on, notified_panel_on=date(2028, 12, 20)),
        not_published,
    )
    assert asked(ask(date(2028, 12, 12), today=aware_on), not_published)
    assert not asked(ask(date(2028, 11, 27), today=aware_on), not_published)


def test_a_count_beyond_the_calendar_is_asked_about_once_and_not_guessed() -> None:
    outside = "Heed knows the bank holidays of 2012 to 2035; 1 January 2036 is outside them."
    today = date(2035, 12, 31)

    late = ask(date(2035, 12, 27), today=today)
    told_late = ask(date(2035, 12, 3), today=today, notified_panel_on=date(2035, 12, 20))
    aware_late = ask(date(2035, 12, 12), today=today)

    assert due(late, "N1") is None
    assert due(told_late, "RR") is None
    assert due(aware_late, "RR") is None
    for found in (late, told_late, aware_late):
        assert [question for question in found.questions if "outside" in question] == [outside]
        assert None not in found.questions
        assert "None" not in found.questions


def test_counts_of_days_and_months_leave_no_day_out() -> None:
    days = CalendarDays(7).count_after(date(2025, 4, 22))
    months = Months(6).count_after(date(2025, 2, 24))

    for counted in (days, months):
        assert [skipped for _, _, skipped in counted.walked] == [False, False]
        assert counted.closed == ()


def test_staying_public_needs_no_warning() -> None:
    """Worked example E45: the last day is a Sunday, and nothing has to be done on it."""
    counted = practice_review.national_available_until(published_on=date(2025, 11, 26))

    assert counted.due == date(2028, 11, 26)
    assert (counted.notes, counted.warn_on) == ((), None)


def test_the_day_an_area_moved_is_asked_for_each_day_that_needs_it() -> None:
    found = ask(date(2018, 7, 2), review_decided_on=date(2019, 1, 10))

    assert asked(found, "On 2 July 2018 either could act")
    assert asked(found, "On 10 January 2019 either could act")


def test_the_law_on_looked_after_children_is_not_answered_before_1991() -> None:
    found = ask(
        date(1991, 10, 13),
        outcome=Outcome.DIED,
        looked_after_by="Worcestershire",
    )

    assert [(one.rule, one.because) for one in found.not_applying if one.rule in ("N2", "D5")] == [
        ("N2", "N2 has no version for 1991-10-13; it starts on 1991-10-14."),
        ("D5", "D5 has no version for 1991-10-13; it starts on 2006-04-01."),
    ]


def test_the_duty_to_tell_of_a_care_leaver_has_its_clock() -> None:
    found = ask(date(2025, 5, 6), outcome=Outcome.DIED, care_leaver=True, born_on=date(2003, 1, 1))

    assert duty(found, "N3").due == date(2025, 5, 13)


@pytest.mark.parametrize(
    ("clock", "before", "after"),
    [
        ({"aware_on": date(2022, 8, 30)}, date(2022, 9, 20), date(2022, 9, 21)),
        (
            {"notified_on": date(2022, 9, 5), "day_one_is_notification_day": True},
            date(2022, 9, 23),
            date(2022, 9, 26),
        ),
    ],
)
def test_each_way_of_counting_the_rapid_review_counts_as_known(
    clock: dict[str, Any], before: date, after: date
) -> None:
    assert rapid_review.complete_by(known_on=BEFORE, **clock).due == before
    assert rapid_review.complete_by(known_on=AFTER, **clock).due == after


def test_the_latest_day_for_a_rapid_review_counts_both_periods_as_known() -> None:
    aware_on = date(2022, 9, 14)

    before = rapid_review.complete_by_at_the_latest(aware_on=aware_on, known_on=BEFORE)
    after = rapid_review.complete_by_at_the_latest(aware_on=aware_on, known_on=AFTER)

    assert (before.start, before.due) == (date(2022, 9, 21), date(2022, 10, 12))
    assert (after.start, after.due) == (date(2022, 9, 22), date(2022, 10, 13))


def test_where_awareness_starts_the_clock_the_latest_day_counts_from_awareness() -> None:
    counted = rapid_review.complete_by_at_the_latest(aware_on=date(2021, 6, 7))

    assert (counted.start, counted.due) == (date(2021, 6, 7), date(2021, 6, 28))


def test_child_death_review_is_asked_about_from_the_first_day_of_the_law() -> None:
    died: dict[str, Any] = {"outcome": Outcome.DIED}

    assert asked(ask(date(2018, 6, 29), **died), "Child death review: the death of every child")
    assert not asked(ask(date(2018, 6, 28), **died), "Child death review")
