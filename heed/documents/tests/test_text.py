from heed.documents import text
from heed.documents.tests.example import RECOMMENDATIONS, REVIEWS, paper
from heed.documents.tree import Document, Link, Paragraph, Section


def test_a_section_reads_well_on_its_own() -> None:
    assert text.render(RECOMMENDATIONS) == (
        "Recommendations\n"
        "===============\n\n"
        "| The Corporate Parenting Board is asked to:\n"
        "|\n"
        "|     1. receive this report; and\n"
        "|     2. receive the overview and learning reports of any review of a\n"
        "|        looked-after child.\n\n"
    )


def test_a_table_is_read_row_by_row() -> None:
    words = text.render(REVIEWS)

    assert "    • Year: 2019; Referred: 17; Review commissioned: 7; Criteria not met: 10\n" in words
    assert words.endswith("\nc: a number that is not shown, so that no child can be recognised "
                          "from it.\n\n")  # fmt: skip


def test_no_line_is_too_long_for_an_email() -> None:
    assert max(len(line) for line in text.render(paper()).splitlines()) <= text.WIDTH


def test_the_marking_stands_first_and_last() -> None:
    lines = text.render(paper()).split("\n")

    assert (lines[0], lines[-2]) == ("OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE")


def test_a_plain_document_has_a_title_and_its_text() -> None:
    document = Document(title="A note", blocks=(Paragraph("Words."),))

    assert text.render(document) == "A NOTE\n\nWords.\n\n"


def test_an_address_follows_its_words_unless_it_is_the_words() -> None:
    section = Section(
        "Contact",
        (
            Paragraph(Link("01632 960 001", "tel:01632960001")),
            Paragraph(Link("the office", "mailto:office@example.org")),
        ),
    )

    words = text.render(section)

    assert "\n01632 960 001\n" in words
    assert "the office (office@example.org)" in words
