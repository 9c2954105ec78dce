"""The worked examples of the reference, E01 to E69; those of other rooms of the law are with them.

Those about how a clock runs, E01 to E13, E62, E66, E68 and E69, are in
test_worked_examples_of_clocks.py. E46 to E48, E50, E51, E53 to E55, E64 and E65 are in the
tests of the modules concerned.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from heed.statute import criteria, notification, practice_review
from heed.statute.facts import Concern, Outcome
from heed.statute.notification_form import Forms, forms_needed
from heed.statute.sources import Force, Strength
from heed.statute.tests.facts_for import ask, asked, due, duty, why_not


def test_e14_an_expected_death_of_a_looked_after_child() -> None:
    found = ask(
        date(2025, 7, 10),
        outcome=Outcome.DIED,
        abuse_or_neglect=Concern.NOT_SUSPECTED,
        looked_after_by="Worcestershire",
    )

    assert due(found, "N2") == date(2025, 7, 17)
    assert duty(found, "N2").applies is Strength.MUST
    assert duty(found, "N2").to == (
        notification.SECRETARY_OF_STATE,
        notification.CHIEF_INSPECTOR,
        notification.PARENTS,
    )
    assert "neither known nor suspected" in why_not(found, "N1")
    assert "RR4" in why_not(found, "RR")
    assert asked(found, "Child death review")
    assert asked(found, "children's home")


@pytest.mark.parametrize("asking", ["A", "B"])
def test_e15_a_looked_after_child_placed_in_another_area(asking: str) -> None:
    found = ask(
        date(2025, 3, 3),
        local_authority=asking,
        outcome=Outcome.DIED,
        normally_resident_in="A",
        looked_after_by="A",
        incident_in="B",
    )

    if asking == "B":
        assert due(found, "N1") == date(2025, 3, 10)
        assert duty(found, "N4").to == (
            "the safeguarding partners of B",
            "the safeguarding partners of A",
        )
        assert duty(found, "RR").who == "the safeguarding partners of B"
        assert "falls on A" in why_not(found, "N2")
    else:
        assert due(found, "N2") == date(2025, 3, 10)
        assert "falls on B" in why_not(found, "N1")
        assert found.duty("RR") is None


def test_e17_a_child_who_lives_here_dies_in_wales() -> None:
    found = ask(date(2025, 6, 2), outcome=Outcome.DIED, incident_in=None, outside_england=True)

    assert due(found, "N1") == date(2025, 6, 9)
    assert "s.16C(1)(b)" in duty(found, "N1").because


@pytest.mark.parametrize(("asking", "notifies"), [("A", False), ("B", True), ("C", False)])
def test_e19_lives_in_one_area_harmed_in_another_dies_in_a_third(
    asking: str, notifies: bool
) -> None:
    found = ask(
        date(2025, 6, 2),
        local_authority=asking,
        outcome=Outcome.DIED,
        normally_resident_in="A",
        incident_in="B",
    )

    assert (found.duty("N1") is not None) is notifies
    assert asked(found, "AMB-3") is not notifies


def test_e20_harmed_in_wales_and_died_in_an_english_hospital() -> None:
    found = ask(
        date(2025, 6, 2),
        outcome=Outcome.DIED,
        normally_resident_in="Powys",
        outside_england=True,
    )

    assert duty(found, "N1").applies is Strength.CONSIDER
    assert due(found, "N1") == date(2025, 6, 9)
    assert asked(found, "AMB-3")


def test_e21_before_the_area_moved_to_safeguarding_partners() -> None:
    found = ask(date(2019, 9, 12), outcome=Outcome.DIED, implemented_on=date(2019, 9, 30))

    board = "the Local Safeguarding Children Board (LSCB) of Worcestershire"
    assert due(found, "N1") == date(2019, 9, 19)
    assert duty(found, "N4").to == (board,)
    assert duty(found, "RR").who == board
    assert duty(found, "D5").applies is Strength.MUST
    assert asked(found, "must finish it by Wednesday 30 September 2020")


def test_e21_a_serious_case_review_started_then_is_finished_or_handed_over() -> None:
    found = ask(
        date(2019, 9, 12),
        outcome=Outcome.DIED,
        implemented_on=date(2019, 9, 30),
        review_decided_on=date(2019, 9, 25),
        publish_on=date(2020, 9, 1),
    )

    assert due(found, "T5") == date(2020, 9, 30)
    assert duty(found, "T5").checked
    assert "serious case review" in why_not(found, "L6")
    assert "serious case review" in why_not(found, "L7a")


def test_e23_the_last_day_before_the_panel() -> None:
    found = ask(date(2018, 6, 28))

    assert due(found, "N5") == date(2018, 7, 5)
    assert duty(found, "N5").to == (
        "Ofsted",
        "the Local Safeguarding Children Board (LSCB) of Worcestershire",
    )
    assert not duty(found, "N5").checked
    assert duty(found, "D5").applies is Strength.CONSIDER
    assert "2018-06-29" in why_not(found, "N1")


def test_e24_it_happened_before_the_law_and_was_known_after() -> None:
    found = ask(date(2018, 7, 2), incident_on=date(2018, 6, 27))

    assert due(found, "N1") == date(2018, 7, 9)
    assert asked(found, "AMB-9")
    assert found.duty("N5") is None


def test_e26_on_the_eighteenth_birthday() -> None:
    harmed = ask(date(2025, 3, 15), born_on=date(2007, 3, 15))
    died = ask(date(2025, 3, 15), born_on=date(2007, 3, 15), outcome=Outcome.DIED, care_leaver=True)

    assert "18 or over" in why_not(harmed, "N1")
    assert due(died, "N3") == date(2025, 3, 21)
    assert died.duty("N1") is None
    assert asked(died, "offensive weapons")


def test_e27_a_stillbirth() -> None:
    found = ask(
        date(2024, 3, 4), outcome=Outcome.DIED, abuse_or_neglect=Concern.KNOWN, live_born=False
    )

    assert "not born alive" in why_not(found, "N1")
    assert asked(found, "AMB-4")
    assert not asked(found, "Child death review")


def test_e29_an_unborn_child_under_the_newer_guide() -> None:
    found = ask(date(2026, 5, 4), outcome=Outcome.DIED, live_born=False, born_on=None)

    assert due(found, "N1") == date(2026, 5, 11)
    assert duty(found, "N1").applies is Strength.CONSIDER
    assert duty(found, "N1").force is Force.PORTAL
    assert not duty(found, "N1").checked
    assert asked(found, "AMB-4")


def test_e30_a_care_leaver_of_22() -> None:
    found = ask(
        date(2025, 5, 6),
        outcome=Outcome.DIED,
        abuse_or_neglect=Concern.NOT_SUSPECTED,
        born_on=date(2003, 1, 1),
        care_leaver=True,
    )

    assert due(found, "N3") == date(2025, 5, 13)
    assert duty(found, "N3").applies is Strength.SHOULD
    assert found.duty("N1") is None
    assert found.duty("RR") is None


def test_e33_a_care_leaver_of_17() -> None:
    found = ask(
        date(2025, 5, 12),
        outcome=Outcome.DIED,
        abuse_or_neglect=Concern.NOT_SUSPECTED,
        born_on=date(2008, 1, 1),
        care_leaver=True,
    )

    assert due(found, "N3") == date(2025, 5, 19)
    assert asked(found, "s.16C test must be decided")
    assert asked(found, "joint agency response")
    assert asked(found, "AMB-7")


def test_e34_the_latest_day_for_the_review_where_nothing_was_sent_yet() -> None:
    found = ask(date(2025, 10, 1), outcome=Outcome.DIED, born_on=date(2010, 1, 1))

    assert due(found, "N1") == date(2025, 10, 8)
    assert due(found, "RR") == date(2025, 10, 29)
    assert "latest" in duty(found, "RR").because


def test_e36_three_siblings_one_form() -> None:
    assert notification.notify_by(aware_on=date(2024, 7, 8)).due == date(2024, 7, 15)
    assert forms_needed(on=date(2024, 7, 8), harmed_siblings=3) == Forms(1)


def test_e37_five_children_one_form_and_one_in_the_further_text() -> None:
    assert forms_needed(on=date(2024, 7, 8), harmed_unrelated=5) == Forms(1, in_further_text=1)


def test_e38_separate_forms_in_2018() -> None:
    day = date(2018, 7, 10)

    assert forms_needed(on=day, died=2) == Forms(2)
    assert forms_needed(on=day, harmed_siblings=3) == Forms(1)
    assert forms_needed(on=day, harmed_unrelated=3) == Forms(3)
    assert forms_needed(on=day, died=1, harmed_siblings=2, harmed_unrelated=1) == Forms(3)


def test_e39_abuse_excluded_after_the_notification() -> None:
    found = ask(
        date(2025, 1, 6),
        notified_panel_on=date(2025, 1, 6),
        abuse_or_neglect=Concern.NOT_SUSPECTED,
    )

    assert "Monday 27 January 2025" in why_not(found, "RR")
    assert "criteria are not met" in why_not(found, "RR")
    assert asked(found, "keep the evidence")


def test_e40_the_panels_conclusion_is_a_criterion() -> None:
    keys = [criterion.key for criterion in criteria.LOCAL.value_on(date(2025, 3, 12))]

    assert criteria.Local.PANEL_CONCLUDED in keys


def test_e41_a_local_review_published_on_its_last_day() -> None:
    found = ask(
        date(2025, 2, 3),
        notified_panel_on=date(2025, 2, 5),
        review_decided_on=date(2025, 2, 26),
        publish_on=date(2025, 8, 26),
    )

    assert due(found, "L6") == date(2025, 8, 26)
    assert due(found, "L7a") == date(2025, 8, 19)
    assert due(found, "L7b") == date(2025, 8, 14)
    assert due(found, "L9") == date(2026, 8, 26)
    assert duty(found, "RR7").due is None
    assert "name the reviewer" in duty(found, "RR7").title
    assert found.duty("L10") is None


def test_e42_publication_after_a_trial() -> None:
    found = ask(
        date(2025, 2, 3),
        review_decided_on=date(2025, 2, 26),
        publish_on=date(2026, 2, 10),
    )

    assert due(found, "L6") == date(2025, 8, 26)
    assert "before that day" in duty(found, "L10").because
    assert due(found, "L7a") == date(2026, 2, 3)
    assert due(found, "L7b") == date(2026, 1, 30)


def test_e45_a_national_review() -> None:
    day = date(2025, 11, 26)

    assert practice_review.national_copy_by(publish_on=day).due == date(2025, 11, 19)
    assert practice_review.national_available_until(published_on=day).due == date(2028, 11, 26)


def test_e56_a_death_on_remand_in_another_area() -> None:
    remanded: dict[str, Any] = {
        "outcome": Outcome.DIED,
        "born_on": date(2008, 1, 1),
        "looked_after_by": "A",
        "incident_in": "B",
        "normally_resident_in": "A",
    }
    home = ask(date(2025, 11, 5), local_authority="A", **remanded)
    prison = ask(date(2025, 11, 5), local_authority="B", **remanded)

    assert due(home, "N2") == date(2025, 11, 12)
    assert due(prison, "N1") == date(2025, 11, 12)
    assert asked(prison, "joint agency response")


def test_e57_a_death_in_hospital_in_another_area() -> None:
    found = ask(
        date(2025, 11, 5),
        local_authority="B",
        outcome=Outcome.DIED,
        born_on=date(2011, 1, 1),
        incident_in="B",
        normally_resident_in="A",
    )

    assert duty(found, "N1").applies is Strength.MUST
    assert "the safeguarding partners of A" in duty(found, "N4").to


def test_e58_a_child_who_harmed_another() -> None:
    found = ask(date(2025, 5, 6), outcome=Outcome.OTHER, born_on=date(2009, 1, 1))

    assert duty(found, "N1").applies is Strength.CONSIDER
    assert duty(found, "N1").force is Force.PORTAL
    assert due(found, "N1") is None
    assert duty(found, "RR").applies is Strength.CONSIDER
    assert asked(found, "AMB-17")


def test_e59_a_girl_of_17_killed_by_her_boyfriend() -> None:
    found = ask(
        date(2025, 5, 6),
        outcome=Outcome.DIED,
        abuse_or_neglect=Concern.KNOWN,
        born_on=date(2008, 1, 1),
    )

    assert duty(found, "N1").applies is Strength.MUST
    assert duty(found, "RR").applies is Strength.SHOULD
    assert asked(found, "domestic homicide review")


def test_e60_a_baby_killed() -> None:
    found = ask(date(2025, 5, 6), outcome=Outcome.DIED, abuse_or_neglect=Concern.KNOWN)

    assert duty(found, "N1").applies is Strength.MUST
    assert not asked(found, "domestic homicide review")


def test_e61_an_adult_tells_of_abuse_in_childhood() -> None:
    found = ask(
        date(2025, 5, 6),
        abuse_or_neglect=Concern.KNOWN,
        born_on=date(2000, 1, 1),
        incident_on=date(2009, 6, 1),
    )

    assert "AMB-10" in why_not(found, "N1")
    assert asked(found, "AMB-10")
