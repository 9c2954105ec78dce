"""What is in an OpenDocument text (.odt): its tables, row by row, and its paragraphs?

Rows and paragraphs are counted as in `words`: rows through all the tables of the document.
"""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterator
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from heed.attachments.intake import USUAL
from heed.attachments.intake.archive import Archive
from heed.chronologies.readers import columns, growing, refusing
from heed.chronologies.readers.columns import Drawn
from heed.chronologies.readers.growing import Step
from heed.chronologies.readers.opened import CannotBeRead, Line, Opened, Table
from heed.chronologies.readers.remarks import Remarks
from heed.chronologies.readers.writer_styles import OFFICE, TABLE, TEXT, Looks
from heed.chronologies.readers.writer_text import (
    CELL,
    COVERED,
    INNER_TABLE,
    LIST,
    NOTABLE,
    ROW,
    WriterText,
)

BODY: Final = OFFICE + "text"
CHANGES: Final = TEXT + "tracked-changes"
STYLES: Final = (OFFICE + "automatic-styles", OFFICE + "styles")
THROUGH: Final = frozenset(
    (
        *(TABLE + name for name in ("table", "table-header-rows", "table-rows", "table-row-group")),
        TEXT + "section",
    )
)
COLUMNS_REPEATED: Final = TABLE + "number-columns-repeated"
ROWS_SPANNED: Final = TABLE + "number-rows-spanned"
ROWS_REPEATED: Final = TABLE + "number-rows-repeated"
MOST_ROWS: Final = 10_000


def read(content: bytes) -> Opened:
    """Read an OpenDocument text.

    :raises CannotBeRead: if it has no text, or tables of a size nobody makes
    """
    archive = Archive(io.BytesIO(content), limits=USUAL)
    chunks = {part.name: archive.unpack(part) for part in archive.parts}
    document = _Document(chunks["content.xml"])
    if "styles.xml" in chunks:
        document.looks.learn(_styles(chunks["styles.xml"]))
    return document.read()


def _styles(chunks: Iterator[bytes]) -> list[Element]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    for chunk in chunks:
        parser.feed(chunk)
    return list(parser.close().iter(*STYLES))


class _Document:
    """A document on its way to being read."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self.looks = Looks()
        self._chunks = chunks
        self._remarks = Remarks()
        self._text = WriterText(self.looks, self._remarks)
        self._tables: list[Table] = []
        self._rows: list[Drawn] = []
        self._paragraphs: list[Line] = []
        self._covered: dict[int, int] = {}
        self._number = 0
        self._has_body = False

    def read(self) -> Opened:
        for step, element in growing.steps(
            self._chunks, body=BODY, through=THROUGH, notable=NOTABLE
        ):
            if step in (Step.BLOCK, Step.PLAIN):
                self._block(element, is_plain=step is Step.PLAIN)
            elif step is Step.INTO and element.tag == BODY:
                self._begin(element)
            elif step is Step.OUT_OF and element.tag == INNER_TABLE:
                self._end_table()
        if not self._has_body:
            raise CannotBeRead(refusing.NO_TEXT)
        return Opened(tuple(self._tables), tuple(self._paragraphs), tuple(self._remarks.said))

    def _begin(self, body: Element) -> None:
        """Learn the styles of the text, which stand before it."""
        self._has_body = True
        self.looks.learn(body.getroottree().getroot().iter(*STYLES))

    def _block(self, element: Element, *, is_plain: bool) -> None:
        if element.tag == ROW:
            self._row(element, is_plain=is_plain)
        elif element.tag == CHANGES:
            self._text.learn_changes(element)
        else:
            self._paragraph(element)

    def _paragraph(self, element: Element) -> None:
        """Add what stands outside of tables; each line of a list is a paragraph by itself."""
        words = self._text.of(element)
        for one in words.split("\n") if element.tag == LIST else [words]:
            if one.strip():
                self._paragraphs.append(Line(len(self._paragraphs) + 1, (one,)))

    def _row(self, row: Element, *, is_plain: bool) -> None:
        self._remarks.row = self._number + 1
        say = self._text.plain if is_plain else self._text.of
        cells: list[str] = []
        places: list[int] = []
        below: list[int] = []
        end = 0
        for cell in row.iterchildren(CELL, COVERED):
            repeated = min(_count(cell, COLUMNS_REPEATED), columns.MOST + 1)
            here = range(end, end + repeated)
            end += repeated
            if cell.tag == COVERED:
                here_below = [place for place in here if self._is_covered(place)]
                below += range(len(cells), len(cells) + len(here_below))
                places += here_below
                cells += [""] * len(here_below)
            else:
                self._cover(here, _count(cell, ROWS_SPANNED) - 1)
                places += here
                cells += [say(cell)] * repeated
        self._remarks.row = None
        self._add(Drawn(0, tuple(cells), tuple(places), end, frozenset(below)), row)

    def _cover(self, places: range, rows: int) -> None:
        for place in places:
            self._covered[place] = rows

    def _is_covered(self, place: int) -> bool:
        """Say whether a cell above reaches down to here, and remember that it has."""
        left = self._covered.get(place, 0)
        self._covered[place] = left - 1
        return left > 0

    def _add(self, drawn: Drawn, row: Element) -> None:
        """Add a row as often as it stands there: rows that are alike are written once."""
        repeated = _count(row, ROWS_REPEATED)
        if repeated > MOST_ROWS:
            raise CannotBeRead(refusing.MORE_ROWS)
        for _ in range(repeated):
            self._number += 1
            self._rows.append(dataclasses.replace(drawn, number=self._number))

    def _end_table(self) -> None:
        self._tables.append(columns.aligned(self._rows))
        self._rows = []
        self._covered = {}


def _count(element: Element, name: str) -> int:
    return int(element.get(name, "1"))
