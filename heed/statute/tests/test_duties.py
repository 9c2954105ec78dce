"""The oracle asks for what it does not know, and is careful where the law is silent."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.statute.duties import answer
from heed.statute.facts import Concern, Facts, Outcome
from heed.statute.sources import Force, Strength
from heed.statute.tests.facts_for import DAY, TODAY, ask, asked, due, duty, why_not


def test_no_date_without_the_day_the_authority_became_aware() -> None:
    found = ask(None, outcome=Outcome.DIED, looked_after_by="Worcestershire", incident_on=DAY)

    assert [due(found, rule) for rule in ("N1", "N2", "N4", "RR")] == [None] * 4
    assert duty(found, "N1").due_force is None
    assert duty(found, "N1").counted == ()
    assert asked(found, "On what day did the authority become aware?")
    assert asked(found, "When was the Panel told?")


def test_nothing_known_but_the_outcome_is_asked_about_today() -> None:
    found = answer(
        Facts(
            local_authority="Devon",
            outcome=Outcome.SERIOUSLY_HARMED,
            abuse_or_neglect=Concern.KNOWN,
        ),
        today=TODAY,
    )

    assert duty(found, "N1").applies is Strength.CONSIDER
    assert asked(found, "Where did it happen?")


def test_an_unknown_place_is_asked_and_the_clock_runs() -> None:
    found = ask(DAY, incident_in=None)

    assert duty(found, "N1").applies is Strength.CONSIDER
    assert duty(found, "N1").force is Force.ACT
    assert due(found, "N1") == date(2025, 2, 10)
    assert duty(found, "N4").applies is Strength.CONSIDER
    assert "If the Panel is told" in duty(found, "N4").because
    assert duty(found, "RR").applies is Strength.CONSIDER


def test_an_unknown_age_is_asked_and_the_clock_runs() -> None:
    by_then_adult = ask(DAY, incident_on=None, born_on=date(2005, 1, 1))
    care_leaver = ask(DAY, born_on=None, care_leaver=True)

    for found in (by_then_adult, care_leaver):
        assert duty(found, "N1").applies is Strength.CONSIDER
        assert due(found, "N1") == date(2025, 2, 10)
        assert asked(found, "under 18 when it happened")


def test_a_child_when_the_authority_learned_of_it_was_a_child_when_it_happened() -> None:
    learned = ask(DAY, incident_on=None, born_on=date(2008, 1, 1))
    notified = ask(None, incident_on=None, notified_panel_on=DAY, born_on=date(2008, 1, 1))

    assert duty(learned, "N1").applies is Strength.MUST
    assert duty(notified, "N1").applies is Strength.MUST
    assert due(notified, "RR") == date(2025, 2, 24)


def test_without_a_birth_date_a_child_is_taken_to_be_one() -> None:
    found = ask(DAY, born_on=None)

    assert duty(found, "N1").applies is Strength.MUST
    assert asked(found, "When was the child born?")


def test_abuse_outside_england_of_a_child_who_lives_elsewhere_is_nobodys_to_notify() -> None:
    found = ask(DAY, incident_in=None, outside_england=True, normally_resident_in=None)

    assert "normally lives elsewhere" in why_not(found, "N1")
    assert "does not apply" in why_not(found, "N4")
    assert "does not apply" in why_not(found, "RR")


def test_recent_harm_to_somebody_now_an_adult_is_still_notified() -> None:
    born_on = date(2007, 2, 1)
    recent = ask(DAY, born_on=born_on, incident_on=date(2025, 1, 20))
    a_year_ago = ask(DAY, born_on=born_on, incident_on=date(2024, 2, 3))
    longer_ago = ask(DAY, born_on=born_on, incident_on=date(2024, 2, 2))
    death = ask(DAY, born_on=born_on, incident_on=date(2024, 1, 1), outcome=Outcome.DIED)

    assert duty(recent, "N1").applies is Strength.MUST
    assert asked(recent, "AMB-10")
    assert a_year_ago.duty("N1") is not None
    assert "non-recent" in why_not(longer_ago, "N1")
    assert duty(death, "N1").applies is Strength.MUST
    assert not asked(death, "AMB-10")


def test_a_death_nobody_suspects_is_to_be_looked_at_again() -> None:
    died = ask(DAY, outcome=Outcome.DIED, abuse_or_neglect=Concern.NOT_SUSPECTED)
    harmed = ask(DAY, abuse_or_neglect=Concern.NOT_SUSPECTED)

    assert asked(died, "AMB-7")
    assert not asked(harmed, "AMB-7")
    assert harmed.duties == ()
    assert not asked(harmed, "The Panel has been notified")


def test_two_looked_after_authorities_are_not_confused() -> None:
    harmed = ask(DAY, looked_after_by="Worcestershire")
    adult = ask(
        DAY, looked_after_by="Worcestershire", outcome=Outcome.DIED, born_on=date(2000, 1, 1)
    )
    unborn = ask(DAY, looked_after_by="Worcestershire", outcome=Outcome.DIED, live_born=False)

    assert "not the death" in why_not(harmed, "N2")
    assert "18 or over" in why_not(adult, "N2")
    assert "not born alive" in why_not(unborn, "N2")


def test_the_wording_before_2018_is_asked_for() -> None:
    found = ask(date(2017, 5, 2), outcome=Outcome.DIED, looked_after_by="Worcestershire")

    assert "has not been verified" in why_not(found, "N2")
    assert asked(found, "HM Chief Inspector")
    assert due(found, "N5") == date(2017, 5, 9)


@pytest.mark.parametrize(
    ("changes", "applies"),
    [
        ({}, True),
        ({"abuse_or_neglect": Concern.NOT_SUSPECTED}, False),
        ({"outcome": Outcome.OTHER}, False),
        ({"born_on": date(1990, 1, 1)}, False),
        ({"live_born": False}, False),
        (
            {
                "outcome": Outcome.DIED,
                "abuse_or_neglect": Concern.NOT_SUSPECTED,
                "looked_after_by": "Worcestershire",
            },
            True,
        ),
    ],
)
def test_a_notifiable_incident_under_the_old_rules(changes: dict[str, Any], applies: bool) -> None:
    found = ask(date(2017, 5, 2), **changes)

    assert (found.duty("N5") is not None) is applies
    assert asked(found, "regulated setting") is not applies


def test_before_the_old_rules_nothing_is_guessed() -> None:
    found = ask(date(2015, 3, 25))

    assert "2015-03-26" in why_not(found, "N5")
    assert found.duty("N1") is None


@pytest.mark.parametrize("day", [date(1985, 3, 4), date(2004, 3, 4)])
def test_years_before_any_rule_are_answered_with_what_was_not_in_force(day: date) -> None:
    found = ask(day, outcome=Outcome.DIED, looked_after_by="Worcestershire")

    assert found.duties == ()
    assert why_not(found, "N2")


def test_an_old_incident_without_its_day_of_awareness_has_no_date() -> None:
    found = ask(None, incident_on=date(2017, 5, 2), born_on=date(2016, 1, 1))

    assert due(found, "N5") is None


def test_a_care_leaver_before_the_guidance_and_after_the_25th_birthday() -> None:
    said: dict[str, Any] = {
        "outcome": Outcome.DIED,
        "abuse_or_neglect": Concern.NOT_SUSPECTED,
        "care_leaver": True,
    }
    before = ask(date(2023, 12, 14), born_on=date(2002, 1, 1), **said)
    first = ask(date(2023, 12, 15), born_on=date(2002, 1, 1), **said)
    too_old = ask(DAY, born_on=date(2000, 2, 3), **said)
    last_day = ask(DAY, born_on=date(2000, 2, 4), **said)
    unknown = ask(DAY, born_on=None, **said)
    died_before = ask(
        date(2023, 12, 20), born_on=date(1999, 1, 1), incident_on=date(2023, 12, 10), **said
    )

    assert "2023-12-15" in why_not(before, "N3")
    assert due(first, "N3") == date(2023, 12, 22)
    assert "reached 25" in why_not(too_old, "N3")
    assert duty(last_day, "N3").applies is Strength.SHOULD
    assert asked(unknown, "When was the care leaver born?")
    assert duty(unknown, "N3")
    assert duty(died_before, "N3")
    assert asked(last_day, "AMB-16")


def test_nobody_knows_yet_who_acted_between_two_regimes() -> None:
    unknown = ask(date(2019, 5, 1), review_decided_on=date(2019, 6, 3))
    known = ask(date(2019, 5, 1), implemented_on=date(2019, 4, 1))
    last = ask(date(2019, 9, 29))
    later = ask(date(2019, 9, 30))

    assert duty(unknown, "RR").who == "the LSCB or the safeguarding partners of Worcestershire"
    assert asked(unknown, "When did Worcestershire move")
    assert duty(unknown, "L6").who == "the LSCB or the safeguarding partners of Worcestershire"
    assert duty(known, "RR").who == "the safeguarding partners of Worcestershire"
    assert asked(last, "When did Worcestershire move")
    assert not asked(later, "When did Worcestershire move")


def test_a_review_by_the_board_before_2018_hands_over_on_a_day_nobody_gave() -> None:
    found = ask(date(2018, 5, 1), review_decided_on=date(2018, 6, 1))

    assert found.duty("T5") is None
    assert "serious case review" in why_not(found, "L6")


def test_six_months_in_the_first_week_of_the_new_law_are_not_guessed() -> None:
    found = ask(
        date(2018, 6, 29),
        review_decided_on=date(2018, 7, 3),
        publish_on=date(2018, 7, 3),
        implemented_on=date(2018, 6, 29),
    )

    assert "2018-07-04" in why_not(found, "L6")
    assert due(found, "L7a") == date(2018, 6, 26)
    assert "2018-07-04" in why_not(found, "L7b")
    assert due(found, "L9") == date(2019, 7, 3)
    assert duty(found, "RR").force is Force.PANEL_GUIDANCE
    assert duty(found, "RR").checked


def test_publication_before_the_regulations_has_no_dates() -> None:
    found = ask(date(2017, 5, 2), publish_on=date(2018, 6, 28))

    for rule in ("L7a", "L7b", "L9"):
        assert "has no version for 2018-06-28" in why_not(found, rule)


def test_six_months_relaxed_in_the_pandemic_and_unread_in_2026() -> None:
    relaxed = ask(date(2020, 4, 6), review_decided_on=date(2020, 5, 1))
    unread = ask(date(2026, 3, 2), review_decided_on=date(2026, 3, 19))
    plain = ask(date(2026, 2, 2), review_decided_on=date(2026, 3, 18))

    assert asked(relaxed, "The six months were relaxed")
    assert asked(unread, "does it keep the six months?")
    assert not asked(plain, "six months?")
    assert not asked(plain, "relaxed")


def test_a_bank_holiday_of_a_year_not_published_is_counted_again() -> None:
    found = ask(DAY, publish_on=date(2029, 2, 1))
    settled = ask(DAY, publish_on=date(2028, 2, 1))

    assert asked(found, "have not been published: count again")
    assert not asked(settled, "count again")


def test_at_the_end_of_the_calendar_a_question_takes_the_place_of_a_date() -> None:
    end = date(2035, 12, 31)
    waiting = ask(end, today=end)
    sent = ask(end, today=end, notified_panel_on=end)
    closed = ask(end, today=end, notified_panel_on=end, abuse_or_neglect=Concern.NOT_SUSPECTED)

    for found in (waiting, sent):
        assert due(found, "N1") is None
        assert due(found, "RR") is None
        assert asked(found, "Heed knows the bank holidays of 2012 to 2035")
    assert "the clock is closed" in why_not(closed, "RR")


def test_a_notification_that_does_not_fall_under_the_act_is_closed_with_the_panel() -> None:
    found = ask(DAY, incident_in="Devon", notified_panel_on=DAY)

    assert "ask the Panel to close it" in why_not(found, "RR")


def test_the_clock_of_a_case_sent_as_other_runs_from_the_notification() -> None:
    found = ask(DAY, outcome=Outcome.OTHER, notified_panel_on=DAY)

    assert due(found, "RR") == date(2025, 2, 24)
    assert duty(found, "RR").applies is Strength.SHOULD
    assert due(found, "N4") is None


def test_the_anchor_is_asked_about_only_where_it_matters() -> None:
    same_day = ask(date(2019, 12, 2), notified_panel_on=date(2019, 12, 2))
    not_sent = ask(date(2019, 12, 2))
    later = ask(date(2022, 9, 1), notified_panel_on=date(2022, 9, 5))

    for found in (same_day, not_sent, later):
        assert not asked(found, "AMB-2")
    assert due(not_sent, "RR") == date(2019, 12, 23)
    assert "latest" in duty(not_sent, "RR").because


def test_an_agreement_on_day_one_changes_nothing_counted_from_awareness() -> None:
    found = ask(
        date(2019, 12, 2),
        notified_panel_on=date(2019, 12, 4),
        rapid_review_day_one_is_notification_day=True,
    )

    assert due(found, "RR") == date(2019, 12, 23)
    assert duty(found, "RR").due_force is Force.PANEL_GUIDANCE


def test_the_latest_day_of_a_rapid_review_keeps_local_agreements() -> None:
    found = ask(DAY, after_hours_rolls=True, rapid_review_day_one_is_notification_day=True)

    assert due(found, "RR") == date(2025, 3, 3)
    assert duty(found, "RR").due_force is Force.LOCAL
    assert duty(found, "RR").counted[0] == (
        "Tuesday 11 February 2025: the last day to tell the Panel, if it is told no sooner"
    )


def test_copies_and_the_year_are_the_partners_business() -> None:
    found = ask(DAY, publish_on=date(2025, 9, 1))

    assert duty(found, "L9").who == "the safeguarding partners of Worcestershire"
    assert asked(found, "AMB-5")
    assert asked(found, "AMB-14")
    assert asked(ask(DAY, review_decided_on=date(2025, 3, 3)), "AMB-11")


def test_a_domestic_homicide_review_is_in_scope_from_sixteen() -> None:
    said: dict[str, Any] = {"outcome": Outcome.DIED, "abuse_or_neglect": Concern.KNOWN}

    assert asked(ask(DAY, born_on=date(2009, 2, 3), **said), "domestic homicide review is in scope")
    assert not asked(ask(DAY, born_on=date(2009, 2, 4), **said), "domestic homicide review")
    assert not asked(ask(DAY, born_on=None, **said), "domestic homicide review")
    assert not asked(
        ask(DAY, born_on=date(2008, 1, 1), outcome=Outcome.DIED,
            abuse_or_neglect=Concern.NOT_SUSPECTED),
        "domestic homicide review",
    )  # fmt: skip


def test_a_serious_case_review_needs_a_child_and_abuse() -> None:
    day = date(2017, 5, 2)

    assert duty(ask(day, outcome=Outcome.DIED), "D5").applies is Strength.MUST
    assert ask(day, outcome=Outcome.OTHER).duty("D5") is None
    assert ask(day, abuse_or_neglect=Concern.NOT_SUSPECTED).duty("D5") is None
    assert ask(day, born_on=date(1990, 1, 1)).duty("D5") is None
    assert ask(date(2025, 2, 3)).duty("D5") is None


def test_every_duty_under_a_rule_not_read_is_marked() -> None:
    found = ask(
        DAY,
        notified_panel_on=DAY,
        review_decided_on=date(2025, 3, 3),
        publish_on=date(2025, 9, 1),
    )

    assert {one.rule: one.checked for one in found.duties} == {
        "N1": True,
        "N4": True,
        "RR": False,
        "RR7": False,
        "L6": False,
        "L7a": True,
        "L7b": False,
        "L9": True,
    }


@given(aware_on=st.dates(date(2018, 6, 29), date(2026, 11, 20)))
def test_a_day_later_never_brings_the_notification_or_the_review_forward(aware_on: date) -> None:
    following = date.fromordinal(aware_on.toordinal() + 1)
    first, second = ask(aware_on), ask(following)

    for rule in ("N1", "N4"):
        assert (due(second, rule) or date.min) >= (due(first, rule) or date.max)
    if aware_on != date(2022, 8, 31):
        assert (due(second, "RR") or date.min) >= (due(first, "RR") or date.max)
