"""Can a social worker report an incident: with a mouse, without scripts, by keyboard alone?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest

from heed.core import clock
from heed.demo import marlshire
from heed.statute.working_days import sub_working_days
from tests.journeys.conftest import SignedIn
from tests.journeys.keyboard import Keyboard
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

TODAY = clock.day(clock.now())
NEWS = sub_working_days(TODAY, 1)
ACCOUNT = "A girl was brought to hospital with burns. She is safe on the ward with her aunt."


@dataclass(frozen=True, slots=True)
class Reporting:
    """A notifier's way through the report, one page at a time."""

    notifier: Visitor

    def given_the_notifier_is_at_the_desk(self) -> None:
        self.notifier.sign_in(marlshire.NOTIFIER)
        assert self.notifier.heading() == "Desk"

    def when_they_begin_a_report(self) -> None:
        self.notifier.check()
        self.notifier.press("Report a serious incident")
        self.notifier.check()
        self.notifier.press("Start a new report")

    def and_say_what_happened_to_the_child(self) -> None:
        page = self._page("What happened to the child?")
        page.picture("report-question")
        page.choose("What happened to the child?", "The child was seriously harmed")
        self._continue()

    def and_say_where_and_when(self) -> None:
        page = self._page("Where did it happen?")
        page.choose("Where did it happen?", "In Marlshire")
        page.type("Describe the place", "At home")
        self._continue()
        page = self._page("When did it happen?")
        page.date("Date of the incident", NEWS)
        page.type("Time, if known", "About 6pm")
        self._continue()

    def and_tell_what_happened(self) -> None:
        page = self._page("Tell us what happened")
        page.type("What happened", ACCOUNT)
        self._continue()

    def and_say_who_judges_what(self) -> None:
        page = self._page("Is abuse or neglect known or suspected?")
        page.choose("What has been judged so far", "Abuse or neglect is suspected")
        page.type("Who judged this", "Tom Hughes, Social Worker")
        page.type("Their reasons", "The burns do not fit what was said.")
        self._continue()
        page = self._page("When did the authority become aware?")
        page.date("The day Marlshire first knew or suspected both things", NEWS)
        self._continue()

    def and_say_who_the_child_is(self) -> None:
        page = self._page("Who is the child?")
        page.type("Name", "Erin Walsh")
        page.date("Date of birth", TODAY - timedelta(days=365 * 6 + 40))
        page.choose("Was the child born alive?", "Yes")
        self._continue()
        page = self._page("Tell us about Erin Walsh")
        page.choose("Sex", "Female")
        page.choose("Does the child have a disability?", "No")
        self._continue()
        page = self._page("Where does Erin Walsh live, and who looks after them?")
        page.choose("Where does the child normally live?", "In Marlshire")
        page.choose("Is the child looked after by a local authority?", "No")
        page.choose("Is this person a care leaver?", "No")
        page.choose("Is there a plan for the child?", "No plan")
        self._continue()
        page = self._page("The children in this incident")
        page.choose("Do you need to add another child?", "No")
        self._continue()

    def and_say_who_knows_the_family(self) -> None:
        page = self._page("Who else is in the household and family?")
        page.type("People in the household and close family", "Mother and an aunt.")
        self._continue()
        page = self._page("Which agencies know the family?")
        page.choose("Which agencies know the family?", "Brookside Academy Trust")
        self._continue()
        page = self._page("Is anything else already under way?")
        page.choose("Is anything else already under way?", "Police investigation")
        self._continue()

    def and_check_the_answers_and_send(self) -> None:
        page = self._page("Check your answers before you send the report")
        page.should_read("Erin Walsh", ACCOUNT, "Brookside Academy Trust", "Police investigation")
        page.press("Send the report")

    def then_they_learn_what_the_law_requires(self) -> None:
        page = self._page("What the law requires")
        page.should_read(
            "Your report is sent.",
            "Erin Walsh",
            "Marlshire",
            "Child Safeguarding Practice Review Panel",
            "five working days",
        )
        page.picture("what-the-law-requires")

    def then_it_is_a_case_they_can_open(self) -> None:
        reference = self.notifier.path().split("/")[2]
        self.notifier.go(f"/cases/{reference}/")
        self.notifier.should_read(reference, "Tell the national Panel")
        self.notifier.check()

    def _page(self, heading: str) -> Visitor:
        assert self.notifier.heading().removesuffix(" (optional)") == heading
        self.notifier.check()
        return self.notifier

    def _continue(self) -> None:
        self.notifier.press("Save and continue")


