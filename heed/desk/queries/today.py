"""What must be done today, what waits for others, and what has changed?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value

from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.casefiles import queries as casefiles
from heed.casefiles.models import CaseQuerySet
from heed.core.deadlines import Deadline
from heed.desk.queries.signs import to_judge as signs_to_judge
from heed.incidents import queries as incidents
from heed.incidents.models import Incident
from heed.partnership import people
from heed.partnership.models import Partnership
from heed.practice_reviews import queries as practice_reviews
from heed.practice_reviews.models import StageChange as PracticeReviewChange
from heed.rapid_reviews import queries as rapid_reviews
from heed.rapid_reviews.models import StageChange as RapidReviewChange
from heed.rapid_reviews.queries import Turn
from heed.rapid_reviews.workflow import Stage
from heed.retention import queries as retention

# So many of each kind on the desk; the rest is a page away.
SHOWN = 6


class Kind(Enum):
    """What a line of the desk is about; the value is its rank in the question to the database."""

    DRAFT = "1"
    WAITING = "2"
    REPORTED = "3"
    RAPID_REVIEW = "4"
    PRACTICE_REVIEW = "5"
    EMERGENCY = "6"
    SIGN = "7"
    POSITION = "8"
    DECISION = "9"
    APPROVAL = "A"
    INVITATION = "B"


@dataclass(frozen=True, slots=True)
class Line:
    """Something on the desk that has no deadline of its own.

    `stage` is the stage a review came to, the reason for which a file was opened, or the post
    somebody is invited to.
    """

    kind: Kind
    reference: str
    stage: str
    at: datetime
    by: str


def due(viewer: Viewer, *, on: date) -> list[Deadline]:
    """Return everything open to this person that is still to be done, soonest first."""
    found = [
        *incidents.deadlines(viewer, on=on),
        *rapid_reviews.deadlines(viewer, on=on),
        *practice_reviews.deadlines(viewer, on=on),
    ]
    still = [deadline for deadline in found if deadline.is_open]
    return sorted(still, key=lambda deadline: (deadline.due_on, deadline.reference, deadline.what))


def lines(viewer: Viewer, *, since: datetime, on: date) -> dict[Kind, list[Line]]:
    """Return a few drafts, what waits for whom, and changes since a moment, newest first.

    One question to the database, whatever there is, after those whose turn it is to decide.
    """
    turns = rapid_reviews.turns(viewer, on=on)
    parts = [
        _rows(Kind.DRAFT, incidents.drafts(viewer), reference="reference", at="saved_at"),
        _rows(
            Kind.WAITING,
            _newest_moves(viewer)
            .filter(stage__in=[Stage.RECOMMENDED.value, Stage.SENT.value])
            .exclude(review__in=turns),
            reference="review__case_file__reference",
            at="at",
            stage="stage",
        ),
        _rows(
            Kind.REPORTED,
            Incident.visible_to(viewer).filter(reported_at__gte=since),
            at="reported_at",
            by="reported_by_name",
        ),
        _rows(
            Kind.EMERGENCY,
            casefiles.unseen(viewer),
            reference="reference",
            at="starts_at",
            by="user__name",
            stage="reason",
        ),
        _rows(
            Kind.SIGN,
            signs_to_judge(viewer),
            reference="person_name",
            at="noticed_at",
            stage="kind",
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
    parts += _for_oneself(viewer, turns, on=on)
    together = parts[0].union(*parts[1:], all=True).order_by("rank", "-moment")
    found: dict[Kind, list[Line]] = {kind: [] for kind in Kind}
    for rank, reference, stage, at, by in together:
        kind = Kind(rank)
        found[kind].append(Line(kind=kind, reference=reference, stage=stage, at=at, by=by))
    return found


def _for_oneself(viewer: Viewer, turns: dict[int, Turn], *, on: date) -> list[QuerySet[Any, Any]]:
    """Return what waits for this very person: their word on a review, or to be the second one."""
    parts = [
        _rows(
            kind,
            _newest_moves(viewer).filter(
                review__in=[pk for pk, one in turns.items() if one is turn]
            ),
            reference="review__case_file__reference",
            at="at",
        )
        for kind, turn in ((Kind.POSITION, Turn.POSITION), (Kind.DECISION, Turn.DECISION))
    ]
    parts.append(
        _rows(
            Kind.APPROVAL,
            retention.to_approve(viewer, on=on),
            at="proposed_at",
            by="proposed_by_name",
        )
    )
    parts.append(
        _rows(
            Kind.INVITATION,
            people.to_confirm(viewer),
            reference="name",
            at="invited_at",
            by="invited_by_name",
            stage="title",
        )
    )
    return parts


def _newest_moves(viewer: Viewer) -> QuerySet[RapidReviewChange]:
    """Return the move by which each rapid review came to where it stands."""
    of_it = RapidReviewChange.unscoped.filter(review=OuterRef("review")).order_by("-at", "-pk")
    return RapidReviewChange.visible_to(viewer).filter(pk=Subquery(of_it.values("pk")[:1]))


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
    every: QuerySet[Any, Any] = rows.model._base_manager.filter(pk__in=newest)
    if isinstance(rows, CaseQuerySet) and isinstance(every, CaseQuerySet):
        every = every.withholding(rows.withheld)
    found: QuerySet[Any, Any] = (
        every.order_by()
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
