"""What does a person do in a browser window: read, type, choose, press, follow?"""

from __future__ import annotations

import os
import re
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, Page, Response, expect

from heed.demo.people import PASSWORD, Person
from tests.browser import faults, pixels_too_wide

SCREENSHOTS = Path("docs/screenshots")
LAPTOP = (1280, 800)
# A narrow phone, which is also what 400 % zoom makes of a laptop.
NARROW = (320, 640)


@dataclass(slots=True)
class Visitor:
    """A browser window in which a person of the demonstration does their work."""

    page: Page
    address: str
    is_scripted: bool = True
    # What has been checked in this run, so that the same page is not checked twice.
    checked: set[tuple[str, ...]] = field(default_factory=set)
    signed_in: str = ""
    # Where somebody was asked to confirm who they are.
    confirmed_at: set[str] = field(default_factory=set)

    def sign_in(self, person: Person) -> Visitor:
        """Sign in with e-mail address and password, as a person would."""
        self.go("/")
        self.enter(person)
        self.page.wait_for_url(f"{self.address}/desk/**")
        return self

    def enter(self, person: Person) -> None:
        """Fill in the page at the door."""
        self.type("Email address", person.email)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.press("Sign in")
        self.signed_in = person.name

    def go(self, path: str) -> Response | None:
        """Open a page by its path, and confirm who it is if the page asks."""
        response = self.page.goto(f"{self.address}{path}")
        if self.page.locator("h1", has_text="Confirm it is you").count() == 0:
            return response
        self.confirmed_at.add(self.page.url)
        self.page.get_by_label("Your password", exact=True).fill(PASSWORD)
        with self.page.expect_navigation() as opening:
            self.press("Confirm and go on")
        return opening.value

    def path(self) -> str:
        """Return the path of the page that is open."""
        return self.page.url.removeprefix(self.address)

    def heading(self) -> str:
        """Return the heading of the page."""
        return self.page.locator("h1").inner_text().strip()

    def follow(self, name: str, within: Locator | None = None) -> None:
        """Follow the first link of that name."""
        where = within or self.page
        where.get_by_role("link", name=name).first.click()

    def press(self, name: str) -> None:
        """Press the button of that name, or the link drawn as a button that begins with it."""
        begins = re.compile(rf"^\s*{re.escape(name)}")
        button = self.page.get_by_role("button", name=name, exact=True)
        button.or_(self.page.locator("a.govuk-button", has_text=begins)).first.click()

    def type(self, label: str, text: str) -> None:
        """Type into the field of that label."""
        self.page.get_by_label(_called(label)).first.fill(text)

    def choose(self, question: str, answer: str) -> None:
        """Choose an answer to a question, or tick a box."""
        self.group(question).get_by_label(answer, exact=True).check()

    def select(self, label: str, answer: str) -> None:
        """Choose from a list that folds down."""
        self.page.get_by_label(label, exact=True).select_option(label=answer)

    def date(self, question: str, day: date, time: str = "") -> None:
        """Type a day, and a time if it is asked for."""
        group = self.group(question)
        group.get_by_label("Day", exact=True).fill(str(day.day))
        group.get_by_label("Month", exact=True).fill(str(day.month))
        group.get_by_label("Year", exact=True).fill(str(day.year))
        if time:
            self.page.get_by_label("Time", exact=True).fill(time)

    def group(self, question: str) -> Locator:
        """Return the set of fields of a question."""
        return self.page.locator("fieldset").filter(
            has=self.page.locator("legend", has_text=_called(question))
        )

    def should_read(self, *words: str) -> None:
        """Fail unless the page says all of this."""
        for said in words:
            expect(self.page.locator("body")).to_contain_text(said)

    def should_not_read(self, *words: str) -> None:
        """Fail if the page says any of this."""
        for said in words:
            expect(self.page.locator("body")).not_to_contain_text(said)

    def downloading(self) -> AbstractContextManager[object]:
        """Wait for a download."""
        return self.page.expect_download()

    def check(self) -> None:
        """Fail if axe finds anything, or the page scrolls sideways, on a laptop or a phone.

        The same page, with the same heading and state, for the same person is checked once a run.
        """
        this = (self.signed_in, shape(self.path()), shape(self.heading()), *self._state())
        if this in self.checked:
            return
        self.checked.add(this)
        for width, height in (NARROW, LAPTOP):
            self.page.set_viewport_size({"width": width, "height": height})
            where = f"{self.path()} at {width} pixels"
            assert pixels_too_wide(self.page) == 0, f"{where} scrolls sideways"
            # Axe waits for timers, which do not run where scripts do not.
            found = faults(self.page) if self.is_scripted else []
            assert not found, f"{where}\n" + "\n".join(found)

    def _state(self) -> list[str]:
        """Return what makes one visit of a page differ from another: mistakes, and the stage."""
        telling = self.page.locator(".govuk-error-summary__title, .heed-case__facts dd")
        return [shape(words) for words in telling.all_inner_texts()]

    def picture(self, name: str, *, of: str = "") -> None:
        """Keep a screenshot for the documentation, when they are being taken.

        `of` names the part of the page that comes to the top of the picture.
        """
        if os.environ.get("HEED_SCREENSHOTS") != "1" or not self.is_scripted:
            return
        if of:
            self.page.locator(of).first.evaluate("part => part.scrollIntoView()")
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png")


def _called(label: str) -> re.Pattern[str]:
    """Return the pattern of a label, whether or not the answer is optional."""
    return re.compile(rf"^\s*{re.escape(label)}( \(optional\))?\s*$")


def shape(path: str) -> str:
    """Return what kind of page is at a path: references, days and numbers do not matter."""
    without_query = path.partition("#")[0].partition("?")[0]
    without_names = re.sub(r"\b(SI|PA|DR)-[0-9A-Z]+", r"\1", without_query)
    return re.sub(r"\d+", "0", re.sub(r"figures/[^/]+", "figures/key", without_names))
