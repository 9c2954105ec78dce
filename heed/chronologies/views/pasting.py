"""Which page takes rows that are typed, or pasted from a table, as an agency’s return?"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.attachments import receiving
from heed.attachments.intake import ExaminerUnavailable, Refused
from heed.chronologies import actions, forms, queries, reading
from heed.chronologies.models import AskedAgency, ReceivedReturn
from heed.chronologies.readers.opened import CannotBeRead
from heed.chronologies.views import frame
from heed.chronologies.views.returns import after_sending
from heed.core import clock, meanwhile
from heed.govuk.forms import typed

# They become a file like anybody’s, so that what was typed is kept and read like what was sent.
NAME: Final = "typed rows.csv"
REFUSALS: Final[dict[type[Exception], str | None]] = {
    Refused: "rows",
    ExaminerUnavailable: None,
    CannotBeRead: "rows",
    meanwhile.RecordedMeanwhile: "seen",
}


@require_http_methods(frame.FORM_METHODS)
def paste(request: ViewerRequest, reference: str, number: int) -> HttpResponse:
    """Take rows that were typed or pasted as an agency’s return."""
    needed = Permission.CHRONOLOGY_RETURN
    found = frame.asked(request, reference, number, page="type rows", needs=needed)
    versions = ReceivedReturn.visible_to(request.viewer).filter(asked=found)
    form = forms.Pasting(typed(request), initial={"seen": meanwhile.shown(versions)})
    made: list[ReceivedReturn] = []

    if form.carried_out(lambda: made.append(_bring(request, found, form)), refusals=REFUSALS):
        return after_sending(request, reference, number, made[0])
    context = {"form": form, "reference": reference, "asked": found, "again": versions.exists()}
    return render(request, "chronologies/paste.html", context)


def _bring(request: ViewerRequest, asked: AskedAgency, form: forms.Pasting) -> ReceivedReturn:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "typed"
        path.write_bytes(form.as_file())
        received = receiving.receive(path, name=NAME)
    try:
        opened = reading.open_brought(received.staged, name=NAME)
        born = queries.born_on(asked.chronology)
        read = reading.understand(opened, asked, name=NAME, born=born)
        taken = actions.Reading(read.said, read.mapping, read.is_sure)
        by, seen = request.viewer, form.cleaned_data["seen"]
        return actions.bring(asked, received, taken, by=by, at=clock.now(), seen=seen)
    finally:
        received.discard()
