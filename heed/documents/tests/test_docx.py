from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx as python_docx
import pytest
from docx.document import Document as WordFile
from docx.oxml.ns import qn

from heed.documents import docx, word
from heed.documents.tests.example import paper
from heed.documents.tree import (
    Box,
    Document,
    LetteredList,
    NumberedList,
    Paragraph,
    Section,
    Table,
)

AT = datetime(2020, 1, 29, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def data() -> bytes:
    return docx.render(paper(), produced_at=AT, author="Alex\x00 Example")


@pytest.fixture(scope="module")
def file(data: bytes) -> WordFile:
    return python_docx.Document(BytesIO(data))


def styles(file: WordFile) -> list[str]:
    return [str(paragraph.style.name) for paragraph in file.paragraphs if paragraph.style]


def test_the_file_says_what_it_is(file: WordFile) -> None:
    properties = file.core_properties

    assert properties.title == "Serious case reviews"
    assert properties.subject == "Overview for the year 2019"
    assert (properties.author, properties.last_modified_by) == ("Alex Example", "Alex Example")
    assert properties.language == "en-GB"
    assert properties.comments == ""
    assert (properties.created, properties.modified) == (AT, AT)


def test_headings_are_headings(file: WordFile) -> None:
    levels = [name for name in styles(file) if name.startswith(("Title", "Heading"))]

    assert levels == ["Title"] + [f"Heading {level}" for level in (1, 1, 2, 2, 1, 1, 1, 1, 2)]


def test_the_language_is_british_english(file: WordFile) -> None:
    languages = {mark.get(qn("w:val")) for mark in file.styles.element.iter(qn("w:lang"))}

    assert languages == {"en-GB"}


def test_the_page_is_a4_with_marking_and_page_numbers(file: WordFile) -> None:
    section = file.sections[0]

    assert section.page_width is not None
    assert round(section.page_width.mm) == 210
    assert section.header.paragraphs[0].text == "OFFICIAL-SENSITIVE"
    assert section.footer.paragraphs[1].text == "OFFICIAL-SENSITIVE"
    fields = [field.get(qn("w:instr")) for field in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_paragraphs_are_numbered_by_word_itself(file: WordFile) -> None:
    assert styles(file).count(word.NUMBERED) == 11
    assert number_format(file, file.styles[word.NUMBERED].element) == ("decimal", "%1.")


def test_each_list_starts_again(file: WordFile) -> None:
    document = Document(
        title="Lists",
        blocks=(LetteredList(("a", "b")), NumberedList(("c",)), LetteredList(("d",))),
    )
    lists = python_docx.Document(BytesIO(docx.render(document, produced_at=AT))).paragraphs[1:]

    ids = [number_id(paragraph._p) for paragraph in lists]
    assert ids[0] == ids[1]
    assert len(set(ids)) == 3


def test_tables_have_captions_heads_and_a_style(file: WordFile) -> None:
    table = file.tables[1]

    assert table.style is not None
    assert table.style.name == word.TABLE
    assert [len(row._tr.findall(".//" + qn("w:tblHeader"))) for row in table.rows] == [1, 0, 0, 0]
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    assert look is not None
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
    assert styles(file).count("Caption") == 3
    names = [[cell.paragraphs[0].style.name for cell in row.cells if cell.paragraphs[0].style]
             for row in table.rows]  # fmt: skip
    assert names[0] == [word.TABLE_HEADING] * 4
    assert names[1] == [word.TABLE_HEADING] + [word.TABLE_TEXT] * 3


def test_a_table_may_do_without_row_headings() -> None:
    table = Table(caption="Plain", header=("A",), rows=(("1",),), row_headers=False)

    data = docx.render(Document(title="Title", blocks=(table,)), produced_at=AT)

    printed = python_docx.Document(BytesIO(data)).tables[0]
    look: Any = printed._tbl.tblPr.find(qn("w:tblLook"))
    assert look.get(qn("w:firstColumn")) == "0"


def test_the_picture_has_its_words(file: WordFile) -> None:
    [shape] = file.element.body.iter(qn("wp:docPr"))

    assert "Three groups answer to it" in shape.get("descr")


def test_the_picture_begins_and_ends_where_the_text_does(file: WordFile) -> None:
    [picture] = file.element.body.iter(qn("wp:inline"))
    [extent] = picture.iter(qn("wp:extent"))

    around = [picture.get(side) for side in ("distT", "distB", "distL", "distR")]
    assert around == ["0"] * 4
    assert int(extent.get("cx")) == word.TEXT_WIDTH


def test_what_is_boxed_is_boxed_and_a_number_in_a_box_counts_on() -> None:
    document = Document(
        title="Title",
        blocks=(
            Section(
                "Recommendations",
                (
                    Box(
                        (
                            Paragraph("Asked to:"),
                            NumberedList(("a",)),
                            Paragraph("n", numbered=True),
                        )
                    ),
                ),
            ),
        ),
    )

    file = python_docx.Document(BytesIO(docx.render(document, produced_at=AT)))

    assert styles(file)[2:] == [word.BOX, "Box List Number", word.NUMBERED]


def test_links_can_be_followed(file: WordFile) -> None:
    targets = {rel.target_ref for rel in file.part.rels.values() if rel.is_external}

    assert "mailto:alex@example.org" in targets
    assert "https://www.example.org/working-together" in targets


def test_the_exempt_part_starts_a_page(file: WordFile) -> None:
    [exempt] = [
        paragraph for paragraph in file.paragraphs if paragraph.text == "Not for publication"
    ]

    assert exempt.paragraph_format.page_break_before


def test_nothing_is_left_over_from_the_empty_document(data: bytes) -> None:
    with ZipFile(BytesIO(data)) as package:
        names = package.namelist()

    assert not [name for name in names if "thumbnail" in name or "customXml" in name]


def test_every_style_used_and_named_exists(file: WordFile) -> None:
    known = {style.style_id for style in file.styles}

    used = {mark.get(qn("w:val")) for mark in file.element.body.iter(qn("w:pStyle"))}
    named = {
        mark.get(qn("w:val"))
        for tag in ("w:basedOn", "w:next", "w:link")
        for mark in file.styles.element.iter(qn(tag))
    }
    assert used <= known
    assert named <= known


def test_a_long_title_is_cut_only_where_word_cannot_hold_it() -> None:
    data = docx.render(Document(title="x" * 300, blocks=()), produced_at=AT)

    file = python_docx.Document(BytesIO(data))
    assert len(file.core_properties.title) == 255
    assert file.paragraphs[0].text == "x" * 300


def test_a_style_of_another_kind_is_not_mistaken_for_a_paragraphs() -> None:
    with pytest.raises(TypeError, match="not a style for paragraphs"):
        word.paragraph_style(python_docx.Document(), "Default Paragraph Font")


def number_id(element: Any) -> int:
    return int(element.pPr.numPr.numId.val)


def number_format(file: WordFile, element: Any) -> tuple[str, str]:
    """Follow a style's number to the pattern that Word prints."""
    numbering: Any = file.part.numbering_part.element
    pattern = numbering.num_having_numId(number_id(element)).abstractNumId.val
    [abstract] = [
        one for one in numbering.findall(qn("w:abstractNum"))
        if one.get(qn("w:abstractNumId")) == str(pattern)
    ]  # fmt: skip
    level = abstract.find(qn("w:lvl"))
    return level.find(qn("w:numFmt")).get(qn("w:val")), level.find(qn("w:lvlText")).get(qn("w:val"))
