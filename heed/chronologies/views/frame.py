"""What do the pages of a chronology share: finding it, noting the reading, acting?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.casefiles import actions as casefiles
from heed.casefiles.models import CaseFile
from heed.casefiles.queries import find_or_404
from heed.children.models import Child
from heed.chronologies import actions, wording
from heed.chronologies.models import AskedAgency, Chronology, ChronologyRow
from heed.chronologies.wording import READ, Reader
from heed.core import clock
from heed.core.meanwhile import RecordedMeanwhile
from heed.govuk.forms import Form

# A file that is opened by mistake in the browser runs nothing, loads nothing and sends nothing.
SHUT_IN: Final = (
    "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
FORM_METHODS: Final = ["GET", "HEAD", "POST"]
REFUSALS: Final[dict[type[Exception], str | None]] = {
    RecordedMeanwhile: "seen",
    actions.PeriodBackwards: "ends_on",
    actions.DayPassed: "due_on",
    actions.NobodyChosen: "agencies",
    actions.AgreedBefore: "seen",
    actions.ReasonMissing: "because",
    actions.NothingSaid: "words",
    actions.NamesMissing: "names",
    actions.LabelTaken: "label",
    actions.Refusal: None,
}


def opened(
    request: ViewerRequest,
    reference: str,
    *,
    page: str,
    needs: Permission = Permission.CHRONOLOGY_READ,
) -> CaseFile:
    """Return the case file if this person may open it, and write down that they looked at a page.

    :raises PermissionDenied: if nothing of a chronology is for them
    :raises Http404: if there is no such file, or none for this person
    """
    checks.require(request.viewer, needs)
    case_file = find_or_404(CaseFile.visible_to(request.viewer), reference=reference)
    note(request, case_file, page)
    return case_file


def whole(
    request: ViewerRequest,
    reference: str,
    *,
    page: str,
    needs: Permission = Permission.CHRONOLOGY_READ,
) -> Chronology:
    """Return the chronology of a case, for those who read all of it.

    :raises PermissionDenied: if they may not do what the page is for
    :raises Http404: if there is none, or none for this person
    """
    checks.require(request.viewer, needs)
    found = find_or_404(
        Chronology.visible_to(request.viewer).select_related("case_file"),
        case_file__reference=reference,
    )
    note(request, found.case_file, page)
    return found


def asked(
    request: ViewerRequest,
    reference: str,
    number: int,
    *,
    page: str,
    needs: Permission = Permission.CHRONOLOGY_READ,
) -> AskedAgency:
    """Return an agency that was asked: one’s own, or any for those who read all of it.

    :raises PermissionDenied: if they may not do what the page is for
    :raises Http404: if there is none, or none for this person
    """
    checks.require(request.viewer, needs)
    seen = AskedAgency.visible_to(request.viewer).select_related("agency", "chronology__case_file")
    found = find_or_404(seen, pk=number, chronology__case_file__reference=reference)
    note(request, found.chronology.case_file, page)
    return found


def row(
    request: ViewerRequest, reference: str, number: int, *, page: str, needs: Permission
) -> ChronologyRow:
    """Return one row as this person sees it.

    :raises PermissionDenied: if they may not do what the page is for
    :raises Http404: if there is none, or none for this person
    """
    checks.require(request.viewer, needs)
    seen = ChronologyRow.visible_to(request.viewer).select_related(
        "agency", "received", "chronology__case_file"
    )
    found = find_or_404(seen, pk=number, chronology__case_file__reference=reference)
    note(request, found.chronology.case_file, page)
    return found


def note(request: ViewerRequest, case_file: CaseFile, page: str) -> None:
    """Write down that somebody read a page."""
    casefiles.note_reading(
        case_file, page=f"chronologies:{page}", by=request.viewer, at=clock.now()
    )


def reader(request: ViewerRequest, chronology: Chronology) -> Reader:
    """Return how this person reads a chronology: with names, or with labels for them."""
    return wording.reader(chronology, request.viewer, asked=request.GET.get(READ, ""))


def query(request: ViewerRequest) -> str:
    """Return what the next address says of how it is read, as this one does."""
    return wording.query(request.GET.get(READ, ""))


def children(request: ViewerRequest, case_file: CaseFile) -> QuerySet[Child]:
    """Return the children of a case as this person sees them."""
    return Child.visible_to(request.viewer).filter(case_file=case_file).order_by("position")


def act(form: Form, do: Callable[[], object]) -> bool:
    """Do it with what was typed; a refusal becomes the form's error. Say whether it was done."""
    known = {kind: name for kind, name in REFUSALS.items() if name is None or name in form.fields}
    return form.carried_out(do, refusals=known)


def done(request: ViewerRequest, page: str, *words: object, said: str) -> HttpResponse:
    """Say what was done, on the page it is seen on, which reads as the one before."""
    messages.success(request, said)
    return redirect(reverse(page, args=words) + query(request))


def file(content: bytes, *, name: str) -> HttpResponse:
    """Give a file to take away."""
    return HttpResponse(
        content,
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Security-Policy": SHUT_IN,
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "no-store",
        },
    )
