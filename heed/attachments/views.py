"""Which pages list, add, replace, withdraw and hand out the documents of a case?"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.attachments import actions, forms, presenters, queries, store
from heed.attachments.models import Attachment, AttachmentVersion
from heed.casefiles import actions as casefiles
from heed.casefiles.models import CaseFile
from heed.casefiles.queries import find_or_404
from heed.core import clock, meanwhile
from heed.core.meanwhile import RecordedMeanwhile
from heed.govuk.forms import Form, typed

FORM_METHODS = ["GET", "HEAD", "POST"]
ON_A_PAGE = 25
REFUSALS: dict[type[Exception], str | None] = {
    RecordedMeanwhile: "seen",
    actions.TitleMissing: "title",
    actions.ReasonMissing: "because",
    actions.Refusal: None,
}
# A copy that is opened by mistake in the browser runs nothing, loads nothing and sends nothing.
SHUT_IN = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


@require_safe
def documents(request: ViewerRequest, reference: str) -> HttpResponse:
    """List the documents of a case this person sees, as they asked for them in the address."""
    case_file = _case_file(request, reference, page="documents")
    search = forms.Search(request.GET)
    sought = search.sought()
    pages = Paginator(queries.on_file(case_file, request.viewer, sought), ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "reference": reference,
        "search": search,
        "sort": sought.sort,
        "found": pages.count,
        "table": presenters.documents_table(page.object_list, sought, reference=reference),
        "chosen": presenters.chosen(sought),
        "pages": presenters.pages(sought, page.number, pages.num_pages),
        "may_add": checks.may(request.viewer, Permission.ATTACHMENT_KEEP),
    }
    return render(request, "attachments/documents.html", context)


@require_http_methods(FORM_METHODS)
def add(request: ViewerRequest, reference: str) -> HttpResponse:
    """Add a document; a file that is not let in is refused with its reason, and nothing is kept."""
    checks.require(request.viewer, Permission.ATTACHMENT_KEEP)
    case_file = _case_file(request, reference, page="add a document")
    form = forms.Keep(
        typed(request), _brought(request), may_read_legal_advice=_may_read_legal_advice(request)
    )

    def do() -> object:
        given = dict(form.cleaned_data)
        file = given.pop("file")
        return actions.keep(case_file, file, **given, by=request.viewer, at=clock.now())

    if form.carried_out(do, refusals=REFUSALS):
        messages.success(request, f"“{form.cleaned_data['title']}” is kept on this case.")
        return redirect("attachments:documents", reference=reference)
    _note_refusal(request, case_file, form)
    return render(request, "attachments/add.html", {"form": form, "reference": reference})


@require_safe
def document(request: ViewerRequest, reference: str, document: str) -> HttpResponse:
    """Show what a document is, its versions, and what can be done with it."""
    found = _document(request, reference, document, page="document")
    context = {
        "document": found,
        "newest": queries.newest(found),
        "versions": presenters.versions(found, request.viewer),
        "may": presenters.may_do(request.viewer, found),
        "reference": reference,
    }
    return render(request, "attachments/document.html", context)


@require_http_methods(FORM_METHODS)
def replace(request: ViewerRequest, reference: str, document: str) -> HttpResponse:
    """Add a newer version; the older ones stay."""
    checks.require(request.viewer, Permission.ATTACHMENT_REPLACE)
    found = _document(request, reference, document, page="add a version")
    versions = AttachmentVersion.visible_to(request.viewer).filter(attachment=found)
    form = forms.Replace(
        typed(request),
        _brought(request),
        initial={"seen": meanwhile.shown(versions.order_by("pk"))},
    )

    def do() -> object:
        given = form.cleaned_data
        return actions.replace(
            found, given["file"], seen=given["seen"], by=request.viewer, at=clock.now()
        )

    if form.carried_out(do, refusals=REFUSALS):
        return _done(request, found, "The newer version is kept. The older ones stay listed.")
    _note_refusal(request, found.case_file, form)
    return _form_page(request, "replace", found, form)


@require_http_methods(FORM_METHODS)
def describe(request: ViewerRequest, reference: str, document: str) -> HttpResponse:
    """Give a document another title, kind or marking."""
    checks.require(request.viewer, Permission.ATTACHMENT_DESCRIBE)
    found = _document(request, reference, document, page="describe")
    form = forms.Describe(
        typed(request),
        may_read_legal_advice=_may_read_legal_advice(request),
        initial={"title": found.title, "kind": found.kind, "marking": found.marking},
    )

    def do() -> None:
        actions.describe(found, **form.cleaned_data, by=request.viewer, at=clock.now())

    if form.carried_out(do, refusals=REFUSALS):
        return _done(request, found, "The document is described anew.")
    return _form_page(request, "describe", found, form)


@require_http_methods(FORM_METHODS)
def withdraw(request: ViewerRequest, reference: str, document: str) -> HttpResponse:
    """Ask why a document is withdrawn, then do it; nothing is destroyed."""
    checks.require(request.viewer, Permission.ATTACHMENT_WITHDRAW)
    found = _document(request, reference, document, page="withdraw")
    form = forms.Withdraw(typed(request))

    def do() -> None:
        actions.withdraw(found, **form.cleaned_data, by=request.viewer, at=clock.now())

    if form.carried_out(do, refusals=REFUSALS):
        return _done(request, found, "The document is withdrawn. It stays listed with its reason.")
    return _form_page(request, "withdraw", found, form)


@require_safe
def download(
    request: ViewerRequest, reference: str, document: str, number: int
) -> HttpResponseBase:
    """Give a copy of a version to take away, and write down who took it."""
    checks.require(request.viewer, Permission.ATTACHMENT_DOWNLOAD)
    found = _found(request, reference, document)
    versions = AttachmentVersion.visible_to(request.viewer).select_related("attachment__case_file")
    version = find_or_404(versions.filter(attachment=found), number=number)
    file = store.here().open(version.sha256)
    try:
        actions.take_copy(version, by=request.viewer, at=clock.now())
    except actions.Refusal as problem:
        file.close()
        context = {"document": found, "problem": str(problem), "reference": reference}
        return render(request, "attachments/no_copy.html", context, status=409)
    return FileResponse(
        file,
        as_attachment=True,
        filename=presenters.name_of_copy(found, version),
        content_type="application/octet-stream",
        headers={
            "Content-Length": str(version.size),
            "Content-Security-Policy": SHUT_IN,
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "no-store",
        },
    )


def _case_file(request: ViewerRequest, reference: str, *, page: str) -> CaseFile:
    case_file = find_or_404(CaseFile.visible_to(request.viewer), reference=reference)
    _note(request, case_file, page)
    return case_file


def _document(request: ViewerRequest, reference: str, document: str, *, page: str) -> Attachment:
    found = _found(request, reference, document)
    _note(request, found.case_file, page)
    return found


def _found(request: ViewerRequest, reference: str, document: str) -> Attachment:
    seen = queries.documents(request.viewer)
    return find_or_404(seen, case_file__reference=reference, reference=document)


def _brought(request: ViewerRequest) -> Any:
    """Return the files that were sent, or None before anything was."""
    return request.FILES if request.method == "POST" else None


def _note(request: ViewerRequest, case_file: CaseFile, page: str) -> None:
    casefiles.note_reading(case_file, page=f"attachments:{page}", by=request.viewer, at=clock.now())


def _note_refusal(request: ViewerRequest, case_file: CaseFile, form: Any) -> None:
    if form.refused is not None:
        actions.note_refusal(case_file, form.refused, by=request.viewer, at=clock.now())


def _may_read_legal_advice(request: ViewerRequest) -> bool:
    return checks.may(request.viewer, Permission.LEGAL_ADVICE_READ)


def _form_page(
    request: ViewerRequest, template: str, document: Attachment, form: Form
) -> HttpResponse:
    context = {
        "form": form,
        "document": document,
        "may": presenters.may_do(request.viewer, document),
        "reference": document.case_file.reference,
    }
    return render(request, f"attachments/{template}.html", context)


def _done(request: ViewerRequest, document: Attachment, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("attachments:document", document.case_file.reference, document.reference)
