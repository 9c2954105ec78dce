"""What is in a file that is to be published: its text in order, and what nobody sees of it?"""

from __future__ import annotations

from typing import Final, NamedTuple


class Passage(NamedTuple):
    """A piece of text: in which part of the file, and where in it, counted from 1.

    `unit` says what `number` counts: paragraphs, pages, or the line on which the passage begins.
    """

    part: str
    unit: str
    number: int
    text: str


class Hidden(NamedTuple):
    """Something a reader does not see but the file gives away: what it is, where, what it says."""

    what: str
    where: str
    says: str


class Report(NamedTuple):
    """All that was found in a file."""

    passages: tuple[Passage, ...]
    hidden: tuple[Hidden, ...]


BODY: Final = "text"
PARAGRAPH: Final = "paragraph"
PAGE: Final = "page"
LINE: Final = "line"


class Gathering:
    """A report while it is being read."""

    def __init__(self) -> None:
        self._passages: list[Passage] = []
        self._hidden: dict[Hidden, None] = {}
        self._counted: dict[str, int] = {}

    def passage(self, part: str, text: str) -> int:
        """Note the next paragraph of a part, empty ones too, and return its number."""
        number = self._counted.get(part, 0) + 1
        self._counted[part] = number
        if text.strip():
            self._passages.append(Passage(part, PARAGRAPH, number, text))
        return number

    def placed(self, part: str, unit: str, number: int, text: str) -> None:
        """Note a passage that stands where it says."""
        if text.strip():
            self._passages.append(Passage(part, unit, number, text))

    def hide(self, what: str, where: str, says: str = "") -> None:
        """Note something hidden, once; its words are searched for names too."""
        hidden = Hidden(what, where, says.strip())
        if hidden not in self._hidden:
            self._hidden[hidden] = None
            self.passage(what, hidden.says)

    def author(self, where: str, name: str) -> None:
        """Note who wrote something, if that is said."""
        if name.strip():
            self.hide("author name", where, name)

    def report(self) -> Report:
        """Return what was found."""
        return Report(tuple(self._passages), tuple(self._hidden))
