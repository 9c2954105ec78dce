"""Can a partnership bring a case from an overdue notification to the paper for its board?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from heed.core import clock
from heed.core.periods import long_date
from heed.demo import marlshire
from heed.demo.people import Person
from heed.statute.working_days import sub_working_days
from tests.journeys.conftest import SignedIn
from tests.journeys.visitor import Visitor
from tests.pages import check_html

pytestmark = pytest.mark.journey

TODAY = clock.day(clock.now())
YESTERDAY = sub_working_days(TODAY, 1)
IN_FIVE_MONTHS = TODAY + timedelta(days=150)
LOCAL_REVIEW = "Commission a local review"


@dataclass(slots=True)
class Thread:
    """One case, and everybody who works on it, each in a window of their own."""

    signed_in: SignedIn
    reference: str = ""
    windows: dict[Person, Visitor] = field(default_factory=dict)

    # -------------------------------------------------------------------- the incident

    def given_the_coordinator_sees_what_is_overdue(self) -> None:
        coordinator = self.person(marlshire.COORDINATOR)
        coordinator.should_read("overdue", "Tell the national Panel")
        coordinator.check()
        coordinator.picture("desk")
        coordinator.follow("SI-")
        self.reference = coordinator.path().split("/")[2]
        coordinator.should_read("Overdue")
        coordinator.check()

    def when_a_partners_view_is_heard(self) -> None:
        coordinator = self.at_case("incident/")
        coordinator.should_read("Lily", "Nobody has been told yet.")
        coordinator.check()
        coordinator.press("Record a view")
        coordinator.check()
        coordinator.choose("Whose view is this?", marlshire.POLICE_NAME)
        coordinator.choose("Would they notify?", "Yes, they would notify")
        coordinator.type("Reasons", "Adults gave her the drugs to exploit her.")
        self.recorded_after_a_look(coordinator)
        coordinator.should_read("The view is recorded.", marlshire.POLICE_NAME)

    def and_the_authority_decides_to_notify(self) -> None:
        coordinator = self.person(marlshire.COORDINATOR)
        coordinator.press("Record a decision")
        coordinator.check()
        coordinator.choose("What has the authority decided?", "To notify")
        coordinator.type("Reasons", "She was seriously harmed, and exploitation is suspected.")
        self.recorded_after_a_look(coordinator)
        coordinator.should_read("The decision is recorded.", "Decided to notify")

    def and_the_notification_is_recorded_with_the_reason_it_was_late(self) -> None:
        coordinator = self.person(marlshire.COORDINATOR)
        coordinator.press("Record that somebody was told")
        coordinator.check()
        for recipient in ("Child Safeguarding Practice Review Panel", "Safeguarding partners"):
            coordinator.choose("Who was told?", recipient)
        coordinator.date("When was it sent?", YESTERDAY, "10:15am")
        coordinator.type("Who sent it?", "Priya Shah, Business Manager")
        coordinator.press("Continue")
        coordinator.press("Record it")
        coordinator.should_read("There is a problem", "Say why it was late")
        coordinator.check()
        coordinator.type(
            "If it was sent after the last day, why?",
            "The report reached the office late.",
        )
        self.recorded_after_a_look(coordinator)
        coordinator.should_read("The notification is recorded.", "The report reached the office")

    # ---------------------------------------------------------------- the rapid review

    def when_the_rapid_review_is_opened(self) -> None:
        coordinator = self.at_case("rapid-review/")
        coordinator.check()
        coordinator.press("Open the rapid review")
        coordinator.should_read("The Practice Review Group can open this case file")
        coordinator.check()
        coordinator.press("Open the rapid review")
        coordinator.check()

    def and_its_sections_are_written(self) -> None:
        coordinator = self.person(marlshire.COORDINATOR)
        coordinator.follow("Write or change the sections")
        coordinator.check()
        coordinator.type(
            "Facts, as far as they are known now",
            "Lily is fourteen.\n\nShe is safe with her aunt.",
        )
        coordinator.type(
            "The child’s voice and lived experience",
            "“I want to go back to school.”",
        )
        coordinator.press("Save the sections")
        coordinator.should_read("The sections are saved.", "I want to go back to school.")

    def and_every_criterion_is_answered(self) -> None:
        coordinator = self.person(marlshire.COORDINATOR)
        answers = {"(a)": "Yes", "(b)": "Yes", "(c)": "May", "(d)": "No"}
        for letter, answer in answers.items():
            coordinator.press(f"Answer {letter}")
            coordinator.check()
            coordinator.choose("What is the answer?", answer)
            coordinator.type("Reasons", f"What the group found on {letter}.")
            coordinator.press("Save the answer")
        coordinator.should_read("Every criterion is answered.")

    def and_the_group_recommends_a_review(self) -> None:
        chair = self.at_case("rapid-review/", marlshire.GROUP_CHAIR)
        chair.press("Record the recommendation")
        chair.check()
        chair.date("When did the group recommend this?", TODAY)
        chair.choose("What does the group recommend?", LOCAL_REVIEW)
        chair.choose("May the issues be complex or of national importance?", "No")
        chair.type("Reasons", "Nobody put together what four agencies knew.")
        chair.press("Record the recommendation")
        chair.should_read("The recommendation is recorded.")
        chair.check()

    def and_each_partner_takes_a_position(self) -> None:
        for person in (marlshire.POLICE, marlshire.NHS, marlshire.DIRECTOR):
            partner = self.at_case("rapid-review/", person)
            partner.press("Give your agency’s position")
            partner.check()
            partner.choose("What is your agency’s position?", LOCAL_REVIEW)
            partner.type("Reasons", f"Agreed by {person.name}.")
            partner.press("Record the position")
            partner.should_read("is recorded.", f"Agreed by {person.name}.")

    def and_one_of_them_records_the_decision(self) -> None:
        director = self.person(marlshire.DIRECTOR)
        director.press("Record the decision")
        director.should_read("the three safeguarding partners")
        director.check()
        director.picture("decision")
        director.date("When was it decided?", TODAY)
        director.choose("What was decided?", LOCAL_REVIEW)
        director.choose("May the issues be complex or of national importance?", "No")
        director.type("Reasons", "We accept the recommendation.")
        director.press("Continue")
        director.should_read("Is this the decision?")
        director.check()
        director.press("Record the decision")
        director.should_read("The decision is recorded.")

    def and_it_goes_to_the_panel_which_agrees(self) -> None:
        coordinator = self.at_case("rapid-review/")
        coordinator.press("Record the sending")
        coordinator.check()
        now = clock.now().astimezone(clock.ENGLAND)
        coordinator.date("When was it sent?", TODAY, f"{now:%H:%M}")
        coordinator.press("Record the sending")
        coordinator.press("Record the Panel’s reply")
        coordinator.check()
        coordinator.date("When did the reply come?", TODAY)
        coordinator.choose("What does the Panel say?", "Agrees: local review")
        coordinator.press("Record the reply")
        coordinator.should_read("The Panel has answered.")
        coordinator.check()

    # ---------------------------------------------------------------- the local review

    def when_the_local_review_is_commissioned(self) -> None:
        coordinator = self.at_case("local-review/")
        coordinator.check()
        coordinator.press("Commission the local review")
        coordinator.check()
        coordinator.choose("What is the review in law?", "Local child safeguarding practice review")
        coordinator.choose("Is it about a looked-after child?", "No")
        coordinator.date("When was it commissioned?", TODAY)
        coordinator.press("Commission the review")
        coordinator.check()

    def and_its_terms_reviewer_and_completion_are_set(self) -> None:
        coordinator = self.person(marlshire.COORDINATOR)
        coordinator.follow("Write the terms")
        coordinator.check()
        coordinator.type("Terms of reference", "What was it like to be Lily?")
        coordinator.date("When were they agreed?", TODAY)
        coordinator.press("Save the terms of reference")
        coordinator.follow("Appoint the reviewer")
        coordinator.check()
        coordinator.type("Name of the lead reviewer", "Daniel Amoah")
        coordinator.type("Conflicts of interest they declared", "He declared none.")
        coordinator.date("When were they appointed?", TODAY)
        coordinator.press("Save the reviewer")
        coordinator.follow("Plan completion")
        coordinator.check()
        coordinator.date("By when will it be complete and published?", IN_FIVE_MONTHS)
        coordinator.press("Save the plan")
        coordinator.press("Start the review")
        coordinator.check()
        coordinator.press("Start the review")

    def then_the_local_review_is_under_way(self) -> None:
        coordinator = self.person(marlshire.COORDINATOR)
        coordinator.should_read("What was it like to be Lily?", "Daniel Amoah", "Copies before")
        coordinator.check()
        self.at_case("")
        coordinator.should_read("Local review")
        coordinator.check()

    # ----------------------------------------------------------------------- the paper

    def when_the_coordinator_prepares_the_boards_paper(self) -> None:
        coordinator = self.person(marlshire.COORDINATOR)
        coordinator.follow("Papers")
        coordinator.check()
        coordinator.press("Prepare a paper")
        coordinator.check()
        coordinator.date("Date of the meeting", TODAY)
        coordinator.press("See the paper")
        coordinator.should_read("Draft for the Corporate Parenting Board", long_date(TODAY))
        coordinator.check()
        coordinator.picture("paper-preview", of="main hr")

    def and_follows_a_figure_to_its_cases(self) -> None:
        coordinator = self.person(marlshire.COORDINATOR)
        figures = coordinator.page.locator("a[href*='/figures/']")
        addresses = {one.get_attribute("href") or "" for one in figures.all()}
        listed = ""
        for address in sorted(addresses):
            coordinator.go(address)
            coordinator.check()
            listed += coordinator.page.locator("main").inner_text()
            coordinator.page.go_back()
        assert self.reference in listed

    def and_publishes_it(self) -> None:
        coordinator = self.person(marlshire.COORDINATOR)
        coordinator.press("Publish this paper")
        coordinator.check()
        coordinator.type("Author of the report", "Priya Shah, Business Manager")
        coordinator.press("Publish version 1")
        coordinator.should_read("Version 1 is published.", "Priya Shah, Business Manager")
        coordinator.check()

    def then_it_can_be_taken_away_as_word_pdf_and_html(self, folder: Path) -> None:
        for words in ("Word", "PDF", "HTML"):
            file = self.downloaded(words, "Public copy", folder)
            said = READ[words](file)
            assert "Priya Shah, Business Manager" in said
            assert long_date(TODAY) in said
            assert marlshire.NAME in said
            assert self.reference not in said
            assert "Lily" not in said

    def downloaded(self, words: str, copy: str, folder: Path) -> Path:
        """Take a copy away and return where it is."""
        coordinator = self.person(marlshire.COORDINATOR)
        line = coordinator.page.locator("main li").filter(has_text=copy)
        with coordinator.page.expect_download() as download:
            line.get_by_role("link", name=words).click()
        file = folder / download.value.suggested_filename
        download.value.save_as(file)
        return file

    # ---------------------------------------------------------------------- everything

    def person(self, person: Person) -> Visitor:
        """Return somebody's window, signed in."""
        if person not in self.windows:
            self.windows[person] = self.signed_in(person)
        return self.windows[person]

    def at_case(self, page: str, person: Person = marlshire.COORDINATOR) -> Visitor:
        """Return somebody's window at a page of the case."""
        window = self.person(person)
        window.go(f"/cases/{self.reference}/{page}")
        return window

    def recorded_after_a_look(self, window: Visitor) -> None:
        """Go on to what will be recorded, and record it."""
        window.press("Continue")
        assert window.heading() == "Check before you record it"
        window.check()
        window.press("Record it")


