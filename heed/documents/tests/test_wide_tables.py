"""Do wide tables keep their widths, colours and line breaks in every format?"""

from datetime import UTC, datetime
from io import BytesIO

import docx as python_docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from heed.documents import docx, html, pdf, text
from heed.documents.tests.reading import html_words, pdf_words
from heed.documents.tree import (
    BadDocument,
    Document,
    LineBreak,
    Link,
    Paragraph,
    Table,
    lines,
    paragraphs,
)

AT = datetime(2026, 11, 23, tzinfo=UTC)
WIDE = Table(
    caption="Wide",
    header=("No.", "Agency", "Event"),
    rows=(
        ("1", "Police", lines(" first\r\nsecond\v<third> & all ")),
        ("2", "GP", (Link("page", "https://example.org/?a=1&b=2"), " after")),
    ),
    numeric=(0,),
    widths=(1, 2, 7),
    tints=("CFE3F7", ""),
    tinted=1,
)
DOCUMENT = Document(title="Wide", blocks=(WIDE,), landscape=True, copy="Copy 2 of 9")


def test_text_that_somebody_typed_keeps_its_lines() -> None:
    assert lines("one\ntwo") == ("one", LineBreak(), "two")
    assert lines("") == ("",)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [({"widths": (1, 2)}, "needs a width"), ({"tints": ("CFE3F7",)}, "needs a tint")],
)
def test_a_table_has_a_width_for_each_column_and_a_tint_for_each_row(
    change: dict[str, tuple[str, ...]], sentence: str
) -> None:
    with pytest.raises(BadDocument, match=sentence):
        Table(caption="A", header=("a",), rows=(("1",), ("2",)), **change)  # type: ignore[arg-type]  # one at a time


def test_word_lays_the_page_on_its_side_and_keeps_widths_tints_and_lines() -> None:
    file = python_docx.Document(BytesIO(docx.render(DOCUMENT, produced_at=AT)))

    section, table = file.sections[0], file.tables[0]
    assert (section.page_width, section.page_height) == (10692130, 7560310)
    widths = [int(column.get(qn("w:w")) or 0) for column in table._tbl.iter(qn("w:gridCol"))]
    assert widths == [1513, 3027, 10596]
    assert [shade.get(qn("w:fill")) for shade in table._tbl.iter(qn("w:shd"))] == ["CFE3F7"]
    assert table.rows[1].cells[2].text == "first\nsecond\n<third> & all"
    assert table.rows[2].cells[2].text == "page after"
    assert "https://example.org/?a=1&b=2" in {
        one.target_ref for one in file.part.rels.values() if one.is_external
    }
    assert [line.text for line in section.footer.paragraphs][1] == "Copy 2 of 9"


def test_a_paragraph_of_word_keeps_its_lines() -> None:
    document = Document(title="A", blocks=(Paragraph(lines("one\ntwo")),))

    file = python_docx.Document(BytesIO(docx.render(document, produced_at=AT)))

    assert file.paragraphs[1].text == "one\ntwo"


def test_pdf_lays_the_page_on_its_side_with_the_mark_of_the_copy() -> None:
    data = pdf.render(DOCUMENT, produced_at=AT)

    page = PdfReader(BytesIO(data)).pages[0]
    assert page.mediabox.width > page.mediabox.height
    assert "Copy 2 of 9" in pdf_words(data)
    assert "first\nsecond" in page.extract_text()


def test_html_and_text_keep_what_is_said() -> None:
    page = html.render(DOCUMENT)

    assert "first<br>second<br>&lt;third&gt; &amp; all" in page
    assert "first" in html_words(page)
    assert "first second <third> & all" in text.render(DOCUMENT)


def test_thousands_of_rows_are_one_table_in_word() -> None:
    many = Table(caption="Many", header=("a", "b"), rows=(("1", "2"),) * 3000)

    data = docx.render(Document(title="Many", blocks=(many, *paragraphs("end"))), produced_at=AT)

    assert len(python_docx.Document(BytesIO(data)).tables[0]._tbl.tr_lst) == 3001
