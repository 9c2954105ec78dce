"""A document as HTML: a fragment for one of Heed's pages, or a file to download."""

from collections.abc import Callable

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from heed.documents import drawing, layout, tree

FigureUrl = Callable[[str], str | None]


def fragment(
    document: tree.Document, *, title_level: int = 1, figure_url: FigureUrl | None = None
) -> str:
    """Return the document as an article to stand in a page.

    The caller says at which heading level (1 or 2) the title stands, and gives `figure_url` only
    for readers who may trace a figure: it answers a figure's key with an address, or None.
    The page links the style sheet `documents/paper.css`.
    """
    return _render("fragment.html", document, title_level=title_level, figure_url=figure_url)


def render(document: tree.Document) -> str:
    """Return the document as a whole HTML file that needs no other file. Figures lead nowhere."""
    return _render("file.html", document, title_level=1, figure_url=None)


def _render(
    template: str, document: tree.Document, *, title_level: int, figure_url: FigureUrl | None
) -> str:
    laid = layout.lay_out(document)
    drawings = {
        block.number: drawing.read(block.svg)
        for block in laid.blocks
        if isinstance(block, layout.Drawing)
    }
    return _TEMPLATES.get_template(template).render(
        document=laid,
        drawings=drawings,
        title_level=title_level,
        figure_url=figure_url or _untraced,
    )


def _untraced(_key: str) -> None:
    return None


def _kind(block: layout.Laid) -> str:
    return type(block).__name__


_TEMPLATES = Environment(
    loader=ChoiceLoader(
        [PackageLoader("heed.documents"), PackageLoader("heed.documents", "static/documents")]
    ),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
_TEMPLATES.filters["kind"] = _kind
