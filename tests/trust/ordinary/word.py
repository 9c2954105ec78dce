"""Ordinary Word documents, as python-docx and Heed itself write them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from random import Random

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

from heed.documents import docx as heed_docx
from heed.documents import tree
from tests.trust.ordinary.file import OrdinaryFile, sentence
from tests.trust.ordinary.pictures import jpeg, png

W = nsdecls("w")
TEMPLATE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
Feature = Callable[[Document, Random], None]


def files() -> Iterator[OrdinaryFile]:
    """Yield letters, minutes, returns and reports, each feature alone and all together."""
    for name, feature in FEATURES.items():
        for size in (1, 30, 200):
            made = partial(document, size, (feature,))
            yield OrdinaryFile("Word", f"{name}, {size} paragraphs", f"{name} {size}.docx", made)
    everything = tuple(FEATURES.values())
    for seed in range(70):
        made = partial(document, 20 + 5 * seed, everything, seed=seed)
        yield OrdinaryFile("Word", f"everything, {seed}", f"Return {seed} (final).docx", made)
    yield OrdinaryFile("Word", "almost 50 MB", "Bundle.docx", partial(document, 20, (album,)))
    for rows in (1_500, 4_000):
        made = partial(document, 1, (partial(table, rows=rows),))
        yield OrdinaryFile("Word", f"table of {rows} rows", f"Chronology {rows}.docx", made)
    for seed in range(15):
        yield OrdinaryFile("Heed", f"paper {seed}", f"paper {seed}.docx", partial(paper, seed))


def document(paragraphs: int, features: tuple[Feature, ...], *, seed: int = 1) -> bytes:
    """Return a document of so many paragraphs with these features."""
    random, made, into = Random(seed * 1_000 + paragraphs), docx.Document(), io.BytesIO()
    made.core_properties.author = "A social worker"
    made.add_heading("Agency return", 0)
    for number in range(paragraphs):
        if number % 12 == 0:
            made.add_heading(sentence(random, 4), 1)
        made.add_paragraph(sentence(random, 40), style=("List Bullet" if number % 7 == 3 else None))
    for feature in features:
        feature(made, random)
    made.save(into)
    return into.getvalue()


def table(made: Document, random: Random, *, rows: int = 60) -> None:
    """Add a chronology."""
    added = made.add_table(rows=rows, cols=4, style="Table Grid")
    cells = added._cells
    for number in range(rows):
        for column, text in enumerate(
            (f"{number % 28 + 1}.3.2026", "School", sentence(random), "DSL")
        ):
            cells[number * 4 + column].text = text


def pictures(made: Document, _random: Random) -> None:
    """Add a photograph and a picture of a screen."""
    made.add_picture(io.BytesIO(jpeg(1_600, 1_200)), width=Cm(12))
    made.add_picture(io.BytesIO(png(800, 600, mode="RGB")), width=Cm(12))


def album(made: Document, _random: Random) -> None:
    """Add photographs up to almost 50 MB."""
    for number in range(7):
        made.add_picture(io.BytesIO(jpeg(4_000 + number, 3_000, quality=93)), width=Cm(15))


def changes(made: Document, random: Random) -> None:
    """Add tracked changes."""
    for kind, text in (("ins", "t"), ("del", "delText")):
        added = parse_xml(
            f'<w:p {W}><w:{kind} w:id="1" w:author="A" w:date="2026-11-02T10:00:00Z"><w:r>'
            f"<w:{text}>{sentence(random)}</w:{text}></w:r></w:{kind}></w:p>"
        )
        made.element.body.append(added)


def comments(made: Document, random: Random) -> None:
    """Add a comment."""
    run = made.add_paragraph().add_run(sentence(random))
    made.add_comment(run, text=sentence(random), author="A manager", initials="AM")


def fields(made: Document, _random: Random) -> None:
    """Add a number of pages, a table of contents and a field to click on."""
    for code in ("PAGE", 'TOC \\o "1-3" \\h \\z \\u', "MACROBUTTON NoMacro [Click here]",
                 'REF _Ref1 \\h', 'DATE \\@ "d MMMM yyyy"', 'HYPERLINK "https://www.example.org"'):  # fmt: skip
        escaped = code.replace('"', "&quot;")
        marks = "".join(
            f"<w:r>{inner}</w:r>"
            for inner in (
                '<w:fldChar w:fldCharType="begin"/>',
                f'<w:instrText xml:space="preserve"> {escaped} </w:instrText>',
                '<w:fldChar w:fldCharType="separate"/>',
                "<w:t>1</w:t>",
                '<w:fldChar w:fldCharType="end"/>',
            )
        )
        made.element.body.append(parse_xml(f"<w:p {W}>{marks}</w:p>"))


def links(made: Document, _random: Random) -> None:
    """Add addresses of the kinds people use, and the template of the author's own computer."""
    for address in ("https://www.example.org/a?b=c#d", "mailto:a@example.org", "tel:01905000000",
                    "file:///C:/Users/a/Documents/minutes.docx", "\\\\server\\share\\minutes.docx"):  # fmt: skip
        made.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    made.part._settings_part.relate_to(
        "file:///C:\\Templates\\Letter.dotx", TEMPLATE, is_external=True
    )


def furniture(made: Document, random: Random) -> None:
    """Add headers, footers, another direction of the page, and hidden text."""
    section = made.sections[0]
    section.header.paragraphs[0].text = "OFFICIAL-SENSITIVE"
    section.footer.paragraphs[0].text = sentence(random, 5)
    run = made.add_paragraph().add_run("hidden")
    run.font.hidden = True
    made.add_section()
    made.paragraphs[-1].paragraph_format.page_break_before = True


FEATURES: dict[str, Feature] = {
    "plain": lambda _made, _random: None,
    "table": table,
    "pictures": pictures,
    "changes": changes,
    "comments": comments,
    "fields": fields,
    "links": links,
    "furniture": furniture,
}


def paper(seed: int) -> bytes:
    """Return a paper as Heed prints one."""
    return heed_docx.render(content(seed), produced_at=datetime(2026, 11, 2, 9, tzinfo=UTC))


def content(seed: int) -> tree.Document:
    """Return the content of a paper."""
    random = Random(seed)
    rows = tuple((sentence(random, 3), str(number)) for number in range(10 * (seed + 1)))
    figures = tree.Table(caption="Figures", header=("What", "How many"), rows=rows, numeric=(1,))
    said = tuple(tree.Paragraph(sentence(random, 60), numbered=True) for _ in range(20))
    return tree.Document(
        title=sentence(random, 5), blocks=(tree.Section("Figures", (*said, figures)),)
    )
