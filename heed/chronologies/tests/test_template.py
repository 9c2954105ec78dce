"""Does a blank template ask for the columns chosen, and is it understood when it comes back?"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest

from heed.chronologies import blanks, reading
from heed.chronologies.column_names import AskedColumn, as_json, chosen, usual
from heed.chronologies.models import (
    AskedAgency,
    Chronology,
    ChronologyRow,
    RememberedColumns,
    ReturnProblem,
)
from heed.chronologies.outputs import blank
from heed.chronologies.readers import opening
from heed.chronologies.rows import Meaning
from heed.chronologies.tests.browsing import answered, at, html, said
from heed.chronologies.tests.sending import send
from heed.core import clock
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("now", "files")
# Its title could be taken for what happened, and is the partnership's own.
OWN = AskedColumn(
    title="Event type",
    say="=Choose one: visit, call or meeting",
    needed=False,
    means=Meaning.OTHER,
)
ROWS = (
    ("3 March 2025", "10:30", "Case notes", "Home visit: Wendell was seen.", "None", "Visit"),
    ("about 5 March 2025", "", "School register", "Wendell was absent.", "A call home.", "Call"),
    ("April 2025", "", "", "Moved to Mill Street.", "", ""),
)


@pytest.fixture
def asked_with_own(asked: AskedAgency) -> AskedAgency:
    """The school, asked for the usual columns, time, response, and one of the partnership's own."""
    columns = (*chosen((), [Meaning.START_TIME, Meaning.RESPONSE]), OWN)
    Chronology.unscoped.update(asks_for=as_json(columns))
    return AskedAgency.unscoped.select_related("chronology__case_file", "agency").get()


def template(asked: AskedAgency, ending: str) -> bytes:
    wanted = blanks.blank(asked.chronology, asked)
    return blank.written(wanted, ending=ending, produced_at=clock.now())


def filled_in(content: bytes, ending: str) -> bytes:
    """Write rows into a blank template as an agency would; Excel's dates are typed as text."""
    into = BytesIO()
    if ending == "docx":
        document = docx.Document(BytesIO(content))
        for row, cells in zip(document.tables[0].rows[1:], ROWS, strict=False):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        document.save(into)
    else:
        book = openpyxl.load_workbook(BytesIO(content))
        for cells in ROWS:
            book[blank.SECOND_SHEET].append(cells)
        book.save(into)
    return into.getvalue()


@pytest.mark.parametrize("ending", blank.ENDINGS)
def test_a_template_that_was_filled_in_is_read_without_any_question(
    school: PageClient, asked_with_own: AskedAgency, ending: str
) -> None:
    content = filled_in(template(asked_with_own, ending), ending)

    page = answered(send(school, asked_with_own, content, name=f"ours.{ending}"))

    assert "its rows stand in the chronology" in page
    rows = list(ChronologyRow.unscoped.select_related("received").order_by("pk"))
    assert [tuple(row.written_cells) for row in rows] == list(ROWS)
    assert [(row.event, row.source) for row in rows] == [(cells[3], cells[2]) for cells in ROWS]
    assert [row.is_certain for row in rows] == [True, False, True]
    assert [said for column, said in rows[0].in_columns() if column.means is Meaning.OTHER] == [
        "Visit"
    ]
    assert [problem.what for problem in ReturnProblem.unscoped.all()] == [
        "It says nothing under “Source of information”, which every row needs."
    ]


@pytest.mark.parametrize("ending", blank.ENDINGS)
def test_an_own_column_is_shown_beside_its_row(
    school: PageClient, coordinator: PageClient, asked_with_own: AskedAgency, ending: str
) -> None:
    send(school, asked_with_own, filled_in(template(asked_with_own, ending), ending), f"o.{ending}")

    page = said(coordinator, at("chronology", asked_with_own.chronology.case_file))

    assert "Event type: Visit" in page


@pytest.mark.parametrize("ending", blank.ENDINGS)
def test_only_what_the_agency_wrote_outside_the_table_is_told_of(
    asked_with_own: AskedAgency, tmp_path: Path, ending: str
) -> None:
    content = filled_in(template(asked_with_own, ending), ending)
    changed = BytesIO()
    if ending == "docx":
        document = docx.Document(BytesIO(content))
        document.add_paragraph("We have no records before 2020.")
        document.save(changed)
    else:
        book = openpyxl.load_workbook(BytesIO(content))
        book[blank.FIRST_SHEET].append(["We have no records before 2020."])
        book.save(changed)
    opened = opening.open_content(changed.getvalue(), name=f"ours.{ending}")

    read = reading.understand(opened, asked_with_own, name="ours", born=None)

    outside = [one.what for one in read.said.problems if "outside" in one.what]
    assert outside == ["It stands outside the chronology: “We have no records before 2020.”."]


