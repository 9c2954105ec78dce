"""A document as a Word file that can be read, heard and edited."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length
from docx.text.paragraph import Paragraph

from heed.documents import drawing, layout, tree, typesetting, word, word_tables
from heed.documents.characters import printable

LONGEST_PROPERTY: Final = 255


def render(document: tree.Document, *, produced_at: datetime, author: str = "") -> bytes:
    """Return the document as DOCX. The same document and moment give the same bytes.

    :raises drawing.NotADrawing: if a picture is more than a drawing
    """
    laid = layout.lay_out(document)
    file = docx.Document()
    word.dress(file, language=laid.language, landscape=laid.landscape)
    _properties(file, laid, produced_at=produced_at, author=author)
    _page_furniture(file, laid)
    _title_block(file, laid)
    for block in laid.blocks:
        _block(file, block)
    return _packed(file, produced_at)


def _properties(file: Document, laid: layout.Layout, *, produced_at: datetime, author: str) -> None:
    moment = produced_at.astimezone(UTC).replace(tzinfo=None)
    properties = file.core_properties
    properties.title = laid.title[:LONGEST_PROPERTY]
    properties.subject = laid.subtitle[:LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = printable(author)[:LONGEST_PROPERTY]
    properties.comments = ""
    properties.keywords = laid.marking[:LONGEST_PROPERTY]
    properties.language = laid.language
    properties.created = properties.modified = moment


def _page_furniture(file: Document, laid: layout.Layout) -> None:
    section = file.sections[0]
    _marking(section.header.paragraphs[0], laid.marking)
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{laid.title}\tPage ")
    foot._p.append(word.field("PAGE"))
    foot.add_run(" of ")
    foot._p.append(word.field("NUMPAGES"))
    if laid.copy:
        section.footer.add_paragraph(laid.copy, style="Footer")
    _marking(section.footer.add_paragraph(style="Footer"), laid.marking)


def _marking(paragraph: Paragraph, marking: str) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(marking).bold = True


def _title_block(file: Document, laid: layout.Layout) -> None:
    word.add(file, "Title", laid.title)
    if laid.subtitle:
        word.add(file, "Subtitle", laid.subtitle)
    for label, value in laid.front:
        line = word.add(file, word.FRONT)
        line.add_run(label).bold = True
        line.add_run(f"\t{value}")


def _block(file: Document, block: layout.Laid) -> None:
    match block:
        case layout.Heading():
            heading = word.add(file, f"Heading {block.level}", block.text)
            heading.paragraph_format.page_break_before = block.starts_exempt_part or None
        case layout.Grid():
            _table(file, block)
        case layout.Drawing():
            _picture(file, block)
        case layout.Frame():
            for inner in block.blocks:
                _text(file, inner, boxed=True)
        case _:
            _text(file, block)


def _text(file: Document, block: layout.Prose | layout.Items, *, boxed: bool = False) -> None:
    if isinstance(block, layout.Items):
        _items(file, block, (word.BOXED_LISTS if boxed else word.LISTS)[block.marker])
    elif block.number is not None:
        # In a box too: Word counts the numbers of this style, so no other may be used.
        _say(word.add(file, word.NUMBERED), block.line)
    else:
        _say(word.add(file, word.BOX if boxed else "Normal"), block.line)


def _items(file: Document, items: layout.Items, style: str) -> None:
    restarted = word.restart(file, style)
    for _label, line in items.items:
        paragraph = word.add(file, style)
        word.number(paragraph, restarted)
        _say(paragraph, line)


def _table(file: Document, grid: layout.Grid) -> None:
    caption = word.add(file, "Caption", f"Table {grid.number}: {grid.caption}")
    caption.paragraph_format.keep_with_next = True
    place: Any = file.element.body
    place.insert_element_before(_grid(file, grid), "w:sectPr")
    _say(word.add(file, word.NOTE), grid.note)


def _grid(file: Document, grid: layout.Grid) -> BaseOxmlElement:
    """Return a table written as one piece: cell by cell, Word's own way takes minutes."""
    section = file.sections[0]
    widths = word_tables.column_widths(section, grid.widths or (1,) * len(grid.header))
    rows = [_row(file, grid, grid.header, widths, tint="", head=True)]
    tints = grid.tints or ("",) * len(grid.rows)
    for line_of_cells, tint in zip(grid.rows, tints, strict=True):
        rows.append(_row(file, grid, line_of_cells, widths, tint=tint))
    return word_tables.table("".join(rows), widths, row_headers=grid.row_headers)


def _row(
    file: Document,
    grid: layout.Grid,
    cells: Sequence[layout.Line],
    widths: Sequence[int],
    *,
    tint: str,
    head: bool = False,
) -> str:
    said = []
    for column, (line, width) in enumerate(zip(cells, widths, strict=True)):
        heads = head or (column == 0 and grid.row_headers)
        said.append(word_tables.cell(
            "".join(_run(file, stretch) for stretch in line),
            style=word.TABLE_HEADING if heads else word.TABLE_TEXT,
            width=width,
            right=column in grid.numeric,
            tint=tint if column == grid.tinted else "",
        ))  # fmt: skip
    return word_tables.row("".join(said), head=head)


def _run(file: Document, stretch: layout.Words) -> str:
    if stretch.kind == "link":
        address = file.part.relate_to(stretch.target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return word_tables.link(stretch.text, address)
    return word_tables.run(stretch.text, kind=stretch.kind)


def _picture(file: Document, picture: layout.Drawing) -> None:
    dots = typesetting.png(drawing.for_print(drawing.read(picture.svg)))
    place = word.add(file, word.PICTURE)
    inline = place.add_run().add_picture(BytesIO(dots), width=Length(word.TEXT_WIDTH))
    for side in ("distT", "distB", "distL", "distR"):
        # Unsaid, LibreOffice takes an eighth of an inch on the left and pushes the picture out.
        inline._inline.set(side, "0")
    shape = inline._inline.docPr
    shape.set("name", f"Figure {picture.number}")
    shape.set("descr", picture.alternative)
    word.add(file, "Caption", f"Figure {picture.number}: {picture.caption}")


def _say(paragraph: Paragraph, line: layout.Line) -> None:
    for stretch in line:
        if stretch.kind == "break":
            paragraph.add_run().add_break()
            continue
        if stretch.kind == "link":
            _link(paragraph, stretch)
            continue
        run = paragraph.add_run(stretch.text)
        run.bold = True if stretch.kind == "strong" else None
        run.italic = True if stretch.kind == "emphasis" else None


def _link(paragraph: Paragraph, stretch: layout.Words) -> None:
    address = paragraph.part.relate_to(
        stretch.target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), address)
    run = paragraph.add_run(stretch.text, style=word.LINK)
    link.append(run._r)
    paragraph._p.append(link)


def _packed(file: Document, moment: datetime) -> bytes:
    """Return the file with every date in it set to one moment, so that it can be compared."""
    loose, packed = BytesIO(), BytesIO()
    file.save(loose)
    stamp = moment.astimezone(UTC).timetuple()[:6]
    with ZipFile(loose) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, stamp), old.read(name), ZIP_DEFLATED)
    return packed.getvalue()
