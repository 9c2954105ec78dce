"""What does a cell or a paragraph of a Word document say, and what stands in it besides?

Text is kept as written, a line for each paragraph. Changes tracked are taken as accepted.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lxml.etree import _Element as Element

from heed.chronologies.readers.numbering import Numbering
from heed.chronologies.readers.remarks import Remarks
from heed.chronologies.readers.word_parts import VAL, Beside, Styles, W, child, is_on, tags, value

ALTERNATIVES: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
P, R, T, TC, TR = W + "p", W + "r", W + "t", W + "tc", W + "tr"
TAB, BREAK, RETURN = W + "tab", W + "br", W + "cr"
STYLE: Final = W + "pStyle"
PLAIN: Final = (TC, P, T, TAB, BREAK, RETURN)
TEXT_BOX: Final = W + "txbxContent"
# Elements that need more than their plain text; what has none of them is read the quick way.
NOTABLE: Final = (
    *tags(
        "tbl ins del moveFrom moveTo cellIns cellDel vanish numPr gridSpan gridBefore vMerge sdt"
        " ptab footnoteReference endnoteReference commentReference drawing pict object txbxContent"
        " noBreakHyphen sym fldChar rStyle hidden"
    ),
    ALTERNATIVES + "AlternateContent",
)
# What describes and is not text; and text that no reader of the document sees.
DESCRIBES: Final = frozenset(
    tags("pPr rPr tcPr trPr tblPr tblPrEx tblGrid sectPr sdtPr sdtEndPr instrText delInstrText")
)
DRAWN: Final = frozenset(tags("drawing pict object"))
CHARACTERS: Final = {
    TAB: "\t", W + "ptab": "\t", BREAK: "\n", RETURN: "\n", W + "noBreakHyphen": "-",
}  # fmt: skip
# Ticks and boxes of the fonts of symbols, which have no letters of their own.
SYMBOLS: Final = {
    "F0FC": "✓", "F0FB": "✗", "F0FE": "☒", "F052": "☑", "F0A8": "☐", "F06F": "☐", "F071": "☐",
    "F0B7": "•", "F0A7": "▪", "F0E0": "→", "F0D8": "➢",
}  # fmt: skip
ANOTHER: Final = "□"
PRIVATE: Final = range(0xE000, 0xF900)


def is_plain(row: Element, numbered: frozenset[str]) -> bool:
    """Say whether a row may be read the quick way."""
    if next(row.iter(*NOTABLE), None) is not None:
        return False
    return all(style.get(VAL) not in numbered for style in row.iter(STYLE))


def plain_cells(row: Element) -> tuple[str, ...]:
    """Return the cells of an ordinary row the quick way; this runs for most rows there are."""
    cells: list[list[str]] = []
    for element in row.iter(*PLAIN):
        tag = element.tag
        if tag == T:
            cells[-1].append(element.text or "")
        elif tag == P:
            cells[-1].append("\n")
        elif tag == TC:
            cells.append([])
        else:
            cells[-1].append(_typed(element))
    return tuple(["".join(cell).strip("\n") for cell in cells])


def _typed(element: Element) -> str:
    """Return a tab or the end of a line, and nothing for a tab that says where tabs go."""
    parent = element.getparent()
    return CHARACTERS[element.tag] if parent is not None and parent.tag == R else ""


class WordText:
    """Writes down what a cell or paragraph says, and remarks on what else it holds."""

    def __init__(self, beside: Beside, styles: Styles, remarks: Remarks) -> None:
        self._styles = styles
        self._numbering = Numbering.of(beside.numbering)
        self._comments = _notes(beside.comments)
        self._notes = {
            W + "footnoteReference": _notes(beside.footnotes),
            W + "endnoteReference": _notes(beside.endnotes),
        }
        self._remarks = remarks
        self._said: list[str] = []
        self._left_out: list[str] = []
        self._put_in: list[str] = []
        self._below: list[str] = []
        self._joins = False
        self._on: dict[str, Callable[[Element], None]] = {
            T: lambda element: self._said.append(element.text or ""),
            P: self._paragraph,
            R: self._run,
            TR: self._nested_row,
            TC: self._nested_cell,
            TEXT_BOX: self._text_box,
            ALTERNATIVES + "AlternateContent": self._alternatives,
            W + "sdt": self._control,
            W + "ins": self._put,
            W + "moveTo": self._put,
            W + "del": self._leave,
            W + "moveFrom": self._leave,
            W + "sym": self._symbol,
            W + "fldChar": self._form_field,
            W + "commentReference": self._comment,
            **dict.fromkeys(self._notes, self._note),
            **dict.fromkeys(DRAWN, self._drawing),
        }

    def of(self, block: Element) -> str:
        """Return the text of a cell, or of a paragraph outside of tables."""
        self._said, self._below, self._joins = [], [], True
        self._left_out, self._put_in = [], []
        (self._inside if block.tag == TC else self._read)(block)
        self._remarks.changes(left_out=self._left_out, put_in=self._put_in)
        return "\n".join(["".join(self._said).strip("\n"), *self._below]).strip("\n")

    def _read(self, element: Element) -> None:
        tag = element.tag
        if tag in self._on:
            self._on[tag](element)
        elif tag in CHARACTERS:
            self._said.append(CHARACTERS[tag])
        elif tag not in DESCRIBES:
            self._inside(element)

    def _inside(self, element: Element) -> None:
        for inner in element:
            self._read(inner)

    def _paragraph(self, paragraph: Element) -> None:
        if not self._joins:
            self._said.append("\n")
        properties = child(paragraph, "pPr")
        label = self._label(properties)
        if label:
            self._said.append(f"{label} ")
        self._inside(paragraph)
        # Whoever deletes the mark at the end of a paragraph joins it with the next.
        self._joins = child(child(properties, "rPr"), "del") is not None

    def _label(self, properties: Element | None) -> str:
        listed = child(properties, "numPr")
        number, level = value(listed, "numId"), value(listed, "ilvl")
        of_style = self._styles.number(value(properties, "pStyle"))
        if number is None and of_style:
            number, level = of_style[0], level or of_style[1]
        return "" if number is None else self._numbering.label(number, int(level or "0"))

    def _run(self, run: Element) -> None:
        properties = child(run, "rPr")
        if properties is not None and self._is_hidden(properties):
            self._hidden(run)
        else:
            self._inside(run)

    def _is_hidden(self, properties: Element) -> bool:
        if child(properties, "vanish") is not None:
            return is_on(properties, "vanish")
        return value(properties, "rStyle") in self._styles.hiding

    def _hidden(self, run: Element) -> None:
        words = self._apart(run)
        if words.strip():
            self._remarks.quote("Hidden text was left out", words)

    def _apart(self, element: Element) -> str:
        """Return what stands inside an element, without adding it to what is said."""
        kept, self._said = self._said, []
        self._inside(element)
        words, self._said = "".join(self._said), kept
        return words

    def _put(self, change: Element) -> None:
        words = self._apart(change)
        self._said.append(words)
        if words.strip():
            self._put_in.append(words.strip())

    def _leave(self, change: Element) -> None:
        words = "".join(text.text or "" for text in change.iter(T, W + "delText"))
        if words.strip():
            self._left_out.append(words.strip())

    def _nested_row(self, row: Element) -> None:
        """Keep a row of a table inside the cell as one line, with tabs between its cells."""
        if not self._joins:
            self._said.append("\n")
        for number, cell in enumerate(row.iterchildren(TC)):
            self._said.append("\t" if number else "")
            self._nested_cell(cell)
        self._joins = False

    def _nested_cell(self, cell: Element) -> None:
        self._joins = True
        self._inside(cell)

    def _alternatives(self, element: Element) -> None:
        """Read the first of several ways in which the same thing is written."""
        first = next(element.iterchildren(), None)
        if first is not None:
            self._inside(first)

    def _drawing(self, drawing: Element) -> None:
        if next(drawing.iter(TEXT_BOX), None) is None:
            self._remarks.say("A picture was left out.")
        else:
            self._inside(drawing)

    def _text_box(self, box: Element) -> None:
        self._joins = True
        words = self._apart(box).strip("\n")
        self._below.append(words)
        self._remarks.quote("A text box was read below the text beside it", words)
        self._joins = False

    def _control(self, control: Element) -> None:
        """Read a content control, unless it only says what might be typed there."""
        if not is_on(child(control, "sdtPr"), "showingPlcHdr"):
            self._inside(control)

    def _symbol(self, symbol: Element) -> None:
        code = symbol.get(W + "char", "").upper()
        letter = int(code or "0", 16)
        self._said.append(SYMBOLS.get(code) or (ANOTHER if letter in PRIVATE else chr(letter)))

    def _form_field(self, field: Element) -> None:
        """Read what was ticked or chosen in a field of a form of the older kind."""
        box, choices = field.find(f".//{W}checkBox"), field.find(f".//{W}ddList")
        if box is not None:
            name = "default" if box.find(W + "checked") is None else "checked"
            self._said.append("☒" if is_on(box, name) else "☐")
        if choices is not None:
            offered = choices.findall(W + "listEntry")
            chosen = int(value(choices, "result") or value(choices, "default") or "0")
            self._said += [entry.get(VAL, "") for entry in offered[chosen : chosen + 1]]

    def _comment(self, reference: Element) -> None:
        comment = self._comments.get(reference.get(W + "id", ""))
        if comment is not None:
            who = comment.get(W + "author", "").strip() or "nobody named"
            self._remarks.quote(f"Comment by {who}", _words(comment))

    def _note(self, reference: Element) -> None:
        """Put a mark where a note belongs, and the note below the text."""
        note = self._notes[reference.tag].get(reference.get(W + "id", ""))
        if note is not None:
            mark = f"[{sum(line.startswith('[') for line in self._below) + 1}]"
            self._said.append(mark)
            self._below.append(f"{mark} {_words(note)}")


def _notes(part: Element | None) -> dict[str, Element]:
    """Return the comments or notes of a part by the number that refers to them."""
    return {} if part is None else {note.get(W + "id", ""): note for note in part}


def _words(note: Element) -> str:
    lines = ("".join(text.text or "" for text in line.iter(T)) for line in note.iter(P))
    return " ".join(line.strip() for line in lines if line.strip())
