"""How are Word, Excel and OpenDocument files written that have what returns really have in them?"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, time
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from openpyxl.worksheet.worksheet import Worksheet

Rows = list[list[str]]

DAY = re.compile(r"\d{4}-\d\d-\d\d")
CLOCK = re.compile(r"\d\d:\d\d")

SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"'
)
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="{kind}"/><manifest:file-entry manifest:full-path="content.xml" '
    'manifest:media-type="text/xml"/></manifest:manifest>'
)


def rows(text: str, between: str = "|") -> Rows:
    """Return the cells of a text whose lines are rows."""
    return [
        [cell.strip(" ").replace("\\n", "\n") for cell in line.split(between)]
        for line in text.strip("\n").splitlines()
    ]


def word(path: Path, *parts: str | Rows) -> WordDocument:
    """Write a Word document of paragraphs and tables; return it for what is to be added."""
    document = Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
        else:
            _word_table(document, part)
    document.save(str(path))
    return document


def _word_table(document: WordDocument, given: Rows) -> None:
    width = max(map(len, given))
    table = document.add_table(rows=0, cols=width)
    table.style = "Table Grid"
    for cells in given:
        row = table.add_row()
        if len(cells) == 1:
            row.cells[0].merge(row.cells[-1]).text = cells[0]
            continue
        for place, text in enumerate(cells):
            if text == "^^":
                above = table.cell(len(table.rows) - 2, place)
                above.merge(row.cells[place])
            else:
                row.cells[place].text = text


def tracked(paragraph: Paragraph, kind: str, text: str) -> None:
    """Add words to a paragraph that were put in (`ins`) or struck out (`del`) with tracking on."""
    change = OxmlElement(f"w:{kind}")
    for name, value in (("id", "7"), ("author", "A. Clerk"), ("date", "2020-05-01T09:00:00Z")):
        change.set(qn(f"w:{name}"), value)
    run = OxmlElement("w:r")
    words = OxmlElement("w:t" if kind == "ins" else "w:delText")
    words.text = text
    run.append(words)
    change.append(run)
    paragraph._p.append(change)


def inner_table(table: Table, row: int, column: int, cells: Sequence[str]) -> None:
    """Put a small table into a cell of a table."""
    inside = table.cell(row, column).add_table(rows=1, cols=len(cells))
    for place, text in enumerate(cells):
        inside.cell(0, place).text = text


def fill(sheet: Worksheet, given: Rows, *, first: int = 1) -> None:
    """Write rows into a sheet: ISO dates and times as true ones, `month:` and `day:` as Excel's."""
    for number, cells in enumerate(given, start=first):
        for place, text in enumerate(cells, start=1):
            _fill_cell(sheet, number, place, text)


def _fill_cell(sheet: Worksheet, number: int, place: int, text: str) -> None:
    cell = sheet.cell(number, place)
    shown = {"month": "mmm-yy", "day": "d-mmm"}
    kind, _, rest = text.partition(":")
    if kind in shown:
        cell.value, cell.number_format = date.fromisoformat(rest), shown[kind]
    elif DAY.fullmatch(text):
        cell.value, cell.number_format = date.fromisoformat(text), "dd/mm/yyyy"
    elif CLOCK.fullmatch(text):
        cell.value, cell.number_format = time.fromisoformat(text), "hh:mm"
    else:
        cell.value = text or None


def open_document(path: Path, kind: str, body: str) -> None:
    """Write an OpenDocument file, `kind` being `text` or `spreadsheet`, by its content alone."""
    media = f"application/vnd.oasis.opendocument.{kind}"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES}>'
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
        "</office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", media, zipfile.ZIP_STORED)
        package.writestr("META-INF/manifest.xml", MANIFEST.format(kind=media))
        package.writestr("content.xml", content)
    path.write_bytes(file.getvalue())


def paragraphs(text: str) -> str:
    """Return lines as paragraphs of OpenDocument."""
    return "".join(f"<text:p>{escape(line)}</text:p>" for line in text.strip("\n").splitlines())


def table(name: str, given: Rows) -> str:
    """Return rows as a table of OpenDocument; a row with one cell goes across."""
    width = max(map(len, given))
    lines = "".join(f"<table:table-row>{_cells(cells, width)}</table:table-row>" for cells in given)
    return (
        f'<table:table table:name="{name}"><table:table-column '
        f'table:number-columns-repeated="{width}"/>{lines}</table:table>'
    )


def _cells(cells: Sequence[str], width: int) -> str:
    if len(cells) == 1:
        rest = f'<table:covered-table-cell table:number-columns-repeated="{width - 1}"/>'
        across = f' table:number-columns-spanned="{width}"'
        return f"<table:table-cell{across}>{paragraphs(cells[0])}</table:table-cell>{rest}"
    return "".join(map(_cell, cells))


def _cell(text: str) -> str:
    if DAY.fullmatch(text):
        value = f' office:value-type="date" office:date-value="{text}"'
        shown = date.fromisoformat(text).strftime("%d/%m/%Y")
    elif CLOCK.fullmatch(text):
        value = f' office:value-type="time" office:time-value="PT{text[:2]}H{text[3:]}M00S"'
        shown = text
    else:
        value, shown = ' office:value-type="string"' if text else "", text
    return f"<table:table-cell{value}>{paragraphs(shown)}</table:table-cell>"
