"""What does a cell or a paragraph of an OpenDocument text say, and what stands in it besides?

Text is kept as written, a line for each paragraph. Changes tracked are taken as accepted: what was
deleted stands apart at the beginning of such a document, and only a mark where it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from lxml.etree import _Element as Element

from heed.chronologies.readers.remarks import Remarks
from heed.chronologies.readers.writer_styles import DRAW, OASIS, OFFICE, TABLE, TEXT, Looks

P, H, LIST = TEXT + "p", TEXT + "h", TEXT + "list"
CELL, COVERED = TABLE + "table-cell", TABLE + "covered-table-cell"
ROW, INNER_TABLE = TABLE + "table-row", TABLE + "table"
ANNOTATION, NOTE = OFFICE + "annotation", TEXT + "note"
SVG: Final = OASIS + "svg-compatible:1.0}"
CREATOR: Final = "{http://purl.org/dc/elements/1.1/}creator"
# What needs more than the text of its paragraphs; a row without is read the quick way.
NOTABLE: Final = (LIST, INNER_TABLE, COVERED, ANNOTATION, NOTE, DRAW + "*", TEXT + "change-start")
LEFT_OUT: Final = frozenset(
    (TEXT + "tracked-changes", TEXT + "placeholder", SVG + "title", SVG + "desc")
)
SPACE: Final = re.compile("[ \t\r\n]+")
MOST_SPACES: Final = 1_000


class WriterText:
    """Writes down what a cell or paragraph says, and remarks on what else it holds."""

    def __init__(self, looks: Looks, remarks: Remarks) -> None:
        self._looks = looks
        self._remarks = remarks
        self._deleted: dict[str, str] = {}
        self._inserted: set[str] = set()
        self._inserting: set[str] = set()
        self._said: list[str] = []
        self._below: list[str] = []
        self._left_out: list[str] = []
        self._put_in: list[str] = []
        self._lists: list[str] = []
        self._label = ""
        self._is_first = True
        self._on: dict[str, Callable[[Element], None]] = {
            P: self._paragraph,
            H: self._paragraph,
            LIST: self._list,
            ROW: self._nested_row,
            NOTE: self._note,
            ANNOTATION: self._comment,
            TEXT + "span": self._span,
            TEXT + "hidden-text": self._hidden,
            TEXT + "change": self._leave,
            TEXT + "change-start": self._begin_insertion,
            TEXT + "change-end": self._end_insertion,
            TEXT + "s": self._spaces,
            TEXT + "tab": lambda _: self._add("\t"),
            TEXT + "line-break": lambda _: self._add("\n"),
        }

    def learn_changes(self, tracked: Element) -> None:
        """Read what was deleted and what was put in, before the text that has the marks."""
        for region in tracked:
            name = region.get(TEXT + "id", "")
            deleted = region.find(TEXT + "deletion")
            if deleted is not None:
                self._deleted[name] = _words(deleted)
            if region.find(TEXT + "insertion") is not None:
                self._inserted.add(name)

    def of(self, block: Element) -> str:
        """Return the text of a cell, or of what stands outside of tables."""
        self._said, self._below, self._is_first = [], [], True
        self._left_out, self._put_in = [], []
        (self._inside if block.tag == CELL else self._read)(block)
        put_in = "".join(self._put_in).strip()
        self._remarks.changes(left_out=self._left_out, put_in=[put_in] if put_in else [])
        return "\n".join(["".join(self._said).strip("\n"), *self._below]).strip("\n")

    def plain(self, cell: Element) -> str:
        """Return the text of an ordinary cell the quick way."""
        lines = [
            _collapsed(line.text or "").lstrip(" ") if self._is_bare(line) else self.of(line)
            for line in cell
        ]
        return "\n".join(lines).strip("\n")

    def _is_bare(self, line: Element) -> bool:
        return len(line) == 0 and line.get(TEXT + "style-name") not in self._looks.hiding

    def _read(self, element: Element) -> None:
        if element.tag in self._on:
            self._on[element.tag](element)
        elif str(element.tag).startswith(DRAW):
            self._drawing(element)
        elif element.tag not in LEFT_OUT:
            self._inside(element)

    def _inside(self, element: Element) -> None:
        """Read text, elements and the text between them."""
        self._write(element.text)
        for child in element:
            self._read(child)
            self._write(child.tail)

    def _write(self, text: str | None) -> None:
        """Add text of the file, in which any space means one space, and none begins a line."""
        words = _collapsed(text or "")
        if not self._said or self._said[-1].endswith("\n"):
            words = words.lstrip(" ")
        if words:
            self._add(words)

    def _add(self, words: str) -> None:
        self._said.append(words)
        if self._inserting:
            self._put_in.append(words)

    def _paragraph(self, paragraph: Element) -> None:
        if not self._is_first:
            self._said.append("\n")
        self._is_first = False
        if self._label:
            self._said.append(f"{self._label} ")
            self._label = ""
        self._span(paragraph)

    def _span(self, span: Element) -> None:
        if span.get(TEXT + "style-name") in self._looks.hiding:
            self._hidden(span)
        else:
            self._inside(span)

    def _hidden(self, element: Element) -> None:
        words = self._apart(element)
        if words.strip():
            self._remarks.quote("Hidden text was left out", words)

    def _apart(self, element: Element) -> str:
        """Return what stands inside an element, without adding it to what is said."""
        kept, self._said = self._said, []
        self._inside(element)
        words, self._said = "".join(self._said), kept
        return words

    def _list(self, list_: Element) -> None:
        style = list_.get(TEXT + "style-name") or (self._lists[-1] if self._lists else "")
        self._lists.append(style)
        level = len(self._lists)
        on = list_.get(TEXT + "continue-numbering") == "true" or (
            list_.get(TEXT + "continue-list") is not None
        )
        self._looks.begin(style, level, goes_on=on)
        for item in list_:
            self._label = ""
            if item.tag == TEXT + "list-item" and next(item.iterchildren(P, H), None) is not None:
                start = item.get(TEXT + "start-value")
                self._label = self._looks.label(style, level, start=start)
            self._inside(item)
        self._lists.pop()

    def _nested_row(self, row: Element) -> None:
        """Keep a row of a table inside the cell as one line, with tabs between its cells."""
        if not self._is_first:
            self._said.append("\n")
        for number, cell in enumerate(row.iterchildren(CELL)):
            self._said.append("\t" if number else "")
            self._is_first = True
            self._inside(cell)
        self._is_first = False

    def _drawing(self, drawing: Element) -> None:
        if next(drawing.iter(P, H), None) is None:
            if next(drawing.iter(DRAW + "image"), None) is not None:
                self._remarks.say("A picture was left out.")
            return
        first, self._is_first = self._is_first, True
        words = self._apart(drawing).strip("\n")
        self._is_first = first
        if words:  # a frame around a box has said all it says when the box has been read
            self._below.append(words)
            self._remarks.quote("A text box was read below the text beside it", words)

    def _comment(self, comment: Element) -> None:
        who = (comment.findtext(CREATOR) or "").strip() or "nobody named"
        self._remarks.quote(f"Comment by {who}", _words(comment))

    def _note(self, note: Element) -> None:
        """Put a mark where a note belongs, and the note below the text."""
        body = note.find(TEXT + "note-body")
        mark = f"[{sum(line.startswith('[') for line in self._below) + 1}]"
        self._add(mark)
        self._below.append(f"{mark} {'' if body is None else _words(body)}")

    def _leave(self, mark: Element) -> None:
        words = self._deleted.get(mark.get(TEXT + "change-id", ""), "")
        if words:
            self._left_out.append(words)

    def _begin_insertion(self, mark: Element) -> None:
        name = mark.get(TEXT + "change-id", "")
        if name in self._inserted:
            self._inserting.add(name)

    def _end_insertion(self, mark: Element) -> None:
        self._inserting.discard(mark.get(TEXT + "change-id", ""))

    def _spaces(self, spaces: Element) -> None:
        self._add(" " * min(int(spaces.get(TEXT + "c", "1")), MOST_SPACES))


def _collapsed(text: str) -> str:
    return SPACE.sub(" ", text) if "  " in text or "\n" in text or "\t" in text else text


def _words(element: Element) -> str:
    lines = ("".join(map(str, line.itertext())) for line in element.iter(P, H))
    return " ".join(_collapsed(line).strip() for line in lines if line.strip())
