"""What the rules on notification, rapid review, criteria, reviews and definitions say and when."""

from __future__ import annotations

from datetime import date

import pytest

from heed.statute import criteria, definitions, notification, practice_review, rapid_review
from heed.statute.authority import Ground, allocate, same
from heed.statute.dated import NotInForce, NotKnown
from heed.statute.notification_form import P1, forms_needed
from heed.statute.rapid_review import CannotCount
from heed.statute.sources import Force, Grade
from heed.statute.tests.facts_for import facts_for

DAY = date(2025, 2, 3)


def test_five_working_days_is_guidance_and_the_duty_is_the_act() -> None:
    assert notification.N1.on(DAY).source.force is Force.ACT
    assert notification.N1_T.on(DAY).source.force is Force.STATUTORY_GUIDANCE
    assert str(notification.N1_T.value_on(DAY)) == "five working days"


def test_there_is_no_deadline_before_the_duty_existed() -> None:
    with pytest.raises(NotInForce, match="starts on 2018-06-29"):
        notification.notify_by(aware_on=date(2018, 6, 28))


def test_word_received_after_hours_may_count_from_the_next_working_day() -> None:
    friday = date(2025, 2, 7)

    assert notification.notify_by(aware_on=friday).start == friday
    assert notification.notify_by(aware_on=friday, after_hours_rolls=True).start == date(
        2025, 2, 10
    )


def test_a_bank_holiday_nobody_knew_of_does_not_move_the_day_rolled_to() -> None:
    friday = date(2022, 9, 16)

    rolled = notification.notify_by(
        aware_on=friday, after_hours_rolls=True, known_on=date(2022, 9, 9)
    )

    assert rolled.start == date(2022, 9, 19)
    assert rolled.due == date(2022, 9, 26)


def test_the_wording_on_looked_after_children_before_2018_is_not_guessed() -> None:
    with pytest.raises(NotKnown, match="HM Chief Inspector"):
        notification.N2.on(date(2017, 1, 1))


def test_a_childrens_home_tells_the_health_body_of_the_day() -> None:
    assert "the clinical commissioning group" in notification.N7.value_on(date(2022, 6, 30)).to
    assert "the integrated care board" in notification.N7.value_on(date(2022, 7, 1)).to


def test_a_rule_on_telling_reads_as_a_sentence() -> None:
    assert str(notification.N6.value_on(DAY)) == (
        "anyone with functions relating to children should tell the safeguarding partners: an "
        "incident they think should be considered for a review"
    )
    assert str(notification.N10.value_on(DAY)).endswith("and other events listed, without delay")


def test_forms_before_and_after_the_new_system() -> None:
    assert forms_needed(on=date(2019, 1, 31), died=2).count == 2
    assert forms_needed(on=date(2019, 2, 1), died=2).count == 1
    assert forms_needed(on=date(2019, 2, 1), died=4).in_further_text == 0
    assert str(P1.value_on(date(2019, 2, 1))) == (
        "one incident; further children stand in the further information text"
    )
    with pytest.raises(ValueError, match="at least one child"):
        forms_needed(on=DAY)
    with pytest.raises(NotInForce):
        forms_needed(on=date(2018, 6, 28), died=1)


def test_the_day_to_count_a_rapid_review_from_changed() -> None:
    aware, sent = date(2022, 8, 24), date(2022, 8, 31)

    assert rapid_review.complete_by(aware_on=aware, notified_on=sent).start == aware
    assert rapid_review.complete_by(aware_on=aware, notified_on=date(2022, 9, 1)).start == (
        date(2022, 9, 1)
    )
    assert rapid_review.complete_by(aware_on=aware).start == aware
    assert rapid_review.complete_by(notified_on=sent).start == sent
    assert str(rapid_review.RR2.value_on(aware)) == (
        "fifteen working days of becoming aware of the incident"
    )


def test_a_rapid_review_has_no_date_before_the_notification() -> None:
    with pytest.raises(CannotCount, match="starts when the Panel is notified"):
        rapid_review.complete_by(aware_on=DAY)
    with pytest.raises(CannotCount, match="starts when the Panel is notified"):
        rapid_review.complete_by()


def test_the_latest_day_of_a_rapid_review() -> None:
    latest = rapid_review.complete_by_at_the_latest

    assert latest(aware_on=DAY).due == date(2025, 3, 3)
    assert latest(aware_on=DAY, after_hours_rolls=True).due == date(2025, 3, 4)
    assert latest(aware_on=DAY, day_one_is_notification_day=True).due == date(2025, 2, 28)
    assert latest(aware_on=date(2022, 9, 5), known_on=date(2022, 9, 9)).due == date(2022, 10, 3)


def test_the_new_guidance_is_counted_the_same_and_better_sourced() -> None:
    assert rapid_review.RR2.on(date(2025, 5, 31)).grade is Grade.ASSUMED
    assert rapid_review.RR2.on(date(2025, 6, 1)).grade is Grade.SECONDARY


