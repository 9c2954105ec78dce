"""Which page shows what the rows of all agencies show together, as pictures and tables?"""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.access.viewer import ViewerRequest
from heed.chronologies import forms, presenters, queries
from heed.chronologies.analysis.entries import Span
from heed.chronologies.models import Chronology
from heed.chronologies.queries import Sought
from heed.chronologies.views import combined, frame
from heed.chronologies.wording import Reader
from heed.govuk.components import pages as pagination


@require_safe
def pictures(request: ViewerRequest, reference: str) -> HttpResponse:
    """Show one of the pictures, of the rows somebody looks for."""
    chronology = frame.whole(request, reference, page="pictures")
    reader = frame.reader(request, chronology)
    search, sought = combined.sought(request, chronology, reader)
    looking = forms.Looking(request.GET)
    which = request.GET.get("show", "")
    which = which if which in presenters.PICTURES else presenters.USUAL
    kept = presenters.kept(request.GET)
    material = _material(request, chronology, sought, looking, which)
    page = request.GET.get("page", "")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
    drawn = presenters.drawn(_called(material, reader), which, kept=kept, page=number)
    shown = reader.words(lambda say: drawn.shown(reference=reference, say=say))
    context = {
        "reference": reference,
        "chronology": chronology,
        "sections": presenters.sections(
            reference, current="chronologies:pictures", query=reader.query
        ),
        "switch": presenters.switch(reader, request.GET),
        "reader": reader,
        "pictures": presenters.pictures_nav(which, kept),
        "search": search,
        "looking": looking,
        "which": which,
        "chosen": reader.words(lambda say: presenters.chosen(sought, request.GET, say=say)),
        "clear_href": f"{reader.query}&show={which}" if reader.query else f"?show={which}",
        "has_rows": bool(search.agencies),
        "found": len(material.entries),
        "shown": shown,
        "pages": pagination(shown.page, last=shown.pages, kept=kept) if shown.pages > 1 else None,
    }
    return render(request, "chronologies/pictures.html", context)


def _material(
    request: ViewerRequest,
    chronology: Chronology,
    sought: Sought,
    looking: forms.Looking,
    which: str,
) -> presenters.Material:
    """Return the rows somebody looks for, to be analysed.

    What somebody asks about in words is looked for in the words they read, and so by labels where
    they read those; everything else is judged by what was written.
    """
    viewer = request.viewer
    key, good = queries.chosen_rows(chronology, viewer)
    rows = queries.combined_rows(chronology, viewer, sought)
    child = queries.as_named(chronology, frame.children(request, chronology.case_file))
    look = presenters.look_at(which, kept=queries.is_looked_through(chronology, child))
    labelled = sought.labelled and which in presenters.OF_WORDS
    return presenters.Material(
        entries=queries.entries_of(rows, viewer, look=look, labelled=labelled),
        period=_period(chronology, sought),
        child=child,
        at_least=looking.at_least,
        fact=looking.wanted,
        key=key,
        good=good,
        said=queries.said_by_readers(chronology, viewer),
    )


def _called(material: presenters.Material, reader: Reader) -> presenters.Material:
    """Let agencies be called as somebody reads them."""
    if not reader.labelled:
        return material
    reads = reader.switched({entry.row.agency for entry in material.entries})
    entries = (
        replace(entry, row=replace(entry.row, agency=reads[entry.row.agency]))
        for entry in material.entries
    )
    return replace(
        material,
        entries=tuple(entries),
        agencies={said: name for name, said in reads.items()},
    )


def _period(chronology: Chronology, sought: Sought) -> Span:
    """Return the days asked for, or those the chronology is about; never none at all."""
    first = sought.since or chronology.starts_on
    return Span(first, max(first, sought.until or chronology.ends_on))
