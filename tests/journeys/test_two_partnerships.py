"""Does somebody with posts in two partnerships always act for one, and always see for which?"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from heed.demo import marlshire, valeshire
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

HOSPITALS = "Marlshire Hospitals NHS Trust"
ASKED = "For whom are you acting?"


def acts_as(visitor: Visitor, partnership: str, *words: str) -> None:
    """Fail unless the bar at the top says in which partnership, and for whom."""
    bar = visitor.page.locator(".heed-header")
    for said in (partnership, marlshire.DOCTOR.name, *words):
        expect(bar).to_contain_text(said)


def given_a_doctor_who_acts_for(visitor: Visitor, agency: str) -> Visitor:
    visitor.go("/")
    visitor.enter(marlshire.DOCTOR)
    visitor.should_read(ASKED, valeshire.HEALTH_NAME, HOSPITALS, marlshire.NHS_NAME)
    visitor.check()
    visitor.choose(ASKED, agency)
    visitor.press("Continue")
    visitor.page.wait_for_url("**/desk/")
    return visitor


def when_they_switch_to(visitor: Visitor, agency: str) -> None:
    visitor.follow("Switch agency")
    visitor.check()
    visitor.choose(ASKED, agency)
    visitor.press("Continue")
    visitor.page.wait_for_url("**/desk/")


def test_the_bar_at_the_top_says_for_whom_and_cases_do_not_mix(visitor: Visitor) -> None:
    doctor = given_a_doctor_who_acts_for(visitor, valeshire.HEALTH_NAME)
    acts_as(doctor, valeshire.NAME, f"Medical Adviser · {valeshire.HEALTH_NAME}")
    doctor.check()
    doctor.go("/cases/")
    doctor.should_not_read("SI-")

    when_they_switch_to(doctor, marlshire.NHS_NAME)

    acts_as(doctor, marlshire.NAME, f"Designated Doctor · {marlshire.NHS_NAME}")
    doctor.go("/cases/")
    doctor.should_read("SI-")
    doctor.go("/partnership/")
    doctor.should_not_read("Valeshire")


def test_what_was_typed_for_one_agency_is_not_sent_for_another(visitor: Visitor) -> None:
    doctor = given_a_doctor_who_acts_for(visitor, marlshire.NHS_NAME)
    typing = Visitor(doctor.page.context.new_page(), doctor.address, doctor.is_scripted)
    typing.signed_in, typing.checked = doctor.signed_in, doctor.checked
    typing.go("/cases/conflicts/step-aside/")
    typing.type("In a few words", "I treated her brother")

    when_they_switch_to(doctor, HOSPITALS)
    typing.press("Stand aside from this case")

    typing.should_read("This page was opened for another agency", f"You act for {HOSPITALS} now")
    typing.check()
    typing.press(f"Act for {marlshire.NHS_NAME} again and send")
    typing.should_read("There is a problem")
    expect(typing.page.get_by_label("In a few words")).to_have_value("I treated her brother")
    acts_as(typing, marlshire.NAME, marlshire.NHS_NAME)