def test_what_somebody_said_of_an_agency_s_columns_counts_more(
    asked_with_own: AskedAgency,
) -> None:
    content = filled_in(template(asked_with_own, "xlsx"), "xlsx")
    opened = opening.open_content(content, name="ours.xlsx")
    read = reading.understand(opened, asked_with_own, name="ours", born=None)
    agreed = read.mapping.corrected(1, {"Event type": Meaning.SIGNIFICANCE})
    RememberedColumns.objects.create(
        agency=asked_with_own.agency,
        template=agreed.template,
        meanings=agreed.remembered(),
        remembered_at=clock.now(),
    )

    again = reading.understand(opened, asked_with_own, name="ours", born=None)

    assert Meaning.SIGNIFICANCE in {column.means for column in again.said.columns}


def test_a_template_says_what_agencies_need_and_names_no_child(
    coordinator: PageClient, school: PageClient, asked_with_own: AskedAgency
) -> None:
    case_file = asked_with_own.chronology.case_file

    response = school.get(at("blank_for", case_file, asked_with_own.pk, "docx"))

    name = f"{case_file.partnership.marking} template {case_file.reference}.docx"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    document = docx.Document(BytesIO(bytes(response.content)))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for expected in (
        case_file.partnership.name,
        "1 November 2024 to 1 November 2026",
        "4 December 2026",
        "Write one event in each row.",
        "Date (needed in every row): The day it happened",
        "Event type: =Choose one",
    ):
        assert expected in words
    assert document.sections[0].header.paragraphs[0].text == case_file.partnership.marking
    assert "Wendell" not in words


def test_a_template_for_a_letter_names_no_agency(
    coordinator: PageClient, asked_with_own: AskedAgency
) -> None:
    case_file = asked_with_own.chronology.case_file
    path = at("blank", case_file, "xlsx")

    book = openpyxl.load_workbook(BytesIO(bytes(coordinator.get(path).content)))

    first, second = book.worksheets
    lines = [row[0].value for row in first]
    assert f"Marking: {case_file.partnership.marking}" in lines
    assert not any("return it by" in str(line) for line in lines)
    heads = [cell.value for cell in second[1]]
    assert heads[-1] == "Event type"
    assert second.column_dimensions["A"].number_format == "@"
    assert {cell.data_type for row in first for cell in row} == {"s"}
    assert coordinator.get(at("blank", case_file, "pdf")).status_code == 404
    assert path in html(coordinator, at("ask", case_file))


def test_the_template_is_offered_where_an_agency_is_asked(
    school: PageClient, police: PageClient, asked: AskedAgency
) -> None:
    case_file = asked.chronology.case_file
    path = at("blank_for", case_file, asked.pk, "docx")

    assert path in html(school, at("asked", case_file, asked.pk))
    assert path in html(school, at("add", case_file, asked.pk))
    assert police.get(path).status_code == 404
    assert school.get(at("blank", case_file, "docx")).status_code == 403


def test_a_plan_that_is_changed_keeps_own_columns_and_words(
    asked_with_own: AskedAgency, now: datetime
) -> None:
    columns = asked_with_own.chronology.columns

    kept = chosen(columns, [Meaning.RESPONSE, Meaning.VOICE])

    assert [one.title for one in kept] == [
        "Date",
        "Source of information",
        "What happened",
        "What was done",
        "Event type",
        "Child’s voice",
    ]
    assert kept[-1] == usual(Meaning.VOICE)


def test_an_author_s_note_needs_nothing_more(asked_with_own: AskedAgency) -> None:
    content = "Date,Source of information,What happened\r\n3 March 2025,# note,\r\n,,Nothing\r\n"
    opened = opening.open_content(content.encode(), name="ours.csv")

    read = reading.understand(opened, asked_with_own, name="ours.csv", born=None)

    said_of_rows = [one.what for one in read.said.problems]
    assert said_of_rows == [
        "It has no date.",
        "It says nothing under “Source of information”, which every row needs.",
    ]
