"""What do the pages of a PDF say, and which of their words does nobody see?

Words can be in a file and not on the page: drawn invisibly (as behind a scan), drawn white, drawn
outside the page, or with a black box or picture drawn over them afterwards.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import pypdfium2
from pypdfium2 import raw

from heed.publication.reports.report import PAGE, Gathering

TEXT: Final = raw.FPDF_PAGEOBJ_TEXT
COVERS: Final = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE)
INVISIBLE: Final = raw.FPDF_TEXTRENDERMODE_INVISIBLE
# A cover hides words if it leaves out at most this much of them, in points.
SLACK: Final = 1.5
WHITE: Final = 250
# What the library says for a hyphen at the end of a line.
SPLIT: Final = "\ufffe"
DEEPEST: Final = 10
ON_NOTHING: Final = "white on white"
Ordered = tuple[int, "Box"]


class Box(NamedTuple):
    """From where to where something stands on a page, in points."""

    left: float
    bottom: float
    right: float
    top: float

    def covers(self, other: Box) -> bool:
        """Say whether the other is wholly behind this one."""
        return (
            self.left <= other.left + SLACK
            and self.bottom <= other.bottom + SLACK
            and self.right >= other.right - SLACK
            and self.top >= other.top - SLACK
        )

    def touches(self, other: Box) -> bool:
        """Say whether the two have anything in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )


class Drawn(NamedTuple):
    """Words on a page in the order of drawing, where, and why they may not be seen."""

    order: int
    box: Box
    says: str
    why: str


def read(gathering: Gathering, content: bytes) -> None:
    """Note the words of each page, and those of them that nobody sees."""
    document = pypdfium2.PdfDocument(content)
    for number in range(len(document)):
        page = document[number]
        words = page.get_textpage()
        written = words.get_text_range().replace("\r\n", "\n").replace(SPLIT, "-\n")
        gathering.placed("text", PAGE, number + 1, written)
        unseen: dict[str, list[str]] = {}
        for drawn in _unseen(page, words):
            unseen.setdefault(drawn.why, []).append(drawn.says)
        for why, says in unseen.items():
            gathering.hide("hidden text", f"page {number + 1}: {why}", " ".join(says))
        words.close()
        page.close()
    document.close()


def _unseen(page: Any, words: Any) -> Iterator[Drawn]:
    texts, covers, grounds = _objects(page, words)
    for drawn in texts:
        under = any(order < drawn.order and box.covers(drawn.box) for order, box in grounds)
        over = any(order > drawn.order and box.covers(drawn.box) for order, box in covers)
        if over and not drawn.why:
            yield drawn._replace(why="under something drawn over it")
        elif drawn.why and not (drawn.why == ON_NOTHING and under):
            yield drawn


def _objects(page: Any, words: Any) -> tuple[list[Drawn], list[Ordered], list[Ordered]]:
    """Return the words of a page, what covers what is behind it, and what of that is not white."""
    edge = Box(*page.get_cropbox())
    texts: list[Drawn] = []
    covers: list[Ordered] = []
    grounds: list[Ordered] = []
    for order, one in enumerate(page.get_objects(max_depth=DEEPEST)):
        box = Box(*one.get_bounds())
        if one.type == TEXT:
            if says := _says(one, words).strip():
                texts.append(Drawn(order, box, says, _why(one, box, edge)))
        elif one.type in COVERS and _is_filled(one):
            covers.append((order, box))
            grounds += [] if _is_white(one) else [(order, box)]
    return texts, covers, grounds


def _why(one: Any, box: Box, edge: Box) -> str:
    if raw.FPDFTextObj_GetTextRenderMode(one.raw) == INVISIBLE:
        return "drawn invisibly"
    if not box.touches(edge):
        return "outside the page"
    return ON_NOTHING if _is_white(one) else ""


def _says(one: Any, words: Any) -> str:
    length = raw.FPDFTextObj_GetText(one.raw, words.raw, None, 0)
    letters = (ctypes.c_ushort * (length // 2))()
    raw.FPDFTextObj_GetText(one.raw, words.raw, letters, length)
    return bytes(letters).decode("utf-16-le", "replace").rstrip("\x00")


def _colour(one: Any) -> tuple[int, ...]:
    """Return how red, green, blue and opaque something is filled, from 0 to 255; else noughts."""
    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(one.raw, *map(ctypes.byref, parts))
    return tuple(part.value for part in parts)


def _is_white(one: Any) -> bool:
    if one.type == raw.FPDF_PAGEOBJ_IMAGE:
        return False
    return min(_colour(one)) >= WHITE


def _is_filled(one: Any) -> bool:
    """Say whether something covers what is behind it: a picture, or a filled shape."""
    if one.type == raw.FPDF_PAGEOBJ_IMAGE:
        return True
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(one.raw, ctypes.byref(mode), ctypes.byref(stroke))
    return mode.value != raw.FPDF_FILLMODE_NONE and _colour(one)[3] > WHITE
