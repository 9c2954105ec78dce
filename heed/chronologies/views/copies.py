"""Which page hands a combined chronology out as a file?"""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.chronologies import actions, copies, queries
from heed.chronologies.outputs.writing import ENDINGS
from heed.chronologies.views import combined, frame
from heed.core import clock


@require_safe
def download(request: ViewerRequest, reference: str, ending: str) -> HttpResponse:
    """Give the rows somebody looks for as a file to take away, and write down who took it."""
    needed, at = Permission.CHRONOLOGY_DOWNLOAD, clock.now()
    chronology = frame.whole(request, reference, page="copy", needs=needed)
    if f".{ending}" not in ENDINGS:
        raise Http404
    viewer, reader = request.viewer, frame.reader(request, chronology)
    _, sought = combined.sought(request, chronology, reader)
    rows = queries.combined_rows(chronology, viewer, sought)
    numbers = set(rows.values_list("pk", flat=True))
    content = b"".join(
        copies.written(chronology, numbers, ending=f".{ending}", reader=reader, by=viewer, at=at)
    )
    actions.take_copy(
        chronology,
        ending=ending,
        rows=len(numbers),
        whole=sought == queries.Sought(labelled=reader.labelled),
        labelled=reader.labelled,
        by=viewer,
        at=at,
    )
    with_labels = " with labels" if reader.labelled else ""
    name = f"{viewer.protective_marking} chronology {reference}{with_labels}.{ending}"
    return frame.file(content, name=name)
