"""Which pages show what one agency was asked and sent, and take what it sends?"""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.attachments import actions as attachments
from heed.casefiles.queries import find_or_404
from heed.chronologies import actions, forms, presenters, queries, reading
from heed.chronologies.models import AskedAgency, ReceivedReturn
from heed.chronologies.readers.opened import CannotBeRead
from heed.chronologies.returns import mapping as mappings
from heed.chronologies.views import frame
from heed.chronologies.wording import Reader
from heed.core import clock, meanwhile
from heed.govuk.components import pages as pagination
from heed.govuk.forms import typed

ON_A_PAGE = 50


@require_safe
def asked(request: ViewerRequest, reference: str, number: int) -> HttpResponse:
    """Show what one agency was asked, what it has sent, and how that was read."""
    found = frame.asked(request, reference, number, page="agency")
    viewer, reader = request.viewer, frame.reader(request, found.chronology)
    versions = list(queries.versions(found, viewer))
    newest = versions[0] if versions else None
    may_send = checks.may(viewer, Permission.CHRONOLOGY_RETURN)
    questions = list(queries.questions_to(found, viewer))
    context = {
        "reference": reference,
        "asked": found,
        "badge": presenters.badge(queries.stand_of(found, newest, on=clock.day(clock.now()))),
        "facts": presenters.asked_facts(found, frame.children(request, found.chronology.case_file)),
        "reads_all": queries.reads_all(viewer),
        "sections": presenters.sections(
            reference, current="chronologies:agencies", query=reader.query
        ),
        "switch": presenters.switch(reader, request.GET),
        "query": reader.query,
        "blanks": presenters.blanks(reference, found),
        "newest": newest,
        "versions": reader.words(lambda say: presenters.versions_table(versions, say=say)),
        "may_move": checks.may(viewer, Permission.CHRONOLOGY_PLAN),
        "may_send": may_send,
        "may_agree": may_send and newest is not None and newest.document_id is not None,
        "questions": reader.words(
            lambda say: presenters.questions_of(questions, reference=reference, say=say)
        ),
        **_what_was_read(request, newest, reference, reader),
    }
    return render(request, "chronologies/asked.html", context)


@require_safe
def changes(request: ViewerRequest, reference: str, number: int) -> HttpResponse:
    """Show what an agency changed between the newest version of its return and the one before."""
    found = frame.asked(request, reference, number, page="changes")
    viewer, reader = request.viewer, frame.reader(request, found.chronology)
    versions = list(queries.versions(found, viewer)[:2])
    newer, *older = (queries.rows_of(one, viewer) for one in versions) if versions else [()]
    differing = queries.changes(older[0], newer) if older else []
    context = {
        "reference": reference,
        "asked": found,
        "newest": versions[0] if versions else None,
        "differing": differing,
        "table": reader.words(lambda say: presenters.changes_table(differing, say=say)),
        "reads_all": queries.reads_all(viewer),
        "switch": presenters.switch(reader, request.GET),
        "query": reader.query,
        "sections": presenters.sections(
            reference, current="chronologies:agencies", query=reader.query
        ),
    }
    return render(request, "chronologies/changes.html", context)


@require_http_methods(frame.FORM_METHODS)
def add(request: ViewerRequest, reference: str, number: int) -> HttpResponse:
    """Take an agency's return: the file is kept as it is, and its rows are read."""
    found = _answering(request, reference, number, page="send a return")
    versions = ReceivedReturn.visible_to(request.viewer).filter(asked=found)
    form = forms.Bringing(
        typed(request),
        request.FILES if request.method == "POST" else None,
        initial={"seen": meanwhile.shown(versions)},
    )
    made: list[ReceivedReturn] = []

    def do() -> None:
        brought: forms.Brought = form.cleaned_data["file"]
        name = brought.received.examined.name
        born = queries.born_on(found.chronology)
        read = reading.understand(brought.opened, found, name=name, born=born)
        taken = actions.Reading(read.said, read.mapping, read.is_sure)
        by, seen = request.viewer, form.cleaned_data["seen"]
        made.append(actions.bring(found, brought.received, taken, by=by, at=clock.now(), seen=seen))

    if frame.act(form, do):
        return after_sending(request, reference, number, made[0])
    if form.refused is not None:
        case_file, by = found.chronology.case_file, request.viewer
        attachments.note_refusal(case_file, form.refused, by=by, at=clock.now())
    context = {
        "form": form,
        "reference": reference,
        "asked": found,
        "again": versions.exists(),
        "blanks": presenters.blanks(reference, found),
    }
    return render(request, "chronologies/add.html", context)


