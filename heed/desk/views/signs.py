"""Signs that case files were read without need: the list, and one of them, judged by a person."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.role_table import Resource
from heed.access.viewer import ViewerRequest
from heed.audit import actions
from heed.audit.models import NoticedSign
from heed.audit.queries import LookedFor
from heed.casefiles.queries import find_or_404
from heed.core import clock
from heed.desk import forms, queries
from heed.desk.presenters import signs as sign_words
from heed.desk.presenters import trail as trail_words
from heed.govuk.components import pages as pagination
from heed.govuk.forms import typed

SIGNS_ON_A_PAGE = 25


@require_safe
def signs(request: ViewerRequest) -> HttpResponse:
    """List what stands out, the newest first; those that nobody has judged unless asked for all."""
    checks.require(request.viewer, Permission.SIGN_JUDGE)
    every = "all" in request.GET
    found = queries.signs_of(request.viewer) if every else queries.to_judge(request.viewer)
    pages = Paginator(found, SIGNS_ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    shown = list(page.object_list)
    actions.note_reading(LookedFor(), page=page.number, by=request.viewer, at=clock.now())
    references = queries.references(
        (sign.case_file_id for sign in shown), request.viewer, Resource.TRAIL
    )
    kept = (("all", "yes"),) if every else ()
    several = pages.num_pages > 1
    context = {
        "every": every,
        "table": sign_words.table(shown, references),
        "found": pages.count,
        "pages": pagination(page.number, last=pages.num_pages, kept=kept) if several else None,
    }
    return render(request, "desk/signs.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: ViewerRequest, number: int) -> HttpResponse:
    """Show what a sign is made of, and let a person say what they found."""
    checks.require(request.viewer, Permission.SIGN_JUDGE)
    found = find_or_404(queries.signs_of(request.viewer), pk=number)
    form = forms.Judging(typed(request))

    def do() -> None:
        actions.judge_sign(found, **form.cleaned_data, by=request.viewer, at=clock.now())

    if form.carried_out(do, refusals={actions.ReasonMissing: "reason"}):
        messages.success(request, "What you found is kept with this sign.")
        return redirect("desk:signs")
    sought = LookedFor(person=found.person_name, since=found.on, until=found.on)
    actions.note_reading(sought, page=1, by=request.viewer, at=clock.now())
    return render(request, "desk/sign.html", {"form": form, **_of(found, request)})


def _of(found: NoticedSign, request: ViewerRequest) -> dict[str, Any]:
    entries = list(queries.entries_of(found, request.viewer))
    inside = queries.references(
        (entry.case_file_id for entry in entries), request.viewer, Resource.CASE
    )
    references = queries.references([found.case_file_id], request.viewer, Resource.TRAIL)
    return {
        "sign": found,
        "case": sign_words.case(found, references),
        "judgements": sign_words.judgements(found.judgements.order_by("-judged_at", "-pk")),
        "table": trail_words.trail_table(
            entries,
            caption="What was looked at",
            viewer=request.viewer,
            inside=inside,
            may_follow=True,
        ),
    }
