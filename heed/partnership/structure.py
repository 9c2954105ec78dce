"""How does a partnership look as a picture, and what does the picture say in words?

The layout is worked out here and nothing is asked of the database: the same structure always gives
the same drawing. Lengths are in pixels of the drawing.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

SVG: Final = "http://www.w3.org/2000/svg"
BOX_WIDTH: Final = 216
GAP: Final = 20
DROP: Final = 22  # from a box down to the line above its groups, and from there to the groups
PADDING: Final = 12
# About as many characters of Inter as fit into a box, bold at 15 and plain at 13 pixels.
NAME_CHARACTERS: Final = 22
NOTE_CHARACTERS: Final = 28
NAME_LINE: Final = 20
NOTE_LINE: Final = 17
MOST_ACROSS: Final = 4

HEADINGS: Final = ("Name", "Place in the structure", "Meets", "Part in decisions on reviews")

INK: Final = "#0b0c0c"
QUIET: Final = "#484949"
DARK: Final = "#12436d"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A box of the picture: a group, a partner, or somebody who stands beside the groups.

    `note` stands under the name; `part` is its part in decisions on reviews.
    """

    name: str
    reports_to: str = ""
    meets: str = ""
    note: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """The statutory partners, whoever stands beside them, and the groups under them."""

    partners: tuple[str, ...]
    partners_part: str
    beside: tuple[Body, ...]
    groups: tuple[Body, ...]


@dataclass(frozen=True, slots=True)
class _Box:
    x: float
    y: float
    height: float
    body: Body

    def moved(self, x: float, y: float) -> _Box:
        return _Box(self.x + x, self.y + y, self.height, self.body)


@dataclass(frozen=True, slots=True)
class _Line:
    x1: float
    y1: float
    x2: float
    y2: float

    def moved(self, x: float, y: float) -> _Line:
        return _Line(self.x1 + x, self.y1 + y, self.x2 + x, self.y2 + y)


@dataclass(frozen=True, slots=True)
class _Block:
    """Boxes and lines that stand together; lines from above come in at the middle of the top."""

    width: float
    height: float
    boxes: tuple[_Box, ...]
    lines: tuple[_Line, ...]
    is_leaf: bool = False

    def moved(self, x: float, y: float) -> _Block:
        return _Block(
            self.width,
            self.height,
            tuple(box.moved(x, y) for box in self.boxes),
            tuple(line.moved(x, y) for line in self.lines),
            self.is_leaf,
        )


def rows(structure: Structure) -> tuple[tuple[str, str, str, str], ...]:
    """Return everything the picture says as rows under `HEADINGS`."""
    partners = tuple(
        (name, "Statutory safeguarding partner", "", structure.partners_part)
        for name in structure.partners
    )
    bodies = (*structure.beside, *structure.groups)
    return partners + tuple((body.name, _place(body), body.meets, body.part) for body in bodies)


def in_words(structure: Structure) -> str:
    """Return everything the picture says as sentences, for people who cannot see it."""
    sentences = []
    if structure.partners:
        partners = _listed(structure.partners)
        one = len(structure.partners) == 1
        kind = "partner is" if one else "partners are"
        sentences.append(f"The statutory safeguarding {kind} {partners}.")
    if structure.partners and structure.partners_part:
        sentences.append(f"Their part: {_small(structure.partners_part)}.")
    sentences += [_sentence(body) for body in (*structure.beside, *structure.groups)]
    return " ".join(sentences)


def draw(structure: Structure) -> str:
    """Return the structure as SVG: shapes and words only, readable in print and in one colour."""
    top = _top(structure)
    roots = [_tree(body, structure.groups) for body in _under("", structure.groups)]
    whole = _above(top, roots) if roots else top
    width, height = whole.width + 2, whole.height + 2
    svg = etree.Element("svg", xmlns=SVG)
    _set(svg, width=width, height=height, viewBox=f"-1 -1 {width:g} {height:g}", role="img")
    svg.set("aria-label", "The structure of the partnership. Its facts are in the table below.")
    for line in whole.lines:
        drawn = etree.SubElement(svg, "line")
        _set(drawn, x1=line.x1, y1=line.y1, x2=line.x2, y2=line.y2, stroke=QUIET)
        drawn.set("stroke-width", "2")
    for box in whole.boxes:
        _draw_box(svg, box)
    return etree.tostring(svg, encoding="unicode")


def _top(structure: Structure) -> _Block:
    """Stand the partners side by side on one line, with whoever stands beside them at the end."""
    partners = [
        Body(name=name, note="Statutory partner", part=structure.partners_part)
        for name in structure.partners
    ]
    top = _side_by_side([_leaf(body) for body in (*partners, *structure.beside)])
    if not partners or not structure.groups:
        return top
    centres = [box.x + BOX_WIDTH / 2 for box in top.boxes[: len(partners)]]
    level = top.height + DROP / 2
    last = max(*centres, top.width / 2)
    joined = [_Line(centre, top.height, centre, level) for centre in centres]
    lines = (*joined, _Line(centres[0], level, last, level))
    return _Block(top.width, level, top.boxes, lines)


def _tree(body: Body, groups: Sequence[Body]) -> _Block:
    under = [_tree(group, groups) for group in _under(body.name, groups)]
    own = _leaf(body)
    return _above(own, under) if under else own


