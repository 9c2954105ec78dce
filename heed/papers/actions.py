"""Release small numbers, publish a version, and note who read, took away or traced what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.audit import sealing, trail
from heed.audit.events import Event
from heed.casefiles import actions as casefiles
from heed.casefiles.models import CaseFile
from heed.core import references
from heed.papers import queries, stored
from heed.papers.kinds import Brief
from heed.papers.models import PublishedPaper, Release
from heed.partnership.models import Partnership


class ReasonsMissing(ValueError):
    """Showing small numbers in public needs written reasons."""


class ReleasedAlready(ValueError):
    """A decision to show small numbers in this paper stands already."""


class NothingReleased(ValueError):
    """No decision to show small numbers in this paper stands."""


class ChangedSinceSeen(ValueError):
    """What would be published is not what the person looked at."""


@transaction.atomic
def release_small_numbers(brief: Brief, *, reasons: str, by: Viewer, at: datetime) -> Release:
    """Decide, with reasons, that small numbers may stand in the public part of this very paper.

    :raises ReasonsMissing: if no reasons are given
    :raises ReleasedAlready: if such a decision stands
    """
    checks.require(by, Permission.PAPER_PUBLISH)
    partnership = _locked(by)
    if not reasons.strip():
        raise ReasonsMissing("Say why small numbers may be shown in public.")
    if queries.standing_release(partnership.pk, brief) is not None:
        raise ReleasedAlready("Somebody has already decided to show small numbers in this paper.")
    release = Release.objects.create(
        partnership=partnership,
        kind=brief.kind.name,
        period_starts_on=brief.period.starts_on,
        period_ends_on=brief.period.ends_on,
        meeting_on=brief.meeting_on,
        reasons=reasons.strip(),
        decided_by_name=by.name,
        decided_at=at,
    )
    trail.record(
        Event.PAPER_NUMBERS_RELEASED,
        release,
        by=by,
        at=at,
        **_asked_for(brief),
        reason=release.reasons,
    )
    return release


@transaction.atomic
def withhold_small_numbers(brief: Brief, *, by: Viewer, at: datetime) -> None:
    """Take back the decision to show small numbers; papers already published stay as they are.

    :raises NothingReleased: if there is no such decision
    """
    checks.require(by, Permission.PAPER_PUBLISH)
    release = queries.standing_release(_locked(by).pk, brief)
    if release is None:
        raise NothingReleased("Small numbers are protected in this paper already.")
    release.withdrawn_at = at
    release.withdrawn_by_name = by.name
    release.save(update_fields=["withdrawn_at", "withdrawn_by_name"])
    trail.record(
        Event.PAPER_NUMBERS_WITHHELD,
        release,
        by=by,
        at=at,
        changes={"withdrawn_at": (None, at), "withdrawn_by_name": ("", by.name)},
        **_asked_for(brief),
    )


@transaction.atomic
def publish(brief: Brief, *, author: str, seen: str, by: Viewer, at: datetime) -> PublishedPaper:
    """Publish the next version of this paper, as it was looked at (`seen`: the draft's digest).

    The author is the name or post printed at the head of the paper, or empty.

    :raises ChangedSinceSeen: if a case, the arrangements or a release changed in between
    :raises NoArrangements: if no arrangements were in force on the day of the meeting
    """
    checks.require(by, Permission.PAPER_PUBLISH)
    partnership = _locked(by)
    draft = queries.draft(partnership, brief)
    if draft.digest != seen:
        raise ChangedSinceSeen(
            "Something the paper counts has changed since you looked at it. Read it again, then "
            "publish it."
        )
    facts = replace(draft.facts, author=author, trail_sealed=sealing.head().in_words)
    numbers = draft.numbers
    document = brief.write(facts, numbers=numbers, marking=partnership.marking)
    latest = queries.versions(partnership.pk, brief).first()
    paper = PublishedPaper.objects.create(
        partnership=partnership,
        kind=brief.kind.name,
        reference=references.new("PA"),
        version=latest.version + 1 if latest else 1,
        board=brief.kind.board,
        period_starts_on=brief.period.starts_on,
        period_ends_on=brief.period.ends_on,
        meeting_on=brief.meeting_on,
        title=document.title,
        content=stored.as_stored(document),
        digest=stored.digest(document),
        figures={
            counted.key: {"what": counted.what, "references": list(counted.references)}
            for counted in facts.counts()
        },
        choices={
            "author": author,
            "timeliness": brief.with_timeliness,
            "exemption": brief.exemption.value,
            "small_numbers": numbers.policy.preset.value,
            "released_by": numbers.decision.by_name if numbers.decision else "",
        },
        published_by_name=by.name,
        published_at=at,
    )
    trail.record(
        Event.PAPER_PUBLISHED,
        paper,
        by=by,
        at=at,
        **_asked_for(brief),
        version=paper.version,
        released=numbers.released,
        digest=paper.digest,
    )
    return paper


@transaction.atomic
def note_preview(brief: Brief, *, of: Partnership, by: Viewer, at: datetime) -> None:
    """Write down that somebody looked at a paper that is not published."""
    checks.require(by, Permission.PAPER_READ_EXEMPT)
    trail.record(Event.PAPER_PREVIEWED, of, by=by, at=at, **_asked_for(brief))


@transaction.atomic
def note_draft_download(
    brief: Brief, *, of: Partnership, form: str, whole: bool, by: Viewer, at: datetime
) -> None:
    """Write down that somebody took away a paper that is not published."""
    checks.require(by, Permission.PAPER_READ_EXEMPT)
    checks.require(by, Permission.PAPER_DOWNLOAD)
    trail.record(
        Event.PAPER_DOWNLOADED,
        of,
        by=by,
        at=at,
        **_asked_for(brief),
        form=form,
        exempt_part=whole,
        published=False,
    )


@transaction.atomic
def note_download(
    paper: PublishedPaper, *, form: str, whole: bool, by: Viewer, at: datetime
) -> None:
    """Write down that somebody took away a published paper, with its exempt part or without."""
    checks.require(by, Permission.PAPER_READ_EXEMPT if whole else Permission.PAPER_READ)
    checks.require(by, Permission.PAPER_DOWNLOAD)
    trail.record(
        Event.PAPER_DOWNLOADED, paper, by=by, at=at, form=form, exempt_part=whole, published=True
    )


@transaction.atomic
def note_tracing(
    key: str,
    files: Sequence[CaseFile],
    *,
    of: Partnership | PublishedPaper,
    by: Viewer,
    at: datetime,
) -> None:
    """Write down that somebody followed a figure, and on each file that they saw it listed."""
    checks.require(by, Permission.PAPER_TRACE)
    for case_file in files:
        casefiles.note_reading(case_file, page="papers:figure", by=by, at=at)
    trail.record(
        Event.PAPER_FIGURE_TRACED,
        of,
        by=by,
        at=at,
        key=key,
        files=[case_file.reference for case_file in files],
    )


def _locked(by: Viewer) -> Partnership:
    """Return the partnership, held so that two people cannot decide on a paper at once."""
    return Partnership.objects.select_for_update().get(pk=by.partnership_id)


def _asked_for(brief: Brief) -> dict[str, Any]:
    return {
        "kind": brief.kind.name,
        "starts_on": brief.period.starts_on,
        "ends_on": brief.period.ends_on,
        "meeting_on": brief.meeting_on,
    }
