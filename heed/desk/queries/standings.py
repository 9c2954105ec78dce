"""Where does each case stand, whichever room it is in, and what is due next on it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from heed.access import role_table
from heed.access.viewer import Viewer
from heed.casefiles.models import CaseFile
from heed.core import clock
from heed.core.deadlines import Deadline
from heed.core.periods import long_date
from heed.desk.workflow import CaseStage
from heed.incidents import queries as incidents
from heed.incidents.models import Incident
from heed.incidents.queries import SoFar
from heed.practice_reviews import queries as practice_reviews
from heed.practice_reviews.models import PracticeReview
from heed.practice_reviews.workflow import Stage as PracticeReviewStage
from heed.rapid_reviews import queries as rapid_reviews
from heed.rapid_reviews.models import Sending
from heed.rapid_reviews.workflow import Stage as RapidReviewStage


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one case stands: its stage in words, and the soonest of what is still to be done."""

    case_file: CaseFile
    stage: str
    next_deadline: Deadline | None


def standing(
    viewer: Viewer, reference: str, *, on: date, known: SoFar | None = None
) -> Standing | None:
    """Return where a case stands; None if this person may not open its file.

    It takes four questions, or one if `known` has what the law asks about it.
    """
    incident = open_cases(viewer).filter(case_file__reference=reference).first()
    if incident is not None:
        known = replace(known, incident=incident) if known else incidents.so_far([incident])[0]
        return _standing(known, sent_at=_first_sent_at(incident), viewer=viewer, on=on)
    case_file = CaseFile.visible_to(viewer).filter(reference=reference).first()
    if case_file is None:
        return None
    opened = f"Opened on {long_date(clock.day(case_file.opened_at))}"
    return Standing(case_file=case_file, stage=opened, next_deadline=None)


def standings(cases: Sequence[Incident], *, viewer: Viewer, on: date) -> list[Standing]:
    """Return where cases of one partnership stand, in three questions however many there are.

    `cases` come from `open_cases`.
    """
    return [
        _standing(known, sent_at=_first_sent_at(known.incident), viewer=viewer, on=on)
        for known in incidents.so_far(cases)
    ]


def open_cases(viewer: Viewer) -> QuerySet[Incident]:
    """Return the incidents this person may open, with everything their standing needs."""
    sent = Sending.unscoped.filter(review__case_file=OuterRef("case_file")).order_by("sent_at")
    return (
        incidents.cases(viewer)
        .select_related("case_file__rapid_review", "case_file__practice_review__decision")
        .annotate(first_sent_at=Subquery(sent.values("sent_at")[:1]))
    )


def stage_of(known: SoFar) -> CaseStage:
    """Return the stage of a case: at its newest review, or at its notification."""
    case_file = known.incident.case_file
    if hasattr(case_file, "practice_review"):
        return CaseStage(PracticeReviewStage(case_file.practice_review.stage))
    if hasattr(case_file, "rapid_review"):
        return CaseStage(RapidReviewStage(case_file.rapid_review.stage))
    return CaseStage(incidents.stage_of(known))


def clocks_of(
    known: SoFar, *, sent_at: datetime | None, viewer: Viewer, on: date
) -> list[Deadline]:
    """Return every clock of one case: those that run, soonest first, then those that were kept.

    `sent_at` is when the rapid review first went to the Panel.
    """
    case_file = known.incident.case_file
    found = incidents.deadlines_of(known, on=on, page=incidents.page_for(viewer))
    rapid = rapid_reviews.deadline_of(
        known, viewer=viewer, sent_on=clock.day(sent_at) if sent_at else None
    )
    found += [rapid] if rapid else []
    reads_it = role_table.reaches(viewer.roles, PracticeReview.resource)
    if reads_it and hasattr(case_file, "practice_review"):
        found += practice_reviews.of_review(case_file.practice_review)
    return sorted(
        found, key=lambda deadline: (not deadline.is_open, deadline.due_on, deadline.what)
    )


def _standing(known: SoFar, *, sent_at: datetime | None, viewer: Viewer, on: date) -> Standing:
    clocks = clocks_of(known, sent_at=sent_at, viewer=viewer, on=on)
    return Standing(
        case_file=known.incident.case_file,
        stage=stage_of(known).label,
        next_deadline=next((deadline for deadline in clocks if deadline.is_open), None),
    )


def _first_sent_at(incident: Any) -> datetime | None:
    at: datetime | None = incident.first_sent_at  # an annotation of `open_cases`
    return at
