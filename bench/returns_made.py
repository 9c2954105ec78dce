"""How are large returns made, as Word, Writer, Excel and whoever writes CSV make them?"""

from __future__ import annotations

import csv
import io
import random
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from xml.sax.saxutils import escape

import docx
import openpyxl

from tests.trust.hostile.documents import odf, pack

HEADINGS = ("Date", "Time", "Source", "Event", "Response", "Comment")
WORDS = re.findall(
    r"\w+",
    "the health visitor saw child at home with mother and no concerns were noted about weight or"
    " play school was told of bruise on left arm which she said came from fall in garden",
)
SEED = 4

Cells = tuple[str, ...]


def rows(count: int) -> Iterator[Cells]:
    """Yield rows as an agency writes them, the headings first."""
    chance = random.Random(SEED)
    yield HEADINGS
    for _ in range(count):
        yield (
            f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/{chance.randint(2010, 2020)}",
            f"{chance.randint(8, 18)}:{chance.randint(0, 59):02}",
            "GP record",
            " ".join(chance.choices(WORDS, k=40)),
            " ".join(chance.choices(WORDS, k=15)),
            "none",
        )


def word(lines: Iterable[Cells]) -> bytes:
    """Return a Word document as python-docx writes it."""
    headings, *below = lines
    empty = docx.Document()
    table = empty.add_table(rows=1, cols=len(headings))
    for cell, heading in zip(table.rows[0].cells, headings, strict=True):
        cell.text = heading
    file = io.BytesIO()
    empty.save(file)
    cells = '<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1440"/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r>'
    written = "".join(
        f"<w:tr>{''.join(f'{cells.format(escape(text))}</w:p></w:tc>' for text in row)}</w:tr>"
        for row in below
    )
    out = io.BytesIO()
    with zipfile.ZipFile(file) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as all_:
        for part in parts.namelist():
            all_.writestr(
                part, parts.read(part).replace(b"</w:tbl>", f"{written}</w:tbl>".encode())
            )
    return out.getvalue()


def writer(lines: Iterable[Cells]) -> bytes:
    """Return an OpenDocument text as Writer writes it."""
    written = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell table:style-name="T1.A1" office:value-type="string">'
            f'<text:p text:style-name="P1">{escape(text)}</text:p></table:table-cell>'
            for text in row
        )
        + "</table:table-row>"
        for row in lines
    )
    return pack(odf(f'<table:table table:name="T1">{written}</table:table>'))


def excel(lines: Iterable[Cells]) -> bytes:
    """Return a workbook as openpyxl writes it."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Chronology")
    for row in lines:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def separated(lines: Iterable[Cells]) -> bytes:
    """Return a table separated by commas."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows(lines)
    return file.getvalue().encode()


KINDS: dict[str, Callable[[Iterable[Cells]], bytes]] = {
    "docx": word, "odt": writer, "xlsx": excel, "csv": separated,
}  # fmt: skip
