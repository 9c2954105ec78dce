"""How does every page of a case show which case it is, and what is due next?"""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from heed.access import role_table
from heed.access.role_table import Resource
from heed.access.viewer import Viewer
from heed.casefiles.models import CaseFile
from heed.core.deadlines import Deadline
from heed.govuk.components import CaseHeader, Clock, Link, Step

# The tabs of every page of a case, each for those who reach what it shows. Pages of higher rooms
# are named, never imported.
TABS = (
    ("Overview", "desk:case", Resource.CASE),
    ("Incident", "incidents:incident", Resource.INCIDENT),
    ("Duties", "incidents:duties", Resource.INCIDENT),
    ("Rapid review", "rapid_reviews:review", Resource.RAPID_REVIEW),
    ("Local review", "practice_reviews:review", Resource.LOCAL_REVIEW),
    ("Chronology", "chronologies:chronology", Resource.OWN_RETURN),
    ("Documents", "attachments:documents", Resource.FILES),
    ("Access", "casefiles:access", Resource.ACCESS),
    ("Retention", "retention:file", Resource.RECORD_KEEPING),
    ("Trail", "desk:case_trail", Resource.TRAIL),
)

# Those about the file itself stand apart from those about the work on the case.
ABOUT_THE_FILE = ("casefiles:access", "retention:file", "desk:case_trail")

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
    tabs = _tabs(viewer)
    first_apart = next((page for _, page in tabs if page in ABOUT_THE_FILE), None)
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
                apart=page == first_apart,
            )
            for text, page in tabs
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


def _tabs(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    return tuple(
        (text, page) for text, page, resource in TABS if role_table.reaches(viewer.roles, resource)
    )
