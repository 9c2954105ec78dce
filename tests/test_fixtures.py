"""Do the shared fixtures make what they promise?"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from conftest import SignIn, StopClock, ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.core import clock
from heed.partnership import queries
from heed.partnership.arrangements import DecisionAuthority
from heed.partnership.models import Group, Partnership
from tests.pages import BadPage, check_html

GOOD = (
    "<!DOCTYPE html><html lang='en'><head><title>A page</title></head>"
    "<body><h1>A page</h1><p id='first'>Words</p></body></html>"
)

SIGNED_IN = "<p class='heed-header__acting-as'>Joan Field</p>"
FORM = "<form method='post' action='/x/'><input name='csrfmiddlewaretoken'></form>"


def test_the_clock_stands_at_the_time_on_the_wall(stop_clock: StopClock) -> None:
    stop_clock("2026-07-01 00:30")

    assert clock.now() == datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert clock.day(clock.now()) == date(2026, 7, 1)


def test_the_decision_moves_from_the_chair_to_the_partners(partnership: Partnership) -> None:
    before = queries.arrangements_on(partnership.pk, on=date(2024, 12, 14))
    after = queries.arrangements_on(partnership.pk, on=date(2024, 12, 15))

    assert before.decides is DecisionAuthority.INDEPENDENT_CHAIR
    assert after.decides is DecisionAuthority.STATUTORY_PARTNERS


def test_the_partnership_has_three_statutory_partners_and_two_others(
    partnership: Partnership,
) -> None:
    today = date(2026, 11, 23)

    assert queries.statutory_partners(partnership.pk, on=today).count() == 3
    assert queries.agencies(partnership.pk, on=today).count() == 5
    assert queries.groups(partnership.pk, on=today).count() == len(Group.Kind)


@pytest.mark.parametrize("role", list(Role))
def test_everybody_can_be_made(role: Role, viewer_of: ViewerOf) -> None:
    viewer = viewer_of(role)

    assert viewer.roles == {role}


def test_a_stranger_belongs_to_another_partnership(
    stranger: Viewer, partnership: Partnership
) -> None:
    assert stranger.partnership_id != partnership.pk


def test_a_signed_in_client_knows_who_it_is(sign_in: SignIn) -> None:
    client = sign_in(Role.GROUP_CHAIR)

    assert client.viewer.user_id == client.person.pk
    assert client.viewer.group_ids


def test_a_page_without_mistakes_passes() -> None:
    check_html(GOOD)


@pytest.mark.parametrize(
    ("mistake", "instead", "sentence"),
    [
        ("</p>", "</div>", "end-tag-too-early"),
        ("<title>A page</title>", "", "no title"),
        ("<h1>A page</h1>", "", "0 headings"),
        ("<h1>A page</h1>", "<h1>A</h1><h1>B</h1>", "2 headings"),
        ("<h1>", "<h1 id='first'>", "more than once: first"),
        ("</body>", f"{SIGNED_IN}{FORM}</body>", "“/x/” does not say for whom it was opened"),
    ],
)
def test_a_page_with_a_mistake_is_refused(mistake: str, instead: str, sentence: str) -> None:
    with pytest.raises(BadPage, match=sentence):
        check_html(GOOD.replace(mistake, instead))
