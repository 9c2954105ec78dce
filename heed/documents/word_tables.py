"""How is a table written for Word, thousands of rows at a time?

As text: made cell by cell with Word's own building blocks, 3,000 rows take minutes.
"""

from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section

from heed.documents import word

_EMU_PER_TWENTIETH: Final = 635  # Word measures pages in one unit and columns in another
_MARKS: Final = {"strong": "<w:rPr><w:b/></w:rPr>", "emphasis": "<w:rPr><w:i/></w:rPr>"}


def column_widths(section: Section, shares: Sequence[int]) -> list[int]:
    """Return the widths of columns that fill the page, in twentieths of a point."""
    whole = word.text_width(section) // _EMU_PER_TWENTIETH
    return [whole * share // sum(shares) for share in shares]


def table(rows: str, widths: Sequence[int], *, row_headers: bool) -> BaseOxmlElement:
    """Return a table; it says which cells are headings, for the style and for screen readers."""
    look = "06A0" if row_headers else "0620"
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return parse_xml(
        f'<w:tbl {nsdecls("w", "r")}><w:tblPr><w:tblStyle w:val="{word.TABLE.replace(" ", "")}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{look}" w:firstRow="1" w:lastRow="0" w:firstColumn="{row_headers:d}" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def row(cells: str, *, head: bool) -> str:
    """Return a row that stays on one page where it can; heads are repeated on every page."""
    heading = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{heading}</w:trPr>{cells}</w:tr>"


def cell(said: str, *, style: str, width: int, right: bool, tint: str) -> str:
    """Return a cell with one paragraph; `tint` is the colour behind it, RRGGBB."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill={quoteattr(tint)}/>' if tint else ""
    side = '<w:jc w:val="right"/>' if right else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style.replace(" ", "")}"/>{side}</w:pPr>{said}</w:p></w:tc>'
    )


def run(text: str, *, kind: str) -> str:
    """Return a stretch of text."""
    if kind == "break":
        return "<w:r><w:br/></w:r>"
    return f'<w:r>{_MARKS.get(kind, "")}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def link(text: str, address: str) -> str:
    """Return words that lead to an address, which is the id of a relationship."""
    style = f'<w:rPr><w:rStyle w:val="{word.LINK}"/></w:rPr>'
    said = f'<w:r>{style}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    return f"<w:hyperlink r:id={quoteattr(address)}>{said}</w:hyperlink>"
