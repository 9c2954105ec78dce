"""The pages on which somebody reports an incident: save as you go, check, send."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.casefiles.queries import find_or_404
from heed.core import clock
from heed.incidents import actions, queries
from heed.incidents.forms import journey
from heed.incidents.forms.journey import CHECK, CHILDREN, Journey, NoSuchPage
from heed.incidents.models import Draft
from heed.incidents.presenters import answers as presenters
from heed.partnership import queries as partnership


@require_http_methods(["GET", "POST"])
def start(request: ViewerRequest) -> HttpResponse:
    """Say what to have ready, list the reports this person has begun, and begin another."""
    checks.require(request.viewer, Permission.INCIDENT_REPORT)
    if request.method == "POST":
        draft = actions.keep_draft(None, answers={}, by=request.viewer, at=clock.now())
        return redirect("incidents:report_page", draft=draft.reference, page="outcome")
    rows = [
        presenters.draft_row(
            draft,
            href=reverse("incidents:report_check", args=[draft.reference]),
            discard=reverse("incidents:report_discard", args=[draft.reference]),
        )
        for draft in queries.drafts(request.viewer)
    ]
    return render(request, "incidents/report_start.html", {"drafts": rows})


@require_http_methods(["GET", "POST"])
def page(request: ViewerRequest, draft: str, page: str) -> HttpResponse:
    """Ask one question, keep what was typed, and go on only if it can be understood."""
    mine = _mine(request, draft)
    here = _journey(request, mine)
    try:
        form = here.page(page)
    except NoSuchPage as problem:
        raise Http404 from problem
    if request.method == "POST":
        here = _keep(request, mine, here, page)
        if request.POST.get("then") == "later":
            messages.success(request, "Your report is saved. You can come back to it here.")
            return redirect("incidents:report")
        form = here.checked(page)
        if form.is_valid():
            return _onward(request, mine, here, page, another=form.cleaned_data.get("another"))
    context = _page_context(mine, here, page)
    return render(request, "incidents/report_page.html", {**context, "form": form})


@require_http_methods(["GET", "POST"])
def check(request: ViewerRequest, draft: str) -> HttpResponse:
    """Show every answer; send the report once nothing is missing."""
    mine = _mine(request, draft)
    here = _journey(request, mine)
    missing = here.unfinished()
    if request.method == "POST" and not missing:
        return _send(request, mine, here)
    context = {
        "draft": mine,
        "sections": [_section(mine, here, *part) for part in here.parts().items()],
        "missing": [_link(mine, here, name) for name in missing],
        "refused": request.method == "POST",
    }
    return render(request, "incidents/report_check.html", context)


@require_http_methods(["GET", "POST"])
def remove_child(request: ViewerRequest, draft: str, number: int) -> HttpResponse:
    """Ask whether to take a child out of the report, then do it."""
    mine = _mine(request, draft)
    here = _journey(request, mine)
    if not 1 <= number <= here.children or here.children == 1:
        raise Http404
    name = here.names()[number - 1] or f"child {number}"
    if request.method == "POST":
        actions.keep_draft(
            mine, answers=dict(here.without_child(number)), by=request.viewer, at=clock.now()
        )
        messages.success(request, f"You removed {name} from this report.")
        return redirect("incidents:report_page", draft=mine.reference, page=CHILDREN)
    return render(request, "incidents/report_remove_child.html", {"draft": mine, "name": name})


@require_http_methods(["GET", "POST"])
def discard(request: ViewerRequest, draft: str) -> HttpResponse:
    """Ask whether to throw a draft away, then do it."""
    mine = _mine(request, draft)
    if request.method == "POST":
        actions.discard_draft(mine, by=request.viewer, at=clock.now())
        messages.success(request, "The draft is discarded.")
        return redirect("incidents:report")
    return render(request, "incidents/report_discard.html", {"draft": mine})


def _mine(request: ViewerRequest, reference: str) -> Draft:
    checks.require(request.viewer, Permission.INCIDENT_REPORT)
    return find_or_404(queries.drafts(request.viewer), reference=reference)


def _journey(request: ViewerRequest, draft: Draft) -> Journey:
    on = clock.day(clock.now())
    agencies = partnership.agencies(draft.partnership_id, on=on)
    return journey.begin(
        draft.answers,
        on=on,
        local_authority=partnership.of_viewer(request.viewer).local_authority,
        agencies=[(str(agency.pk), agency.name) for agency in agencies],
    )


def _keep(request: ViewerRequest, draft: Draft, here: Journey, page: str) -> Journey:
    if page == CHILDREN:  # whether to add another is asked afresh each time
        return Journey({**here.answers, **here.typed(page, request.POST)}, here.background)
    typed = here.typed(page, MultiValueDict(dict(request.POST.lists())))
    actions.keep_draft(draft, answers=dict(typed), by=request.viewer, at=clock.now())
    return Journey(typed, here.background)


def _onward(
    request: ViewerRequest, draft: Draft, here: Journey, page: str, *, another: bool | None
) -> HttpResponse:
    if request.GET.get("from") == CHECK and not another:
        return redirect("incidents:report_check", draft=draft.reference)
    following = here.after(page, another=bool(another))
    if following == CHECK:
        return redirect("incidents:report_check", draft=draft.reference)
    return redirect("incidents:report_page", draft=draft.reference, page=following)


def _page_context(draft: Draft, here: Journey, page: str) -> dict[str, Any]:
    before = here.before(page)
    back = (
        reverse("incidents:report_page", args=[draft.reference, before])
        if before
        else reverse("incidents:report")
    )
    return {"draft": draft, "page": page, "journey": here, "back_url": back}


def _section(draft: Draft, here: Journey, title: str, names: list[str]) -> dict[str, Any]:
    rows = []
    for name in names:
        form = here.checked(name)
        form.full_clean()
        rows += presenters.rows(form, href=_href(draft, name))
    return {"title": title, "rows": rows}


def _link(draft: Draft, here: Journey, name: str) -> dict[str, str]:
    return {"text": here.checked(name).title, "href": _href(draft, name)}


def _href(draft: Draft, name: str) -> str:
    return reverse("incidents:report_page", args=[draft.reference, name]) + f"?from={CHECK}"


def _send(request: ViewerRequest, draft: Draft, here: Journey) -> HttpResponse:
    agencies = partnership.agencies(draft.partnership_id, on=here.background.on)
    try:
        incident = actions.report(
            here.incident(),
            about=here.children_as_reported(),
            known_to=list(agencies.filter(pk__in=here.known_to())),
            draft=draft,
            by=request.viewer,
            at=clock.now(),
        )
    except actions.AlreadySent as problem:
        messages.success(request, str(problem))
        return redirect("incidents:report")
    messages.success(request, f"Your report is sent. Its reference is {incident.reference}.")
    return redirect("incidents:duties", reference=incident.reference)
