"""How is a table taken away as an Excel workbook that runs nothing?

Written as text: every cell says of itself that it is text, so no cell is taken for a formula and
none has to be changed. A cell that would be one if typed again also carries Excel's own quote mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from heed.documents import spreadsheets
from heed.documents.characters import text_only

LONGEST_CELL: Final = 32_767  # characters that Excel keeps of a cell
CUT: Final = " … (cut: a cell of a workbook holds no more)"
_NOT_IN_A_NAME: Final = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME: Final = 31

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_START: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PLAIN, _HEAD, _QUOTED, _TYPED = 0, 1, 2, 3
_STYLES: Final = (
    f'<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="10"/><name val="Arial"/></font>'
    '<font><b/><sz val="10"/><name val="Arial"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4">'
    '<xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="49" applyNumberFormat="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a head that stays in sight; `widths` are in characters, one for each column.

    Where people are `to_fill_in` the table, what they type stays as typed: nothing becomes a date.
    """

    name: str
    head: Sequence[str]
    rows: Iterable[Sequence[str]]
    widths: Sequence[int]
    to_fill_in: bool = False


def render(sheets: Sequence[Sheet], *, produced_at: datetime) -> bytes:
    """Return the sheets as XLSX. The same sheets and moment give the same bytes."""
    packed = BytesIO()
    stamp = produced_at.astimezone(UTC).timetuple()[:6]
    with ZipFile(packed, "w", ZIP_DEFLATED) as package:
        for name, content in _parts(sheets):
            package.writestr(ZipInfo(name, stamp), _START + content, ZIP_DEFLATED)
    return packed.getvalue()


def _parts(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    yield "[Content_Types].xml", _content_types(len(sheets))
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    targets = [("worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(sheets) + 1)]
    yield "xl/workbook.xml", _book([sheet.name for sheet in sheets])
    yield "xl/_rels/workbook.xml.rels", _relations([*targets, ("styles", "styles.xml")])
    yield "xl/styles.xml", _STYLES
    for (_, target), sheet in zip(targets, sheets, strict=True):
        yield f"xl/{target}", _sheet(sheet)


def _content_types(sheets: int) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = [("workbook", "sheet.main"), ("styles", "styles")]
    parts += [(f"worksheets/sheet{at}", "worksheet") for at in range(1, sheets + 1)]
    overrides = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{kind}.{what}+xml"/>'
        for part, what in parts
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    said = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{said}</Relationships>'


def _book(names: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(_name(name))} sheetId="{at}" r:id="r{at}"/>'
        for at, name in enumerate(names, start=1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'


def _name(name: str) -> str:
    return _NOT_IN_A_NAME.sub(" ", text_only(name))[:_LONGEST_NAME]


def _sheet(sheet: Sheet) -> str:
    style = f' style="{_TYPED}"' if sheet.to_fill_in else ""
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"{style}/>'
        for at, width in enumerate(sheet.widths, start=1)
    )
    rows = "".join(
        f"<row>{''.join(_cell(cell, _PLAIN) for cell in row)}</row>" for row in sheet.rows
    )
    head = "".join(_cell(cell, _HEAD) for cell in sheet.head)
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" '
        'topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData><row>{head}</row>{rows}</sheetData></worksheet>"
    )


def _cell(text: str, style: int) -> str:
    if not text:
        return f'<c s="{style}"/>'
    if style == _PLAIN and spreadsheets.safe(text) != text:
        style = _QUOTED
    said = text_only(text)
    if len(said) > LONGEST_CELL:
        said = said[: LONGEST_CELL - len(CUT)] + CUT
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(said)}</t></is></c>'
