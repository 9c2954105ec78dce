"""Does the whole chronology read with labels where somebody asks for them, or must?"""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest

from conftest import SignIn
from heed.access.roles import Role
from heed.audit.models import AuditEntry
from heed.casefiles.tests.factories import GrantFactory
from heed.chronologies.actions import relabelling
from heed.chronologies.models import AskedAgency, Chronology, ChronologyRow, GlossaryEntry
from heed.chronologies.models.returns import BETWEEN_CELLS
from heed.chronologies.tests.browsing import answered, at, html, said
from heed.chronologies.tests.factories import (
    AgencyQuestionFactory,
    ChronologyRowFactory,
    GlossaryEntryFactory,
    LikenessFactory,
    ReaderNoteFactory,
    ReceivedReturnFactory,
    ReturnProblemFactory,
)
from heed.partnership.models import Agency
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("now")
FindAgency = Callable[[Agency.Kind], Agency]
Kind = GlossaryEntry.Kind
LABELS = "?read=labels"
COLUMNS = [[["Date", "start_date"], ["Notes of Goldie", "source"], ["Event", "event"]]]


def told(of_school: AskedAgency, event: str, people: str = "") -> ChronologyRow:
    made: ChronologyRow = ChronologyRowFactory(
        received__asked=of_school,
        received__columns=COLUMNS,
        received__file_name="of Goldie.csv",
        event=event,
        people=people,
        written="Goldie’s birthday",
        source="Marigold Quince’s notes",
        problem="“Goldie’s birthday” is no date.",
        is_certain=False,
        cells=BETWEEN_CELLS.join(("Goldie’s birthday", "Marigold’s notes", event)),
    )
    return made


@pytest.fixture
def row(asked: AskedAgency) -> ChronologyRow:
    """A row that names the mother wherever a row can, and all that stands beside it."""
    made = told(asked, "Goldie did not attend, and Marigold Quince was angry.", "Goldie")
    note = {"words": "What did Marigold Quince want?", "is_key_episode": True}
    ReaderNoteFactory(row=made, **note)
    AgencyQuestionFactory(row=made, words="Was Goldie asked?")
    other = ChronologyRowFactory(received=made.received, event="Marigold was seen.")
    LikenessFactory(first=made, second=other, because="both tell of Goldie")
    ReturnProblemFactory(received=made.received, what="Row 7 is about Goldie.")
    return made


def label(chronology: Chronology, kind: Kind = Kind.PERSON) -> GlossaryEntry:
    # A place is known by its whole name only; somebody also by each word of theirs.
    names = "Marigold Quince\nGoldie\nMarigold"
    made: GlossaryEntry = GlossaryEntryFactory(
        chronology=chronology, label="Mother", names=names, kind=kind
    )
    relabelling.relabel(chronology)
    return made


def names_in(page: str) -> list[str]:
    return [name for name in ("Marigold", "Goldie", "Quince’") if name in page]


def address(page: str, row: ChronologyRow) -> str:
    of_row = {"row": row.pk, "note": row.pk, "ask_about": row.pk, "asked": row.received.asked_id}
    words = [of_row[page]] if page in of_row else []
    return at(page, row.chronology.case_file, *words)


@pytest.mark.parametrize("page", ["chronology", "row", "asked"])
def test_a_page_reads_with_labels_and_every_link_of_it_too(
    coordinator: PageClient, row: ChronologyRow, page: str
) -> None:
    label(row.chronology)

    with_names = html(coordinator, address(page, row))
    with_labels = html(coordinator, address(page, row) + LABELS)

    assert set(names_in(with_names)) >= {"Marigold", "Goldie"}
    assert names_in(with_labels) == []
    assert "Mother did not attend" in with_labels
    assert f'href="{address("row", row)}{LABELS}"' in with_labels or page == "row"
    assert f'href="{address("chronology", row)}{LABELS}"' in with_labels


def test_the_list_of_agencies_leads_on_with_labels(
    coordinator: PageClient, row: ChronologyRow
) -> None:
    page = html(coordinator, at("agencies", row.chronology.case_file) + LABELS)

    assert f'href="{address("asked", row)}{LABELS}"' in page
    assert f'href="{address("chronology", row)}{LABELS}"' in page