def read_word(file: Path) -> str:
    """Return what a Word document says."""
    document = docx.Document(str(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def read_pdf(file: Path) -> str:
    """Return what a tagged PDF says, on one line."""
    pdf = PdfReader(file)
    assert pdf.root_object["/StructTreeRoot"], "It is not tagged."
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def read_html(file: Path) -> str:
    """Return what a page says, if a browser need not repair it."""
    html = file.read_text(encoding="utf-8")
    check_html(html)
    return html


READ = {"Word": read_word, "PDF": read_pdf, "HTML": read_html}


def test_a_case_goes_from_an_overdue_notification_to_the_boards_paper(
    signed_in: SignedIn, tmp_path: Path
) -> None:
    thread = Thread(signed_in)

    thread.given_the_coordinator_sees_what_is_overdue()
    thread.when_a_partners_view_is_heard()
    thread.and_the_authority_decides_to_notify()
    thread.and_the_notification_is_recorded_with_the_reason_it_was_late()

    thread.when_the_rapid_review_is_opened()
    thread.and_its_sections_are_written()
    thread.and_every_criterion_is_answered()
    thread.and_the_group_recommends_a_review()
    thread.and_each_partner_takes_a_position()
    thread.and_one_of_them_records_the_decision()
    thread.and_it_goes_to_the_panel_which_agrees()

    thread.when_the_local_review_is_commissioned()
    thread.and_its_terms_reviewer_and_completion_are_set()
    thread.then_the_local_review_is_under_way()

    thread.when_the_coordinator_prepares_the_boards_paper()
    thread.and_follows_a_figure_to_its_cases()
    thread.and_publishes_it()
    thread.then_it_can_be_taken_away_as_word_pdf_and_html(tmp_path)
