"""Can a person set up and use a second factor: by the keyboard, without scripts, by a passkey?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from heed.accounts.tests.arriving import code_of
from heed.demo import marlshire_people, situation_of_2019
from heed.demo.people import PASSWORD, Person
from tests.journeys.conftest import OpenWindow
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

# A key that answers at once, as a finger on a reader does.
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
HERS, HIS = marlshire_people.COUNCILLOR, marlshire_people.LAWYER


def at_a_name(address: str) -> str:
    """Return the address of the demonstration by its name: passkeys do not work at a number."""
    return address.replace("127.0.0.1", "localhost")


def sign_in(visitor: Visitor, person: Person) -> None:
    visitor.go("/account/sign-in/")
    visitor.check()
    visitor.type("Email address", person.email)
    visitor.page.get_by_label("Password", exact=True).fill(PASSWORD)
    visitor.press("Sign in")


def sign_out(visitor: Visitor) -> None:
    visitor.go("/desk/")
    visitor.press("Sign out")
    visitor.page.wait_for_url("**/account/sign-in/")


def test_a_passkey_is_added_and_used(windows: OpenWindow, address: str) -> None:
    visitor = windows(None)
    visitor.address = at_a_name(address)
    devtools = visitor.page.context.new_cdp_session(visitor.page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    sign_in(visitor, HERS)
    visitor.follow("Your account")
    visitor.check()
    visitor.follow("Second factors")
    visitor.check()
    visitor.press("Add a second factor")
    visitor.check()
    visitor.follow("A passkey")
    visitor.type("What do you call it?", "My work laptop")
    visitor.check()
    visitor.press("Add this passkey")
    visitor.page.wait_for_url("**/recovery-codes/")
    visitor.check()
    visitor.press("Show me ten new codes")
    visitor.should_read("Print this page or write the codes down now")
    visitor.check()

    sign_out(visitor)
    sign_in(visitor, HERS)
    visitor.page.wait_for_url("**/second-factor/")
    visitor.check()
    visitor.press("Use a passkey")

    visitor.page.wait_for_url("**/desk/")
    visitor.go("/account/second-factors/")
    visitor.should_read("My work laptop", "You have 10 recovery codes left")
    visitor.follow("Remove My work laptop")
    visitor.should_read("This is your only second factor")
    visitor.check()
    visitor.press("Remove it")
    visitor.should_read("has been removed")


def test_an_app_is_set_up_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    visitor = Visitor(context.new_page(), address, is_scripted=False)
    sign_in(visitor, HIS)
    visitor.go("/account/second-factor/set-up/passkey/")
    visitor.should_read("Passkeys need JavaScript")
    visitor.go("/account/second-factor/set-up/app/")
    secret = re.sub(r"\s", "", visitor.page.locator(".heed-app-secret strong").inner_text())
    picture = visitor.page.locator(".heed-app-picture")
    assert picture.evaluate("picture => picture.naturalWidth") > 0
    visitor.type("Code from the app", code_of(secret))
    visitor.press("Add this app")
    visitor.should_read("You get ten, each works once")

    visitor.go("/account/second-factors/")
    visitor.follow("Remove Authenticator app")
    visitor.press("Remove it")

    visitor.should_read("You have no second factor")
    context.close()


def test_what_was_typed_when_a_session_ended_is_sent_on(windows: OpenWindow, address: str) -> None:
    person = situation_of_2019.MANAGER
    writing, elsewhere = windows(None), windows(None)
    for window in (writing, elsewhere):
        sign_in(window, person)
        window.page.wait_for_url("**/desk/**")
    writing.go("/partnership/agencies/add/")
    writing.type("Name of the agency", "Worcestershire Youth Justice")
    elsewhere.go("/account/sessions/")
    elsewhere.check()
    elsewhere.press("End all other sessions")
    elsewhere.should_read("You have been signed out of")

    writing.page.locator("main form button").last.click()

    writing.should_read("you ended this session from another device")
    writing.type("Email address", person.email)
    writing.page.get_by_label("Password", exact=True).fill(PASSWORD)
    writing.press("Sign in")
    writing.should_read("What you had typed", "Worcestershire Youth Justice")
    writing.check()
    writing.press("Send it on")
    writing.should_read("There is a problem", "Select what sort of organisation it is")
    assert writing.page.get_by_label("Name of the agency", exact=True).input_value() == (
        "Worcestershire Youth Justice"
    )
    writing.go("/account/kept/")
    writing.should_read("Nothing is waiting for you")
    writing.check()
