"""Does every form of a combined chronology say every row, and can none of them run anything?"""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import docx as python_docx
import jsonschema
import openpyxl
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from heed.chronologies.merging import combining
from heed.chronologies.merging.combined import Combined
from heed.chronologies.merging.tests.returns import row, sent, span
from heed.chronologies.outputs import edition, paper, sheets, tints, writing
from heed.chronologies.outputs.paper import Cover
from heed.chronologies.outputs.tests.combining import AT, FORMULA, combined
from heed.chronologies.outputs.writing import UnknownForm
from heed.documents import spreadsheets
from heed.documents.tests.reading import pdf_tags

SCHEMA = json.loads(
    Path("heed/chronologies/schemas/chronology.schema.json").read_text(encoding="utf-8")
)
UNTIL = span(None, "2020-05-01")
COVER = Cover(marking="OFFICIAL-SENSITIVE", copy="Copy 3 of 12", front=(("Child", "C1"),))


def written(ending: str, found: Combined | None = None) -> bytes:
    whole = combined() if found is None else found
    return b"".join(writing.written(whole, ending=ending, cover=COVER, produced_at=AT))


def test_json_keeps_the_contract_and_says_why_rows_are_marked() -> None:
    said = json.loads(written(".json"))

    jsonschema.validate(said, SCHEMA)
    first, second, *_ = said["rows"]
    assert (first["id"], first["conflicts_with"]) == ("police.docx:Sheet 2:2", ["gp.csv:2"])
    assert second["compared"][0]["with"] == "police.docx:Sheet 2:2"
    assert second["compared"][0]["kind"] == "conflict"
    assert "which side: hand" in second["compared"][0]["why"][0]
    assert said["returns"][1] == {
        "file": "police.docx", "agency": "Police", "rows": 2, "problems": 1,
    }  # fmt: skip


def test_every_key_of_json_is_described() -> None:
    said = json.loads(written(".json"))

    described = SCHEMA["properties"]
    dates = SCHEMA["$defs"]["written_date"]["properties"]
    assert said.keys() <= described.keys()
    for part in ("rows", "problems", "returns"):
        keys = {key for one in said[part] for key in one}
        assert keys <= described[part]["items"]["properties"].keys()
    assert {key for one in said["rows"] for key in one["date"]} <= dates.keys()


def test_an_empty_chronology_is_json_too() -> None:
    said = json.loads(written(".json", combining.merge([])))

    jsonschema.validate(said, SCHEMA)


def test_csv_says_every_cell_and_runs_none() -> None:
    text = written(".csv").decode()

    assert text.startswith("\ufeff")
    head, *rows = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""))
    first = dict(zip(head, rows[0], strict=True))
    assert first["Response"] == f"'{FORMULA}"
    assert spreadsheets.plain(first["Response"]) == FORMULA
    assert (first["Row"], first["From"], first["Until"], first["Table"]) == (
        "police.docx:Sheet 2:2", "2019-03-12", "13/03/2019", "Sheet 2",
    )  # fmt: skip
    assert first["Officer"] == "PC 1"
    assert [row[0] for row in rows] == [entry.id for entry in combined().rows]


def test_two_cells_under_one_heading_are_both_said() -> None:
    found = combined()
    twice = found.rows[0].row.columns[2]
    columns = (*found.rows[0].row.columns, twice)
    entry = edition.relabelled(found, str).rows[0]
    object.__setattr__(entry.row, "columns", columns)
    object.__setattr__(entry.row, "cells", (*entry.row.cells, "second"))

    [_, row] = list(sheets._rows([entry, entry], [column.heading for column in columns[:-1]]))
    assert row[-2] == f"{FORMULA}\nsecond"


def test_a_workbook_says_every_cell_as_text() -> None:
    book = openpyxl.load_workbook(BytesIO(written(".xlsx")))

    assert book.sheetnames == ["Chronology", "How to read this", "Returns", "Problems"]
    sheet: Any = book["Chronology"]
    head = [cell.value for cell in sheet[1]]
    response = sheet[2][head.index("Response")]
    assert (response.value, response.data_type, response.quotePrefix) == (FORMULA, "s", True)
    assert sheet[2][head.index("Event")].value.endswith("left hand\nSecond line")
    assert sheet.freeze_panes == "A2"
    assert sheet.max_row == 1 + len(combined().rows)
    assert [[cell.value for cell in row] for row in book["Problems"].iter_rows(min_row=2)] == [
        ["gp.csv", "Sheet 1", None, "Zoë is named."],
        ["police.docx", None, "3", "No date."],
    ]


def test_word_says_it_all_in_landscape_with_marking_copy_and_repeated_heads() -> None:
    file = python_docx.Document(BytesIO(written(".docx")))

    section = file.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width > section.page_height
    assert section.header.paragraphs[0].text == "OFFICIAL-SENSITIVE"
    assert [line.text for line in section.footer.paragraphs][1:] == [
        "Copy 3 of 12", "OFFICIAL-SENSITIVE",
    ]  # fmt: skip
    table, undated = file.tables[1:3]
    assert len(table.rows) + len(undated.rows) == 2 + len(combined().rows)
    for one in (table, undated):
        assert len(one.rows[0]._tr.findall(".//" + qn("w:tblHeader"))) == 1
    cells = [cell.text for cell in table.rows[1].cells]
    assert cells[0] == "1"
    assert cells[1] == "12/03/2019\n10:00\nuntil 13/03/2019\nfrom the row above"
    assert cells[2] == "Police\nLog\npolice.docx, Sheet 2, row 2"
    assert cells[3] == (
        f"Strategy meeting, burn to left hand\nSecond line\nResponse: {FORMULA}\nOfficer: PC 1"
    )
    assert cells[4].startswith("Contradicts? No. 2: which side: hand: left (Police), right (GP)")
    assert undated.rows[1].cells[1].text == "sometime"
    assert undated.rows[2].cells[1].text == "sometime\nIt has no year."
    assert undated.rows[2].cells[3].text.startswith("Author’s note")


