"""Who the safeguarding partners are on a day, and what they may ask for."""

from __future__ import annotations

from datetime import date

import pytest

from heed.statute import requests_for_information, roles
from heed.statute.dated import NotInForce, NotKnown
from heed.statute.roles import Body, Post


def test_a_request_made_under_a_commissioning_group_is_answered_to_its_successor() -> None:
    """Worked example E65."""
    asked_on, answered_on = date(2022, 6, 30), date(2022, 7, 4)

    asked_by = roles.health_partner_on(asked_on)
    answered_to = requests_for_information.reply_goes_to(asked_by, on=answered_on)

    assert asked_by is Body.CLINICAL_COMMISSIONING_GROUP
    assert answered_to is Body.INTEGRATED_CARE_BOARD


def test_a_request_stays_with_a_partner_that_did_not_change() -> None:
    on = date(2022, 7, 4)

    kept = [
        requests_for_information.reply_goes_to(body, on=on)
        for body in (Body.LOCAL_AUTHORITY, Body.CHIEF_OFFICER_OF_POLICE)
    ]

    assert kept == [Body.LOCAL_AUTHORITY, Body.CHIEF_OFFICER_OF_POLICE]


def test_a_request_stays_with_the_commissioning_group_while_it_exists() -> None:
    group = Body.CLINICAL_COMMISSIONING_GROUP

    assert requests_for_information.reply_goes_to(group, on=date(2022, 6, 30)) is group


def test_nobody_could_ask_before_there_were_partners() -> None:
    with pytest.raises(NotInForce, match="G1 has no version for 2018-06-28"):
        requests_for_information.reply_goes_to(Body.LOCAL_AUTHORITY, on=date(2018, 6, 28))


def test_the_health_partner_changed_on_1_july_2022() -> None:
    assert roles.health_partner_on(date(2018, 6, 29)) is Body.CLINICAL_COMMISSIONING_GROUP
    assert roles.health_partner_on(date(2022, 7, 1)) is Body.INTEGRATED_CARE_BOARD


@pytest.mark.parametrize("day", [date(2018, 6, 29), date(2022, 6, 30), date(2022, 7, 1)])
def test_there_are_always_three_partners_one_of_them_for_health(day: date) -> None:
    partners = roles.partners_on(day)

    assert len(partners) == 3
    assert {Body.LOCAL_AUTHORITY, Body.CHIEF_OFFICER_OF_POLICE} < set(partners)
    assert roles.health_partner_on(day) in partners


def test_there_were_no_partners_before_29_june_2018() -> None:
    with pytest.raises(NotInForce, match="it starts on 2018-06-29"):
        roles.partners_on(date(2018, 6, 28))


def test_lead_partners_exist_since_working_together_2023() -> None:
    assert roles.lead_partners_on(date(2023, 12, 15)) == (
        Post.LOCAL_AUTHORITY_CHIEF_EXECUTIVE,
        Post.CARE_BOARD_CHIEF_EXECUTIVE,
        Post.CHIEF_OFFICER_OF_POLICE,
    )
    with pytest.raises(NotInForce):
        roles.lead_partners_on(date(2023, 12, 14))


def test_the_schedule_of_2018_has_38_categories_of_relevant_agency() -> None:
    groups = roles.G5.value_on(date(2023, 11, 5))

    assert sum(group.categories for group in groups) == 38
    assert [(group.name, group.categories) for group in groups if group.categories > 1] == [
        ("education and childcare", 14),
        ("health and social care", 9),
        ("criminal justice", 7),
        ("police and immigration", 4),
    ]


def test_the_schedule_since_november_2023_has_not_been_read() -> None:
    with pytest.raises(NotKnown, match="G5: The Schedule as it reads since"):
        roles.G5.value_on(date(2023, 11, 6))


def test_the_duty_to_work_together_does_not_yet_name_designated_agencies() -> None:
    said = roles.G2.value_on(date(2026, 11, 23))

    assert "relevant agencies they consider appropriate" in said


def test_a_request_is_enforced_in_the_high_court_or_the_county_court() -> None:
    power = roles.G12.value_on(date(2025, 3, 3))

    assert power.who_must_answer == "any person or body; the recipient must comply"
    assert power.remedy.startswith("injunction in the High Court or the county court")


def test_a_reply_is_asked_for_within_ten_working_days_by_local_default() -> None:
    """Worked example E46."""
    assert requests_for_information.reply_due_by(date(2025, 3, 3)) == date(2025, 3, 17)


def test_the_ten_days_are_a_local_convention_and_not_the_act() -> None:
    version = requests_for_information.G12_T.on(date(2025, 3, 3))

    assert version.source.force.value == "local"
    assert version.grade.value == "A"