def test_a_notifier_reports_an_incident_and_learns_what_the_law_requires(visitor: Visitor) -> None:
    reporting = Reporting(visitor)

    reporting.given_the_notifier_is_at_the_desk()
    reporting.when_they_begin_a_report()
    reporting.and_say_what_happened_to_the_child()
    reporting.and_say_where_and_when()
    reporting.and_tell_what_happened()
    reporting.and_say_who_judges_what()
    reporting.and_say_who_the_child_is()
    reporting.and_say_who_knows_the_family()
    reporting.and_check_the_answers_and_send()
    reporting.then_they_learn_what_the_law_requires()
    reporting.then_it_is_a_case_they_can_open()


def test_a_notifier_reports_an_incident_without_scripts(plain_visitor: Visitor) -> None:
    reporting = Reporting(plain_visitor)

    reporting.given_the_notifier_is_at_the_desk()
    reporting.when_they_begin_a_report()
    reporting.and_say_what_happened_to_the_child()
    reporting.and_say_where_and_when()
    reporting.and_tell_what_happened()
    reporting.and_say_who_judges_what()
    reporting.and_say_who_the_child_is()
    reporting.and_say_who_knows_the_family()
    reporting.and_check_the_answers_and_send()
    reporting.then_they_learn_what_the_law_requires()
    reporting.then_it_is_a_case_they_can_open()


def test_a_notifier_reports_an_incident_by_keyboard_alone(signed_in: SignedIn) -> None:
    visitor = signed_in(marlshire.NOTIFIER)
    keyboard = Keyboard(visitor)

    keyboard.press("Report a serious incident")
    keyboard.press("Start a new report")
    keyboard.choose("The child was seriously harmed", after="The child died")
    keyboard.press("Save and continue")
    keyboard.choose("In Marlshire")
    keyboard.press("Save and continue")
    keyboard.type_day("Day", NEWS)
    keyboard.press("Save and continue")
    keyboard.type("What happened", ACCOUNT)
    keyboard.press("Save and continue")
    keyboard.choose("Abuse or neglect is suspected", after="Abuse or neglect is known")
    keyboard.type("Who judged this", "Tom Hughes")
    keyboard.type("Their reasons", "The burns do not fit.")
    keyboard.press("Save and continue")
    keyboard.type_day("Day", NEWS)
    keyboard.press("Save and continue")
    keyboard.type("Name", "Unnamed girl")
    keyboard.choose("Yes")
    keyboard.press("Save and continue")
    keyboard.choose("Female")
    keyboard.choose("Yes")
    keyboard.type("What disability? (optional)", "Deaf")
    keyboard.press("Save and continue")
    keyboard.choose("In Marlshire")
    keyboard.choose("No")
    keyboard.choose("Yes")
    keyboard.choose("No plan")
    keyboard.press("Save and continue")
    keyboard.choose("No", after="Yes")
    keyboard.press("Save and continue")
    keyboard.press("Save and continue")
    keyboard.choose("Brookside Academy Trust")
    keyboard.press("Save and continue")
    keyboard.choose("Nothing that we know of")
    keyboard.press("Save and continue")
    keyboard.press("Send the report")

    assert visitor.heading() == "What the law requires"
    visitor.should_read("Unnamed girl")
