"""What must be done, by whom, what has changed, and where does one case stand?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from django.db.models import CharField, F, OuterRef, Q, QuerySet, Subquery, TextField, Value

from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit import queries as audit
from heed.audit.models import AuditEntry
from heed.audit.queries import LookedFor
from heed.casefiles.models import CaseFile
from heed.children import queries as children
from heed.core import clock
from heed.core.deadlines import Deadline
from heed.incidents import queries as incidents
from heed.incidents.models import Incident, Judgement, NotificationDecision, PartnerView
from heed.incidents.queries import Record
from heed.partnership.models import Partnership
from heed.practice_reviews import queries as practice_reviews
from heed.practice_reviews.models import PracticeReview
from heed.practice_reviews.models import StageChange as PracticeReviewChange
from heed.rapid_reviews import queries as rapid_reviews
from heed.rapid_reviews.models import Decision, RapidReview, Sending
from heed.rapid_reviews.models import StageChange as RapidReviewChange
from heed.rapid_reviews.workflow import Stage

# So many of each kind on the desk; the rest is a page away.
SHOWN = 6


class Kind(Enum):
    """What a line of the desk is about; the value is its rank in the question to the database."""

    DRAFT = "1"
    WAITING = "2"
    REPORTED = "3"
    RAPID_REVIEW = "4"
    PRACTICE_REVIEW = "5"


@dataclass(frozen=True, slots=True)
class Line:
    """Something on the desk that has no deadline of its own."""

    kind: Kind
    reference: str
    stage: str
    at: datetime
    by: str


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

    incident: Incident
    record: Record
    rapid_review: RapidReview | None
    practice_review: PracticeReview | None
    decided: str | None
    sent_at: datetime | None
    moves: tuple[Move, ...]


def due(viewer: Viewer, *, on: date) -> list[Deadline]:
    """Return everything open to this person that is still to be done, soonest first."""
    found = [
        *incidents.deadlines(viewer, on=on),
        *rapid_reviews.deadlines(viewer, on=on),
        *practice_reviews.deadlines(viewer, on=on),
    ]
    still = [deadline for deadline in found if deadline.is_open]
    return sorted(still, key=lambda deadline: (deadline.due_on, deadline.reference, deadline.what))


def lines(viewer: Viewer, *, since: datetime) -> dict[Kind, list[Line]]:
    """Return a few drafts, reviews waiting for others and changes since a moment, newest first.

    One question to the database, whatever there is.
    """
    parts = [
        _rows(Kind.DRAFT, incidents.drafts(viewer), reference="reference", at="saved_at"),
        _rows(
            Kind.WAITING,
            RapidReview.visible_to(viewer).filter(
                stage__in=[Stage.RECOMMENDED.value, Stage.SENT.value]
            ),
            at="opened_at",
            stage="stage",
        ),
        _rows(
            Kind.REPORTED,
            Incident.visible_to(viewer).filter(reported_at__gte=since),
            at="reported_at",
            by="reported_by_name",
        ),
        *(
            _rows(
                kind,
                changes.filter(at__gte=since),
                reference="review__case_file__reference",
                at="at",
                by="by_name",
                stage="stage",
            )
            for kind, changes in (
                (Kind.RAPID_REVIEW, RapidReviewChange.visible_to(viewer)),
                (Kind.PRACTICE_REVIEW, PracticeReviewChange.visible_to(viewer)),
            )
        ),
    ]
    together = parts[0].union(*parts[1:], all=True).order_by("rank", "-moment")
    found: dict[Kind, list[Line]] = {kind: [] for kind in Kind}
    for rank, reference, stage, at, by in together:
        kind = Kind(rank)
        found[kind].append(Line(kind=kind, reference=reference, stage=stage, at=at, by=by))
    return found


def found_case(viewer: Viewer, reference: str) -> QuerySet[Incident]:
    """Return the incident of this reference if this person may open its file, with its reviews."""
    latest = Decision.unscoped.filter(review__case_file=OuterRef("case_file"))
    sent = Sending.unscoped.filter(review__case_file=OuterRef("case_file"))
    return (
        Incident.visible_to(viewer)
        .filter(case_file__reference=reference)
        .select_related("case_file__rapid_review", "case_file__practice_review__decision")
        .prefetch_related("notifications")
        .annotate(
            decided=Subquery(latest.order_by("-decided_at", "-pk").values("outcome")[:1]),
            first_sent_at=Subquery(sent.order_by("sent_at").values("sent_at")[:1]),
        )
    )


def case(incident: Incident) -> Case:
    """Return what the overview of a case tells; `incident` comes from `found_case`."""
    known: Any = incident  # with the two annotations of `found_case`
    return Case(
        incident=incident,
        record=_record(incident),
        rapid_review=getattr(incident.case_file, "rapid_review", None),
        practice_review=getattr(incident.case_file, "practice_review", None),
        decided=known.decided,
        sent_at=known.first_sent_at,
        moves=_moves(incident.case_file_id),
    )


def deadlines_of(case: Case, *, on: date) -> list[Deadline]:
    """Return every clock of one case: those that run, soonest first, then those that were kept."""
    found = incidents.deadlines_of(case.record.so_far(), on=on)
    if case.rapid_review is None:
        rapid = rapid_reviews.deadline_of_incident(case.incident)
    else:
        # The incident is loaded already, with what the clock asks of it.
        case.rapid_review.incident = case.incident
        sent_on = clock.day(case.sent_at) if case.sent_at else None
        rapid = rapid_reviews.standing(case.rapid_review, on=on, sent_on=sent_on).deadline
    found += [rapid] if rapid else []
    if case.practice_review is not None:
        found += practice_reviews.of_review(case.practice_review)
    return sorted(found, key=lambda clock: (not clock.is_open, clock.due_on, clock.what))


def trail_of(viewer: Viewer, looked_for: LookedFor) -> QuerySet[AuditEntry]:
    """Return the entries of the trail this person may read, newest first.

    What was done on a file that is closed to them, by a conflict of interest, stays closed here.
    """
    allowed = Q(case_file_id=None) | Q(case_file_id__in=CaseFile.open_to(viewer).values("pk"))
    return audit.entries(viewer.partnership_id, looked_for).filter(allowed)


def morning_viewers() -> list[Viewer]:
    """Return, for each partnership, a reader of every file for the list sent each morning."""
    return [
        Viewer(
            user_id=0,
            name="The morning list",
            partnership_id=partnership.pk,
            partnership_name=partnership.name,
            agency_id=None,
            agency_name="",
            roles=frozenset({Role.COORDINATOR}),
        )
        for partnership in Partnership.objects.order_by("name")
    ]


def _record(incident: Incident) -> Record:
    """Return what was recorded on an incident, without the agencies an overview does not name."""
    of_it = {"incident": incident}
    views = PartnerView.unscoped.filter(**of_it).select_related("agency")
    return Record(
        incident=incident,
        children=tuple(children.on_files([incident.case_file_id]).get(incident.case_file_id, ())),
        involved=(),
        judgements=tuple(Judgement.unscoped.filter(**of_it).order_by("judged_at", "pk")),
        views=tuple(views.order_by("given_at", "pk")),
        decisions=tuple(NotificationDecision.unscoped.filter(**of_it).order_by("decided_at", "pk")),
        notifications=tuple(sorted(incident.notifications.all(), key=lambda told: told.sent_at)),
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


def _rows(
    kind: Kind,
    rows: QuerySet[Any],
    *,
    at: str,
    reference: str = "case_file__reference",
    by: str = "",
    stage: str = "",
) -> QuerySet[Any, Any]:
    """Return the newest few of some rows as rank, reference, stage, moment and person."""
    newest = rows.order_by(f"-{at}").values("pk")[:SHOWN]
    nothing = Value("", output_field=CharField())
    found: QuerySet[Any, Any] = (
        rows.model._base_manager.filter(pk__in=newest)
        .order_by()
        .annotate(
            rank=Value(kind.value, output_field=CharField()),
            about=F(reference),
            came_to=F(stage) if stage else nothing,
            moment=F(at),
            who=F(by) if by else nothing,
        )
        .values_list("rank", "about", "came_to", "moment", "who")
    )
    return found
