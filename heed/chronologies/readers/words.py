"""What is in a Word document (.docx): its tables, row by row, and its paragraphs?

Rows are counted as a person would who goes through the document from the first row of the first
table to the last of the last, rows deleted by tracked changes included; tables inside cells are
part of the cell. Paragraphs outside of tables that are not empty are counted by themselves.
"""

from __future__ import annotations

from typing import Final

from lxml.etree import _Element as Element

from heed.chronologies.readers import columns, growing, refusing, word_text
from heed.chronologies.readers.columns import Drawn
from heed.chronologies.readers.growing import Step
from heed.chronologies.readers.opened import CannotBeRead, Line, Opened, Table
from heed.chronologies.readers.remarks import Remarks
from heed.chronologies.readers.word_parts import (
    VAL,
    Parts,
    Styles,
    W,
    child,
    is_on,
    tags,
    take_apart,
    value,
)
from heed.chronologies.readers.word_text import (
    DESCRIBES,
    NOTABLE,
    STYLE,
    TC,
    TR,
    WordText,
    plain_cells,
)

TABLE: Final = W + "tbl"
THROUGH: Final = frozenset(tags("tbl sdt sdtContent customXml smartTag ins moveTo"))


def read(content: bytes) -> Opened:
    """Read a Word document.

    :raises CannotBeRead: if it has no text, or tables of a size nobody makes
    """
    return _Document(take_apart(content)).read()


class _Document:
    """A document on its way to being read."""

    def __init__(self, parts: Parts) -> None:
        self._chunks = parts.text
        self._styles = Styles(parts.beside.styles)
        self._remarks = Remarks()
        self._text = WordText(parts.beside, self._styles, self._remarks)
        self._tables: list[Table] = []
        self._rows: list[Drawn] = []
        self._paragraphs: list[Line] = []
        self._number = 0
        self._has_body = False

    def read(self) -> Opened:
        # A style that numbers may stand in any row, so those of such documents are looked at.
        notable = (*NOTABLE, STYLE) if self._styles.numbered else NOTABLE
        for step, element in growing.steps(
            self._chunks, body=W + "body", through=THROUGH, notable=notable
        ):
            self._has_body = True
            if step in (Step.BLOCK, Step.PLAIN):
                self._block(element, is_plain=step is Step.PLAIN)
            elif step is Step.OUT_OF and element.tag == TABLE:
                self._end_table()
        if not self._has_body:
            raise CannotBeRead(refusing.NO_TEXT)
        return Opened(tuple(self._tables), tuple(self._paragraphs), tuple(self._remarks.said))

    def _block(self, element: Element, *, is_plain: bool) -> None:
        if element.tag == TR:
            self._number += 1
            self._remarks.row = self._number
            self._row(element, is_plain=is_plain)
            self._remarks.row = None
        elif element.tag not in DESCRIBES:
            self._paragraph(element)

    def _paragraph(self, element: Element) -> None:
        words = self._text.of(element)
        if words.strip():
            self._paragraphs.append(Line(len(self._paragraphs) + 1, (words,)))

    def _row(self, row: Element, *, is_plain: bool) -> None:
        if is_plain or word_text.is_plain(row, self._styles.numbered):
            self._rows.append(Drawn(self._number, plain_cells(row)))
            return
        properties = child(row, "trPr")
        found = _cells(row)
        cells = [(_span(cell), self._text.of(cell)) for cell in found]
        if child(properties, "del") is not None:
            self._remarks.quote("The row was deleted by a tracked change", _deleted(row))
            return
        self._remark_on(properties)
        before = int(value(properties, "gridBefore") or "0")
        below = frozenset(at for at, cell in enumerate(found) if _goes_on_from_above(cell))
        self._rows.append(columns.drawn(self._number, cells, before=before, below=below))

    def _remark_on(self, properties: Element | None) -> None:
        if child(properties, "ins") is not None:
            self._remarks.say("The row was added by a tracked change.")
        if is_on(properties, "hidden"):
            self._remarks.say("The row is hidden in the document.")

    def _end_table(self) -> None:
        self._tables.append(columns.aligned(self._rows))
        self._rows = []


def _cells(row: Element) -> list[Element]:
    """Return the cells of a row, those in content controls too, and none of tables in cells."""
    return [cell for cell in row.iter(TC) if next(cell.iterancestors(TR), None) is row]


def _span(cell: Element) -> int:
    return int(value(cell, "tcPr", "gridSpan") or "1")


def _goes_on_from_above(cell: Element) -> bool:
    merged = child(child(cell, "tcPr"), "vMerge")
    return merged is not None and merged.get(VAL) != "restart"


def _deleted(row: Element) -> str:
    return " | ".join(
        "".join(text.text or "" for text in cell.iter(W + "t", W + "delText"))
        for cell in _cells(row)
    )
