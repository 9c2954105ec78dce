"""What is in an .xlsx workbook beside the values of its cells: formats, errors, comments, boxes?"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final
from xml.sax.saxutils import unescape

from lxml import etree

from heed.chronologies.readers import shown
from heed.chronologies.readers.shown import Show

Remark = tuple[int | None, str]
Cell = tuple[int, int]  # row and column from 0

LARGEST_PART: Final = 256 * 1024 * 1024  # bytes, unpacked; `opening` refuses more long before
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE: Final = re.compile(rb"\br=\"([A-Z]{1,3})(\d{1,7})\"")
_STYLE: Final = re.compile(rb"\bs=\"(\d+)\"")
_KIND: Final = re.compile(rb"\bt=\"(\w+)\"")
_VALUE: Final = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]*)<")
_FORMULA_ENDS: Final = (b"</f>", b":f>")
_FORMULA_ONLY: Final = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f[^>]*>([^<]*)</(?:\w+:)?f>\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)


@dataclass
class Beside:
    """What stands in one sheet beside its values: cells that show otherwise, and remarks.

    `below` are cells that are one with a cell above, where the parser of values does not tell.
    """

    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    below: set[Cell] = field(default_factory=set)


def read(content: bytes) -> dict[str, Beside]:
    """Return what stands beside the values, by the sheet's name; nothing if it is no .xlsx."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            if "xl/workbook.xml" not in package.NameToInfo:
                return {}
            return _Workbook(package).read()
    except (zipfile.BadZipFile, etree.LxmlError, KeyError, ValueError, OSError, EOFError):
        # The values have been read; what stands beside them is told if it can be.
        return {}


class _Workbook:
    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        workbook = self._tree("xl/workbook.xml")
        properties = workbook.find("{*}workbookPr")
        self._from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        self._sheets = [
            (str(sheet.get("name")), str(sheet.get(_R)))
            for sheet in workbook.iterfind(".//{*}sheet")
        ]
        self._formats = self._formats_of_styles()

    def read(self) -> dict[str, Beside]:
        parts = self._related("xl/workbook.xml")
        found = {}
        for name, number in self._sheets:
            if number in parts:
                found[name] = self._beside(parts[number][1])
        return found

    def _beside(self, part: str) -> Beside:
        beside = Beside()
        sheet = self._bytes(part)
        for (row, column), text, remark in (*self._cells(sheet), *_without_value(sheet)):
            beside.cells.setdefault(row, {})[column] = text
            beside.remarks.extend([(row + 1, remark)] if remark else [])
        for kind, other in self._related(part).values():
            if kind.endswith("/comments"):
                beside.remarks.extend(self._comments(other))
            elif kind.endswith("/drawing"):
                beside.remarks.extend(self._boxes(other))
        return beside

    def _cells(self, sheet: bytes) -> Iterator[tuple[Cell, str, str | None]]:
        """Yield each cell that shows something else than its value, and what to say of it."""
        marks = [b't="e"', *(f's="{style}"'.encode() for style in self._formats)]
        wanted = rb"\b(?:" + b"|".join(mark for mark in marks if mark in sheet) + b")"
        if wanted == rb"\b(?:)":
            return  # as in nearly every workbook
        cell = re.compile(
            rb"<(?:\w+:)?c\s([^>]*" + wanted + rb"[^>]*)(?<!/)>(.*?)</(?:\w+:)?c>", re.DOTALL
        )
        for found in cell.finditer(sheet):
            at, value = _cell(found[1]), _VALUE.search(found[2])
            if at is None or value is None:
                continue
            text, remark = self._shown(found[1], value[1].decode("utf-8", "replace"))
            if text is not None:
                yield at, text, remark

    def _shown(self, attributes: bytes, value: str) -> tuple[str | None, str | None]:
        kind = _KIND.search(attributes)
        if kind is not None and kind[1] == b"e":
            return value, None
        if kind is not None and kind[1] != b"n":
            return None, None  # text, which shows itself
        style = int(_STYLE.findall(attributes)[0])
        text = self._formats[style](float(value), self._from_1904)
        return text, shown.hidden_day(text, float(value), self._from_1904)

    def _formats_of_styles(self) -> dict[int, Show]:
        """Return, by number of a style, how it shows values, where that is not plain."""
        if "xl/styles.xml" not in self._package.NameToInfo:
            return {}
        styles = self._tree("xl/styles.xml")
        codes = {
            str(one.get("numFmtId")): one.get("formatCode")
            for one in styles.iterfind("{*}numFmts/{*}numFmt")
        }
        found: dict[int, Show] = {}
        for place, style in enumerate(styles.iterfind("{*}cellXfs/{*}xf")):
            number = str(style.get("numFmtId", "0"))
            show = shown.of_format(int(number), codes.get(number))
            if show is not None:
                found[place] = show
        return found

    def _comments(self, part: str) -> Iterator[Remark]:
        for comment in self._tree(part).iterfind(".//{*}comment"):
            cell = str(comment.get("ref"))
            row = re.search(r"\d+", cell)
            words = _words(comment)
            yield (int(row[0]) if row else None, f"A comment on cell {cell} says: “{words}”.")

    def _boxes(self, part: str) -> Iterator[Remark]:
        for box in self._tree(part).iterfind(".//{*}txBody"):
            words = _words(box)
            if words:
                yield (None, f"A text box on the sheet says: “{words}”.")

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """Return the parts a part refers to, by number, with the kind of each."""
        folder, name = posixpath.split(part)
        relations = f"{folder}/_rels/{name}.rels"
        if relations not in self._package.NameToInfo:
            return {}
        return {
            str(one.get("Id")): (
                str(one.get("Type")),
                posixpath.normpath(posixpath.join(folder, str(one.get("Target")))).lstrip("/"),
            )
            for one in self._tree(relations)
            if one.get("TargetMode") != "External"
        }

    def _tree(self, part: str) -> etree._Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(self._bytes(part), parser)

    def _bytes(self, part: str) -> bytes:
        with self._package.open(part) as file:
            return file.read(LARGEST_PART)


def _without_value(sheet: bytes) -> Iterator[tuple[Cell, str, str]]:
    """Yield each formula of which the file does not hold what it comes to."""
    if not any(end in sheet for end in _FORMULA_ENDS):
        return
    for found in _FORMULA_ONLY.finditer(sheet):
        at = _cell(found[1])
        if at is not None:
            formula = f"={unescape(found[2].decode('utf-8', 'replace'))}"
            yield at, formula, f"A cell holds the formula {formula}, but not what it comes to."


def _cell(attributes: bytes) -> Cell | None:
    found = _REFERENCE.search(attributes)
    return None if found is None else (int(found[2]) - 1, _column(found[1]))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _words(element: etree._Element) -> str:
    """Return the text of a comment or box, its paragraphs parted by spaces."""
    return " ".join(
        "".join(str(run.text or "") for run in part.iterfind(".//{*}t"))
        for part in (element.findall("{*}p") or [element])
    ).strip()