@pytest.mark.parametrize(
    ("day", "relaxed"),
    [
        (date(2020, 3, 29), False),
        (date(2020, 3, 30), True),
        (date(2022, 8, 31), True),
        (date(2022, 9, 1), False),
    ],
)
def test_the_pandemic_note_lasted_no_longer_than_the_guidance_it_relaxed(
    day: date, relaxed: bool
) -> None:
    assert rapid_review.is_relaxed(day) is relaxed


def test_the_local_criteria_are_a_to_d() -> None:
    found = criteria.local_on(DAY)

    assert [criterion.letter for criterion in found] == ["(a)", "(b)", "(c)", "(d)"]
    assert [criterion.key for criterion in found] == list(criteria.Local)
    assert str(found[1]) == (
        "(b) The case highlights or may highlight recurrent themes in the safeguarding and "
        "promotion of the welfare of children"
    )
    with pytest.raises(NotInForce):
        criteria.local_on(date(2018, 6, 28))


def test_the_national_criteria_ask_about_law_and_guidance() -> None:
    found = criteria.NATIONAL.value_on(DAY)

    assert [criterion.key for criterion in found] == list(criteria.National)
    assert "legislative change" in found[1].words


def test_six_months_are_not_known_before_guidance_said_so() -> None:
    assert practice_review.publish_by(decided_on=date(2018, 7, 4)).due == date(2019, 1, 4)
    with pytest.raises(NotInForce):
        practice_review.publish_by(decided_on=date(2018, 7, 3))


def test_copies_by_statute_and_by_guidance() -> None:
    copies = practice_review.send_copies_by(publish_on=date(2022, 9, 27))
    known = practice_review.send_copies_by(publish_on=date(2022, 9, 27), known_on=date(2022, 9, 9))

    assert copies.statute.due == date(2022, 9, 20)
    assert copies.guidance.due == copies.due == date(2022, 9, 15)
    assert known.due == date(2022, 9, 16)
    assert str(practice_review.L7B.value_on(DAY)) == (
        "at least seven working days before publication, to Child Safeguarding Practice Review "
        "Panel, Secretary of State for Education, Ofsted"
    )
    with pytest.raises(NotInForce):
        practice_review.copies_required_by(publish_on=date(2018, 6, 28))


def test_a_local_review_stays_public_for_a_year() -> None:
    assert practice_review.available_until(published_on=date(2024, 2, 29)).due == date(2025, 2, 28)
    assert practice_review.available_until(published_on=DAY).warn_on is None


@pytest.mark.parametrize(
    ("born_on", "age", "birthday"),
    [
        (date(2007, 3, 15), 18, date(2025, 3, 15)),
        (date(2008, 2, 29), 18, date(2026, 3, 1)),
        (date(2008, 2, 29), 20, date(2028, 2, 29)),
        (date(1882, 2, 29 - 1), 18, date(1900, 2, 28)),
        (date(1984, 2, 29), 16, date(2000, 2, 29)),
        (date(2084, 2, 29), 16, date(2100, 3, 1)),
    ],
)
def test_an_age_is_reached_at_the_start_of_the_birthday(
    born_on: date, age: int, birthday: date
) -> None:
    assert definitions.birthday(born_on, age) == birthday


def test_a_child_is_under_eighteen() -> None:
    born_on = date(2007, 3, 15)

    assert definitions.is_child(born_on=born_on, on=date(2025, 3, 14))
    assert not definitions.is_child(born_on=born_on, on=date(2025, 3, 15))
    with pytest.raises(NotInForce):
        definitions.is_child(born_on=date(1960, 1, 1), on=date(1969, 12, 31))


def test_a_care_leaver_is_under_twenty_five() -> None:
    born_on = date(2000, 3, 15)

    assert definitions.is_of_care_leaver_age(born_on=born_on, on=date(2025, 3, 14))
    assert not definitions.is_of_care_leaver_age(born_on=born_on, on=date(2025, 3, 15))
    with pytest.raises(NotInForce):
        definitions.is_of_care_leaver_age(born_on=born_on, on=date(2023, 12, 14))


def test_an_age_in_words() -> None:
    assert str(definitions.D6.value_on(DAY)) == "under 18"


@pytest.mark.parametrize(
    ("changes", "ground"),
    [
        ({}, Ground.IN_AREA),
        ({"incident_in": " worcesterSHIRE "}, Ground.IN_AREA),
        ({"incident_in": "Devon"}, Ground.ELSEWHERE),
        ({"incident_in": None}, Ground.NOT_KNOWN),
        ({"incident_in": None, "outside_england": True}, Ground.ABROAD),
        (
            {"incident_in": None, "outside_england": True, "normally_resident_in": "Devon"},
            Ground.NOBODY,
        ),
        ({"outside_england": True, "normally_resident_in": None}, Ground.DIED_HERE),
    ],
)
def test_on_which_authority_the_duty_falls(changes: dict[str, object], ground: Ground) -> None:
    found = allocate(facts_for(DAY, **changes))

    assert found.ground is ground
    assert found.because.endswith(".")
    assert (found.instead == "Devon") is (ground is Ground.ELSEWHERE)


def test_two_names_of_one_authority() -> None:
    assert same("North  Yorkshire", "north yorkshire")
    assert not same("North Yorkshire", "Yorkshire")
    assert not same(None, None)
    assert not same("Devon", None)