@require_http_methods(frame.FORM_METHODS)
def columns(request: ViewerRequest, reference: str, number: int) -> HttpResponse:
    """Say what the columns of the newest version mean, with its first rows to look at."""
    found = _answering(request, reference, number, page="columns")
    received = find_or_404(queries.versions(found, request.viewer), document__isnull=False)
    context: dict[str, Any] = {"reference": reference, "asked": found, "received": received}
    try:
        opened = reading.open_kept(received)
    except CannotBeRead as problem:
        return render(request, "chronologies/columns.html", {**context, "refused": str(problem)})
    mapping = mappings.from_json(received.mapping)
    seen = queries.mark_of_columns(received)
    form = forms.AgreeingColumns(typed(request), mapping=mapping, initial={"seen": seen})

    def do() -> object:
        born = queries.born_on(found.chronology)
        name, agreed = received.file_name, form.agreed()
        read = reading.understand_as(opened, agreed, found, name=name, born=born)
        taken = actions.Reading(read.said, read.mapping, sure=True)
        return actions.agree_columns(
            received,
            taken,
            seen=form.cleaned_data["seen"],
            by=request.viewer,
            at=clock.now(),
        )

    if frame.act(form, do):
        said = "The columns are agreed. The next return with these headings is read the same way."
        return frame.done(request, "chronologies:asked", reference, number, said=said)
    context |= {
        "form": form,
        "questions": mapping.questions,
        "previews": presenters.previews(opened, mapping.tables),
    }
    return render(request, "chronologies/columns.html", context)


@require_http_methods(frame.FORM_METHODS)
def not_involved(request: ViewerRequest, reference: str, number: int) -> HttpResponse:
    """Write down that an agency has nothing to tell, and where it looked."""
    found = _answering(request, reference, number, page="not involved")
    form = forms.NotInvolved(typed(request))

    def do() -> object:
        return actions.say_not_involved(
            found, **form.cleaned_data, by=request.viewer, at=clock.now()
        )

    if frame.act(form, do):
        said = "It is written down that the agency was not involved."
        return frame.done(request, "chronologies:asked", reference, number, said=said)
    context = {"form": form, "reference": reference, "asked": found}
    return render(request, "chronologies/not_involved.html", context)


def _answering(request: ViewerRequest, reference: str, number: int, *, page: str) -> AskedAgency:
    needed = Permission.CHRONOLOGY_RETURN
    return frame.asked(request, reference, number, page=page, needs=needed)


def after_sending(
    request: ViewerRequest, reference: str, number: int, received: ReceivedReturn
) -> HttpResponse:
    """Lead to the columns if somebody has to look at them, or back to the return."""
    if received.state == ReceivedReturn.State.CHECKING:
        return redirect("chronologies:columns", reference, number)
    said = "The return is kept as it was sent, and its rows stand in the chronology."
    return frame.done(request, "chronologies:asked", reference, number, said=said)


def _what_was_read(
    request: ViewerRequest, received: ReceivedReturn | None, reference: str, reader: Reader
) -> dict[str, Any]:
    """Return the rows and problems of a return, a page at a time."""
    if received is None:
        return {"rows": None, "problems": None, "found": 0, "pages": None}
    paged = Paginator(queries.rows_of(received, request.viewer), ON_A_PAGE)
    page = paged.get_page(request.GET.get("page"))
    rows = list(page.object_list)
    problems = list(queries.problems_of(received, request.viewer))
    kept = presenters.kept(request.GET)
    pages = pagination(page.number, last=paged.num_pages, kept=kept)
    return {
        "rows": reader.words(lambda say: presenters.rows_table(rows, reference=reference, say=say)),
        "problems": reader.words(lambda say: presenters.problems_table(problems, say=say))
        if problems
        else None,
        "found": paged.count,
        "pages": pages if paged.num_pages > 1 else None,
    }
