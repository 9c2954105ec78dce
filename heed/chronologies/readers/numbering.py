"""Which number or bullet does a word processor print before a paragraph that has none typed?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lxml.etree import _Element as Element

from heed.chronologies.readers.word_parts import VAL, W, value

BULLET: Final = "•"
LEVEL: Final = re.compile(r"%([1-9])")
ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# Beyond this nobody counts in letters or Roman numbers; such a file would only fill the memory.
MOST: Final = 4_000


def written(number: int, form: str) -> str:
    """Return a number as it is printed: the form is Word's name for it."""
    if form in ("lowerLetter", "upperLetter") and 0 < number < MOST:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < number < MOST:
        roman = _roman(number)
        return roman if form == "lowerRoman" else roman.upper()
    return f"{number:02}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    letters = ""
    for size, letter in ROMAN:
        letters += letter * (number // size)
        number %= size
    return letters


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbering: where it starts, how it is written, and what is around it."""

    start: int = 1
    form: str = "decimal"
    text: str = "%1."


@dataclass(slots=True)
class Numbering:
    """Counts the paragraphs of a document as they come."""

    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    counted: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, part: Element | None) -> Numbering:
        """Return the numberings that a part describes."""
        numbering = cls()
        for described in () if part is None else part.findall(W + "abstractNum"):
            name = described.get(W + "abstractNumId", "")
            for level in described.findall(W + "lvl"):
                numbering.levels[name, int(level.get(W + "ilvl", "0"))] = _level(level)
        for used in () if part is None else part.findall(W + "num"):
            numbering.lists[used.get(W + "numId", "")] = value(used, "abstractNumId") or ""
            numbering._restart(used)
        return numbering

    def label(self, number: str, level: int) -> str:
        """Count one more paragraph of a list, and return what is printed before it."""
        name = self.lists.get(number)
        if name is None:
            return ""
        described = self.levels.get((name, level), Level())
        if described.form in ("bullet", "none"):
            return BULLET if described.form == "bullet" else ""
        self.counted[name, level] = self.counted.get((name, level), described.start - 1) + 1
        for deeper in [key for key in self.counted if key[0] == name and key[1] > level]:
            del self.counted[deeper]
        return LEVEL.sub(lambda found: self._number(name, int(found[1]) - 1), described.text)

    def _number(self, name: str, level: int) -> str:
        described = self.levels.get((name, level), Level())
        return written(self.counted.get((name, level), described.start), described.form)

    def _restart(self, used: Element) -> None:
        """Give a list a count of its own if it says that it starts anew."""
        starts = used.findall(W + "lvlOverride")
        if not any(start.find(W + "startOverride") is not None for start in starts):
            return
        number, name = used.get(W + "numId", ""), self.lists[used.get(W + "numId", "")]
        own = f"{name} {number}"
        self.lists[number] = own
        self.levels |= {(own, at): level for (of, at), level in self.levels.items() if of == name}
        for start in starts:
            at = int(start.get(W + "ilvl", "0"))
            first, old = value(start, "startOverride"), self.levels.get((own, at), Level())
            if first is not None:
                self.levels[own, at] = Level(int(first), old.form, old.text)


def _level(level: Element) -> Level:
    text = level.find(W + "lvlText")
    return Level(
        int(value(level, "start") or "0"),
        value(level, "numFmt") or "decimal",
        "%1." if text is None else text.get(VAL, ""),
    )
