"""Can somebody who decides for a partner read what they need before they do?"""

from __future__ import annotations

import pytest

from heed.demo import marlshire
from tests.journeys.conftest import SignedIn

pytestmark = pytest.mark.journey


def test_a_director_reads_a_case_before_taking_a_position(signed_in: SignedIn) -> None:
    director = signed_in(marlshire.DIRECTOR)
    director.check()

    director.page.locator("main a[href$='/rapid-review/']").first.click()
    director.should_read("Give your agency’s position", "Isla is seven months old.", "nine times")
    director.check()
    director.picture("rapid-review-criteria", of="#criteria")

    director.follow("Overview")
    director.should_read("Rapid review: recommended", "Each safeguarding partner gives")
    director.check()
    director.picture("case-overview")

    director.follow("Partnership")
    director.should_read("Executive", "Practice Review Group", marlshire.NHS_NAME)
    director.check()
    director.picture("partnership-structure", of=".heed-figure")
