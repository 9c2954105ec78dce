"""Which page shows what the rows of all agencies show together, as pictures and tables?"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.access import role_table
from heed.access.role_table import Resource
from heed.access.viewer import ViewerRequest
from heed.chronologies import forms, presenters, queries
from heed.chronologies.analysis.entries import Span
from heed.chronologies.analysis.words.people import Child
from heed.chronologies.models import Chronology
from heed.chronologies.queries import Sought
from heed.chronologies.views import frame
from heed.govuk.components import pages as pagination


@require_safe
def pictures(request: ViewerRequest, reference: str) -> HttpResponse:
    """Show one of the pictures, of the rows somebody looks for."""
    chronology = frame.whole(request, reference, page="pictures")
    viewer = request.viewer
    reads_notes = bool(role_table.reaches(viewer.roles, Resource.REVIEWER_WORKSPACE))
    agencies = queries.agencies_of(chronology, viewer)
    search = forms.Search(request.GET, agencies=agencies, reads_notes=reads_notes)
    sought, looking = search.sought(), forms.Looking(request.GET)
    which = request.GET.get("show", "")
    which = which if which in presenters.PICTURES else presenters.USUAL
    kept = presenters.kept(request.GET)
    key, good = queries.chosen_rows(chronology, viewer)
    material = presenters.Material(
        entries=queries.entries_of(queries.combined_rows(chronology, viewer, sought), viewer),
        period=_period(chronology, sought),
        child=Child(_names(request, chronology)),
        at_least=looking.at_least,
        fact=looking.wanted,
        key=key,
        good=good,
    )
    page = request.GET.get("page", "")
    shown = presenters.shown(
        material,
        which,
        reference=reference,
        kept=kept,
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
    )
    context = {
        "reference": reference,
        "chronology": chronology,
        "sections": presenters.sections(reference, current="chronologies:pictures"),
        "pictures": presenters.pictures_nav(which, kept),
        "search": search,
        "looking": looking,
        "which": which,
        "chosen": presenters.chosen(sought, request.GET),
        "clear_href": f"?show={which}",
        "has_rows": bool(agencies),
        "found": len(material.entries),
        "shown": shown,
        "pages": pagination(shown.page, last=shown.pages, kept=kept) if shown.pages > 1 else None,
    }
    return render(request, "chronologies/pictures.html", context)


def _period(chronology: Chronology, sought: Sought) -> Span:
    """Return the days asked for, or those the chronology is about; never none at all."""
    first = sought.since or chronology.starts_on
    return Span(first, max(first, sought.until or chronology.ends_on))


def _names(request: ViewerRequest, chronology: Chronology) -> tuple[str, ...]:
    """Return how rows may name the children it is about: by all of the name, or the first."""
    children = frame.children(request, chronology.case_file)
    whole = [one.name for one in children if one.position in chronology.children]
    return tuple(dict.fromkeys(part for name in whole for part in (name, name.split(" ")[0])))