def test_the_switch_is_a_link_that_keeps_the_filters(
    coordinator: PageClient, row: ChronologyRow
) -> None:
    label(row.chronology)
    path = address("chronology", row)

    with_names = html(coordinator, f"{path}?text=attend")
    with_labels = html(coordinator, f"{path}?text=attend&read=labels")

    assert 'href="?text=attend&amp;read=labels">Read labels</a>' in with_names
    assert 'href="?text=attend">Read the names</a>' in with_labels
    assert '<input type="hidden" name="read" value="labels">' in with_labels
    assert f'href="{LABELS}">Clear all filters</a>' in with_labels
    assert 'name="read"' not in with_names


def test_before_an_agency_has_sent_anything_there_is_nothing_to_switch(
    coordinator: PageClient, asked: AskedAgency
) -> None:
    label(asked.chronology)

    page = html(coordinator, at("asked", asked.chronology.case_file, asked.pk))

    assert "Read labels" not in page


def test_without_labels_there_is_nothing_to_switch(
    coordinator: PageClient, row: ChronologyRow
) -> None:
    GlossaryEntryFactory(chronology=row.chronology, kind=Kind.NO_NAME, label="", names="Amber")

    assert "Read labels" not in html(coordinator, address("chronology", row))


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("text=mother did", True),
        ("text=goldie", False),
        ("text=Notes of Mother", False),
        ("people=mother", True),
        ("people=goldie", False),
    ],
)
def test_what_is_read_with_labels_is_searched_as_it_reads(
    coordinator: PageClient, row: ChronologyRow, sought: str, found: bool
) -> None:
    label(row.chronology)

    page = said(coordinator, f"{address('chronology', row)}{LABELS}&{sought}")

    assert ("1 row found" in page) == found


def test_words_are_found_in_rows_that_name_nobody(
    coordinator: PageClient, row: ChronologyRow
) -> None:
    label(row.chronology)
    ChronologyRowFactory(received=row.received, event="A quiet day", people="A neighbour")

    page = f"{address('chronology', row)}{LABELS}"

    assert "A quiet day" in said(coordinator, f"{page}&text=QUIET")
    assert "A quiet day" in said(coordinator, f"{page}&people=neighbour")


def test_agencies_are_called_by_their_labels(coordinator: PageClient, row: ChronologyRow) -> None:
    name = row.agency.name
    GlossaryEntryFactory(chronology=row.chronology, label="School 1", names=name, kind=Kind.PLACE)

    page = said(coordinator, f"{address('chronology', row)}{LABELS}&agency={name}")
    picture = html(coordinator, f"{at('pictures', row.chronology.case_file)}{LABELS}")

    assert "Agency: School 1" in page
    assert name not in page
    assert "School 1: 2" in picture
    assert f"{name}: 2" not in picture


def test_pictures_show_the_same_facts_with_labels(
    coordinator: PageClient, row: ChronologyRow
) -> None:
    label(row.chronology)
    path = f"{at('pictures', row.chronology.case_file)}{LABELS}"

    page = html(coordinator, f"{path}&show=missed")

    assert "Mother did not attend" in page
    assert names_in(page) == []
    assert 'href="?read=labels&amp;show=voice"' in page


def test_who_knew_of_somebody_is_asked_by_the_label(
    coordinator: PageClient, row: ChronologyRow
) -> None:
    label(row.chronology)
    path = f"{at('pictures', row.chronology.case_file)}{LABELS}&show=knowledge"

    assert "Mother did not attend" in said(coordinator, f"{path}&fact=Mother")
    assert "did not attend" not in said(coordinator, f"{path}&fact=Goldie")


def test_many_rows_of_a_line_are_led_to_with_labels(
    coordinator: PageClient, row: ChronologyRow
) -> None:
    name = row.agency.name
    GlossaryEntryFactory(chronology=row.chronology, label="School 1", names=name, kind=Kind.PLACE)
    for _ in range(20):
        ChronologyRowFactory(received=row.received)

    page = html(coordinator, f"{at('pictures', row.chronology.case_file)}{LABELS}&show=months")

    assert "/chronology/?read=labels&amp;agency=Westshire" in page


@pytest.mark.parametrize("ending", ["json", "csv", "docx", "xlsx", "pdf"])
def test_a_copy_has_labels_for_names(
    coordinator: PageClient, row: ChronologyRow, ending: str
) -> None:
    label(row.chronology)

    response = coordinator.get(at("download", row.chronology.case_file, ending) + LABELS)

    content = bytes(response.content)
    if ending in ("docx", "xlsx"):
        with ZipFile(BytesIO(content)) as packed:
            content = b"".join(packed.read(name) for name in packed.namelist())
    text = content.decode("utf-8", "replace")
    assert names_in(text) == []
    assert "Mother" in text or ending == "pdf"
    assert "with labels" in response["Content-Disposition"]
    entry = AuditEntry.objects.get(event="chronologies:chronology:downloaded")
    assert entry.details["with_labels"] is True
    assert entry.details["whole"] is True


