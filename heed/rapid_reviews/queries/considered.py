"""Which cases were considered in a period, as a paper for that period may tell them?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from heed.core import clock
from heed.core.periods import Period
from heed.rapid_reviews.models import RapidReview


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
    not have known them.
    """
    the_day_after = clock.at(period.ends_on + timedelta(days=1), 0)
    reviews = (
        RapidReview.unscoped.filter(
            case_file__partnership_id=partnership_id, opened_at__lt=the_day_after
        )
        .select_related("case_file")
        .prefetch_related("decisions", "panel_replies")
        .order_by("opened_at", "pk")
    )
    rows = [_as_considered(review, period) for review in reviews]
    return [row for row in rows if row.opened_on in period or _decided_in(row, period)]


def _decided_in(row: Considered, period: Period) -> bool:
    return row.decided_on is not None and row.decided_on in period


def _as_considered(review: RapidReview, period: Period) -> Considered:
    decisions = [one for one in review.decisions.all() if one.decided_on <= period.ends_on]
    replies = [one for one in review.panel_replies.all() if one.received_on <= period.ends_on]
    decision = max(decisions, key=lambda one: (one.decided_at, one.pk), default=None)
    reply = max(replies, key=lambda one: (one.recorded_at, one.pk), default=None)
    return Considered(
        case_file_id=review.case_file_id,
        reference=review.reference,
        opened_on=clock.day(review.opened_at),
        outcome=decision.outcome if decision else None,
        national_importance=bool(decision and decision.national_importance),
        decided_on=decision.decided_on if decision else None,
        panel_reply=reply.category if reply else None,
        panel_agrees=reply.agrees if reply else None,
        panel_replied_on=reply.received_on if reply else None,
    )
