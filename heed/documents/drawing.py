"""Is an SVG picture only a drawing, and what is in it?

Pictures are drawn by Heed itself, but with words that people typed. Anything beyond shapes and
words (scripts, styles, links, other files) is refused, so that a picture can stand in a page, a
Word file and a PDF without being able to do or fetch anything.
"""

import re
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from heed.documents.characters import drawable, printable

NAMESPACE: Final = "http://www.w3.org/2000/svg"

SHAPES: Final = frozenset(
    [
        "svg",
        "g",
        "defs",
        "marker",
        "title",
        "desc",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "path",
        "text",
        "tspan",
    ]
)
ATTRIBUTES: Final = frozenset(
    [
        "id",
        "class",
        "role",
        "aria-hidden",
        "aria-label",
        "aria-labelledby",
        "aria-describedby",
        "focusable",
        "viewBox",
        "width",
        "height",
        "preserveAspectRatio",
        "transform",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "dx",
        "dy",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "d",
        "points",
        "pathLength",
        "fill",
        "fill-opacity",
        "fill-rule",
        "opacity",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-dasharray",
        "stroke-linecap",
        "stroke-linejoin",
        "font-family",
        "font-size",
        "font-weight",
        "font-style",
        "letter-spacing",
        "text-anchor",
        "dominant-baseline",
        "textLength",
        "lengthAdjust",
        "marker-start",
        "marker-mid",
        "marker-end",
        "markerWidth",
        "markerHeight",
        "markerUnits",
        "refX",
        "refY",
        "orient",
    ]
)
# lxml spells “no prefix” as None, which its type stubs do not know.
_NAMES: Final[Any] = {None: NAMESPACE}
_ELSEWHERE: Final = re.compile(r"url\((?!#)|:", re.IGNORECASE)
_WORDS: Final = frozenset({"class", "aria-label"})


class NotADrawing(ValueError):
    """The picture is not SVG, or holds more than shapes and words. The message says what."""


@dataclass(frozen=True, slots=True)
class Element:
    """One shape: its attributes, the words in it, the shapes in it, the words after it."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    text: str
    children: tuple["Element", ...]
    tail: str


def read(svg: str) -> Element:
    """Read a picture.

    :raises NotADrawing: if it is not SVG, or could do more than be looked at
    """
    if "<!DOCTYPE" in svg:
        raise NotADrawing("The picture has a document type, which a drawing does not need.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(svg.encode(), parser)
    except (etree.XMLSyntaxError, UnicodeEncodeError) as problem:
        raise NotADrawing("The picture is not well-formed SVG.") from problem
    if root.tag != f"{{{NAMESPACE}}}svg":
        raise NotADrawing("The picture is not SVG: it must start with an svg element.")
    return _element(root)


def for_print(drawing: Element) -> str:
    """Return the picture as SVG with every word in Inter, and nothing Inter cannot draw."""
    root = _printed(drawing)
    root.set("font-family", "Inter")
    return etree.tostring(root, encoding="unicode")


def _element(found: etree._Element) -> Element:
    namespace, _, name = str(found.tag).removeprefix("{").rpartition("}")
    if namespace != NAMESPACE or name not in SHAPES:
        raise NotADrawing(f"A drawing may not contain “{name or found.tag}”.")
    return Element(
        name=name,
        attributes=tuple(_attribute(str(key), str(value)) for key, value in found.items()),
        text=printable(found.text or ""),
        children=tuple(_element(child) for child in found if not isinstance(child, etree._Comment)),
        tail=printable(found.tail or ""),
    )


def _attribute(name: str, value: str) -> tuple[str, str]:
    if name not in ATTRIBUTES:
        raise NotADrawing(f"A drawing may not have the attribute “{name}”.")
    if name not in _WORDS and _ELSEWHERE.search(value):
        raise NotADrawing(f"The attribute “{name}” points outside the drawing.")
    return name, printable(value)


def _printed(element: Element) -> etree._Element:
    printed = etree.Element(f"{{{NAMESPACE}}}{element.name}", nsmap=_NAMES)
    for name, value in element.attributes:
        if name != "font-family":
            printed.set(name, value)
    printed.text = drawable(element.text)
    for child in element.children:
        printed.append(_printed(child))
    printed.tail = drawable(element.tail)
    return printed
