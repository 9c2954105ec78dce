"""Can an agency let its own people in and out again, from the invitation to the last click?"""

from __future__ import annotations

import pytest

from heed.demo import marlshire
from tests.journeys.conftest import OpenWindow, SignedIn
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

NAME, EMAIL = "Dele Cole", "dele.cole@marlshire.example"
PASSWORD = "a heron waits by the weir"


def given_an_invitation(administrator: Visitor) -> str:
    """Invite a nurse for one's own agency, and return the link from the e-mail on the page."""
    administrator.go("/partnership/people/")
    administrator.check()
    administrator.press("Invite somebody")
    administrator.check()
    administrator.should_not_read("For which agency?", "Statutory safeguarding partner")
    administrator.type("Name of the person", NAME)
    administrator.type("Work email address", EMAIL)
    administrator.type("Title of the post", "Safeguarding nurse")
    administrator.choose("What may they do?", "Agency representative")
    administrator.press("Invite")
    administrator.should_read("The invitation has been sent", "Sent, not answered yet")
    administrator.check()
    link = administrator.page.get_by_role("link", name=f"Open the link of {NAME}")
    return str(link.get_attribute("href"))


def when_the_nurse_accepts(nurse: Visitor, link: str) -> None:
    nurse.page.goto(link)
    nurse.should_read("You are invited", "Marlshire Hospitals NHS Trust", EMAIL)
    nurse.check()
    nurse.page.get_by_label("Choose a password", exact=True).fill(PASSWORD)
    nurse.press("Accept and make my account")
    nurse.should_read("Your account is ready")
    nurse.type("Email address", EMAIL)
    nurse.page.get_by_label("Password", exact=True).fill(PASSWORD)
    nurse.press("Sign in")
    nurse.page.wait_for_url("**/desk/")
    nurse.signed_in = NAME


def test_an_agency_lets_its_own_people_in_and_out(signed_in: SignedIn, windows: OpenWindow) -> None:
    administrator, nurse = signed_in(marlshire.ADMINISTRATOR), windows(None)

    link = given_an_invitation(administrator)
    when_the_nurse_accepts(nurse, link)

    nurse.should_read("Safeguarding nurse · Marlshire Hospitals NHS Trust")
    nurse.page.goto(link)
    nurse.should_read("This link cannot be used")
    nurse.check()

    administrator.go("/partnership/people/")
    administrator.follow(NAME)
    administrator.check()
    administrator.follow(f"Remove {NAME}")
    administrator.check()
    administrator.press(f"Remove {NAME}")
    administrator.should_read(f"{NAME} has been removed")

    nurse.go("/desk/")
    nurse.should_read("You have no post at the moment")
    nurse.check()


def test_a_second_person_confirms_what_reaches_the_whole_partnership(
    signed_in: SignedIn,
) -> None:
    coordinator = signed_in(marlshire.COORDINATOR)
    coordinator.go("/partnership/invitations/")
    coordinator.check()
    coordinator.follow("Rob Ellis")
    coordinator.should_read("Waiting for a second person", "Somebody other than Priya Shah")
    coordinator.check()

    chair = signed_in(marlshire.SCRUTINEER)
    chair.go("/partnership/invitations/")
    chair.follow("Rob Ellis")
    chair.press("Confirm")
    chair.should_read("You have confirmed it.")
    chair.check()

    coordinator.go(coordinator.path())
    coordinator.press("Send the invitation")
    coordinator.should_read("The invitation has been sent", "Helen Marsh")
