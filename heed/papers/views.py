"""Which pages show, make and publish papers?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer, ViewerRequest
from heed.casefiles.queries import find_or_404
from heed.core import clock
from heed.core.periods import Period, PeriodEndsBeforeItStarts
from heed.documents import tree
from heed.papers import actions, forms, kinds, presenters, queries, stored
from heed.papers.formats import FORMATS, Format, file_name
from heed.papers.kinds import Brief
from heed.papers.presenters import PUBLIC, WHOLE
from heed.partnership import queries as partnership_queries
from heed.partnership.queries import NoArrangements
from heed.statute.exempt_information import Exemption

DRAFT = "DRAFT"


# ------------------------------------------------------------------------------ all papers


@require_GET
def list_papers(request: ViewerRequest) -> HttpResponse:
    """Show the published papers, and where to prepare the next."""
    checks.require(request.viewer, Permission.PAPER_READ)
    papers = list(queries.published(request.viewer))
    return render(
        request,
        "papers/list.html",
        {
            "table": presenters.papers_table(papers) if papers else None,
            "may_prepare": checks.may(request.viewer, Permission.PAPER_READ_EXEMPT),
        },
    )


@require_http_methods(["GET", "POST"])
def prepare(request: ViewerRequest) -> HttpResponse:
    """Ask which paper, for which meeting and period, and go to its draft."""
    checks.require(request.viewer, Permission.PAPER_READ_EXEMPT)
    form = forms.prepare(request.POST or None)
    if form.is_valid():
        try:
            brief = _asked_for(request.viewer, **form.cleaned_data)
        except (PeriodEndsBeforeItStarts, NoArrangements) as problem:
            forms.period_error(form, problem)
        else:
            return redirect(presenters.address("preview", brief))
    return render(request, "papers/prepare.html", {"form": form})


def _asked_for(
    viewer: Viewer,
    *,
    kind: str,
    meeting_on: date,
    starts_on: date | None,
    ends_on: date | None,
    with_timeliness: bool,
    exemption: Exemption,
) -> Brief:
    usual = queries.default_period(viewer.partnership_id, meeting_on=meeting_on)
    return Brief(
        kind=kinds.named(kind),
        period=Period(starts_on or usual.starts_on, ends_on or usual.ends_on),
        meeting_on=meeting_on,
        with_timeliness=with_timeliness,
        exemption=exemption,
    )


# --------------------------------------------------------------------------------- drafts


@require_GET
def preview(
    request: ViewerRequest, kind: str, meeting_on: date, starts_on: date, ends_on: date
) -> HttpResponse:
    """Show the paper as it would be published now."""
    checks.require(request.viewer, Permission.PAPER_READ_EXEMPT)
    brief = _brief_or_404(request, kind, meeting_on, starts_on, ends_on)
    draft = _draft_or_404(request.viewer, brief)
    actions.note_preview(brief, of=draft.partnership, by=request.viewer, at=clock.now())
    exempt = presenters.has_exempt_part(draft.document)
    return render(
        request,
        "papers/preview.html",
        {
            "brief": brief,
            "paper": presenters.draft_page(draft.document, brief, request.viewer),
            "numbers": draft.numbers,
            "exempt": exempt,
            "downloads": presenters.draft_downloads(brief, has_exempt_part=exempt),
            "versions": draft.versions,
            "may_publish": checks.may(request.viewer, Permission.PAPER_PUBLISH),
            "may_trace": checks.may(request.viewer, Permission.PAPER_TRACE),
            "release_url": presenters.address("release", brief),
            "withhold_url": presenters.address("withhold", brief),
            "publish_url": presenters.address("publish", brief),
        },
    )


@require_GET
def draft_file(
    request: ViewerRequest,
    kind: str,
    meeting_on: date,
    starts_on: date,
    ends_on: date,
    ending: str,
    part: str,
) -> HttpResponse:
    """Give the draft to take away, marked as a draft."""
    checks.require(request.viewer, Permission.PAPER_READ_EXEMPT)
    brief = _brief_or_404(request, kind, meeting_on, starts_on, ends_on)
    form, whole = _copy_or_404(ending, part)
    draft, at = _draft_or_404(request.viewer, brief), clock.now()
    actions.note_draft_download(
        brief, of=draft.partnership, form=ending, whole=whole, by=request.viewer, at=at
    )
    document = _copy(draft.document, whole=whole, prefix=DRAFT)
    name = file_name(kind, meeting_on, ending=ending, whole=whole)
    return _file(form.render(document, at, ""), form, name)


@require_http_methods(["GET", "POST"])
def release(
    request: ViewerRequest, kind: str, meeting_on: date, starts_on: date, ends_on: date
) -> HttpResponse:
    """Ask why small numbers may be shown in public, and record the decision."""
    checks.require(request.viewer, Permission.PAPER_PUBLISH)
    brief = _brief_or_404(request, kind, meeting_on, starts_on, ends_on)
    form = forms.Release(request.POST or None)
    back = presenters.address("preview", brief)
    if form.is_valid():
        try:
            actions.release_small_numbers(
                brief, **form.cleaned_data, by=request.viewer, at=clock.now()
            )
        except actions.ReleasedAlready as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Small numbers are shown in this paper.")
            return redirect(back)
    return render(request, "papers/release.html", {"form": form, "back_url": back})


@require_POST
def withhold(
    request: ViewerRequest, kind: str, meeting_on: date, starts_on: date, ends_on: date
) -> HttpResponse:
    """Protect small numbers again."""
    checks.require(request.viewer, Permission.PAPER_PUBLISH)
    brief = _brief_or_404(request, kind, meeting_on, starts_on, ends_on)
    try:
        actions.withhold_small_numbers(brief, by=request.viewer, at=clock.now())
    except actions.NothingReleased as problem:
        messages.success(request, str(problem))
    else:
        messages.success(request, "Small numbers are protected in this paper again.")
    return redirect(presenters.address("preview", brief))


@require_http_methods(["GET", "POST"])
def publish(
    request: ViewerRequest, kind: str, meeting_on: date, starts_on: date, ends_on: date
) -> HttpResponse:
    """Ask to confirm, then publish the next version."""
    checks.require(request.viewer, Permission.PAPER_PUBLISH)
    brief = _brief_or_404(request, kind, meeting_on, starts_on, ends_on)
    draft = _draft_or_404(request.viewer, brief)
    form = forms.Publish(request.POST or None, initial={"seen": draft.digest})
    if form.is_valid():
        try:
            paper = actions.publish(brief, **form.cleaned_data, by=request.viewer, at=clock.now())
        except actions.ChangedSinceSeen as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, f"Version {paper.version} is published.")
            return redirect("papers:published", reference=paper.reference)
    latest = next(iter(draft.versions), None)
    shown = {
        "form": form,
        "brief": brief,
        "numbers": draft.numbers,
        "exempt": presenters.has_exempt_part(draft.document),
        "version": latest.version + 1 if latest else 1,
        "back_url": presenters.address("preview", brief),
    }
    return render(request, "papers/publish.html", shown)


@require_GET
def draft_figure(
    request: ViewerRequest, kind: str, meeting_on: date, starts_on: date, ends_on: date, key: str
) -> HttpResponse:
    """List the case files a figure of the draft counts."""
    checks.require(request.viewer, Permission.PAPER_TRACE)
    brief = _brief_or_404(request, kind, meeting_on, starts_on, ends_on)
    draft = _draft_or_404(request.viewer, brief)
    counts = {count.key: count for count in draft.facts.counts()}
    if key not in counts:
        raise Http404
    files = queries.counted_files(request.viewer, counts[key].references)
    actions.note_tracing(key, files, of=draft.partnership, by=request.viewer, at=clock.now())
    shown = {
        "what": counts[key].what,
        "files": files,
        "brief": brief,
        "back_url": presenters.address("preview", brief),
    }
    return render(request, "papers/figure.html", shown)


def _brief_or_404(
    request: HttpRequest, kind: str, meeting_on: date, starts_on: date, ends_on: date
) -> Brief:
    """Read what is asked for from an address; nonsense in it is a page that does not exist."""
    try:
        return Brief(
            kind=kinds.named(kind),
            period=Period(starts_on, ends_on),
            meeting_on=meeting_on,
            with_timeliness=request.GET.get("timeliness") == "yes",
            exemption=Exemption(request.GET.get("exemption", Exemption.IDENTITY.value)),
        )
    except (kinds.UnknownKind, PeriodEndsBeforeItStarts, ValueError) as nonsense:
        raise Http404 from nonsense


def _draft_or_404(viewer: Viewer, brief: Brief) -> queries.Draft:
    try:
        return queries.draft(partnership_queries.of_viewer(viewer), brief)
    except LookupError as before_the_law:  # no arrangements, or no law, on the meeting's day
        raise Http404 from before_the_law


# ------------------------------------------------------------------------ published papers


@require_GET
def published(request: ViewerRequest, reference: str) -> HttpResponse:
    """Show a published version, with its exempt part to those who may read it."""
    paper = find_or_404(queries.published(request.viewer), reference=reference)
    document = stored.document(paper.content)
    may_read_exempt = checks.may(request.viewer, Permission.PAPER_READ_EXEMPT)
    whole = may_read_exempt and presenters.has_exempt_part(document)
    return render(
        request,
        "papers/published.html",
        {
            "published": paper,
            "period": Period(paper.period_starts_on, paper.period_ends_on),
            "paper": presenters.published_page(_copy(document, whole=whole), paper, request.viewer),
            "downloads": presenters.published_downloads(paper, whole=whole),
            "newer": queries.newer_version(paper),
        },
    )


@require_GET
def file(request: ViewerRequest, reference: str, part: str, ending: str) -> HttpResponse:
    """Give a published version to take away."""
    paper = find_or_404(queries.published(request.viewer), reference=reference)
    form, whole = _copy_or_404(ending, part)
    if whole:
        checks.require(request.viewer, Permission.PAPER_READ_EXEMPT)
    at = clock.now()
    actions.note_download(paper, form=ending, whole=whole, by=request.viewer, at=at)
    document = _copy(stored.document(paper.content), whole=whole)
    content = form.render(document, paper.published_at, paper.choices["author"])
    name = file_name(
        paper.kind, paper.meeting_on, ending=ending, whole=whole, version=paper.version
    )
    return _file(content, form, name)


@require_GET
def figure(request: ViewerRequest, reference: str, key: str) -> HttpResponse:
    """List the case files a figure of a published version counts."""
    checks.require(request.viewer, Permission.PAPER_TRACE)
    paper = find_or_404(queries.published(request.viewer), reference=reference)
    if key not in paper.figures:
        raise Http404
    files = queries.counted_files(request.viewer, paper.figures[key]["references"])
    actions.note_tracing(key, files, of=paper, by=request.viewer, at=clock.now())
    shown = {
        "what": paper.figures[key]["what"],
        "files": files,
        "back_url": reverse("papers:published", args=[reference]),
    }
    return render(request, "papers/figure.html", shown)


def _copy_or_404(ending: str, part: str) -> tuple[Format, bool]:
    if ending not in FORMATS or part not in (PUBLIC, WHOLE):
        raise Http404
    return FORMATS[ending], part == WHOLE


def _copy(document: tree.Document, *, whole: bool, prefix: str = "") -> tree.Document:
    """Return the copy to give out: whole, or public only; a draft says so in its marking."""
    if not whole:
        return tree.public_only(document, marking=prefix)
    marking = ": ".join(word for word in (document.marking, prefix) if word)
    return replace(document, marking=marking)


def _file(content: bytes, form: Format, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=form.media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
        },
    )
