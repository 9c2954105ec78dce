"""What is in a document, whatever it will be printed as?

A document is a tree of frozen values. It knows nothing of cases, pages or file formats: `layout`
works out levels and numbers, and `html`, `text`, `docx` and `pdf` print the result.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeGuard

from heed.documents import characters

# HTML has six levels of heading. The title takes one, and a page may put its own above it.
DEEPEST_SECTION = 4
LINK_SCHEMES = ("https://", "http://", "mailto:", "tel:")


class BadDocument(ValueError):
    """The document could not be printed in every format. The message says why."""


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that matter more than those around them."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words said with stress, or the title of another work."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere else: a web page, an e-mail address or a telephone number."""

    text: str
    url: str

    def __post_init__(self) -> None:
        if not self.url.startswith(LINK_SCHEMES):
            raise BadDocument(f"A link must start with one of {', '.join(LINK_SCHEMES)}.")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that can be traced.

    The key is opaque here: whoever made the figure knows what it stands for. It is printed only
    by the HTML renderer, and only where its reader is given an address for it.
    """

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a cell or a paragraph, where somebody typed one."""


Run = str | Strong | Emphasis | Link | Figure | LineBreak
Inline = Run | tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. Numbered ones count on through the whole document, as committees expect."""

    content: Inline
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class BulletList:
    """Items in no order that matters."""

    items: tuple[Inline, ...]

    def labels(self) -> tuple[str, ...]:
        return tuple("•" for _ in self.items)


@dataclass(frozen=True, slots=True)
class LetteredList:
    """Items labelled (a), (b), as in an Act; after (z) comes (aa), as in Word."""

    items: tuple[Inline, ...]

    def labels(self) -> tuple[str, ...]:
        return tuple(f"({_letters(position)})" for position in range(len(self.items)))


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Items labelled 1., 2., starting afresh: recommendations, or points within a paragraph."""

    items: tuple[Inline, ...]

    def labels(self) -> tuple[str, ...]:
        return tuple(f"{position + 1}." for position in range(len(self.items)))


ItemList = BulletList | LetteredList | NumberedList


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of facts, with a caption, a head and (usually) a heading to each row.

    `numeric` names the columns, counted from 0, whose cells are numbers and line up on the right.
    `widths` are shares of the page, one for each column; without them the columns share it alike.
    `tints` are colours behind the cells of one column, `tinted`, one for each row: RRGGBB, pale
    enough for black text, or "". What a tint means must also be said in words.
    """

    caption: str
    header: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    row_headers: bool = True
    numeric: tuple[int, ...] = ()
    note: Inline = ""
    widths: tuple[int, ...] = ()
    tints: tuple[str, ...] = ()
    tinted: int = 0

    def __post_init__(self) -> None:
        if characters.is_blank(self.caption) or not self.header:
            raise BadDocument("A table needs a caption and a heading to every column.")
        if any(len(row) != len(self.header) for row in self.rows):
            raise BadDocument(f"Every row of “{self.caption}” needs {len(self.header)} cells.")
        if self.widths and len(self.widths) != len(self.header):
            raise BadDocument(f"Every column of “{self.caption}” needs a width, or none.")
        if self.tints and len(self.tints) != len(self.rows):
            raise BadDocument(f"Every row of “{self.caption}” needs a tint, or none.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing in SVG; the alternative says everything the drawing says, in words."""

    svg: str
    caption: str
    alternative: str

    def __post_init__(self) -> None:
        if characters.is_blank(self.caption) or characters.is_blank(self.alternative):
            raise BadDocument("A picture needs a caption and a text that says what it shows.")


@dataclass(frozen=True, slots=True)
class Box:
    """Text with a frame round it: what the reader is asked to do."""

    blocks: tuple[Paragraph | ItemList, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. Sections inside sections have smaller headings."""

    heading: str
    blocks: tuple["Block", ...]

    def __post_init__(self) -> None:
        if characters.is_blank(self.heading):
            raise BadDocument("A section needs a heading.")


Block = Paragraph | BulletList | LetteredList | NumberedList | Table | Picture | Box | Section


class Access(Enum):
    """Who may read a part of a paper."""

    PUBLIC = "PUBLIC"
    EXEMPT = "EXEMPT"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a paper that is open to the public, or exempt.

    The reason for an exemption is the statutory description and nothing else: it is printed on
    the public copy too, as Local Government Act 1972 s.100B(5) asks.
    """

    access: Access
    blocks: tuple[Block, ...]
    reason: str = ""

    def __post_init__(self) -> None:
        if self.access is Access.EXEMPT and characters.is_blank(self.reason):
            raise BadDocument("An exempt part must say which description of exemption applies.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document.

    `front` is what stands under the title (committee, author, meeting date) as label and value;
    `marking` is the protective marking printed at the top and bottom of every page; `copy` says at
    the foot of every page whose copy it is. `landscape` lays A4 on its side, for wide tables.
    """

    title: str
    blocks: tuple[Block | Part, ...]
    subtitle: str = ""
    marking: str = ""
    language: str = "en-GB"
    front: tuple[tuple[str, str], ...] = ()
    copy: str = ""
    landscape: bool = False

    def __post_init__(self) -> None:
        if characters.is_blank(self.title):
            raise BadDocument("A document needs a title.")
        if any(depth > DEEPEST_SECTION for depth in _depths(self.blocks)):
            raise BadDocument(f"Sections may be nested {DEEPEST_SECTION} deep, and no deeper.")
        if not _exempt_parts_come_last(self.blocks):
            raise BadDocument("Exempt parts come after everything that is public.")


def public_only(document: Document, *, marking: str = "") -> Document:
    """Return the copy anybody may read: exempt parts give way to a sentence with the reason.

    The marking of the whole paper does not fit the public copy, so it is dropped unless another
    is given. Paragraph numbers stay the same, because exempt parts come last.
    """
    blocks = tuple(_public(block) for block in document.blocks)
    return replace(document, blocks=blocks, marking=marking)


def paragraphs(text: str, *, numbered: bool = False) -> tuple[Paragraph, ...]:
    """Turn text that somebody typed, with its line breaks, into paragraphs."""
    lines = (line.strip() for line in re.split(r"[\r\n]+", text))
    return tuple(Paragraph(line, numbered=numbered) for line in lines if line)


def lines(text: str) -> tuple[Run, ...]:
    """Return text that somebody typed as one cell, its line breaks kept."""
    runs: list[Run] = []
    for line in re.split(r"\r\n|[\r\n\v]", text.strip()):
        runs += (line, LineBreak())
    return tuple(runs[:-1])


def is_exempt(block: Block | Part) -> TypeGuard[Part]:
    return isinstance(block, Part) and block.access is Access.EXEMPT


def _public(block: Block | Part) -> Block | Part:
    if is_exempt(block):
        return Paragraph(f"A further part of this paper is not for publication. {block.reason}")
    return block


def _depths(blocks: tuple[Block | Part, ...]) -> Iterator[int]:
    yield 0
    for block in blocks:
        if isinstance(block, Section) or is_exempt(block):
            yield from (1 + depth for depth in _depths(block.blocks))
        elif isinstance(block, Part):
            yield from _depths(block.blocks)


def _exempt_parts_come_last(blocks: tuple[Block | Part, ...]) -> bool:
    exempt = [is_exempt(block) for block in blocks]
    return exempt == sorted(exempt)


def _letters(position: int) -> str:
    times, letter = divmod(position, 26)
    return "abcdefghijklmnopqrstuvwxyz"[letter] * (times + 1)
