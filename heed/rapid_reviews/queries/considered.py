"""Which cases were considered in a period, as a paper for that period may tell them?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import OuterRef, Q, Subquery

from heed.core import clock
from heed.core.periods import Period
from heed.rapid_reviews.models import Decision, PanelReply, RapidReview


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """One case in a period, as it stood at the period's end: a row for a paper."""

    case_file_id: int
    reference: str
    opened_on: date
    outcome: str | None
    national_importance: bool
    decided_on: date | None
    panel_reply: str | None
    panel_agrees: bool | None
    panel_replied_on: date | None


def considered(partnership_id: int, period: Period) -> list[Considered]:
    """Return the cases whose rapid review was opened or decided in the period, by date.

    Decisions and replies after the period's last day are left out: a paper for that period could
    not have known them. One question to the database, whatever there is.
    """
    of_it = {"review": OuterRef("pk")}
    decisions = Decision.unscoped.filter(**of_it, decided_on__lte=period.ends_on)
    decided = decisions.order_by("-decided_at", "-pk")
    replies = PanelReply.unscoped.filter(**of_it, received_on__lte=period.ends_on)
    replied = replies.order_by("-recorded_at", "-pk")
    rows = (
        RapidReview.unscoped.filter(
            case_file__partnership_id=partnership_id,
            opened_at__lt=clock.at(period.ends_on + timedelta(days=1), 0),
        )
        .annotate(
            decision=Subquery(decided.values("outcome")[:1]),
            importance=Subquery(decided.values("national_importance")[:1]),
            decided_on=Subquery(decided.values("decided_on")[:1]),
            reply=Subquery(replied.values("category")[:1]),
            replied_on=Subquery(replied.values("received_on")[:1]),
        )
        .filter(
            Q(opened_at__gte=clock.at(period.starts_on, 0)) | Q(decided_on__gte=period.starts_on)
        )
        .order_by("opened_at", "pk")
        .values_list(
            "case_file_id",
            "case_file__reference",
            "opened_at",
            "decision",
            "importance",
            "decided_on",
            "reply",
            "replied_on",
        )
    )
    return [_as_considered(*row) for row in rows]


def _as_considered(
    case_file_id: int,
    reference: str,
    opened_at: datetime,
    outcome: str | None,
    importance: bool | None,
    decided_on: date | None,
    reply: str | None,
    replied_on: date | None,
) -> Considered:
    return Considered(
        case_file_id=case_file_id,
        reference=reference,
        opened_on=clock.day(opened_at),
        outcome=outcome,
        national_importance=bool(importance),
        decided_on=decided_on,
        panel_reply=reply,
        panel_agrees=PanelReply(category=reply).agrees if reply else None,
        panel_replied_on=replied_on,
    )
