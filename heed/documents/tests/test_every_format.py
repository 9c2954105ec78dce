from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st

from heed.documents import docx, html, pdf, text
from heed.documents.characters import DRAWABLE, drawable, printable
from heed.documents.tests.example import STRUCTURE, paper
from heed.documents.tests.reading import (
    html_words,
    in_pdf,
    numbered,
    pdf_words,
    said,
    squeezed,
    word_words,
)
from heed.documents.tree import (
    Box,
    BulletList,
    Document,
    Emphasis,
    Figure,
    LetteredList,
    Link,
    NumberedList,
    Paragraph,
    Picture,
    Section,
    Strong,
    Table,
)

AT = datetime(2020, 1, 29, 10, 0, tzinfo=UTC)
ALTERNATIVE = "The Executive Group stands at the top. Three groups answer to it"


Render = Callable[..., bytes]


@pytest.fixture(scope="module")
def printed() -> dict[str, str]:
    words = {
        "text": text.render(paper(), width=10_000),
        "html": html_words(html.render(paper())),
        "docx": word_words(docx.render(paper(), produced_at=AT)),
        "pdf": pdf_words(pdf.render(paper(), produced_at=AT)),
    }
    return {name: squeezed(one) for name, one in words.items()}


@pytest.mark.parametrize("name", ["text", "html", "docx", "pdf"])
def test_every_format_says_everything(name: str, printed: dict[str, str]) -> None:
    headers_and_footers = {squeezed(paper().marking)} if name == "docx" else set()

    missing = [piece for piece in said(paper()) if squeezed(piece) not in printed[name]]

    assert {squeezed(piece) for piece in missing} == headers_and_footers


@pytest.mark.parametrize("name", ["text", "html", "pdf"])
def test_paragraph_numbers_run_through_the_whole_paper(name: str, printed: dict[str, str]) -> None:
    found = [piece for piece in numbered(paper()) if squeezed(piece) in printed[name]]

    assert found == numbered(paper())
    assert [piece.split(".")[0] for piece in found] == [str(number) for number in range(1, 12)]


@pytest.mark.parametrize("name", ["text", "html", "docx"])
def test_the_picture_is_told_in_words(name: str, printed: dict[str, str]) -> None:
    assert squeezed(ALTERNATIVE) in printed[name]


def everything(words: str) -> Document:
    """Return a document with the words in every place there is for words."""
    runs = (words, Strong(words), Emphasis(words), Link(words, "https://example.org/" + words),
            Figure(words, words))  # fmt: skip
    return Document(
        title=f"A {words}",
        subtitle=words,
        marking=words,
        front=((words, words),),
        blocks=(
            Section(
                f"B {words}",
                (
                    Paragraph(runs, numbered=True),
                    Paragraph(words),
                    BulletList((runs, words)),
                    LetteredList((words,)),
                    NumberedList((words,)),
                    Table(caption=f"C {words}", header=(words,), rows=((runs,),), note=words),
                    Picture(
                        svg=STRUCTURE, caption=f"D {words}", alternative=f"{ALTERNATIVE} {words}"
                    ),
                    Box((Paragraph(words), BulletList((words,)))),
                ),
            ),
        ),
    )


HOSTILE = (
    '#read("/etc/passwd") $x$ *b* _i_ <script>alert(1)</script> & {{ 7 * 7 }} {% x %} \\ "\' @a'
)


@settings(max_examples=30, deadline=None)
@given(words=st.text(max_size=40))
@example(words=HOSTILE)
@example(words="\x00\x0b\x1b\ud800\ufffe\u202e\u00ad\u0301")
@example(words="محمد 中文 Siân Łukasz ŵ")
def test_any_text_survives_every_format(words: str) -> None:
    document = everything(words)
    expected = squeezed(printable(words))

    assert expected in squeezed(text.render(document, width=10_000))
    assert expected in squeezed(html_words(html.render(document)))
    assert expected in squeezed(word_words(docx.render(document, produced_at=AT)))
    assert pdf.render(document, produced_at=AT).startswith(b"%PDF")


def test_hostile_text_is_printed_and_not_obeyed() -> None:
    words = squeezed(pdf_words(pdf.render(everything(HOSTILE), produced_at=AT)))

    assert words.count(in_pdf(HOSTILE)) >= 10
    assert "root:" not in words


def test_letters_our_fonts_lack_are_shown_as_codes_in_the_pdf_only() -> None:
    document = Document(title="Names", blocks=(Paragraph("Siân, Łukasz and 中"),))

    assert "Siân, Łukasz and [U+4E2D]" in pdf_words(pdf.render(document, produced_at=AT))
    assert "Siân, Łukasz and 中" in html_words(html.render(document))


def test_our_fonts_can_draw_every_letter_we_say_they_can() -> None:
    letters = [chr(code) for code in range(0x20, 0x10000) if DRAWABLE.match(chr(code))]
    styled = tuple(
        style("".join(letters[start : start + 60]))
        for start in range(0, len(letters), 60)
        for style in (str, Strong, Emphasis)
    )
    document = Document(title="Letters", blocks=(Paragraph(styled),))

    # PDF/UA-1 forbids a letter without a glyph, so typst would refuse (the next test).
    assert pdf.render(document, produced_at=AT)
    assert all(drawable(letter) == letter for letter in letters)


@pytest.mark.parametrize("render", [docx.render, pdf.render])
def test_the_same_paper_gives_the_same_bytes(render: Render) -> None:
    assert render(paper(), produced_at=AT) == render(paper(), produced_at=AT)


def test_typst_refuses_a_letter_our_fonts_lack(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "drawable", str)

    with pytest.raises(typst.TypstError, match="中"):
        pdf.render(Document(title="中", blocks=()), produced_at=AT)