def _under(name: str, groups: Sequence[Body]) -> list[Body]:
    """Return the groups that report to the named one; to nobody that is drawn, if none is named."""
    drawn = {group.name for group in groups}
    if name:
        return [group for group in groups if group.reports_to == name]
    return [group for group in groups if group.reports_to not in drawn]


def _leaf(body: Body) -> _Block:
    height = _height(body)
    return _Block(BOX_WIDTH, height, (_Box(0, 0, height, body),), (), is_leaf=True)


def _above(own: _Block, under: Sequence[_Block]) -> _Block:
    """Stand one block above others, and join them with lines."""
    wide = len(under) > MOST_ACROSS and all(block.is_leaf for block in under)
    across = MOST_ACROSS if wide else len(under)
    in_rows = [under[start : start + across] for start in range(0, len(under), across)]
    full = sum(block.width for block in in_rows[0]) + GAP * (len(in_rows[0]) - 1)
    width = max(own.width, full)
    middle = width / 2
    placed = own.moved(middle - own.width / 2, 0)
    boxes, lines = list(placed.boxes), list(placed.lines)
    from_y = y = own.height
    for row in in_rows:
        bus = y + DROP
        x = middle - full / 2
        centres = []
        for block in row:
            moved = block.moved(x, bus + DROP)
            boxes += moved.boxes
            lines += moved.lines
            centres.append(x + block.width / 2)
            x += block.width + GAP
        lines += [_Line(centre, bus, centre, bus + DROP) for centre in centres]
        lines.append(_Line(min(*centres, middle), bus, max(*centres, middle), bus))
        y = bus + DROP + max(block.height for block in row)
    # The trunk runs down between the middle columns, as far as the last row's line.
    lines.append(_Line(middle, from_y, middle, bus))
    return _Block(width, y, tuple(boxes), tuple(lines))


def _side_by_side(blocks: Sequence[_Block]) -> _Block:
    height = max((block.height for block in blocks), default=0)
    boxes: list[_Box] = []
    x = 0.0
    for block in blocks:
        boxes += [_Box(box.x + x, box.y, height, box.body) for box in block.boxes]
        x += block.width + GAP
    return _Block(max(x - GAP, 0), height, tuple(boxes), ())


def _height(body: Body) -> float:
    words = NAME_LINE * len(_name_lines(body)) + NOTE_LINE * len(_note_lines(body))
    part = NOTE_LINE * len(_part_lines(body)) + PADDING if body.part else 0
    return words + 2 * PADDING + part


def _name_lines(body: Body) -> list[str]:
    return textwrap.wrap(body.name, NAME_CHARACTERS)


def _note_lines(body: Body) -> list[str]:
    notes = [body.note, f"Meets {body.meets}" if body.meets else ""]
    return [line for note in notes for line in textwrap.wrap(note, NOTE_CHARACTERS)]


def _part_lines(body: Body) -> list[str]:
    return textwrap.wrap(body.part, NOTE_CHARACTERS)


def _draw_box(svg: etree._Element, box: _Box) -> None:
    frame = etree.SubElement(svg, "rect")
    _set(frame, x=box.x, y=box.y, width=BOX_WIDTH, height=box.height, fill="#ffffff", stroke=INK)
    frame.set("stroke-width", "2")
    y = box.y + PADDING
    for line in _name_lines(box.body):
        y += NAME_LINE
        _write(svg, line, x=box.x, y=y - 5, size="15", weight="bold", fill=INK)
    for line in _note_lines(box.body):
        y += NOTE_LINE
        _write(svg, line, x=box.x, y=y - 4, size="13", weight="normal", fill=QUIET)
    if box.body.part:
        _draw_part(svg, box)


def _draw_part(svg: etree._Element, box: _Box) -> None:
    """Write the part in decisions on a dark band at the foot of the box."""
    lines = _part_lines(box.body)
    height = NOTE_LINE * len(lines) + PADDING
    top = box.y + box.height - height
    band = etree.SubElement(svg, "rect")
    _set(band, x=box.x, y=top, width=BOX_WIDTH, height=height, fill=DARK)
    for position, line in enumerate(lines, start=1):
        y = top + PADDING / 2 + NOTE_LINE * position - 4
        _write(svg, line, x=box.x, y=y, size="13", weight="bold", fill="#ffffff")


def _write(
    svg: etree._Element, words: str, *, x: float, y: float, size: str, weight: str, fill: str
) -> None:
    text = etree.SubElement(svg, "text")
    _set(text, x=x + BOX_WIDTH / 2, y=y, fill=fill)
    text.set("text-anchor", "middle")
    text.set("font-family", "Inter, arial, sans-serif")
    text.set("font-size", size)
    text.set("font-weight", weight)
    text.text = words


def _set(element: etree._Element, **attributes: float | str) -> None:
    for name, value in attributes.items():
        element.set(name, value if isinstance(value, str) else f"{value:g}")


def _place(body: Body) -> str:
    return f"Reports to {body.reports_to}" if body.reports_to else ""


def _sentence(body: Body) -> str:
    said = [_small(_place(body))]
    said.append(f"meets {body.meets}" if body.meets else "")
    said.append(_small(body.part))
    facts = [fact for fact in said if fact]
    return f"{body.name}: {'; '.join(facts)}." if facts else f"{body.name}."


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
