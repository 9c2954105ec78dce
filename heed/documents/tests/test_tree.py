import pytest

from heed.documents import layout, text
from heed.documents.tests.example import EXEMPT, paper
from heed.documents.tests.reading import said
from heed.documents.tree import (
    Access,
    BadDocument,
    Block,
    Box,
    BulletList,
    Document,
    LetteredList,
    Link,
    Paragraph,
    Part,
    Picture,
    Section,
    Table,
    paragraphs,
    public_only,
)


def nested(depth: int) -> tuple[Block, ...]:
    return (Section("Deeper", nested(depth - 1)),) if depth else (Paragraph("Bottom"),)


def test_sections_may_be_four_deep() -> None:
    assert Document(title="Title", blocks=nested(4))
    with pytest.raises(BadDocument, match="4 deep"):
        Document(title="Title", blocks=nested(5))


def test_an_exempt_part_counts_as_a_level_and_a_public_one_does_not() -> None:
    assert Document(title="Title", blocks=(Part(Access.PUBLIC, nested(4)),))
    with pytest.raises(BadDocument, match="4 deep"):
        Document(title="Title", blocks=(Part(Access.EXEMPT, nested(4), reason="Paragraph 2"),))


@pytest.mark.parametrize("title", ["", "  ", "\x00\u200b"])
def test_a_document_needs_a_title(title: str) -> None:
    with pytest.raises(BadDocument, match="needs a title"):
        Document(title=title, blocks=())


def test_a_section_needs_a_heading() -> None:
    with pytest.raises(BadDocument, match="needs a heading"):
        Section(" ", ())


def test_an_exempt_part_needs_a_reason() -> None:
    with pytest.raises(BadDocument, match="description of exemption"):
        Part(Access.EXEMPT, (), reason=" ")


def test_nothing_public_follows_an_exempt_part() -> None:
    with pytest.raises(BadDocument, match="come after everything"):
        Document(title="Title", blocks=(EXEMPT, Paragraph("Public")))


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "/relative", "", "JAVASCRIPT:x"]
)
def test_a_link_leads_to_a_web_page_a_mailbox_or_a_telephone(url: str) -> None:
    with pytest.raises(BadDocument, match="must start with"):
        Link("words", url)


def test_a_table_needs_a_caption_and_a_head() -> None:
    with pytest.raises(BadDocument, match="needs a caption"):
        Table(caption=" ", header=("One",), rows=())
    with pytest.raises(BadDocument, match="needs a caption"):
        Table(caption="Caption", header=(), rows=())


def test_every_row_has_a_cell_for_every_column() -> None:
    with pytest.raises(BadDocument, match="“Caption” needs 2 cells"):
        Table(caption="Caption", header=("One", "Two"), rows=(("1", "2"), ("1",)))


@pytest.mark.parametrize(("caption", "alternative"), [("", "Words"), ("Caption", "")])
def test_a_picture_needs_words(caption: str, alternative: str) -> None:
    with pytest.raises(BadDocument, match="what it shows"):
        Picture(svg="", caption=caption, alternative=alternative)


def test_letters_go_on_after_z() -> None:
    labels = LetteredList(("x",) * 28).labels()

    assert (labels[0], labels[25], labels[26], labels[27]) == ("(a)", "(z)", "(aa)", "(bb)")


def test_typed_text_becomes_paragraphs() -> None:
    typed = "The first.\r\n\r\n  The second.  \n\n"

    assert paragraphs(typed, numbered=True) == (
        Paragraph("The first.", numbered=True),
        Paragraph("The second.", numbered=True),
    )


def test_the_public_copy_gives_the_reason_and_nothing_else_of_the_exempt_part() -> None:
    public = public_only(paper())

    words = text.render(public, width=10_000)
    assert "A further part of this paper is not for publication. This part holds" in words
    assert "paragraph 2 of Part 1 of Schedule 12A" in words
    assert "met the family" not in words
    assert "The review under way" not in words
    assert "OFFICIAL" not in words


def test_the_public_copy_keeps_everything_public_and_its_numbers() -> None:
    before = layout.lay_out(paper()).blocks
    after = layout.lay_out(public_only(paper(), marking="OFFICIAL"))

    assert after.blocks[:-1] == before[: len(after.blocks) - 1]
    assert after.marking == "OFFICIAL"


def test_what_says_nothing_is_not_printed() -> None:
    document = Document(
        title="Title",
        blocks=(
            Paragraph("First", numbered=True),
            Paragraph(" \x00", numbered=True),
            BulletList(()),
            Box((Paragraph(""), BulletList(()))),
            Box((Paragraph(""), Paragraph("Boxed"))),
            Paragraph("Second", numbered=True),
        ),
    )

    assert said(document) == ["Title", "First", "Boxed", "Second"]
    assert [getattr(block, "number", "") for block in layout.lay_out(document).blocks] == [1, "", 2]
