"""A document as plain text, for e-mail and for reading in a terminal or a test."""

import textwrap
from collections.abc import Iterator

from heed.documents import layout, tree

WIDTH = 80
UNDERLINES = "=-~"


def render(node: tree.Document | tree.Section, *, width: int = WIDTH) -> str:
    """Return a document, or one section of it, as text with lines of at most `width` characters.

    A word or an address longer than that keeps a line to itself.
    """
    if isinstance(node, tree.Section):
        return _pages(layout.lay_out_blocks((node,)), width)
    laid = layout.lay_out(node)
    return "\n".join([*_title(laid, width), _pages(laid.blocks, width), *_marking(laid)])


def _title(laid: layout.Layout, width: int) -> Iterator[str]:
    if laid.marking:
        yield f"{laid.marking}\n"
    yield _wrap(laid.title.upper(), width)
    if laid.subtitle:
        yield _wrap(laid.subtitle, width)
    yield ""
    if laid.front:
        yield from (_wrap(f"{label}: {value}", width) for label, value in laid.front)
        yield ""


def _marking(laid: layout.Layout) -> Iterator[str]:
    if laid.marking:
        yield f"{laid.marking}\n"


def _pages(blocks: tuple[layout.Laid, ...], width: int) -> str:
    return "".join(f"{_block(block, width)}\n\n" for block in blocks)


def _block(block: layout.Laid, width: int) -> str:
    match block:
        case layout.Heading():
            return _heading(block, width)
        case layout.Frame():
            return _frame(block, width)
        case layout.Grid():
            return _grid(block, width)
        case layout.Drawing():
            return _wrap(f"Figure {block.number}: {block.caption}. {block.alternative}", width)
        case _:
            return _text(block, width)


def _heading(heading: layout.Heading, width: int) -> str:
    wrapped = _wrap(heading.text, width)
    longest = max(len(line) for line in wrapped.splitlines())
    return f"{wrapped}\n{UNDERLINES[min(heading.level, 3) - 1] * longest}"


def _frame(frame: layout.Frame, width: int) -> str:
    inside = "\n\n".join(_text(block, width - 4) for block in frame.blocks)
    return "\n".join(f"| {line}".rstrip() for line in inside.splitlines())


def _text(block: layout.Prose | layout.Items, width: int) -> str:
    if isinstance(block, layout.Items):
        return "\n".join(_wrap(words(line), width, f"    {mark} ") for mark, line in block.items)
    if block.number is None:
        return _wrap(words(block.line), width)
    return _wrap(words(block.line), width, f"{block.number}.".ljust(4))


def _grid(grid: layout.Grid, width: int) -> str:
    """Print a row as lines of “column: cell”: a wide table would not survive an e-mail."""
    lines = [_wrap(f"Table {grid.number}: {grid.caption}", width)]
    heads = [words(cell) for cell in grid.header]
    for row in grid.rows:
        cells = [f"{head}: {words(cell)}" for head, cell in zip(heads, row, strict=True)]
        lines.append(_wrap("; ".join(cells), width, "    • "))
    if grid.note:
        lines.append(_wrap(words(grid.note), width))
    return "\n".join(lines)


def words(line: layout.Line) -> str:
    """Return a line as text; a link's address follows in brackets unless it is the words."""
    return "".join(_one(stretch) for stretch in line)


def _one(stretch: layout.Words) -> str:
    address = stretch.target.removeprefix("mailto:").removeprefix("tel:")
    if stretch.kind != "link" or address == stretch.text.replace(" ", ""):
        return stretch.text
    return f"{stretch.text} ({address})"


def _wrap(text: str, width: int, first: str = "") -> str:
    wrapped = textwrap.fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapped or first.rstrip()
