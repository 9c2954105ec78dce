"""Do the pages about the partnership show what they should, to whom they should?"""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn
from heed.access.roles import Role
from heed.partnership import presenters
from heed.partnership.models import (
    ArrangementsVersion,
    Partnership,
)
from heed.partnership.tests.factories import AgencyFactory, AppointmentFactory, GroupFactory
from heed.partnership.tests.pages import CHANGING, READING, html
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("_today")


@pytest.mark.parametrize("role", list(Role))
def test_everybody_may_read_about_the_partnership(role: Role, sign_in: SignIn) -> None:
    client = sign_in(role)

    for page in [*READING, "/partnership/who-may-do-what/"]:
        assert client.get(page).status_code == 200


@pytest.mark.parametrize("page", [*READING, *CHANGING, "/partnership/who-may-do-what/"])
def test_nobody_reads_without_signing_in(page: str, nobody: PageClient) -> None:
    assert nobody.get(page).headers["Location"] == f"/account/sign-in/?next={page}"


@pytest.mark.parametrize("page", [*READING, "/partnership/who-may-do-what/"])
def test_reading_pages_take_nothing(page: str, coordinator: PageClient) -> None:
    assert coordinator.post(page).status_code == 405


def test_the_arrangements_of_today_are_shown(coordinator: PageClient) -> None:
    page = html(coordinator, "/partnership/")

    assert "Arrangements on 23 November 2026" in page
    assert "The three safeguarding partners" in page
    assert "Westshire Police" in page
    assert "Publish new arrangements" in page


def test_the_arrangements_of_another_day_are_shown(coordinator: PageClient) -> None:
    chosen = {"on-day": "6", "on-month": "2", "on-year": "2020"}

    page = html(coordinator, "/partnership/", **chosen)

    assert "Arrangements on 6 February 2020" in page
    assert "The Independent Chair" in page


def test_a_day_that_cannot_be_read_is_explained(coordinator: PageClient) -> None:
    chosen = {"on-day": "31", "on-month": "2", "on-year": "2020"}

    page = html(coordinator, "/partnership/", **chosen)

    assert "The day must be a real date" in page
    assert 'value="31"' in page


def test_a_day_before_everything_says_so(coordinator: PageClient) -> None:
    chosen = {"on-day": "1", "on-month": "1", "on-year": "2019"}

    page = html(coordinator, "/partnership/", **chosen)

    assert "No arrangements were in force on that day" in page
    assert "No agency took part on that day" in page
    assert "There was no group on that day" in page
    assert "No partners and no groups are recorded." in page


def test_contact_lines_and_purposes_are_shown(
    coordinator: PageClient, partnership: Partnership
) -> None:
    partnership.contact_lines = "Telephone 01632 960000\nEmail team@example.org.uk"
    partnership.save()
    GroupFactory(partnership=partnership, purpose="Listens to families.")
    AgencyFactory(partnership=partnership, contact_name="Jo", contact_email="jo@example.org.uk")

    page = html(coordinator, "/partnership/")

    assert "Telephone 01632 960000<br>" in page
    assert "Listens to families." in page
    assert "Jo, jo@example.org.uk" in page


def test_the_picture_is_told_in_words_and_as_a_table(coordinator: PageClient) -> None:
    page = html(coordinator, "/partnership/")

    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page
    assert "The statutory safeguarding partners are Westshire County Council" in page
    assert "Reports to Executive Group" in page


def test_another_partnership_is_never_shown(signed_in_stranger: PageClient) -> None:
    for page in READING:
        assert "Westshire" not in html(signed_in_stranger, page)


@pytest.mark.parametrize(("page", "queries"), [("/partnership/", 10), (READING[1], 7)])
def test_pages_ask_as_much_of_a_large_partnership_as_of_a_small_one(
    page: str,
    queries: int,
    coordinator: PageClient,
    partnership: Partnership,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(3):
        group = GroupFactory(partnership=partnership)
        agency = AgencyFactory(partnership=partnership)
        AppointmentFactory(partnership=partnership, group=group, agency=agency)

    with django_assert_num_queries(queries):
        coordinator.get(page)


def test_every_version_can_be_read(coordinator: PageClient) -> None:
    assert "15 December 2024" in html(coordinator, "/partnership/versions/")
    assert "The Independent Chair" in html(coordinator, "/partnership/versions/2019-09-30/")


def test_a_partnership_that_has_published_nothing_says_so(
    coordinator: PageClient, partnership: Partnership
) -> None:
    ArrangementsVersion.objects.all().delete()

    assert "Nothing has been published yet" in html(coordinator, "/partnership/versions/")
    assert html(coordinator, "/partnership/versions/publish/").count('checked="checked"') == 0


@pytest.mark.parametrize("day", ["2020-01-01", "2020-02-31", "yesterday"])
def test_a_version_that_is_not_there_is_not_found(day: str, coordinator: PageClient) -> None:
    assert coordinator.get(f"/partnership/versions/{day}/").status_code == 404


def test_who_may_see_and_do_what_is_both_tables_in_words(sign_in: SignIn) -> None:
    page = html(sign_in(Role.GROUP_MEMBER), "/partnership/who-may-do-what/")

    assert "Report a serious incident" in page
    assert "Business manager or coordinator, Notifier" in page
    assert 'data-column="Rapid review"' in page
    assert "Nothing that is kept on a case, and no papers." in page
    assert "Family addresses" in page
    assert "Agreed for what Heed will keep later" in page


def test_each_cell_says_how_far_the_role_reaches() -> None:
    table = presenters.reach_table(kept_today=True)
    head = [column.text for column in table.columns]
    rows = {row[0]: dict(zip(head, row, strict=True)) for row in table.rows}

    assert rows["Notifier"]["Incident"] == "By name"
    assert rows["Notifier"]["Rapid review"] == ""
    assert rows["Agency representative"]["Views"] == "Own agency’s"
    assert rows["Review-group member"]["Rapid review"] == "If open"
    assert rows["Councillor"]["Case"] == "Counts"
    assert rows["Business manager or coordinator"]["Conflicts"] == "All"
    assert "Agency administrator" not in rows
