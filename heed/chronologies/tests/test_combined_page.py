"""Does the combined chronology show every row in order, and what somebody looks for?"""

from __future__ import annotations

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
    Likeness,
    ReceivedReturn,
)
from heed.chronologies.models.returns import BETWEEN_CELLS
from heed.chronologies.tests.browsing import at, html, said
from heed.chronologies.tests.factories import (
    AgencyQuestionFactory,
    AskedAgencyFactory,
    ChronologyRowFactory,
    LikenessFactory,
    ReaderNoteFactory,
    ReceivedReturnFactory,
)
from heed.partnership.models import Agency
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("now")
FindAgency = Callable[[Agency.Kind], Agency]


@pytest.fixture
def of_school(asked: AskedAgency) -> ReceivedReturn:
    made: ReceivedReturn = ReceivedReturnFactory(asked=asked)
    return made


@pytest.fixture
def of_police(chronology: Chronology, agency: FindAgency) -> ReceivedReturn:
    asked = AskedAgencyFactory(chronology=chronology, agency=agency(Agency.Kind.POLICE))
    made: ReceivedReturn = ReceivedReturnFactory(asked=asked, file_name="police.csv")
    return made


@pytest.fixture
def rows(of_school: ReceivedReturn, of_police: ReceivedReturn) -> list[ChronologyRow]:
    """A row of the school and one of the police, four days later and not certain."""
    first = ChronologyRowFactory(received=of_school, event="Absent from school", people="Wendell")
    second = ChronologyRowFactory(
        received=of_police,
        event="Found by a patrol",
        first=date(2025, 3, 7),
        last=date(2025, 3, 7),
        written="? 7 March",
        is_certain=False,
    )
    return [first, second]


def page_of(client: PageClient, rows: list[ChronologyRow], **sought: object) -> str:
    query = urlencode(sought, doseq=True)
    return said(client, f"{at('chronology', rows[0].chronology.case_file)}?{query}")


def test_rows_of_all_agencies_stand_in_order_with_where_they_come_from(
    coordinator: PageClient, rows: list[ChronologyRow]
) -> None:
    page = page_of(coordinator, rows)

    assert page.index("Absent from school") < page.index("Found by a patrol")
    assert f"police.csv, version 1, row {rows[1].number}" in page
    assert "7 March 2025, not certain" in page
    assert "written “? 7 March”" in page


@pytest.mark.parametrize(
    ("sought", "kept"),
    [
        ({"agency": "POLICE"}, [1]),
        ({"people": "wendell"}, [0]),
        ({"text": "PATROL"}, [1]),
        ({"flag": "uncertain"}, [1]),
        ({"since-day": "5", "since-month": "3", "since-year": "2025"}, [1]),
        ({"until-day": "5", "until-month": "3", "until-year": "2025"}, [0]),
        ({"flag": ["same", "uncertain"]}, [1]),
        ({"flag": "nonsense", "since-day": "99"}, [0, 1]),
    ],
)
def test_filters_keep_the_rows_they_are_about(
    coordinator: PageClient, rows: list[ChronologyRow], sought: dict[str, object], kept: list[int]
) -> None:
    if sought.get("agency") == "POLICE":
        sought = {"agency": rows[1].agency.name}

    page = page_of(coordinator, rows, **sought)

    assert [place for place, row in enumerate(rows) if row.event in page] == kept


@pytest.mark.parametrize(
    ("flag", "kind"),
    [
        ("same", Likeness.Kind.SAME),
        ("conflict", Likeness.Kind.CONFLICT),
        ("repeat", Likeness.Kind.REPEAT),
    ],
)
def test_rows_that_are_alike_stand_beside_each_other_with_the_reason(
    coordinator: PageClient,
    of_police: ReceivedReturn,
    rows: list[ChronologyRow],
    flag: str,
    kind: Likeness.Kind,
) -> None:
    LikenessFactory(first=rows[0], second=rows[1], kind=kind, because="Both tell of a patrol.")
    ChronologyRowFactory(received=of_police, event="Something else")

    page = page_of(coordinator, rows, flag=flag)

    assert page.count("Both tell of a patrol.") == 2
    assert kind.label in page
    assert "Something else" not in page


