from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import typst
from pypdf import PdfReader

from heed.documents import pdf
from heed.documents.drawing import NotADrawing
from heed.documents.tests.example import paper
from heed.documents.tests.reading import pdf_tag_tree, pdf_tags
from heed.documents.tree import Document, Paragraph, Picture

AT = datetime(2020, 1, 29, 10, 0, tzinfo=UTC)


def catalogue(data: bytes) -> Any:
    return PdfReader(BytesIO(data)).root_object


@pytest.fixture(scope="module")
def printed() -> bytes:
    return pdf.render(paper(), produced_at=AT, author="Alex Example")


def test_the_pdf_says_what_it_is(printed: bytes) -> None:
    reader = PdfReader(BytesIO(printed))

    assert reader.metadata is not None
    assert reader.metadata.title == "Serious case reviews"
    assert reader.metadata.author == "Alex Example"
    assert reader.metadata.creation_date == AT
    assert catalogue(printed)["/Lang"] == "en-GB"
    assert catalogue(printed)["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_pdf_is_tagged_and_claims_pdf_ua(printed: bytes) -> None:
    assert catalogue(printed)["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in catalogue(printed)["/Metadata"].get_object().get_data()


def test_the_tags_name_headings_lists_tables_and_pictures(printed: bytes) -> None:
    tags = pdf_tags(printed)

    assert [tag for tag in tags if tag in ("H1", "H2")] == (
        ["H1", "H1", "H2", "H2", "H1", "H1", "H1", "H1", "H2"]
    )
    assert tags.count("Table") == 2
    assert tags.count("TH") == 6
    assert tags.count("L") == 4
    assert tags.count("Link") == 3


def test_the_picture_has_its_words(printed: bytes) -> None:
    root = catalogue(printed)["/StructTreeRoot"].get_object()

    alternatives = [str(tag["/Alt"]) for tag in pdf_tag_tree(root) if "/Alt" in tag]
    assert any("Three groups answer to it" in words for words in alternatives)


def test_every_page_carries_marking_and_number(printed: bytes) -> None:
    pages = [page.extract_text() for page in PdfReader(BytesIO(printed)).pages]

    assert len(pages) >= 3
    for number, words in enumerate(pages, start=1):
        assert words.count("OFFICIAL-SENSITIVE") == 2
        assert f"Page {number} of {len(pages)}" in words


def test_only_our_own_font_is_used(printed: bytes) -> None:
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[1].removesuffix("-Identity-H")
        for page in catalogue(printed)["/Pages"]["/Kids"]
        for font in page.get_object()["/Resources"]["/Font"].values()
    }

    assert fonts <= {"Inter-Regular", "Inter-Bold", "Inter-Italic"}


def test_a_plain_document_prints_without_furniture() -> None:
    data = pdf.render(Document(title="A note", language="cy", blocks=(Paragraph("Geiriau."),)),
                      produced_at=AT)  # fmt: skip

    assert catalogue(data)["/Lang"] == "cy"


def test_a_picture_that_is_more_than_a_drawing_is_refused() -> None:
    picture = Picture(svg="<html/>", caption="A", alternative="B")

    with pytest.raises(NotADrawing):
        pdf.render(Document(title="Title", blocks=(picture,)), produced_at=AT)


def test_typst_cannot_read_outside_its_templates(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    template = tmp_path / "templates" / "paper.typ"
    template.parent.mkdir()
    template.write_text('#read("../secret")')

    with pytest.raises(typst.TypstError, match=r"outside of project root|escape"):
        typst.compile(template, root=template.parent, ignore_system_fonts=True)
