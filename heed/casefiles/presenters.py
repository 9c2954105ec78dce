"""How does every page of a case show which case it is, and what is due next?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from heed.access import role_table
from heed.access.role_table import Resource
from heed.access.viewer import Viewer
from heed.casefiles.models import CaseFile, Exclusion, Grant
from heed.core.deadlines import Deadline
from heed.govuk.components import CaseHeader, Clock, Link, Step
from heed.govuk.words import long_date

# The tabs of every page of a case, each for those who reach what it shows. Pages of higher rooms
# are named, never imported.
TABS = (
    ("Overview", "desk:case", Resource.CASE),
    ("Incident", "incidents:incident", Resource.INCIDENT),
    ("Duties", "incidents:duties", Resource.INCIDENT),
    ("Rapid review", "rapid_reviews:review", Resource.RAPID_REVIEW),
    ("Local review", "practice_reviews:review", Resource.LOCAL_REVIEW),
    ("Who may see this", "casefiles:access", Resource.ACCESS),
    ("Trail", "desk:case_trail", Resource.TRAIL),
)

KIND = "Serious incident"


def case_header(
    case_file: CaseFile,
    *,
    current: str,
    viewer: Viewer,
    stage: str,
    on: date,
    next_deadline: Deadline | None = None,
    steps: tuple[Step, ...] = (),
) -> CaseHeader:
    """Return the header of any page of a case; `current` is the name of the page's tab.

    It asks the database nothing: `stage` and `next_deadline` are what the calling room knows.
    """
    return CaseHeader(
        reference=case_file.reference,
        kind=KIND,
        stage=stage,
        steps=steps,
        clock=deadline_clock(next_deadline, on=on) if next_deadline else None,
        tabs=tuple(
            Link(
                text=text,
                href=reverse(page, args=[case_file.reference]),
                current=page == current,
            )
            for text, page in _tabs(viewer)
        ),
    )


def deadline_clock(deadline: Deadline, *, on: date) -> Clock:
    """Return a deadline as the clock a page draws, with the days left counted from the day."""
    return Clock(
        what=deadline.what,
        due_on=deadline.due_on,
        days_left=deadline.days_left(on),
        working=False,
        done_on=deadline.done_on,
        counted=deadline.counted,
        source=deadline.authority,
        href=reverse(deadline.page, args=[deadline.reference]) if deadline.page else "",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A grant in words, with the address where it can be ended if this person may end it."""

    to: str
    why: str
    since: str
    until: str
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOut:
    """An exclusion in words."""

    person: str
    why: str
    since: str


def opened_to(grants: Iterable[Grant], *, reference: str, may_end: bool) -> list[Opened]:
    """Return the grants in force, in words."""
    return [
        Opened(
            to=f"{grant.given_to_name} ({_kind(grant)})",
            why=grant.reason,
            since=f"{long_date(grant.given_at)}, by {grant.given_by_name}",
            until=long_date(grant.ends_on) if grant.ends_on else "until it is ended",
            end=reverse("casefiles:end_grant", args=[reference, grant.pk]) if may_end else "",
        )
        for grant in grants
    ]


def kept_out(exclusions: Iterable[Exclusion]) -> list[KeptOut]:
    """Return the people kept out, in words."""
    return [
        KeptOut(
            person=str(exclusion.user),
            why=exclusion.reason,
            since=f"{long_date(exclusion.made_at)}, by {exclusion.made_by_name}",
        )
        for exclusion in exclusions
    ]


def _kind(grant: Grant) -> str:
    if grant.agency_id:
        return "agency"
    return "group" if grant.group_id else "person"


def _tabs(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    return tuple(
        (text, page) for text, page, resource in TABS if role_table.reaches(viewer.roles, resource)
    )
