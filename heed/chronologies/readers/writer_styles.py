"""Which styles of an OpenDocument text hide what they are given to, and how do its lists count?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from lxml.etree import _Element as Element

from heed.chronologies.readers.numbering import BULLET, written

OASIS: Final = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE: Final = OASIS + "office:1.0}"
TEXT: Final = OASIS + "text:1.0}"
TABLE: Final = OASIS + "table:1.0}"
STYLE: Final = OASIS + "style:1.0}"
DRAW: Final = OASIS + "drawing:1.0}"

FORMS: Final = {
    "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal",
}  # fmt: skip
MOST_LEVELS: Final = 10


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its numbers are written, or that it has bullets or nothing."""

    form: str | None = None
    before: str = ""
    after: str = ""
    start: int = 1
    shown: int = 1
    bullet: str = ""


PLAIN_BULLET: Final = Level(bullet=BULLET)


@dataclass(slots=True)
class Looks:
    """What the styles of a document say, as far as it changes what is read."""

    hiding: set[str] = field(default_factory=set)
    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    counted: dict[tuple[str, int], int] = field(default_factory=dict)

    def learn(self, groups: Iterable[Element]) -> None:
        """Read the styles in some groups of them."""
        for group in groups:
            for style in group.iter(STYLE + "style"):
                properties = style.find(STYLE + "text-properties")
                if properties is not None and properties.get(TEXT + "display") == "none":
                    self.hiding.add(style.get(STYLE + "name", ""))
            for style in group.iter(TEXT + "list-style"):
                for level in style:
                    at = int(level.get(TEXT + "level", "1"))
                    self.levels[style.get(STYLE + "name", ""), at] = _level(level)

    def begin(self, style: str, level: int, *, goes_on: bool) -> None:
        """Begin a list, which counts anew unless it goes on from one before."""
        for at in range(level, MOST_LEVELS + 1):
            if not (goes_on and at == level):
                self.counted.pop((style, at), None)

    def label(self, style: str, level: int, *, start: str | None) -> str:
        """Count one more item of a list, and return what is printed before it."""
        described = self.levels.get((style, level), PLAIN_BULLET)
        if described.form is None:
            return described.bullet
        first = described.start if start is None else int(start)
        counted = None if start is not None else self.counted.get((style, level))
        self.counted[style, level] = first if counted is None else counted + 1
        shown = range(max(1, level - described.shown + 1), level + 1)
        numbers = ".".join(self._number(style, at) for at in shown)
        return f"{described.before}{numbers}{described.after}"

    def _number(self, style: str, level: int) -> str:
        described = self.levels.get((style, level), PLAIN_BULLET)
        counted = self.counted.get((style, level), described.start)
        return written(counted, described.form or "decimal")


def _level(level: Element) -> Level:
    if level.tag != TEXT + "list-level-style-number":
        return PLAIN_BULLET
    form = level.get(STYLE + "num-format", "")
    if not form:
        return Level()
    return Level(
        form=FORMS.get(form, "decimal"),
        before=level.get(STYLE + "num-prefix", ""),
        after=level.get(STYLE + "num-suffix", ""),
        start=int(level.get(TEXT + "start-value", "1")),
        shown=int(level.get(TEXT + "display-levels", "1")),
    )
