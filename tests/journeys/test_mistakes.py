"""What happens to somebody's words when a date is wrong, an answer is missing, a session ends?"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from heed.demo import marlshire
from tests.journeys.conftest import SignedIn
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

WORDS = "She told her teacher on the way home."


def at_account(notifier: Visitor) -> None:
    """Begin a report and open the page on which somebody tells what happened."""
    notifier.go("/cases/report/")
    notifier.press("Start a new report")
    draft = notifier.path().split("/")[3]
    notifier.go(f"/cases/report/{draft}/account/")


def test_a_wrong_date_is_explained_beside_it_and_kept(signed_in: SignedIn) -> None:
    notifier = signed_in(marlshire.NOTIFIER)
    at_account(notifier)
    notifier.go(notifier.path().replace("/account/", "/when/"))

    day = notifier.group("Date of the incident")
    day.get_by_label("Day", exact=True).fill("31")
    day.get_by_label("Month", exact=True).fill("2")
    day.get_by_label("Year", exact=True).fill("2026")
    notifier.type("Time, if known", "at night")
    notifier.press("Save and continue")

    summary = notifier.page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("The date of the incident must be a real date")
    assert notifier.page.title().startswith("Error: ")
    expect(day.get_by_label("Day", exact=True)).to_have_value("31")
    notifier.check()

    summary.get_by_role("link").click()

    expect(day.get_by_label("Day", exact=True)).to_be_focused()


def test_everything_that_is_missing_is_listed_and_leads_to_its_place(signed_in: SignedIn) -> None:
    notifier = signed_in(marlshire.NOTIFIER)
    at_account(notifier)
    notifier.go(notifier.path().replace("/account/", "/concern/"))

    notifier.type("Who judged this", "Tom Hughes")
    notifier.press("Save and continue")

    notifier.should_read(
        "There is a problem",
        "Select whether abuse or neglect is known or suspected",
        "Enter the reasons for this judgement",
    )
    expect(notifier.page.get_by_label("Who judged this")).to_have_value("Tom Hughes")
    notifier.check()


def test_an_unfinished_report_cannot_be_sent_and_says_what_it_needs(signed_in: SignedIn) -> None:
    notifier = signed_in(marlshire.NOTIFIER)
    at_account(notifier)
    notifier.go(notifier.path().replace("/account/", "/check/"))
    notifier.check()

    notifier.press("Send the report")

    notifier.should_read("There is a problem", "Some questions still need an answer")
    notifier.check()
    notifier.page.locator(".govuk-error-summary").get_by_role("link").first.click()
    assert notifier.heading() == "What happened to the child?"


def test_a_report_can_be_left_and_taken_up_again(signed_in: SignedIn) -> None:
    notifier = signed_in(marlshire.NOTIFIER)
    at_account(notifier)

    notifier.type("What happened", WORDS)
    notifier.press("Save and come back later")
    notifier.should_read("Your report is saved.", "Reports you have begun")
    notifier.check()
    notifier.go("/desk/")
    notifier.should_read("Begun and not sent")

    notifier.go("/cases/report/")
    notifier.page.locator("main dl").get_by_role("link").first.click()
    notifier.should_read(WORDS)


def test_after_a_session_ended_somebody_comes_back_to_the_page_they_were_on(
    signed_in: SignedIn,
) -> None:
    notifier = signed_in(marlshire.NOTIFIER)
    at_account(notifier)
    where = notifier.path()

    notifier.type("What happened", WORDS)
    notifier.page.context.clear_cookies(name="heed_session")
    notifier.press("Save and continue")

    assert notifier.heading() == "Sign in"
    notifier.should_read("Sign in to go on to the page you asked for.")
    notifier.check()

    notifier.enter(marlshire.NOTIFIER)

    assert notifier.path() == where


def test_a_wrong_password_is_refused_kindly(visitor: Visitor) -> None:
    visitor.go("/")
    visitor.type("Email address", marlshire.NOTIFIER.email)
    visitor.type("Password", "not this one")
    visitor.press("Sign in")

    visitor.should_read("The email address or the password is not right.")
    expect(visitor.page.get_by_label("Email address")).to_have_value(marlshire.NOTIFIER.email)
    visitor.check()
