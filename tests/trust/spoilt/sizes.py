"""Small returns that say they are very large: spans, repetitions, counts, and places of cells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tests.trust.hostile.documents import XML, S, excel, odf, pack, word
from tests.trust.spoilt.file import SpoiltFile

NUMBERS = ("1000000", "999999999999", "-99999999999999999999", "many", "1e9", "")
MILLION = 1_000_000


def files() -> Iterator[SpoiltFile]:
    """Yield them."""
    for number in NUMBERS[:2]:
        yield SpoiltFile("size", f"a cell across {number}", "a.docx", pack(word(_across(number))))
        yield SpoiltFile("size", f"{number} before", "a.docx", pack(word(_before(number))))
    for number in ("many", "1e9"):
        yield SpoiltFile("size", f"a cell across {number}", "a.docx", pack(word(_across(number))))
    for number in NUMBERS[:2] + NUMBERS[3:]:
        for what in ("columns", "rows"):
            said = f"table:number-{what}-repeated"
            yield SpoiltFile("size", f"{said} {number!r}", "a.odt", pack(odf(_rows(said, number))))
    yield SpoiltFile("size", "a row of 50,000 cells", "a.docx", partial(_crowded, 50_000))
    yield SpoiltFile("size", "2 million paragraphs", "a.docx", partial(_long, 2 * MILLION))
    yield SpoiltFile(
        "size", "a text of 30 MB in a cell", "a.docx", partial(_one_text, 30 * MILLION)
    )
    yield from _sheets()


def _across(number: str) -> str:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{number}"/></w:tcPr><w:p/></w:tc>'
    return f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"


def _before(number: str) -> str:
    properties = f'<w:trPr><w:gridBefore w:val="{number}"/></w:trPr>'
    return f"<w:tbl><w:tr>{properties}<w:tc><w:p/></w:tc></w:tr></w:tbl>"


def _rows(said: str, number: str) -> str:
    on_row, on_cell = (f'{said}="{number}"', "") if "rows" in said else ("", f'{said}="{number}"')
    cell = f"<table:table-cell {on_cell}><text:p>x</text:p></table:table-cell>"
    return f"<table:table><table:table-row {on_row}>{cell}</table:table-row></table:table>"


def _crowded(cells: int) -> bytes:
    return pack(word(f"<w:tbl><w:tr>{'<w:tc><w:p/></w:tc>' * cells}</w:tr></w:tbl>"))


def _long(paragraphs: int) -> bytes:
    return pack(word("<w:p/>" * paragraphs))


def _one_text(length: int) -> bytes:
    return pack(word(f"<w:p><w:r><w:t>{'x' * length}</w:t></w:r></w:p>"))


def _sheets() -> Iterator[SpoiltFile]:
    """Yield workbooks with a cell, or a merged one, at the far end of the largest sheet."""
    cells = (("1", "A1"), ("1048576", "XFD1048576"))
    far = "".join(f'<row r="{row}"><c r="{at}"><v>1</v></c></row>' for row, at in cells)
    yield SpoiltFile("size", "a cell in the last row and column", "a.xlsx", pack(excel(far)))
    strings = f'{XML}<sst xmlns="{S}" count="9"><si><t>{"x" * 20 * MILLION}</t></si></sst>'
    yield SpoiltFile(
        "size", "a text of 20 MB", "a.xlsx", pack(excel(extra={"xl/sharedStrings.xml": strings}))
    )
    for rows, columns in ((1_048_576, 16_384), (1_048_576, 200), (5, 100_000_000)):
        cell = (
            f'<table:table-cell table:number-columns-repeated="{columns}" '
            'office:value-type="string"><text:p>x</text:p></table:table-cell>'
        )
        row = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
        sheet = pack(odf(f'<table:table table:name="a">{row}</table:table>', kind="spreadsheet"))
        yield SpoiltFile("size", f"{rows} rows by {columns} columns", "a.ods", sheet)
