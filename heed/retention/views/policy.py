"""Which pages show the queue, the retention classes and what is left of destroyed files?"""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.audit import actions as audit_actions
from heed.audit import queries as audit
from heed.audit.queries import LookedFor
from heed.casefiles.queries import find_or_404
from heed.core import clock
from heed.core.meanwhile import RecordedMeanwhile
from heed.govuk.forms import typed
from heed.retention import actions, forms, presenters, queries
from heed.retention.models import Tombstone

FORM_METHODS = ["GET", "HEAD", "POST"]
ON_A_PAGE = 25
ENTRIES_ON_A_PAGE = 50
REFUSALS: dict[type[Exception], str | None] = {
    RecordedMeanwhile: "seen",
    actions.NameTaken: "name",
    actions.PeriodMissing: "years",
    actions.Refusal: None,
}


@require_safe
def queue(request: ViewerRequest) -> HttpResponse:
    """List the files this person keeps with their next review, soonest first."""
    checks.require(request.viewer, Permission.RETENTION_DECIDE)
    classes = list(queries.classes(request.viewer.partnership_id))
    search = forms.Search(request.GET, classes=classes)
    sought = search.sought()
    found = queries.queue(request.viewer, sought, on=clock.day(clock.now()))
    pages = Paginator(found, ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "search": search,
        "sort": sought.sort,
        "found": len(found),
        "due": presenters.due_sentence(found),
        "table": presenters.queue_table(page.object_list, sought),
        "chosen": presenters.chosen(sought, {one.pk: one.name for one in classes}),
        "pages": presenters.pages(sought, page.number, pages.num_pages),
        "has_classes": bool(classes),
        "tabs": presenters.tabs("retention:queue", request.viewer),
    }
    return render(request, "retention/queue.html", context)


@require_safe
def classes(request: ViewerRequest) -> HttpResponse:
    """List how long which kind of file is kept, and why."""
    checks.require(request.viewer, Permission.RETENTION_DECIDE)
    found = list(queries.classes(request.viewer.partnership_id))
    may_change = checks.may(request.viewer, Permission.RETENTION_ARRANGE)
    context = {
        "table": presenters.classes_table(found, may_change=may_change),
        "may_change": may_change,
        "has_default": any(one.is_default for one in found),
        "tabs": presenters.tabs("retention:classes", request.viewer),
    }
    return render(request, "retention/classes.html", context)


@require_http_methods(FORM_METHODS)
def add_class(request: ViewerRequest) -> HttpResponse:
    """Add a kind of file and how long it is kept."""
    checks.require(request.viewer, Permission.RETENTION_ARRANGE)
    now = clock.now()
    form = forms.ClassOfFiles(typed(request), on=clock.day(now))

    def do() -> object:
        return actions.add_class(form.policy(), by=request.viewer, at=now)

    if form.carried_out(do, refusals=REFUSALS):
        messages.success(request, f"“{form.cleaned_data['name']}” is a retention class now.")
        return redirect("retention:classes")
    return render(request, "retention/class.html", {"form": form, "title": "Add a class"})


@require_http_methods(FORM_METHODS)
def change_class(request: ViewerRequest, number: int) -> HttpResponse:
    """Change how long a kind of file is kept; every file in it follows."""
    checks.require(request.viewer, Permission.RETENTION_ARRANGE)
    found = find_or_404(queries.classes(request.viewer.partnership_id), pk=number)
    now = clock.now()
    before = {
        name: getattr(found, name) for name in forms.ClassOfFiles.base_fields if name != "seen"
    }
    initial = before | {
        "is_default": "yes" if found.is_default else "no",
        "seen": queries.seen(found),
    }
    form = forms.ClassOfFiles(typed(request), initial=initial, on=clock.day(now))

    def do() -> object:
        seen = form.cleaned_data["seen"]
        return actions.change_class(found, form.policy(), seen=seen, by=request.viewer, at=now)

    if form.carried_out(do, refusals=REFUSALS):
        messages.success(request, f"“{form.cleaned_data['name']}” is changed.")
        return redirect("retention:classes")
    title = f"Change “{found.name}”"
    return render(request, "retention/class.html", {"form": form, "title": title})


@require_safe
def destroyed(request: ViewerRequest) -> HttpResponse:
    """List what is left of the files that were destroyed, the last first."""
    checks.require(request.viewer, Permission.TRAIL_READ)
    rows = Tombstone.visible_to(request.viewer).order_by("-approved_at", "-pk")
    pages = Paginator(rows, ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "found": pages.count,
        "table": presenters.destroyed_table(page.object_list),
        "pages": presenters.turning(page.number, pages.num_pages),
        "tabs": presenters.tabs("retention:destroyed", request.viewer),
    }
    return render(request, "retention/destroyed.html", context)


@require_safe
def tombstone(request: ViewerRequest, destroyed: str) -> HttpResponse:
    """Show what is left of a file: that it was destroyed, why and by whom, and its trail."""
    checks.require(request.viewer, Permission.TRAIL_READ)
    found = find_or_404(Tombstone.visible_to(request.viewer), reference=destroyed)
    pages = Paginator(audit.of_case_file(found.file_number), ENTRIES_ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    looked_for = LookedFor(reference=found.reference)
    audit_actions.note_reading(looked_for, page=page.number, by=request.viewer, at=clock.now())
    context = {
        "entries": pages.count,
        "number": page.number,
        "last": pages.num_pages,
        "trail": presenters.trail_table(page.object_list, home=request.viewer.partnership_name),
        "pages": presenters.turning(page.number, pages.num_pages),
        "facts": presenters.tombstone_facts(found),
        "counts": presenters.counted(
            found.destroyed, files=found.files, caption="What was destroyed"
        ),
        "reference": found.reference,
    }
    return render(request, "retention/tombstone.html", context)
