"""Which page takes what readers set right of what was found in the words of a row?"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.chronologies import actions, forms, presenters, queries
from heed.chronologies.analysis import one_row
from heed.chronologies.models import ChronologyRow
from heed.chronologies.views import frame
from heed.chronologies.wording import Reader, Wording
from heed.core import clock, meanwhile
from heed.govuk.forms import typed


@require_http_methods(frame.FORM_METHODS)
def judge(request: ViewerRequest, reference: str, number: int) -> HttpResponse:
    """Say that something is so of a row, or is not, whatever was found in its words."""
    found = frame.row(request, reference, number, page="judge", needs=Permission.CHRONOLOGY_JUDGE)
    judged = list(queries.judgements_of(found, request.viewer))
    alike = list(queries.likenesses_of(found, request.viewer))
    reader = frame.reader(request, found.chronology)
    form = forms.Judging(
        typed(request),
        matters=reader.words(lambda say: presenters.matters(found, alike, say=say)),
        initial={"matter": request.GET.get("about", ""), "seen": meanwhile.shown(judged)},
    )

    def do() -> object:
        given = form.cleaned_data
        return actions.judge(
            found,
            **presenters.matter(given["matter"], alike),
            holds=form.holds,
            because=given["because"],
            seen=given["seen"],
            by=request.viewer,
            at=clock.now(),
        )

    if frame.act(form, do):
        said = "It is set right, and the pictures follow."
        return frame.done(request, "chronologies:row", reference, number, said=said)
    context = {
        "form": form,
        "reference": reference,
        "row": found,
        "about": reader.words(lambda say: presenters.about(found, say=say)),
        "query": reader.query,
        **what_is_found(request, found, reader),
    }
    return render(request, "chronologies/judge.html", context)


def what_is_found(request: ViewerRequest, row: ChronologyRow, reader: Reader) -> dict[str, Any]:
    """Return what the analyses find in a row, and what readers set right of it, as they read it."""
    viewer, chronology = request.viewer, row.chronology
    said = queries.said_by_readers(chronology, viewer)
    key, good = queries.chosen_rows(chronology, viewer)
    only = ChronologyRow.visible_to(viewer).filter(pk=row.pk)
    child = queries.as_named(chronology, frame.children(request, chronology.case_file))
    found = [
        one
        for entry in queries.entries_of(only, viewer)
        for one in one_row.findings(entry, child=child, said=said, key=key, good=good)
    ]
    judged = list(queries.judgements_of(row, viewer))

    def tables(say: Wording) -> dict[str, Any]:
        return {
            "findings": presenters.findings_table(found, say=say) if found else None,
            "judged": presenters.judgements_table(row, judged, say=say) if judged else None,
        }

    return reader.words(tables)
