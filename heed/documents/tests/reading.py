"""Reading a printed paper back, as whoever receives it would."""

from collections.abc import Iterator
from io import BytesIO

import docx
import html5lib
from docx.oxml.ns import qn
from lxml import etree
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from heed.documents import layout, tree
from heed.documents.characters import drawable


def said(document: tree.Document) -> list[str]:
    """Return everything a document says, piece by piece, in order."""
    laid = layout.lay_out(document)
    front = [piece for pair in laid.front for piece in pair]
    blocks = [piece for block in laid.blocks for piece in _pieces(block)]
    whole = [laid.title, laid.subtitle, laid.marking, *front, *blocks]
    return [piece for piece in whole if squeezed(piece)]


def numbered(document: tree.Document) -> list[str]:
    """Return the number and the first words of every numbered paragraph."""
    return [
        f"{block.number}.{block.line[0].text}"
        for block in layout.lay_out(document).blocks
        if isinstance(block, layout.Prose) and block.number
    ]


def squeezed(text: str) -> str:
    """Return the text without white space and capitals: those are up to each format."""
    return "".join(text.split()).casefold()


def html_words(html: str) -> str:
    """Parse strictly: anything that is not valid HTML fails."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page = parser.parse(html)
    body = page.find("body")
    return "".join(body.itertext())


def word_words(data: bytes) -> str:
    body = docx.Document(BytesIO(data)).element.body
    alternatives = [str(shape.get("descr")) for shape in body.iter(qn("wp:docPr"))]
    return "".join([*(text.text or "" for text in body.iter(qn("w:t"))), *alternatives])


def pdf_words(data: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def pdf_tags(data: bytes) -> list[str]:
    """Return the roles of the tags in a PDF, in reading order."""
    root = PdfReader(BytesIO(data)).root_object["/StructTreeRoot"].get_object()
    return [str(tag["/S"]).removeprefix("/") for tag in pdf_tag_tree(root)]


def pdf_tag_tree(tag: object) -> Iterator[DictionaryObject]:
    if isinstance(tag, list):
        for child in tag:
            yield from pdf_tag_tree(child.get_object())
    elif isinstance(tag, DictionaryObject):
        if "/S" in tag:
            yield tag
        if "/K" in tag:
            yield from pdf_tag_tree(tag["/K"].get_object())


def word_xml(data: bytes, part: str) -> etree._Element:
    package = docx.Document(BytesIO(data)).part.package
    found = next(one for one in package.iter_parts() if str(one.partname) == part)
    return etree.fromstring(found.blob)


def in_pdf(piece: str) -> str:
    return squeezed(drawable(piece))


def _pieces(block: layout.Laid | layout.Prose | layout.Items) -> Iterator[str]:
    match block:
        case layout.Heading():
            yield block.text
        case layout.Prose():
            yield from _words(block.line)
        case layout.Items():
            yield from _words(*(line for _, line in block.items))
        case layout.Grid():
            yield f"Table {block.number}: {block.caption}"
            yield from _words(*block.header, *(cell for row in block.rows for cell in row))
            yield from _words(block.note)
        case layout.Drawing():
            yield f"Figure {block.number}: {block.caption}"
        case layout.Frame():
            for inner in block.blocks:
                yield from _pieces(inner)


def _words(*lines: layout.Line) -> Iterator[str]:
    for line in lines:
        yield from (stretch.text for stretch in line)