def test_two_rows_that_are_alike_are_shown_side_by_side(
    coordinator: PageClient, rows: list[ChronologyRow]
) -> None:
    LikenessFactory(first=rows[0], second=rows[1], because="Both tell of a patrol.")

    for row in rows:
        page = said(coordinator, at("row", row.chronology.case_file, row.pk))

        assert "To be read with" in page
        assert "Absent from school" in page
        assert "Found by a patrol" in page


def test_of_many_rows_that_are_alike_the_first_are_shown(
    coordinator: PageClient, of_police: ReceivedReturn, rows: list[ChronologyRow]
) -> None:
    for _ in range(5):
        LikenessFactory(first=rows[0], second=ChronologyRowFactory(received=of_police))

    page = page_of(coordinator, rows)

    assert "2 more rows to be read with this one" in page
    path = at("row", rows[0].chronology.case_file, rows[0].pk)
    assert said(coordinator, path).count("May be the same event") == 5


def test_rows_without_a_date_are_kept_and_found(
    coordinator: PageClient, of_school: ReceivedReturn, rows: list[ChronologyRow]
) -> None:
    undated = ChronologyRowFactory(
        received=of_school,
        written="31/02/2025",
        first=None,
        last=None,
        precision="unreadable",
        problem="There is no 31 February.",
        event="Fell from a wall",
    )

    page = page_of(coordinator, rows, flag="problem")

    assert "There is no 31 February." in page
    assert "Absent from school" not in page
    assert "31/02/2025" in said(coordinator, at("row", undated.chronology.case_file, undated.pk))


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, date(2025, 3, 7), "Until 7 March 2025"),
        (date(2025, 3, 7), None, "From 7 March 2025"),
        (date(2025, 3, 1), date(2025, 3, 31), "1 March 2025 to 31 March 2025"),
        (None, None, "No date could be read"),
    ],
)
def test_dates_say_which_days_they_can_mean(
    coordinator: PageClient,
    of_school: ReceivedReturn,
    first: date | None,
    last: date | None,
    words: str,
) -> None:
    row = ChronologyRowFactory(received=of_school, first=first, last=last, precision="range")

    assert words in page_of(coordinator, [row])


def test_what_was_inferred_is_said(coordinator: PageClient, of_school: ReceivedReturn) -> None:
    row = ChronologyRowFactory(received=of_school, inferred="the year is that of the row above")

    assert "(the year is that of the row above)" in page_of(coordinator, [row])


def test_what_was_searched_for_is_shown_with_the_words_around(
    coordinator: PageClient, of_school: ReceivedReturn
) -> None:
    words = f"{'long ago ' * 20}the kitchen door {'stood open ' * 20}"
    row = ChronologyRowFactory(
        received=of_school, cells=BETWEEN_CELLS.join(("3 March 2025", "Notes", words))
    )

    page = html(coordinator, f"{at('chronology', row.chronology.case_file)}?text=Kitchen+Door")

    assert "<mark>kitchen door</mark>" in page
    assert "Found in Event: …" in page


def test_cells_of_other_columns_stand_with_their_headings(
    coordinator: PageClient, asked: AskedAgency
) -> None:
    columns = [[["Date", "start_date"], ["What we did", "response"], ["", None], ["X", None]]]
    received = ReceivedReturnFactory(asked=asked, columns=columns)
    row = ChronologyRowFactory(
        received=received,
        cells=BETWEEN_CELLS.join(("3 March 2025", "Rang home", "Odd", " ")),
        event="",
        time="10:30",
        table="Sheet 2",
        is_note=True,
    )

    page = page_of(coordinator, [row])

    assert "What we did: Rang home" in page
    assert "Without heading: Odd" in page
    assert "3 March 2025 · Rang home · Odd" in page
    assert "10:30" in page
    assert f"Sheet 2, row {row.number}" in page
    assert "Author’s note" in page


