"""Is what the rules find kept beside each row, found anew in time, and never taken for granted?"""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from heed.children.models import Child
from heed.chronologies.actions import finding
from heed.chronologies.models import AskedAgency, Chronology, ChronologyRow, ReceivedReturn
from heed.chronologies.models.returns import BETWEEN_CELLS
from heed.chronologies.tests.browsing import at, said
from heed.chronologies.tests.factories import ChronologyRowFactory, ReceivedReturnFactory
from heed.chronologies.tests.sending import SURE, send
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("now")
ABSENT = "Wendell told his teacher that he was hungry."


@pytest.fixture
def row(asked: AskedAgency) -> ChronologyRow:
    """A row of the school that nobody looked through yet."""
    made: ChronologyRow = ChronologyRowFactory(
        received=ReceivedReturnFactory(asked=asked),
        event=ABSENT,
        first=date(2025, 1, 10),
        cells=BETWEEN_CELLS.join(("10 January 2025", "Notes", ABSENT)),
    )
    return made


def voice(client: PageClient, chronology: Chronology) -> tuple[str, bool]:
    """Return the page of the child's voice, and whether words of rows were read for it."""
    with CaptureQueriesContext(connection) as asked:
        page = said(client, f"{at('pictures', chronology.case_file)}?show=voice")
    return page, any('"cells"' in one["sql"] for one in asked.captured_queries)


@pytest.mark.usefixtures("files")
def test_what_the_rules_find_is_kept_when_a_return_comes(
    coordinator: PageClient, school: PageClient, asked: AskedAgency
) -> None:
    send(school, asked, SURE)

    page, words_were_read = voice(coordinator, asked.chronology)

    assert "Home visit: Wendell was seen and spoken to." in page
    assert not words_were_read
    assert all(one.found for one in ChronologyRow.unscoped.all())


def test_before_rows_were_looked_through_their_words_are_read(
    coordinator: PageClient, row: ChronologyRow
) -> None:
    page, words_were_read = voice(coordinator, row.chronology)

    assert ABSENT in page
    assert words_were_read


def test_rows_are_looked_through_once(row: ChronologyRow) -> None:
    finding.find(row.chronology)
    ChronologyRow.unscoped.update(found="{}")

    finding.find(row.chronology)

    assert ChronologyRow.unscoped.get(pk=row.pk).found == "{}"


def test_when_the_rules_change_rows_are_looked_through_anew(
    coordinator: PageClient, row: ChronologyRow
) -> None:
    ChronologyRow.unscoped.update(found="{}")
    Chronology.unscoped.update(found_by="rules of another day")

    before, words_were_read = voice(coordinator, row.chronology)
    finding.find(Chronology.unscoped.get(pk=row.chronology_id))
    after, words_were_read_again = voice(coordinator, row.chronology)

    assert (words_were_read, words_were_read_again) == (True, False)
    assert ABSENT in before
    assert ABSENT in after


def test_under_another_name_of_the_child_nothing_kept_is_believed(
    coordinator: PageClient, row: ChronologyRow
) -> None:
    finding.find(row.chronology)
    Child.unscoped.update(name="Tom")

    page, words_were_read = voice(coordinator, row.chronology)

    assert words_were_read
    assert ABSENT not in page


def test_one_row_not_looked_through_has_all_words_read(
    coordinator: PageClient, row: ChronologyRow
) -> None:
    finding.find(row.chronology)
    ChronologyRow.unscoped.update(found="")

    page, words_were_read = voice(coordinator, row.chronology)

    assert words_were_read
    assert ABSENT in page


def test_older_versions_are_left_alone(row: ChronologyRow) -> None:
    ReceivedReturn.unscoped.update(state=ReceivedReturn.State.REPLACED)

    finding.find(row.chronology)

    assert ChronologyRow.unscoped.get(pk=row.pk).found == ""