def test_an_agency_has_its_colour_in_word() -> None:
    file = python_docx.Document(BytesIO(written(".docx")))

    tables = file.tables[1:3]
    fills = [shade.get(qn("w:fill")) for one in tables for shade in one._tbl.iter(qn("w:shd"))]
    assert fills == [tints.TINTS[at] for at in (1, 0, 0, 1)]


def test_pdf_is_tagged_and_says_every_row() -> None:
    data = written(".pdf")
    reader = PdfReader(BytesIO(data))

    words = " ".join(page.extract_text() for page in reader.pages)
    assert pdf_tags(data).count("TR") == sum(1 + rows for rows in (3, 2, 2, 2))
    assert reader.pages[0].mediabox.width > reader.pages[0].mediabox.height
    assert "Strategy meeting re burn to right hand" in words
    assert words.count("Copy 3 of 12") == len(reader.pages)


def test_each_year_has_a_heading_and_tables_that_are_not_too_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(paper, "LONGEST_TABLE", 2)
    rows = [row(f"{year}-03-12", "Seen") for year in (2018, 2019, 2019, 2019)]

    data = written(".pdf", combining.merge([sent(*rows), sent(row(UNTIL), file="b.csv")]))

    reader = PdfReader(BytesIO(data))
    words = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert _bookmarks(reader) == [
        "How to read this", "Returns", "Chronology", "2018", "2019", "2020", "Problems",
    ]  # fmt: skip
    for caption in ("2018, row 1", "2019, rows 2 to 3", "2019, row 4", "2020, row 5"):
        assert f": {caption} No. When" in words


def _bookmarks(reader: PdfReader) -> list[str]:
    """Return every bookmark in order, those inside others too."""
    found: list[str] = []
    left: list[Any] = list(reader.outline)
    while left:
        one = left.pop(0)
        if isinstance(one, list):
            left = [*one, *left]
        else:
            found.append(one.title)
    return found


def test_a_chronology_without_rows_or_problems_says_so() -> None:
    file = python_docx.Document(BytesIO(written(".docx", combining.merge([]))))

    said = [paragraph.text for paragraph in file.paragraphs]
    assert "There are no rows." in said
    assert "Everything that was sent could be understood." in said


def test_a_filtered_copy_says_where_a_row_stands_that_is_not_in_it() -> None:
    some = edition.chosen(combined(), ["gp.csv:2"])

    table = python_docx.Document(BytesIO(written(".docx", some))).tables[1]
    assert len(table.rows) == 2
    assert "police.docx:Sheet 2:2 (not in this copy)" in table.rows[1].cells[4].text
    assert some.returns == combined().returns


@pytest.mark.parametrize("ending", [".json", ".csv", ".xlsx", ".docx"])
def test_with_labels_no_name_is_left_anywhere(ending: str) -> None:
    def relabel(text: str) -> str:
        return text.replace("Police", "Agency 1").replace("police", "agency1").replace("Zoë", "M")

    found = edition.relabelled(combined(), relabel)

    data = written(ending, found)
    said = data.decode() if ending in (".json", ".csv") else _everything(data)
    assert "Police" not in said
    assert "police" not in said
    assert "Zoë" not in said
    assert found.rows[1].conflicts_with == ("agency1.docx:Sheet 2:2",)


def _everything(data: bytes) -> str:
    if data[30:50].startswith(b"[Content_Types].xml") and b"xl/workbook" in data:
        book = openpyxl.load_workbook(BytesIO(data))
        return " ".join(str(cell.value) for sheet in book for row in sheet for cell in row)
    file = python_docx.Document(BytesIO(data))
    return " ".join(text.text or "" for text in file.element.body.iter(qn("w:t")))


def test_another_ending_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownForm, match=r"all\.odt must end in \.docx, \.xlsx, \.csv"):
        writing.check("all.odt")


@pytest.mark.parametrize("tint", tints.TINTS)
def test_black_text_can_be_read_on_every_colour(tint: str) -> None:
    assert tints.contrast(tint, tints.INK) >= tints.LEAST_CONTRAST


def test_contrast_is_counted_as_the_guidelines_do() -> None:
    assert tints.contrast("000000", "FFFFFF") == pytest.approx(21)
    assert tints.contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_colours_are_the_agencies_own_whatever_order_they_come_in() -> None:
    names = [f"Agency {at:02}" for at in range(20)]

    assert tints.by_agency(names) == tints.by_agency(reversed(names))
    assert tints.by_agency(names)["Agency 16"] == tints.TINTS[0]


def test_a_paper_has_a_title_of_its_own_unless_it_is_given_another() -> None:
    assert paper.document(combined(), Cover()).title == "Combined chronology"
