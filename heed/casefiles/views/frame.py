"""What do the pages of a case file share: finding it, noting the reading, offering people?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect

from heed.access.viewer import ViewerRequest
from heed.accounts.models import User
from heed.casefiles import actions, queries
from heed.casefiles.models import CaseFile
from heed.casefiles.queries import find_or_404
from heed.core import clock
from heed.govuk.forms import Form

FORM_METHODS = ["GET", "HEAD", "POST"]


def opened(request: ViewerRequest, reference: str, *, page: str) -> CaseFile:
    """Return the file if this person may open it, and write down that they looked at a page.

    :raises Http404: if there is none, or none for this person
    """
    return read(request, CaseFile.visible_to(request.viewer), reference, page=page)


def read(
    request: ViewerRequest, files: QuerySet[CaseFile], reference: str, *, page: str
) -> CaseFile:
    """Return one of these files, and write down that this person looked at a page of it.

    :raises Http404: if it is not one of them
    """
    case_file = find_or_404(files, reference=reference)
    actions.note_reading(case_file, page=page, by=request.viewer, at=clock.now())
    return case_file


def people(request: ViewerRequest) -> dict[int, User]:
    """Return everybody with a post in this partnership today, by number."""
    found = queries.people(request.viewer, on=clock.day(clock.now()))
    return {person.pk: person for person in found}


def pairs(found: dict[int, Any]) -> list[tuple[str, str]]:
    """Return what can be chosen as a drop-down sends and shows it."""
    return [(str(number), str(one)) for number, one in found.items()]


def chosen(form: Form, name: str, found: dict[int, Any]) -> Any:
    """Return what was chosen in a drop-down, or None where nothing was."""
    value = form.cleaned_data[name]
    return found[int(value)] if value else None


def act(form: Form, do: Callable[[], object], *, day: str | None = None) -> bool:
    """Do it with what was typed; a refusal becomes the form's error. Say whether it was done.

    `day` is the question a refusal about a day belongs to.
    """
    about_a_day: dict[type[Exception], str | None] = dict.fromkeys(
        (actions.DayMissing, actions.DayImpossible), day
    )
    return form.carried_out(do, refusals={**about_a_day, actions.Refusal: None})


def back_to_case(request: ViewerRequest, reference: str, sentence: str) -> HttpResponse:
    """Say what was done, on the page about access; or on the list, if the file is now closed."""
    messages.success(request, sentence)
    if CaseFile.visible_to(request.viewer).filter(reference=reference).exists():
        return redirect("casefiles:access", reference=reference)
    return redirect("desk:cases")
