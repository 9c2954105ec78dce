"""Can the partnership manager of 2019 produce the paper of 6 February 2020?"""

from __future__ import annotations

import pytest

from heed.demo import situation_of_2019
from tests.journeys.conftest import SignedIn

pytestmark = pytest.mark.journey


def test_the_manager_of_2019_produces_the_paper_of_february_2020(signed_in: SignedIn) -> None:
    manager = signed_in(situation_of_2019.MANAGER)
    manager.check()

    manager.go("/papers/prepare/")
    manager.date("Date of the meeting", situation_of_2019.MEETING)
    manager.press("See the paper")

    manager.should_read(
        "30 September 2019 to 6 February 2020",
        "West Mercia Police",
        "Safeguarding Practice Review Board",
        "The terms of reference have been written and the author has been appointed",
        "July 2020",
        "receive this report at its meeting on 6 February 2020",
    )
    manager.check()

    manager.press("Show small numbers in public")
    manager.check()
    manager.type("Why may small numbers be shown?", "The council has published them itself.")
    manager.press("Show small numbers")
    manager.should_read("one Serious Case Review has been commissioned", "Two further cases")

    manager.press("Publish this paper")
    manager.type("Author of the report", situation_of_2019.AUTHOR)
    manager.press("Publish version 1")
    manager.should_read("Version 1 is published.", situation_of_2019.AUTHOR)
    manager.check()
