"""Does the page of pictures show what the rows show together, and lead to every row?"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn
from heed.access.roles import Role
from heed.chronologies.models import (
    AskedAgency,
    Chronology,
    ChronologyRow,
    ReceivedReturn,
)
from heed.chronologies.models.returns import BETWEEN_CELLS
from heed.chronologies.presenters import PICTURES
from heed.chronologies.tests.browsing import at, html, said
from heed.chronologies.tests.factories import (
    AskedAgencyFactory,
    ChronologyRowFactory,
    ReaderNoteFactory,
    ReceivedReturnFactory,
)
from heed.partnership.models import Agency
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("now")
FindAgency = Callable[[Agency.Kind], Agency]
COLUMNS = [
    [["Date", "start_date"], ["Source", "source"], ["Event", "event"], ["Seen?", "seen"]],
]


def told(received: ReceivedReturn, event: str, on: date, **more: object) -> ChronologyRow:
    """Return a row of one day."""
    cells = BETWEEN_CELLS.join((on.isoformat(), "Notes", event, ""))
    made: ChronologyRow = ChronologyRowFactory(
        received=received,
        event=event,
        first=on,
        last=on,
        written=on.isoformat(),
        cells=cells,
        **more,
    )
    return made


@pytest.fixture
def of_school(asked: AskedAgency) -> ReceivedReturn:
    made: ReceivedReturn = ReceivedReturnFactory(asked=asked, columns=COLUMNS)
    return made


@pytest.fixture
def of_police(chronology: Chronology, agency: FindAgency) -> ReceivedReturn:
    asked = AskedAgencyFactory(chronology=chronology, agency=agency(Agency.Kind.POLICE))
    made: ReceivedReturn = ReceivedReturnFactory(asked=asked, columns=COLUMNS)
    return made


@pytest.fixture
def rows(of_school: ReceivedReturn, of_police: ReceivedReturn) -> list[ChronologyRow]:
    """What two agencies recorded over half a year."""
    return [
        told(of_school, "Wendell told his teacher that he was hungry.", date(2025, 1, 10)),
        told(of_school, "Bruise to Wendell's arm. Mother did not attend.", date(2025, 3, 3)),
        told(of_police, "Wendell seen asleep. Bruise on his cheek.", date(2025, 3, 13)),
        told(of_police, "Family moved to Mill Street.", date(2025, 6, 2)),
        told(of_police, "This was good practice.", date(2025, 6, 3), is_note=True),
        told(of_school, "Discussed.", date(2025, 7, 1), until=date(2025, 7, 4)),
    ]


def page_of(client: PageClient, rows: list[ChronologyRow], **sought: object) -> str:
    return html(client, address(rows, **sought))


def address(rows: list[ChronologyRow], **sought: object) -> str:
    return f"{at('pictures', rows[0].chronology.case_file)}?{urlencode(sought, doseq=True)}"


@pytest.mark.parametrize("which", PICTURES)
def test_every_picture_is_drawn_wide_and_narrow_with_its_table(
    coordinator: PageClient, rows: list[ChronologyRow], which: str
) -> None:
    page = page_of(coordinator, rows, show=which)

    assert page.count('class="heed-picture"') == 2
    assert "5 rows looked at" in page
    assert f'show={which}" aria-current="page"' in page


@pytest.mark.parametrize(
    ("sought", "words"),
    [
        ({"show": "agencies"}, "When each agency recorded something, as a table"),
        ({"show": "silence"}, "51 days: 11 January 2025 to 2 March 2025"),
        ({"show": "silence", "days": "200"}, "Silence of at least 200 days"),
        ({"show": "silence", "days": "none"}, "Silence of at least 28 days"),
        ({"show": "seen"}, "Wendell seen asleep."),
        ({"show": "knowledge", "fact": "bruised"}, "10 days after"),
        ({"show": "knowledge", "fact": "hungry, moved"}, "143 days after"),
        ({"show": "knowledge"}, "To follow another fact or person, write the words"),
        ({"show": "knowledge", "fact": " , "}, "Which agency recorded it first: Bruises"),
        ({"show": "months"}, "March 2025"),
        ({"show": "missed"}, "Mother did not attend."),
        ({"show": "changes"}, "Family moved to Mill Street."),
        ({"show": "voice"}, "Wendell told his teacher that he was hungry."),
        ({"show": "good"}, "There is nothing of this in the rows looked at."),
        ({"show": "nonsense", "page": "99"}, "When each agency recorded something"),
        ({"page": "x"}, "When each agency recorded something"),
    ],
)
def test_the_table_says_what_the_picture_shows(
    coordinator: PageClient, rows: list[ChronologyRow], sought: dict[str, str], words: str
) -> None:
    assert words in said(coordinator, address(rows, **sought))


def test_every_line_leads_to_its_rows(coordinator: PageClient, rows: list[ChronologyRow]) -> None:
    page = page_of(coordinator, rows, show="missed")

    assert f'href="{at("row", rows[0].chronology.case_file, rows[1].pk)}"' in page
    assert f"3 March 2025, row {rows[1].number}" in page


def test_every_mark_leads_to_a_line_of_the_table(
    coordinator: PageClient, rows: list[ChronologyRow]
) -> None:
    page = page_of(coordinator, rows, show="agencies", agency=[rows[0].agency.name])
    leads = set(re.findall(r'href="(\?[^"]*#line-\d+)"', page))

    assert leads
    assert all("agency=" in one and "page=1" in one for one in leads)
    for number in {one.partition("#")[2] for one in leads}:
        assert f'id="{number}"' in page


def test_filters_stay_from_picture_to_picture(
    coordinator: PageClient, rows: list[ChronologyRow]
) -> None:
    page = page_of(coordinator, rows, show="months", text="Bruise")

    assert "2 rows looked at" in page
    assert 'href="?text=Bruise&amp;show=silence"' in page
    assert "Filters in use" in page


def test_a_period_can_be_looked_at_more_closely(
    coordinator: PageClient, rows: list[ChronologyRow]
) -> None:
    days = {"since-day": "1", "since-month": "3", "since-year": "2025"}
    days |= {"until-day": "20", "until-month": "3", "until-year": "2025"}

    page = said(coordinator, address(rows, show="agencies", **days))

    assert "Highest bar: 1 a day" in page


def test_a_period_that_ends_before_it_starts_is_one_day(
    coordinator: PageClient, rows: list[ChronologyRow]
) -> None:
    days = {"since-day": "1", "since-month": "3", "since-year": "2030"}

    assert "0 rows looked at" in said(coordinator, address(rows, show="silence", **days))


def test_rows_that_readers_marked_are_shown_as_key_and_as_good_practice(
    sign_in: SignIn, rows: list[ChronologyRow]
) -> None:
    ReaderNoteFactory(row=rows[0], is_key_episode=True)
    ReaderNoteFactory(row=rows[3], is_good_practice=True)
    reviewer = sign_in(Role.COORDINATOR)

    assert "Wendell told his teacher" in said(reviewer, address(rows, show="key"))
    assert "Family moved to Mill Street." in said(reviewer, address(rows, show="good"))


def test_a_long_table_stands_on_several_pages(
    coordinator: PageClient, of_school: ReceivedReturn
) -> None:
    rows = [
        told(of_school, "Mother did not attend.", date(2025, 1 + number % 12, 1))
        for number in range(60)
    ]

    first = page_of(coordinator, rows, show="missed")
    second = page_of(coordinator, rows, show="missed", page="2")

    assert 'id="line-50"' in first
    assert 'id="line-51"' not in first
    assert 'id="line-60"' in second
    assert "page=2#line-" in first


def test_a_line_of_many_rows_names_some_and_counts_the_others(
    coordinator: PageClient, of_school: ReceivedReturn
) -> None:
    rows = [told(of_school, "A call.", date(2025, 2, 1)) for _ in range(20)]

    page = page_of(coordinator, rows, show="months")

    assert "8 more, among all rows of these agencies and days" in page
    assert "since-day=1&amp;since-month=2&amp;since-year=2025&amp;until-day=1" in page


def test_many_rows_without_any_date_are_counted_and_found_by_their_agency(
    coordinator: PageClient, of_school: ReceivedReturn
) -> None:
    rows = [told(of_school, "A call.", date(2025, 2, 1), number=number) for number in range(2, 22)]
    ChronologyRow.unscoped.update(first=None, last=None)

    page = page_of(coordinator, rows)

    assert "8 more, among all rows of these agencies and days" in page
    assert "since-day" not in page.partition("8 more")[0].rpartition("<a ")[2]


def test_before_anything_was_sent_it_is_said(
    coordinator: PageClient, chronology: Chronology
) -> None:
    page = said(coordinator, at("pictures", chronology.case_file))

    assert "No agency has sent anything yet" in page


def test_an_agency_cannot_tell_that_there_are_pictures(
    school: PageClient, rows: list[ChronologyRow]
) -> None:
    assert school.get(address(rows)).status_code == 404


def test_what_somebody_typed_is_never_markup(
    coordinator: PageClient, of_school: ReceivedReturn
) -> None:
    rows = [told(of_school, "<script>alert(1)</script> did not attend.", date(2025, 2, 1))]

    page = page_of(coordinator, rows, show="missed", fact="<script>alert(2)</script>")

    assert "<script>alert" not in page


# Of a picture that looks at words, what the columns of each return mean is asked too.
@pytest.mark.parametrize(("which", "queries"), [("agencies", 15), ("missed", 16)])
def test_the_number_of_queries_does_not_grow_with_the_rows(
    coordinator: PageClient,
    rows: list[ChronologyRow],
    django_assert_num_queries: DjangoAssertNumQueries,
    which: str,
    queries: int,
) -> None:
    page_of(coordinator, rows, show=which)

    with django_assert_num_queries(queries):
        page_of(coordinator, rows, show=which)
    for number in range(20):
        told(rows[0].received, f"Call {number}.", date(2025, 2, 1))
    with django_assert_num_queries(queries):
        page_of(coordinator, rows, show=which)
