"""How is a paper shown on a page: its addresses, its rows, its downloads?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.core.periods import Period, long_date
from heed.documents import html, tree
from heed.govuk.components import Column, Link, Table
from heed.govuk.words import moment
from heed.papers.formats import FORMATS
from heed.papers.kinds import Brief
from heed.papers.models import PublishedPaper
from heed.statute.exempt_information import Exemption

PUBLIC, WHOLE = "public", "whole"


def address(page: str, brief: Brief, **more: str) -> str:
    """Return the address of a page of this draft, with the choices it was asked for."""
    path = reverse(
        f"papers:{page}",
        kwargs={
            "kind": brief.kind.name,
            "meeting_on": brief.meeting_on,
            "starts_on": brief.period.starts_on,
            "ends_on": brief.period.ends_on,
            **more,
        },
    )
    chosen = {}
    if brief.with_timeliness:
        chosen["timeliness"] = "yes"
    if brief.exemption is not Exemption.IDENTITY:
        chosen["exemption"] = brief.exemption.value
    return f"{path}?{urlencode(chosen)}" if chosen else path


def draft_page(document: tree.Document, brief: Brief, viewer: Viewer) -> str:
    """Return the draft as it stands in a page; figures lead on for those who may trace them."""
    figure_url = None
    if checks.may(viewer, Permission.PAPER_TRACE):
        figure_url = _draft_figures(brief)
    return html.fragment(document, title_level=2, figure_url=figure_url)


def published_page(document: tree.Document, paper: PublishedPaper, viewer: Viewer) -> str:
    """Return a published version as it stands in a page."""
    figure_url = None
    if checks.may(viewer, Permission.PAPER_TRACE):
        figure_url = _published_figures(paper)
    return html.fragment(document, title_level=2, figure_url=figure_url)


def _draft_figures(brief: Brief) -> Callable[[str], str | None]:
    return lambda key: address("draft_figure", brief, key=key)


def _published_figures(paper: PublishedPaper) -> Callable[[str], str | None]:
    return lambda key: reverse("papers:figure", args=[paper.reference, key])


def draft_downloads(brief: Brief, *, has_exempt_part: bool) -> list[dict[str, Any]]:
    """Return a group of links for each copy that can be taken away."""
    return _downloads(
        lambda ending, part: address("draft_file", brief, ending=ending, part=part),
        whole=has_exempt_part,
    )


def published_downloads(paper: PublishedPaper, *, whole: bool) -> list[dict[str, Any]]:
    """Return a group of links for each copy this person may take away."""
    return _downloads(
        lambda ending, part: reverse("papers:file", args=[paper.reference, part, ending]),
        whole=whole,
    )


def _downloads(href: Callable[[str, str], str], *, whole: bool) -> list[dict[str, Any]]:
    copies = [(PUBLIC, "Public copy")]
    if whole:
        copies.append((WHOLE, "With the part not for publication"))
    return [
        {
            "words": words,
            "links": [
                Link(text=form.words, href=href(form.ending, part)) for form in FORMATS.values()
            ],
        }
        for part, words in copies
    ]


def has_exempt_part(document: tree.Document) -> bool:
    """Say whether part of the document is not for publication."""
    return any(tree.is_exempt(block) for block in document.blocks)


def papers_table(papers: Iterable[PublishedPaper]) -> Table:
    """Return the published papers as a table, newest meeting first."""
    return Table(
        caption="Published papers",
        stacks=True,
        caption_hidden=True,
        columns=(
            Column(text="Paper"),
            Column(text="Board"),
            Column(text="Meeting"),
            Column(text="Period"),
            Column(text="Published"),
        ),
        rows=tuple(
            (
                Link(
                    text=f"{paper.title}, version {paper.version}",
                    href=reverse("papers:published", args=[paper.reference]),
                ),
                paper.board,
                long_date(paper.meeting_on),
                str(Period(paper.period_starts_on, paper.period_ends_on)),
                f"{moment(paper.published_at)} by {paper.published_by_name}",
            )
            for paper in papers
        ),
    )