def test_a_row_with_a_cell_too_few_is_shown_all_the_same(
    coordinator: PageClient, of_school: ReceivedReturn
) -> None:
    row = ChronologyRowFactory(received=of_school, cells="3 March 2025")

    page = said(coordinator, at("row", row.chronology.case_file, row.pk))

    assert "As it was written" in page


def test_filters_in_force_are_listed_and_can_be_taken_away(
    coordinator: PageClient, rows: list[ChronologyRow]
) -> None:
    case_file = rows[0].chronology.case_file
    sought = {
        "agency": rows[0].agency.name,
        "flag": "uncertain",
        "text": "patrol",
        "people": "Wendell",
        "since-day": "1",
        "since-month": "3",
        "since-year": "2025",
        "until-day": "2",
        "until-month": "3",
        "until-year": "2025",
        "page": "1",
    }
    query = urlencode(sought)

    page = html(coordinator, f"{at('chronology', case_file)}?{query}")

    assert "No row matches these filters" in page
    without_days = {name: said for name, said in sought.items() if "since" not in name}
    without_days.pop("page")
    assert urlencode(without_days).replace("&", "&amp;") in page
    for words in ("Agency: ", "Words: patrol", "Somebody: Wendell", "From: 1 March 2025"):
        assert words in page


def test_pages_keep_the_filters(coordinator: PageClient, of_school: ReceivedReturn) -> None:
    made = [ChronologyRowFactory(received=of_school) for _ in range(51)]

    page = html(coordinator, f"{at('chronology', made[0].chronology.case_file)}?text=visit")

    assert "?text=visit&amp;page=2" in page


def test_rows_of_a_replaced_return_do_not_stand_there(
    coordinator: PageClient, rows: list[ChronologyRow]
) -> None:
    ChronologyRow.unscoped.filter(pk=rows[0].pk).update(place=0)

    assert "Absent from school" not in page_of(coordinator, rows)


def test_before_anything_was_sent_the_page_says_so(
    coordinator: PageClient, chronology: Chronology
) -> None:
    assert "No agency has sent anything yet" in said(
        coordinator, at("chronology", chronology.case_file)
    )


def test_notes_are_for_readers_of_the_whole_and_not_for_members_of_the_group(
    coordinator: PageClient, sign_in: SignIn, rows: list[ChronologyRow]
) -> None:
    ReaderNoteFactory(row=rows[0], is_key_episode=True, is_good_practice=True)
    AgencyQuestionFactory(row=rows[0])

    page = page_of(coordinator, rows, flag="key")
    member = sign_in(Role.GROUP_CHAIR)

    assert "Nobody asked the child what he wanted." in page
    assert "Who else was at home?" in page
    assert "Good practice" in page
    assert "Found by a patrol" not in page
    assert "Absent from school" in page_of(member, rows, flag=["good", "note", "question"])


@pytest.mark.parametrize("count", [100, 3000])
def test_the_page_asks_the_same_however_many_rows_there_are(
    coordinator: PageClient,
    of_school: ReceivedReturn,
    of_police: ReceivedReturn,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    made = [ChronologyRowFactory.build(received=of_school) for _ in range(count)]
    ChronologyRow.unscoped.bulk_create(made)
    some = made[:20]
    for one, other in zip(some[::2], some[1::2], strict=True):
        LikenessFactory(first=one, second=other)
        ReaderNoteFactory(row=one)
        AgencyQuestionFactory(row=other)
    path = at("chronology", made[0].chronology.case_file)
    html(coordinator, path)

    with django_assert_num_queries(17):
        html(coordinator, path)
