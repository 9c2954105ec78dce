"""The trail: everything in it, of one case, of one person, of oneself, and to take away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.role_table import Resource
from heed.access.viewer import Viewer, ViewerRequest
from heed.accounts.models import User
from heed.audit import actions as audit_actions
from heed.audit import queries as audit
from heed.audit.models import AuditEntry
from heed.audit.queries import LookedFor
from heed.audit.standing import standing
from heed.audit.verification.whole import SEALED_WITHIN
from heed.casefiles import actions as casefiles
from heed.casefiles.models import CaseFile
from heed.casefiles.queries import find_or_404
from heed.core import clock
from heed.desk import forms, queries
from heed.desk.presenters import looking
from heed.desk.presenters import seal as seal_words
from heed.desk.presenters import trail as trail_words
from heed.documents import spreadsheets
from heed.govuk.components import Table
from heed.govuk.components import pages as pagination
from heed.govuk.forms import typed

PAGE_LENGTH = 50
DAYS_ON_A_PAGE = 25


@require_safe
def case_trail(request: ViewerRequest, reference: str) -> HttpResponse:
    """Show who looked at one case: by person, and by day."""
    now = clock.now()
    case_file = _case_file(request, reference)
    casefiles.note_reading(case_file, page="trail", by=request.viewer, at=now)
    search = forms.Looking(request.GET)
    looked_for = search.looked_for()
    found = queries.on_file(case_file, looked_for)
    people = audit.by_person(found)
    reasons = queries.reasons(case_file, people, on=clock.day(now))
    pages = Paginator(audit.by_day(found), DAYS_ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "reference": reference,
        "search": search,
        "chosen": trail_words.chosen(looked_for, forms.EVENTS),
        "people": looking.people(people, reasons, viewer=request.viewer),
        "days": looking.days(list(page.object_list), viewer=request.viewer),
        "pages": _other_pages(page, kept=trail_words.kept(looked_for)),
        "everything_url": _kept("desk:case_entries", looked_for, reference),
        "download_url": _kept("desk:case_download", looked_for, reference),
    }
    return render(request, "desk/case_trail.html", context)


@require_safe
def case_entries(request: ViewerRequest, reference: str) -> HttpResponse:
    """Show everything done and looked at on one case, entry by entry."""
    case_file = _case_file(request, reference)
    casefiles.note_reading(case_file, page="trail", by=request.viewer, at=clock.now())
    search = forms.Looking(request.GET)
    looked_for = search.looked_for()
    context = {
        "reference": reference,
        "search": search,
        "chosen": trail_words.chosen(looked_for, forms.EVENTS),
        "download_url": _kept("desk:case_download", looked_for, reference),
        **_entries(request, queries.on_file(case_file, looked_for), looked_for),
    }
    return render(request, "desk/case_entries.html", context)


@require_safe
def case_download(request: ViewerRequest, reference: str) -> HttpResponse:
    """Give the entries of one case to take away."""
    case_file = _case_file(request, reference)
    found = queries.on_file(case_file, forms.Looking(request.GET).looked_for())
    return _file(request, found, name=f"trail-{reference}", about=case_file)


@require_safe
def trail(request: ViewerRequest) -> HttpResponse:
    """Show who did and who looked at what in the partnership."""
    checks.require(request.viewer, Permission.TRAIL_READ)
    search = forms.Search(request.GET)
    looked_for = search.looked_for()
    shown = _entries(request, queries.trail_of(request.viewer, looked_for), looked_for)
    audit_actions.note_reading(looked_for, page=shown["number"], by=request.viewer, at=clock.now())
    context = {
        "search": search,
        "form": search,
        "chosen": trail_words.chosen(looked_for, forms.EVENTS),
        "download_url": _kept("desk:trail_download", looked_for),
        "may_judge": checks.may(request.viewer, Permission.SIGN_JUDGE),
        **shown,
    }
    return render(request, "desk/trail.html", context)


@require_safe
def trail_download(request: ViewerRequest) -> HttpResponse:
    """Give the entries that were looked for to take away."""
    checks.require(request.viewer, Permission.TRAIL_READ)
    looked_for = forms.Search(request.GET).looked_for()
    return _file(request, queries.trail_of(request.viewer, looked_for), name="trail")


@require_safe
def person_trail(request: ViewerRequest, user_id: int) -> HttpResponse:
    """Show what one person looked at and did, as far as the reader may know."""
    person = _person(request, user_id)
    search = forms.Period(request.GET)
    looked_for = search.looked_for()
    found = queries.trail_of(request.viewer, looked_for).filter(user_id=person.pk)
    shown = _entries(request, found, looked_for)
    sought = LookedFor(person=person.name, since=looked_for.since, until=looked_for.until)
    audit_actions.note_reading(sought, page=shown["number"], by=request.viewer, at=clock.now())
    context = {
        "person": person,
        "search": search,
        "chosen": trail_words.chosen(looked_for, forms.EVENTS),
        "files": _files(request.viewer, found, Resource.TRAIL),
        "download_url": _kept("desk:person_download", looked_for, user_id),
        **shown,
    }
    return render(request, "desk/person_trail.html", context)


@require_safe
def person_download(request: ViewerRequest, user_id: int) -> HttpResponse:
    """Give what one person looked at and did to take away."""
    person = _person(request, user_id)
    found = queries.trail_of(request.viewer, forms.Period(request.GET).looked_for())
    return _file(request, found.filter(user_id=person.pk), name="trail-of-a-person", about=person)


@require_http_methods(["GET", "HEAD", "POST"])
def own_trail(request: ViewerRequest) -> HttpResponse:
    """Show everybody what they looked at and did themselves; let them say where they live."""
    now = clock.now()
    form = forms.HomeArea(typed(request), initial={"area": audit.home_area(request.viewer.user_id)})
    if form.is_valid():
        audit_actions.say_home_area(form.cleaned_data["area"], by=request.viewer, at=now)
        messages.success(request, "Kept. You can change it or take it back here.")
        return redirect("desk:own_trail")
    found = queries.by_oneself(request.viewer)
    shown = _entries(request, found, LookedFor())
    audit_actions.note_own_reading(page=shown["number"], by=request.viewer, at=now)
    context = {"form": form, "files": _files(request.viewer, found, Resource.CASE), **shown}
    return render(request, "desk/own_trail.html", context)


@require_safe
def seal(request: ViewerRequest) -> HttpResponse:
    """Show how the trail is sealed, where its end was noted, and when it was last checked."""
    checks.require(request.viewer, Permission.TRAIL_READ)
    now = clock.now()
    found = standing()
    waits = found.waits_since is not None and now - found.waits_since > SEALED_WITHIN
    audit_actions.note_reading(LookedFor(), page=1, by=request.viewer, at=now)
    context = {
        "problems": seal_words.problems(found, waits_too_long=waits),
        "rows": seal_words.rows(found),
    }
    return render(request, "desk/seal.html", context)


def _case_file(request: ViewerRequest, reference: str) -> CaseFile:
    case_file = find_or_404(CaseFile.visible_to(request.viewer), reference=reference)
    checks.require(request.viewer, Permission.TRAIL_READ)
    return case_file


def _person(request: ViewerRequest, user_id: int) -> User:
    checks.require(request.viewer, Permission.TRAIL_READ)
    person = queries.people_who_looked(request.viewer).filter(pk=user_id).first()
    if person is None:
        raise Http404
    return person


def _entries(
    request: ViewerRequest, found: QuerySet[AuditEntry], looked_for: LookedFor
) -> dict[str, Any]:
    """Return a page of entries in words, as every page of the trail shows them."""
    pages = Paginator(found, PAGE_LENGTH)
    page = pages.get_page(request.GET.get("page"))
    entries = list(page.object_list)
    inside = queries.references(
        (entry.case_file_id for entry in entries), request.viewer, Resource.CASE
    )
    return {
        "table": trail_words.trail_table(
            entries,
            caption="Entries of the trail",
            viewer=request.viewer,
            inside=inside,
            may_follow=checks.may(request.viewer, Permission.TRAIL_READ),
        ),
        "found": pages.count,
        "number": page.number,
        "last": pages.num_pages,
        "pages": _other_pages(page, kept=trail_words.kept(looked_for)),
    }


def _files(viewer: Viewer, found: QuerySet[AuditEntry], reaching: Resource) -> Table:
    looks = audit.by_case_file(found)
    files = [look.case_file_id for look in looks]
    open_to_them = queries.references(files, viewer, Resource.CASE)
    known = queries.references(files, viewer, reaching)
    return looking.files(looks, known, inside=open_to_them)


def _file(
    request: ViewerRequest, found: QuerySet[AuditEntry], *, name: str, about: Model | None = None
) -> HttpResponse:
    """Give entries as a table for a spreadsheet, in which nothing runs."""
    now = clock.now()
    count = found.count()
    audit_actions.note_download(about, entries=count, by=request.viewer, at=now)
    files = found.order_by().values_list("case_file_id", flat=True).distinct()
    inside = queries.references(files, request.viewer, Resource.CASE)
    rows = trail_words.rows(found.iterator(), viewer=request.viewer, inside=inside)
    content = "".join(spreadsheets.lines(trail_words.COLUMNS, rows))
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-{clock.day(now)}.csv"'
    return response


def _kept(page: str, looked_for: LookedFor, *arguments: object) -> str:
    return trail_words.with_filters(reverse(page, args=arguments), looked_for)


def _other_pages(page: Page[Any], *, kept: tuple[tuple[str, str], ...]) -> dict[str, object] | None:
    last = page.paginator.num_pages
    return pagination(page.number, last=last, kept=kept) if last > 1 else None
