"""What does the overview of one case tell?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, TextField, Value

from heed.access import role_table
from heed.access.viewer import Viewer
from heed.children import queries as children
from heed.core.deadlines import Deadline
from heed.desk.queries.standings import clocks_of, open_cases, stage_of
from heed.desk.queries.today import Kind
from heed.desk.workflow import CaseStage
from heed.incidents import queries as incidents
from heed.incidents.models import Incident, PartnerView
from heed.incidents.queries import Record, SoFar
from heed.practice_reviews.models import PracticeReview
from heed.practice_reviews.models import StageChange as PracticeReviewChange
from heed.rapid_reviews import queries as rapid_reviews
from heed.rapid_reviews.models import Decision, RapidReview
from heed.rapid_reviews.models import StageChange as RapidReviewChange


@dataclass(frozen=True, slots=True)
class Move:
    """A review of a case came to a stage."""

    kind: Kind
    stage: str
    at: datetime
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case with what its overview tells."""

    record: Record
    known: SoFar
    rapid_review: RapidReview | None
    practice_review: PracticeReview | None
    decided: str | None
    sent_at: datetime | None
    moves: tuple[Move, ...]
    told: frozenset[Kind]  # the reviews this person reads about
    may_decide: bool  # whether this person speaks for whoever decides today
    waiting_for: tuple[str, ...]  # partners without a position, while they decide together

    @property
    def incident(self) -> Incident:
        """Return the incident the case began with."""
        return self.record.incident

    @property
    def stage(self) -> CaseStage:
        """Return where the case stands."""
        return stage_of(self.known)


def found_case(viewer: Viewer, reference: str) -> QuerySet[Incident]:
    """Return the incident of this reference if this person may open its file, with its reviews."""
    latest = Decision.visible_to(viewer).filter(review__case_file=OuterRef("case_file"))
    return (
        open_cases(viewer)
        .filter(case_file__reference=reference)
        .prefetch_related("notifications")
        .annotate(decided=Subquery(latest.order_by("-decided_at", "-pk").values("outcome")[:1]))
    )


def case(incident: Incident, *, viewer: Viewer, on: date) -> Case:
    """Return what the overview of a case tells; `incident` comes from `found_case`."""
    known: Any = incident  # with the annotations of `found_case`
    record = _record(incident, viewer=viewer)
    rapid_review = getattr(incident.case_file, "rapid_review", None)
    agreed = record.agreed.on(on)
    decides = agreed.decides if agreed else None
    return Case(
        record=record,
        known=record.so_far,
        rapid_review=rapid_review,
        practice_review=getattr(incident.case_file, "practice_review", None),
        decided=known.decided,
        sent_at=known.first_sent_at,
        moves=_moves(incident.case_file_id),
        told=_told(viewer),
        may_decide=rapid_reviews.may_decide(viewer, decides),
        waiting_for=rapid_reviews.waiting_for(rapid_review, on=on, decides=decides)
        if rapid_review
        else (),
    )


def deadlines_of(case: Case, *, viewer: Viewer, on: date) -> list[Deadline]:
    """Return every clock of one case: those that run, soonest first, then those that were kept."""
    return clocks_of(case.known, sent_at=case.sent_at, viewer=viewer, on=on)


def _record(incident: Incident, *, viewer: Viewer) -> Record:
    """Return what was recorded on an incident, without the agencies an overview does not name."""
    views = PartnerView.visible_to(viewer).filter(incident=incident).select_related("agency")
    return Record(
        incident=incident,
        children=tuple(children.on_files([incident.case_file_id]).get(incident.case_file_id, ())),
        involved=(),
        judgements=tuple(incident.judgements.order_by("judged_at", "pk")),
        views=tuple(views.order_by("given_at", "pk")),
        decisions=tuple(incident.decisions.order_by("decided_at", "pk")),
        notifications=tuple(sorted(incident.notifications.all(), key=lambda told: told.sent_at)),
        agreed=incidents.agreed(incident.case_file.partnership_id),
    )


def _told(viewer: Viewer) -> frozenset[Kind]:
    """Return which reviews of a case open to this person they reach."""
    reviews = {Kind.RAPID_REVIEW: RapidReview, Kind.PRACTICE_REVIEW: PracticeReview}
    return frozenset(
        kind for kind, model in reviews.items() if role_table.reaches(viewer.roles, model.resource)
    )


def _moves(case_file_id: int) -> tuple[Move, ...]:
    """Return the stages the reviews of a case came to, newest first, in one question."""
    of_it = {"review__case_file": case_file_id}
    columns = ("kind", "stage", "at", "by_name", "reason")
    rapid = RapidReviewChange.unscoped.filter(**of_it).annotate(kind=Value(Kind.RAPID_REVIEW.value))
    practice = PracticeReviewChange.unscoped.filter(**of_it).annotate(
        kind=Value(Kind.PRACTICE_REVIEW.value), reason=Value("", output_field=TextField())
    )
    together = rapid.values_list(*columns).union(practice.values_list(*columns), all=True)
    return tuple(
        Move(Kind(kind), stage, at, by, reason)
        for kind, stage, at, by, reason in together.order_by("-at", "-kind")
    )
