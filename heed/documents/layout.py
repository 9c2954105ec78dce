"""What is printed, in which order, with every level, number and label worked out?

The four renderers print this and decide nothing but looks, so that all formats say the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Literal

from heed.documents import tree
from heed.documents.characters import printable

NOT_FOR_PUBLICATION = "Not for publication"

Kind = Literal["plain", "strong", "emphasis", "link", "figure", "break"]


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text of one kind; the target is a link's address or a figure's key."""

    text: str
    kind: Kind = "plain"
    target: str = ""


Line = tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the first below the document's title."""

    level: int
    text: str
    starts_exempt_part: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, with its number if it has one."""

    line: Line
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """A list, each item with the label printed before it."""

    marker: Literal["bullet", "letter", "number"]
    items: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `number` counts the tables of the document."""

    number: int
    caption: str
    header: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    row_headers: bool
    numeric: tuple[int, ...]
    note: Line
    widths: tuple[int, ...] = ()
    tints: tuple[str, ...] = ()
    tinted: int = 0


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture; `number` counts the pictures of the document."""

    number: int
    svg: str
    caption: str
    alternative: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Text with a frame round it."""

    blocks: tuple[Prose | Items, ...]


Laid = Heading | Prose | Items | Grid | Drawing | Frame


@dataclass(frozen=True, slots=True)
class Layout:
    """A document ready to be printed, from first to last."""

    title: str
    subtitle: str
    marking: str
    language: str
    front: tuple[tuple[str, str], ...]
    blocks: tuple[Laid, ...]
    copy: str = ""
    landscape: bool = False


def lay_out(document: tree.Document) -> Layout:
    """Work out everything about a document but its looks."""
    return Layout(
        title=printable(document.title).strip(),
        subtitle=printable(document.subtitle).strip(),
        marking=printable(document.marking).strip(),
        language=document.language,
        front=tuple((printable(label), printable(value)) for label, value in document.front),
        blocks=lay_out_blocks(document.blocks),
        copy=printable(document.copy).strip(),
        landscape=document.landscape,
    )


def lay_out_blocks(blocks: tuple[tree.Block | tree.Part, ...]) -> tuple[Laid, ...]:
    """Work out some blocks, as if they were a document of their own."""
    return tuple(_Counter().blocks(blocks, level=1))


def plain(line: Line) -> str:
    return "".join(words.text for words in line)


def is_empty(line: Line) -> bool:
    return not plain(line).strip()


class _Counter:
    """Walks through a document once, counting paragraphs, tables and pictures."""

    def __init__(self) -> None:
        self.paragraphs = count(1)
        self.tables = count(1)
        self.pictures = count(1)

    def blocks(self, blocks: tuple[tree.Block | tree.Part, ...], *, level: int) -> Iterator[Laid]:
        for block in blocks:
            match block:
                case tree.Section():
                    yield Heading(level, printable(block.heading).strip())
                    yield from self.blocks(block.blocks, level=level + 1)
                case tree.Part():
                    yield from self._part(block, level=level)
                case _ if not _says_nothing(block):
                    yield self._block(block)

    def _part(self, part: tree.Part, *, level: int) -> Iterator[Laid]:
        if not tree.is_exempt(part):
            yield from self.blocks(part.blocks, level=level)
            return
        yield Heading(level, NOT_FOR_PUBLICATION, starts_exempt_part=True)
        yield Frame((Prose((Words(printable(part.reason), "strong"),)),))
        yield from self.blocks(part.blocks, level=level + 1)

    def _block(
        self, block: tree.Paragraph | tree.ItemList | tree.Table | tree.Picture | tree.Box
    ) -> Laid:
        match block:
            case tree.Table():
                return self._table(block)
            case tree.Picture():
                return Drawing(
                    next(self.pictures),
                    block.svg,
                    printable(block.caption),
                    printable(block.alternative),
                )
            case tree.Box():
                inside = (inner for inner in block.blocks if not _says_nothing(inner))
                return Frame(tuple(self._text(inner) for inner in inside))
            case _:
                return self._text(block)

    def _text(self, block: tree.Paragraph | tree.ItemList) -> Prose | Items:
        match block:
            case tree.Paragraph():
                number = next(self.paragraphs) if block.numbered else None
                return Prose(_line(block.content), number)
            case tree.BulletList():
                return Items("bullet", _labelled(block))
            case tree.LetteredList():
                return Items("letter", _labelled(block))
            case _:
                return Items("number", _labelled(block))

    def _table(self, table: tree.Table) -> Grid:
        return Grid(
            number=next(self.tables),
            caption=printable(table.caption),
            header=tuple(_line(cell) for cell in table.header),
            rows=tuple(tuple(_line(cell) for cell in row) for row in table.rows),
            row_headers=table.row_headers,
            numeric=table.numeric,
            note=_line(table.note),
            widths=table.widths,
            tints=table.tints,
            tinted=table.tinted,
        )


def _says_nothing(block: tree.Block) -> bool:
    match block:
        case tree.Paragraph():
            return is_empty(_line(block.content))
        case tree.BulletList() | tree.LetteredList() | tree.NumberedList():
            return not block.items
        case tree.Box():
            return all(_says_nothing(inner) for inner in block.blocks)
        case _:
            return False


def _labelled(items: tree.ItemList) -> tuple[tuple[str, Line], ...]:
    lines = (_line(item) for item in items.items)
    return tuple(zip(items.labels(), lines, strict=True))


def _line(content: tree.Inline) -> Line:
    runs = content if isinstance(content, tuple) else (content,)
    words = (_words(run) for run in runs)
    return tuple(stretch for stretch in words if stretch.text)


def _words(run: tree.Run) -> Words:
    match run:
        case str():
            return Words(printable(run))
        case tree.LineBreak():
            return Words("\n", "break")
        case tree.Strong():
            return Words(printable(run.text), "strong")
        case tree.Emphasis():
            return Words(printable(run.text), "emphasis")
        case tree.Link():
            return Words(printable(run.text), "link", printable(run.url))
        case _:
            return Words(printable(run.text), "figure", run.key)
