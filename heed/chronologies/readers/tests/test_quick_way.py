"""Do the quick way through a Word document and the careful one say the same, however it arrives?"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from heed.chronologies.readers import growing, word_text
from heed.chronologies.readers.growing import Step
from heed.chronologies.readers.remarks import Remarks
from heed.chronologies.readers.tests.making_word import NAMESPACES, cell, paragraph, row, run, table
from heed.chronologies.readers.word_parts import Beside, Styles, W
from heed.chronologies.readers.word_text import NOTABLE, TC, WordText
from heed.chronologies.readers.words import THROUGH

pieces = st.one_of(
    st.text("Seen athome.&<“é", min_size=1, max_size=8).map(lambda text: run(escape(text))),
    st.sampled_from([run("<w:tab/>"), run("<w:br/>"), run("<w:cr/>"), "<w:r/>"]),
)
paragraphs = st.lists(pieces, max_size=3).map(lambda runs: paragraph("".join(["<w:r/>", *runs])))
cells = st.lists(paragraphs, min_size=1, max_size=3).map(lambda lines: cell("".join(lines)))
rows = st.lists(cells, min_size=1, max_size=4).map(lambda inside: row(*inside))


def in_chunks(content: bytes, size: int) -> Iterator[bytes]:
    for place in range(0, len(content), size):
        yield content[place : place + size]


@settings(max_examples=50)
@given(rows)
def test_both_ways_say_the_same(written: str) -> None:
    element = etree.fromstring(f"<w:x {NAMESPACES}>{written}</w:x>")[0]
    careful = WordText(Beside(), Styles(None), Remarks())

    assert word_text.is_plain(element, frozenset())
    assert word_text.plain_cells(element) == tuple(careful.of(one) for one in element.iter(TC))


@settings(max_examples=30)
@given(st.lists(rows, max_size=6), st.integers(1, 400), st.booleans())
def test_rows_come_whole_in_order_and_once_however_the_file_is_cut(
    written: list[str], size: int, in_control: bool
) -> None:
    inside = f"<w:sdt><w:sdtPr/><w:sdtContent>{table(*written)}</w:sdtContent></w:sdt>"
    body = paragraph("Before") + (inside if in_control else table(*written)) + paragraph("After")
    content = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>".encode()

    met = [
        (
            step,
            element.tag.removeprefix(W),
            "".join(map(str, element.itertext())) if step is not Step.INTO else "",
        )
        for step, element in growing.steps(
            in_chunks(content, size), body=W + "body", through=THROUGH, notable=NOTABLE
        )
    ]

    whole = etree.fromstring(content)
    texts = ["".join(map(str, one.itertext())) for one in whole.iter(W + "tr")]
    assert [text for step, tag, text in met if tag == "tr"] == texts
    outside = [text for _, tag, text in met if tag == "p"]
    assert outside == ["Before", "After"]
    assert [tag for step, tag, _ in met if step is Step.INTO].count("tbl") == 1
    assert [step for step, tag, _ in met if tag == "body"] == [Step.INTO, Step.OUT_OF]


def test_what_is_plain_is_said_to_be_and_what_is_not_is_not() -> None:
    hidden = cell(paragraph(run("x", "<w:vanish/>")))
    body = table(row("a")) + table(row(hidden))
    content = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"

    met = growing.steps([content.encode()], body=W + "body", through=THROUGH, notable=NOTABLE)

    assert [step for step, element in met if element.tag == W + "tr"] == [Step.PLAIN, Step.BLOCK]


def test_a_document_without_the_body_asked_for_has_no_steps() -> None:
    met = growing.steps([b"<a>", b"</a>"], body=W + "body", through=THROUGH, notable=NOTABLE)

    assert list(met) == []
