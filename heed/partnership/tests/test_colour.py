"""Do pages have the partnership's colour, where it can be read?"""

from __future__ import annotations

import pytest

from heed.partnership.models import Partnership
from heed.partnership.tests.pages import html
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("_today")


def test_before_signing_in_pages_have_the_usual_colour(nobody: PageClient) -> None:
    response = nobody.get("/partnership/colour.css")

    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-store"
    assert b"#1d70b8" in response.content


@pytest.mark.parametrize(("colour", "shown"), [("#1d4f76", "#1d4f76"), ("#ffff00", "#1d70b8")])
def test_a_partnership_has_its_own_colour_if_white_can_be_read_on_it(
    colour: str, shown: str, coordinator: PageClient, partnership: Partnership
) -> None:
    Partnership.objects.filter(pk=partnership.pk).update(colour=colour)

    assert shown in html(coordinator, "/partnership/colour.css")
