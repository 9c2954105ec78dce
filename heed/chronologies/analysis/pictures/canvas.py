"""How is a picture of a chronology drawn, so that it can be seen, printed, clicked and heard?

Shapes and words only, with presentation attributes and no style or script. What differs in meaning
differs in shape or outline too, never in colour alone: what is certain is filled, what is uncertain
is an open, dashed outline. A mark can be a link to its rows. A picture with few marks has them in
the order of the tab key with a name each; one with many leaves the tab key to its lanes' names, and
its marks to the pointer and to the table that says the same. Lengths are in pixels.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lxml import etree

SVG: Final = "http://www.w3.org/2000/svg"
INK: Final = "#0b0c0c"
QUIET: Final = "#484949"
FAINT: Final = "#cecece"
BLUE: Final = "#12436d"
PINK: Final = "#801650"
PAPER: Final = "#ffffff"
FONT: Final = "Inter, arial, sans-serif"
# Width of a letter as a share of the size of the letters, on average.
LETTER: Final = 0.56
# With more marks than this, the tab key goes through the lanes' names only.
MOST_STOPS: Final = 40

Href = Callable[[tuple[str, ...]], str]
Numbers = float | str


class Canvas:
    """A picture being drawn; what is asked for later lies on top."""

    def __init__(self, width: float, name: str, *, href: Href | None, marks: int) -> None:
        """Begin a picture of so many marks, whose name a screen reader reads."""
        self.width = width
        self._href = href
        self._stops = marks <= MOST_STOPS
        self._svg = etree.Element("svg", xmlns=SVG)
        self._svg.set("role", "group")
        self._svg.set("aria-label", f"{name} The table says the same.")
        self._svg.set("class", "heed-picture")
        self._svg.set("font-family", FONT)

    def line(self, x1: float, y1: float, x2: float, y2: float, *, stroke: str = FAINT) -> None:
        """Draw a thin line."""
        _add(self._svg, "line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke)

    def legend(self, words: str) -> None:
        """Write at the top what the shapes mean."""
        self.write(words, 4, 12, size=12, fill=QUIET)

    def write(
        self,
        words: str,
        x: float,
        y: float,
        *,
        size: int = 13,
        anchor: str = "start",
        fill: str = INK,
        bold: bool = False,
    ) -> None:
        """Write words; `y` is the line they stand on."""
        _write(self._svg, words, x, y, size=size, anchor=anchor, fill=fill, bold=bold)

    def title(
        self, words: str, many: int | None, x: float, y: float, rows: tuple[str, ...]
    ) -> None:
        """Write the name of a lane and its number, as a link to its rows for the tab key."""
        count = "" if many is None else f": {many:,}"
        kept = shortened(words, self.width - x - wide(count, 15), 15) + count
        into = self._svg
        if self._href and rows:
            into = _add(self._svg, "a", href=self._href(rows))
        _write(into, kept, x, y, size=15, anchor="start", fill=INK, bold=True)

    def mark(self, name: str, rows: tuple[str, ...]) -> Mark:
        """Begin a mark of the picture with its name; its shapes are drawn into it."""
        name = _drawable(name)
        if self._href and rows:
            group = _add(self._svg, "a", href=self._href(rows))
        else:
            group = _add(self._svg, "g")
        if self._stops:
            group.set("aria-label", name)
            group.set("role", "link" if group.tag == "a" else "img")
        else:
            group.set("aria-hidden", "true")
            if group.tag == "a":
                group.set("tabindex", "-1")
        _add(group, "title").text = name
        return Mark(group)

    def finish(self, height: float) -> str:
        """Return the picture as SVG of that height."""
        for name, value in (("width", self.width), ("height", height)):
            self._svg.set(name, f"{value:g}")
        self._svg.set("viewBox", f"0 0 {self.width:g} {height:g}")
        return etree.tostring(self._svg, encoding="unicode")


class Mark:
    """A mark being drawn: one or several shapes with one name."""

    def __init__(self, group: etree._Element) -> None:
        """Draw into a group."""
        self._group = group

    def filled(self, x: float, y: float, width: float, height: float, *, fill: str = BLUE) -> None:
        """Draw what is certain."""
        _add(self._group, "rect", x=x, y=y, width=width, height=height, fill=fill)

    def open(self, x: float, y: float, width: float, height: float, *, stroke: str = PINK) -> None:
        """Draw what is uncertain: the days it can have been."""
        self.filled(x, y, width, height, fill=PAPER)
        self.outline(x, y, width, height, stroke=stroke)

    def outline(
        self, x: float, y: float, width: float, height: float, *, stroke: str = INK
    ) -> None:
        """Draw a dashed line around what is partly uncertain."""
        shape = _add(self._group, "rect", x=x, y=y, width=max(width, 1), height=height, fill="none")
        _set(shape, stroke=stroke)
        shape.set("stroke-dasharray", "3 2")

    def spot(self, x: float, y: float, radius: float = 6, *, fill: str = BLUE) -> None:
        """Draw a round spot."""
        _add(self._group, "circle", cx=x, cy=y, r=radius, fill=fill)

    def write(self, words: str, x: float, y: float, *, size: int = 12, fill: str = INK) -> None:
        """Write words in the middle of the mark."""
        _write(self._group, words, x, y, size=size, anchor="middle", fill=fill, bold=False)


def wide(words: str, size: float) -> float:
    """Return about how wide words are."""
    return len(words) * size * LETTER


def shortened(words: str, width: float, size: float) -> str:
    """Return the words, cut with an ellipsis where they are wider than there is room."""
    most = max(int(width / (size * LETTER)), 1)
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _write(
    into: etree._Element,
    words: str,
    x: float,
    y: float,
    *,
    size: int,
    anchor: str,
    fill: str,
    bold: bool,
) -> None:
    text = _add(into, "text", x=x, y=y, fill=fill)
    text.set("font-size", str(size))
    if anchor != "start":
        text.set("text-anchor", anchor)
    if bold:
        text.set("font-weight", "bold")
    text.text = _drawable(words)


def _drawable(words: str) -> str:
    """Leave out what no XML may hold; agencies' words can hold anything."""
    if words.isprintable():
        return words
    return "".join(letter for letter in words if letter.isprintable())


def _add(into: etree._Element, name: str, **attributes: Numbers) -> etree._Element:
    added = etree.SubElement(into, name)
    _set(added, **attributes)
    return added


def _set(element: etree._Element, **attributes: Numbers) -> None:
    for name, value in attributes.items():
        element.set(name, value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0"))
