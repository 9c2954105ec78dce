import re
from typing import Any

import html5lib
import pytest

from heed.documents import html
from heed.documents.tests.example import STRUCTURE, paper
from heed.documents.tree import Document, Paragraph, Picture, Section, Table


def page(source: str) -> Any:
    """Parse strictly: a mistake in the HTML fails the test."""
    parser = html5lib.HTMLParser(
        html5lib.getTreeBuilder("lxml"), strict=True, namespaceHTMLElements=False
    )
    return parser.parse(source).getroot()


def headings(source: str) -> list[str]:
    return re.findall(r"<h([1-6])", source)


def test_the_file_needs_no_other_file_and_runs_nothing() -> None:
    source = html.render(paper())

    root = page(source)
    assert root.get("lang") == "en-GB"
    assert root.findtext("head/title") == "Serious case reviews"
    assert source.count("<style>") == 1
    assert not re.search(
        r"<script|<link|<img|\sstyle=|\son\w+=|https?://(?!www)", source.split("</head>")[1]
    )


def test_headings_go_down_one_level_at_a_time() -> None:
    assert headings(html.render(paper())) == list("1223322223")
    assert headings(html.fragment(paper(), title_level=2)) == list("2334433334")


def test_the_fragment_fits_the_deepest_document_under_a_page_heading() -> None:
    deep = Section("1", (Section("2", (Section("3", (Section("4", ()),)),)),))

    source = html.fragment(Document(title="Title", blocks=(deep,)), title_level=2)

    assert headings(source) == list("23456")


def test_tables_have_captions_and_say_which_cells_are_headings() -> None:
    table = page(html.render(paper())).findall(".//table")[1]

    assert table.findtext("caption") == "Table 2: Rapid reviews by year and decision"
    assert [cell.get("scope") for cell in table.iter("th")] == ["col"] * 4 + ["row"] * 3
    assert table.findall(".//td")[0].get("class") == "paper-numeric"


def test_a_table_may_do_without_row_headings_and_note() -> None:
    table = Table(caption="Plain", header=("A",), rows=(("1",),), row_headers=False)

    source = html.fragment(Document(title="Title", blocks=(table,)))

    assert 'scope="row"' not in source
    assert "paper-note" not in source


def test_a_wide_table_can_be_scrolled_by_keyboard_and_has_a_name() -> None:
    region = page(html.render(paper())).find(".//div[@role='region']")

    assert region is not None
    assert (region.get("tabindex"), region.get("aria-labelledby")) == ("0", "table-1")


def test_the_picture_is_named_and_told_in_words() -> None:
    root = page(html.render(paper()))

    assert root.find(".//figure/figcaption").get("id") == "picture-1"
    assert 'role="img" aria-labelledby="picture-1"' in html.render(paper())
    assert "The Executive Group stands at the top" in str(root.findtext(".//details/p"))


def test_words_in_a_picture_are_escaped() -> None:
    svg = STRUCTURE.replace("Get Safe", "&lt;script&gt;")
    picture = Picture(svg=svg, caption="A", alternative="B")

    source = html.fragment(Document(title="Title", blocks=(picture,)))

    assert ">&lt;script&gt;</text>" in source


def test_figures_lead_to_their_source_only_for_those_given_addresses() -> None:
    traced = html.fragment(paper(), figure_url=lambda key: f"/figures/{key}/")
    refused = html.fragment(paper(), figure_url=lambda _key: None)

    assert traced.count('<a class="paper-figure" href="/figures/referred-2019/">17</a>') == 2
    assert refused == html.fragment(paper())
    assert "referred-2019" not in refused


def test_a_plain_document_has_no_empty_furniture() -> None:
    source = html.fragment(Document(title="A note", blocks=(Paragraph("Words."),)))

    assert source == (
        '<article class="paper" lang="en-GB">\n'
        '<h1 class="paper-title">A note</h1>\n'
        "<p>Words.</p>\n"
        "</article>"
    )


@pytest.mark.parametrize("number", [1, 11])
def test_numbered_paragraphs_can_be_linked_to(number: int) -> None:
    assert f'id="paragraph-{number}"' in html.render(paper())
