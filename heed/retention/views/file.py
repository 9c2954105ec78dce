"""Which pages say how long one file is kept, hold it, decide about it and destroy it?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.casefiles import actions as casefiles
from heed.casefiles.models import CaseFile
from heed.casefiles.queries import find_or_404
from heed.core import clock
from heed.govuk.forms import Form, typed
from heed.retention import actions, forms, presenters, queries
from heed.retention.models import LegalHold, Proposal

FORM_METHODS = ["GET", "HEAD", "POST"]
REFUSALS: dict[type[Exception], str | None] = {actions.Refusal: None}
OUT_OF_DATE: dict[type[Exception], str | None] = {actions.ChangedMeanwhile: "seen"}


@require_safe
def file(request: ViewerRequest, reference: str) -> HttpResponse:
    """Say how long a file is kept and how that was worked out, what holds it and what waits."""
    case_file = _opened(request, reference, page="retention")
    line = queries.line(case_file, on=clock.day(clock.now()))
    holds, choices, kept = queries.history(case_file)
    proposals = Proposal.visible_to(request.viewer).filter(case_file=case_file)
    context = {
        "reference": reference,
        "badge": presenters.badge(line),
        "facts": presenters.file_facts(line),
        "holds": line.holds,
        "proposal": presenters.proposal_facts(line.proposal) if line.proposal else [],
        "may": presenters.may_do(request.viewer, line),
        "is_over": line.is_over,
        "history": presenters.history_table(holds, choices, kept, proposals.order_by("pk")),
    }
    return render(request, "retention/file.html", context)


@require_http_methods(FORM_METHODS)
def choose_class(request: ViewerRequest, reference: str) -> HttpResponse:
    """Choose which kind of file it is, and so how long it is kept."""
    case_file = _opened(request, reference, page="choose a class")
    checks.require(request.viewer, Permission.RETENTION_DECIDE)
    classes = {one.pk: one for one in queries.classes(request.viewer.partnership_id)}
    form = forms.ChoosingClass(typed(request), classes=presenters.class_choices(classes.values()))

    def do() -> object:
        return actions.choose_class(
            case_file,
            retention_class=classes[int(form.cleaned_data["kept_as"])],
            because=form.cleaned_data["because"],
            by=request.viewer,
            at=clock.now(),
        )

    context = {"any": bool(classes)}
    return _act(request, reference, form, do, "choose_class", "The class is chosen.", **context)


@require_http_methods(FORM_METHODS)
def place_hold(request: ViewerRequest, reference: str) -> HttpResponse:
    """Place a legal hold, so that nothing of the file can be destroyed."""
    case_file = _opened(request, reference, page="place a legal hold")
    checks.require(request.viewer, Permission.LEGAL_HOLD_PLACE)
    form = forms.PlacingHold(typed(request))

    def do() -> object:
        return actions.place_hold(case_file, **form.cleaned_data, by=request.viewer, at=clock.now())

    return _act(request, reference, form, do, "place_hold", "The file is on legal hold.")


@require_http_methods(FORM_METHODS)
def lift_hold(request: ViewerRequest, reference: str, number: int) -> HttpResponse:
    """Lift a legal hold, with a reason."""
    case_file = _opened(request, reference, page="lift a legal hold")
    checks.require(request.viewer, Permission.LEGAL_HOLD_LIFT)
    standing = LegalHold.visible_to(request.viewer).filter(case_file=case_file, lifted_at=None)
    hold = find_or_404(standing, pk=number)
    form = forms.LiftingHold(typed(request))

    def do() -> object:
        return actions.lift_hold(hold, **form.cleaned_data, by=request.viewer, at=clock.now())

    return _act(request, reference, form, do, "lift_hold", "The hold is lifted.", hold=hold)


@require_http_methods(FORM_METHODS)
def decide(request: ViewerRequest, reference: str) -> HttpResponse:
    """Review a file: keep it until a day, or propose to destroy it, with a reason."""
    case_file = _opened(request, reference, page="review")
    checks.require(request.viewer, Permission.RETENTION_DECIDE)
    now = clock.now()
    form = forms.Deciding(typed(request), on=clock.day(now))

    def do() -> object:
        given, by = form.cleaned_data, request.viewer
        if given["way"] is forms.Way.KEEP:
            until, because = given["until"], given["keep_because"]
            return actions.keep_until(case_file, until=until, because=because, by=by, at=now)
        ground, because = given["ground"], given["destroy_because"]
        return actions.propose(case_file, ground=ground, because=because, by=by, at=now)

    line = queries.line(case_file, on=clock.day(now))
    context = {"facts": presenters.file_facts(line), "only_kept": presenters.only_kept(line)}
    return _act(request, reference, form, do, "decide", "Your decision is recorded.", **context)


@require_http_methods(FORM_METHODS)
def end_proposal(request: ViewerRequest, reference: str) -> HttpResponse:
    """Withdraw one's own proposal, or turn another person's down."""
    case_file = _opened(request, reference, page="end a proposal")
    checks.require(request.viewer, Permission.RETENTION_DECIDE)
    proposal = _waiting(request, case_file)
    form = forms.EndingProposal(typed(request))

    def do() -> object:
        return actions.end_proposal(
            proposal, **form.cleaned_data, by=request.viewer, at=clock.now()
        )

    said = "The proposal has ended. Nothing was destroyed."
    facts = presenters.proposal_facts(proposal)
    return _act(request, reference, form, do, "end_proposal", said, facts=facts)


@require_http_methods(FORM_METHODS)
def destroy(request: ViewerRequest, reference: str) -> HttpResponse:
    """Show exactly what would be destroyed and what stays; do it once the reference is typed."""
    case_file = _opened(request, reference, page="destroy")
    checks.require(request.viewer, Permission.DISPOSAL_APPROVE)
    proposal = _waiting(request, case_file)
    kept = queries.inventory(case_file)
    form = forms.Destroying(typed(request), expected=reference, initial={"seen": kept.seen})

    def do() -> object:
        seen = form.cleaned_data["seen"] or ""  # a page that showed nothing destroys nothing
        return actions.destroy(proposal, seen=seen, by=request.viewer, at=clock.now())

    if form.carried_out(do, refusals=OUT_OF_DATE | REFUSALS):
        messages.success(request, f"The file {reference} is destroyed.")
        return redirect("retention:destroyed")
    context = {
        "form": form,
        "reference": reference,
        "facts": presenters.proposal_facts(proposal),
        "mine": proposal.proposed_by_id == request.viewer.user_id,
        "counts": presenters.counted(
            kept.counts, files=len(kept.fingerprints), caption="What will be destroyed"
        ),
        "entries": kept.entries,
    }
    return render(request, "retention/destroy.html", context)


def _opened(request: ViewerRequest, reference: str, *, page: str) -> CaseFile:
    case_file = find_or_404(queries.files_of(request.viewer), reference=reference)
    casefiles.note_reading(case_file, page=f"retention:{page}", by=request.viewer, at=clock.now())
    return case_file


def _waiting(request: ViewerRequest, case_file: CaseFile) -> Proposal:
    """Return the proposal that waits, lapsed or not: the action says what is wrong with it.

    :raises Http404: if none does
    """
    return find_or_404(
        Proposal.visible_to(request.viewer).select_related("case_file"),
        case_file=case_file,
        ended_at=None,
    )


def _act(
    request: ViewerRequest,
    reference: str,
    form: Form,
    do: Callable[[], object],
    page: str,
    said: str,
    **context: Any,
) -> HttpResponse:
    """Do it with what was typed and go back to the file, or show the page with what was wrong."""
    if form.carried_out(do, refusals=REFUSALS):
        messages.success(request, said)
        return redirect("retention:file", reference=reference)
    given = {"form": form, "reference": reference, **context}
    return render(request, f"retention/{page}.html", given)