def test_a_copy_of_what_was_found_by_a_label_has_those_rows(
    coordinator: PageClient, row: ChronologyRow
) -> None:
    label(row.chronology)
    path = at("download", row.chronology.case_file, "json")

    copied = json.loads(coordinator.get(f"{path}{LABELS}&people=mother").content)

    assert [one["event"] for one in copied["rows"]] == [
        "Mother did not attend, and Mother was angry."
    ]


@pytest.mark.parametrize("kind", [Kind.HOME, Kind.REPORTER])
@pytest.mark.parametrize("page", ["chronology", "row", "asked"])
def test_whoever_may_not_see_what_a_name_tells_reads_labels_whatever_the_address_says(
    sign_in: SignIn, row: ChronologyRow, kind: Kind, page: str
) -> None:
    label(row.chronology, kind)
    member = sign_in(Role.GROUP_MEMBER)
    GrantFactory(case_file=row.chronology.case_file, user=None, agency_id=member.viewer.agency_id)

    shown = html(member, f"{address(page, row)}?read=names")

    assert names_in(shown) == []
    assert "some of them tell what you may not see" in shown
    assert "Read the names" not in shown


def test_a_name_that_anybody_may_see_leaves_the_choice(sign_in: SignIn, row: ChronologyRow) -> None:
    label(row.chronology)
    member = sign_in(Role.GROUP_MEMBER)
    GrantFactory(case_file=row.chronology.case_file, user=None, agency_id=member.viewer.agency_id)

    shown = html(member, address("chronology", row))

    assert "Marigold" in shown
    assert "Read labels" in shown


def test_whoever_may_not_see_homes_gets_copies_with_labels(
    sign_in: SignIn, row: ChronologyRow
) -> None:
    label(row.chronology, Kind.HOME)
    chair = sign_in(Role.INDEPENDENT_CHAIR)

    response = chair.get(at("download", row.chronology.case_file, "csv"))

    assert names_in(bytes(response.content).decode()) == []


def test_an_agency_reads_its_own_return_as_it_wrote_it(
    school: PageClient, row: ChronologyRow
) -> None:
    label(row.chronology, Kind.HOME)

    for page in ("row", "asked"):
        shown = html(school, address(page, row) + LABELS)
        assert "Goldie did not attend" in shown
        assert "Labels stand" not in shown


@pytest.mark.parametrize("page", ["note", "ask_about"])
def test_a_form_about_a_row_shows_it_with_labels_and_leads_back_so(
    coordinator: PageClient, row: ChronologyRow, page: str
) -> None:
    label(row.chronology)
    path = address(page, row) + LABELS

    shown = html(coordinator, path)
    done = coordinator.post(path, {"words": "A word"})

    assert "Mother did not attend" in shown
    assert done["Location"] == address("row", row) + LABELS


def test_an_answer_shows_its_row_with_labels(coordinator: PageClient, row: ChronologyRow) -> None:
    label(row.chronology)
    question = AgencyQuestionFactory(row=row)
    path = at("answer", row.chronology.case_file, question.pk)

    assert "Mother did not attend" in said(coordinator, path + LABELS)


def test_what_changed_reads_with_labels(coordinator: PageClient, row: ChronologyRow) -> None:
    label(row.chronology)
    newer = ReceivedReturnFactory(
        asked=row.received.asked, number=2, state="REPLACED", columns=COLUMNS
    )
    ChronologyRowFactory(received=newer, event="Goldie came.", first=None, last=None)
    path = at("changes", row.chronology.case_file, row.received.asked_id)

    assert "Goldie came." in said(coordinator, path)
    page = answered(coordinator.get(path + LABELS))
    assert "Mother came." in page
    assert names_in(page) == []


def test_only_whoever_may_send_a_return_is_offered_the_blank_template(
    coordinator: PageClient, sign_in: SignIn, row: ChronologyRow
) -> None:
    words = "If you have no chronology of your own yet"

    assert words in said(coordinator, address("asked", row))
    assert words not in said(sign_in(Role.GROUP_CHAIR), address("asked", row))
