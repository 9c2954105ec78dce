"""How does each format write one and the same return, with cells that are merged downwards?"""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

import openpyxl
from docx import Document

from heed.chronologies.readers import comma, sheets, words, writer
from heed.chronologies.readers.opened import Opened
from heed.chronologies.readers.tests.making_xls import workbook
from heed.chronologies.tests.sixteen import parts

Rows = Sequence[Sequence[str]]
Below = frozenset[int]  # rows, from 0, whose first cell is one with that above
Write = Callable[[Rows, Below], bytes]


def word(rows: Rows, below: Below) -> bytes:
    """Write a Word document with one table."""
    document = Document()
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    for row in sorted(below):
        table.cell(row - 1, 0).merge(table.cell(row, 0)).text = rows[_first(row, below)][0]
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def text_document(rows: Rows, below: Below) -> bytes:
    """Write an OpenDocument text with one table."""
    return _open_document("text", rows, below)


def spreadsheet(rows: Rows, below: Below) -> bytes:
    """Write an OpenDocument workbook with one sheet."""
    return _open_document("spreadsheet", rows, below)


def excel(rows: Rows, below: Below) -> bytes:
    """Write a workbook of Excel with one sheet."""
    book = openpyxl.Workbook()
    for number, texts in enumerate(rows, start=1):
        for place, text in enumerate(texts, start=1):
            cell = book.worksheets[0].cell(number, place)
            cell.value = text or None
            cell.data_type = "s"  # whatever it begins with, it is text and no formula
    for first, last in _spans(below):
        book.worksheets[0].merge_cells(f"A{first + 1}:A{last + 1}")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def old_excel(rows: Rows, below: Below) -> bytes:
    """Write a workbook of Excel before 2007 with one sheet."""
    return workbook(rows, merges=[(first, last, 0, 0) for first, last in _spans(below)])


def separated(rows: Rows, _below: Below) -> bytes:
    """Write values parted by commas, which can merge nothing."""
    file = io.StringIO(newline="")
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)
    return file.getvalue().encode("utf-8-sig")


FORMATS: Final[dict[str, tuple[Write, Callable[[bytes], Opened]]]] = {
    ".docx": (word, words.read),
    ".odt": (text_document, writer.read),
    ".xlsx": (excel, sheets.read),
    ".xls": (old_excel, sheets.read),
    ".ods": (spreadsheet, sheets.read),
    ".csv": (separated, comma.read),
}


def _open_document(kind: str, rows: Rows, below: Below) -> bytes:
    heads = {first: last - first + 1 for first, last in _spans(below)}
    lines = "".join(
        f"<table:table-row>{_cells(number, texts, below, heads)}</table:table-row>"
        for number, texts in enumerate(rows)
    )
    body = (
        '<table:table table:name="Table1"><table:table-column '
        f'table:number-columns-repeated="{len(rows[0])}"/>{lines}</table:table>'
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "return"
        parts.open_document(path, kind, body)
        return path.read_bytes()


def _cells(number: int, texts: Sequence[str], below: Below, heads: dict[int, int]) -> str:
    first = "<table:covered-table-cell/>" if number in below else _cell(texts[0], heads.get(number))
    return first + "".join(_cell(text, None) for text in texts[1:])


def _cell(text: str, rows: int | None) -> str:
    spanned = f' table:number-rows-spanned="{rows}"' if rows else ""
    kind = ' office:value-type="string"' if text else ""
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f"<table:table-cell{kind}{spanned}>{lines if text else ''}</table:table-cell>"


def _first(row: int, below: Below) -> int:
    while row in below:
        row -= 1
    return row


def _spans(below: Below) -> list[tuple[int, int]]:
    """Return the first and last row of each merged cell."""
    firsts = sorted({_first(row, below) for row in below})
    spans = []
    for first in firsts:
        last = first
        while last + 1 in below:
            last += 1
        spans.append((first, last))
    return spans
