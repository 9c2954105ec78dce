"""What is in an .ods workbook beside its values: merged cells, dates shown in part, comments?"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from heed.chronologies.readers import shown
from heed.chronologies.readers.excel_parts import LARGEST_PART, Beside
from heed.chronologies.readers.shown import DateShown

PARTS: Final = ("styles.xml", "content.xml")  # styles are used in the second
MOST_MERGED: Final = 20_000  # rows; nobody merges more, and a hostile file says it does
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_NUMBER: Final = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_KIND_OF_ERROR: Final = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_PARTS: Final = {
    frozenset({"year", "month"}): DateShown.MONTH,
    frozenset({"year"}): DateShown.YEAR,
    frozenset({"month", "day"}): DateShown.WITHOUT_YEAR,
}
_FIRST: Final = date(1899, 12, 30)


def read(content: bytes) -> dict[str, Beside]:
    """Return what stands beside the values, by the sheet's name; nothing if it is no .ods."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            workbook = _Workbook()
            for name in PARTS:
                if name in package.NameToInfo:
                    with package.open(name) as part:
                        workbook.read(part.read(LARGEST_PART))
            return workbook.sheets
    except (zipfile.BadZipFile, etree.LxmlError, KeyError, ValueError, OSError, EOFError):
        # The values have been read; what stands beside them is told if it can be.
        return {}


class _Workbook:
    def __init__(self) -> None:
        self.sheets: dict[str, Beside] = {}
        self._parts: dict[str, DateShown] = {}  # by style of a cell
        self._dates: dict[str, DateShown] = {}  # by style of a date
        self._beside, self._row, self._columns = Beside(), 0, list[str]()

    def read(self, content: bytes) -> None:
        """Read a part of the workbook."""
        steps = etree.iterparse(
            BytesIO(content),
            events=("start", "end"),
            tag=[f"{_NUMBER}date-style", f"{_STYLE}style", *(f"{_TABLE}{one}" for one in _WITHIN)],
            resolve_entities=False,
            no_network=True,
        )
        for event, element in steps:
            if event == "start":
                self._begin(element)
            else:
                self._end(element)

    def _begin(self, element: Element) -> None:
        if element.tag == f"{_TABLE}table":
            self._beside, self._row, self._columns = Beside(), 0, []
            self.sheets[str(element.get(f"{_TABLE}name"))] = self._beside

    def _end(self, element: Element) -> None:
        if element.tag == f"{_TABLE}table-row":
            for column, cell in self._cells(element):
                self._cell(column, cell)
            self._row += _count(element, "rows-repeated")
            element.clear()
        elif element.tag == f"{_TABLE}table-column":
            times = min(_count(element, "columns-repeated"), MOST_MERGED)
            self._columns += [str(element.get(f"{_TABLE}default-cell-style-name"))] * times
        elif element.tag == f"{_NUMBER}date-style":
            self._date_style(element)
        elif element.tag == f"{_STYLE}style":
            part = self._dates.get(str(element.get(f"{_STYLE}data-style-name")))
            if part is not None:
                self._parts[str(element.get(f"{_STYLE}name"))] = part

    def _date_style(self, style: Element) -> None:
        shows = frozenset(str(etree.QName(one).localname) for one in style.iterchildren("{*}*"))
        part = _PARTS.get(shows - {"text"})
        if part is not None:
            self._dates[str(style.get(f"{_STYLE}name"))] = part

    def _cells(self, row: Element) -> Iterator[tuple[int, Element]]:
        column = 0
        for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            yield column, cell
            column += _count(cell, "columns-repeated")

    def _cell(self, column: int, cell: Element) -> None:
        spanned = min(_count(cell, "rows-spanned"), MOST_MERGED)
        self._beside.below.update((self._row + more, column) for more in range(1, spanned))
        for comment in cell.iterchildren(f"{_OFFICE}annotation"):
            self._beside.remarks.append((self._row + 1, f"A comment says: “{_words(comment)}”."))
        shows = self._shows(column, cell)
        if shows is not None:
            self._beside.cells.setdefault(self._row, {})[column] = shows

    def _shows(self, column: int, cell: Element) -> str | None:
        """Return what a cell shows, if its value alone would say something else."""
        if cell.get(f"{_KIND_OF_ERROR}value-type") == "error":
            return _words(cell)
        kind = cell.get(f"{_OFFICE}value-type")
        if kind == "percentage":
            return _words(cell)
        if kind == "float":
            words = _words(cell)
            return words if words[:1] == "0" and words.isdecimal() and words != "0" else None
        return self._date(column, cell) if kind == "date" else None

    def _date(self, column: int, cell: Element) -> str | None:
        default = self._columns[column] if column < len(self._columns) else ""
        part = self._parts.get(str(cell.get(f"{_TABLE}style-name", default)))
        if part is None:
            return None
        day = date.fromisoformat(str(cell.get(f"{_OFFICE}date-value"))[:10])
        shows = shown.show_date(day, part)
        remark = shown.hidden_day(shows, (day - _FIRST).days, from_1904=False)
        if remark:
            self._beside.remarks.append((self._row + 1, remark))
        return shows


_WITHIN: Final = ("table", "table-row", "table-column")


def _count(element: Element, name: str) -> int:
    written = element.get(f"{_TABLE}number-{name}", "1")
    return max(1, int(written)) if written.isascii() and written.isdecimal() else 1


def _words(element: Element) -> str:
    """Return the paragraphs of a cell or comment, parted by spaces."""
    lines = ("".join(str(text) for text in one.itertext()) for one in element.findall(f"{_TEXT}p"))
    return " ".join(lines).strip()
