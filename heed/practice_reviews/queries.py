"""What may other rooms ask about local reviews: what is due, and what was commissioned?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from heed.access.viewer import Viewer
from heed.core import meanwhile
from heed.core.deadlines import Deadline
from heed.core.periods import Period, long_date
from heed.practice_reviews.models import PracticeReview
from heed.practice_reviews.workflow import Stage
from heed.statute import practice_review
from heed.statute.dated import NotInForce
from heed.statute.practice_review import SendCopies
from heed.statute.working_days import Counted, OutsideCalendar

# What is written on each page about a review, and changed in place.
PARTS = {
    "terms": ("terms_of_reference", "terms_set_on"),
    "reviewer": (
        "reviewer_name",
        "reviewer_organisation",
        "reviewer_conflicts",
        "reviewer_appointed_on",
    ),
    "plan": ("completion_planned_for", "completion_reasons"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Commissioned:
    """One review commissioned in a period: a row for a paper."""

    case_file_id: int
    reference: str
    legal_type: str
    label_used: str
    looked_after_child: bool
    confidential: bool
    commissioned_on: date
    terms_set_on: date | None
    reviewer_appointed_on: date | None
    completion_planned_for: date | None
    completed_on: date | None


def seen(review: PracticeReview, part: str) -> str:
    """Return what stands for a part of a review, for a page to carry and an action to compare."""
    return meanwhile.mark(*(getattr(review, field) for field in PARTS[part]))


def publish_by(review: PracticeReview) -> Counted | None:
    """Return the last day to complete and publish (L6), or None where the rule does not reach.

    It reaches local child safeguarding practice reviews only: a serious case review belonged to a
    board (T4), and a learning review lies outside the statutory clocks (AMB-15). The six months run
    from the partners' decision (AMB-11).
    """
    if review.legal_type != PracticeReview.LegalType.LOCAL_REVIEW:
        return None
    try:
        return practice_review.publish_by(decided_on=review.decision.decided_on)
    except NotInForce:
        return None


def send_copies_by(review: PracticeReview) -> SendCopies | None:
    """Return the last days for copies before the planned publication (L7), if there is a plan."""
    planned = review.completion_planned_for
    if planned is None or review.legal_type != PracticeReview.LegalType.LOCAL_REVIEW:
        return None
    try:
        return practice_review.send_copies_by(publish_on=planned)
    except (NotInForce, OutsideCalendar):
        return None


def deadlines(viewer: Viewer, *, on: date) -> list[Deadline]:
    """Return what is due on every review commissioned by the day and not complete.

    A plan later than the six months is shown beside them, with its reasons.
    """
    reviews = (
        PracticeReview.visible_to(viewer)
        .filter(commissioned_on__lte=on)
        .exclude(stage=Stage.COMPLETED.value)
        .select_related("case_file", "decision")
    )
    found = [deadline for review in reviews for deadline in of_review(review)]
    return sorted(found, key=lambda deadline: (deadline.due_on, deadline.reference, deadline.rule))


def of_review(review: PracticeReview) -> Iterator[Deadline]:
    """Yield one review's deadlines: the law's, then the partnership's own plan."""
    counted = publish_by(review)
    if counted is not None:
        yield _published(review, counted)
    if review.completion_planned_for is not None:
        yield Deadline(
            reference=review.reference,
            what="Local review complete, as planned",
            due_on=review.completion_planned_for,
            authority="Plan of the partnership (local)",
            because=review.completion_reasons or "The day the partnership planned.",
            counted=(),
            page="practice_reviews:review",
            done_on=review.completed_on,
        )


def commissioned(partnership_id: int, period: Period) -> list[Commissioned]:
    """Return the reviews commissioned in the period, by date; what came later is left out."""
    reviews = (
        PracticeReview.unscoped.filter(
            case_file__partnership_id=partnership_id,
            commissioned_on__range=(period.starts_on, period.ends_on),
        )
        .select_related("case_file")
        .order_by("commissioned_on", "pk")
    )
    return [
        Commissioned(
            case_file_id=review.case_file_id,
            reference=review.reference,
            legal_type=review.legal_type,
            label_used=review.label_used,
            looked_after_child=review.looked_after_child,
            confidential=review.confidential,
            commissioned_on=review.commissioned_on,
            terms_set_on=_if_by(review.terms_set_on, period.ends_on),
            reviewer_appointed_on=_if_by(review.reviewer_appointed_on, period.ends_on),
            completion_planned_for=review.completion_planned_for,
            completed_on=_if_by(review.completed_on, period.ends_on),
        )
        for review in reviews
    ]


def _published(review: PracticeReview, counted: Counted) -> Deadline:
    rule = practice_review.L6.on(review.decision.decided_on)
    because = f"Within {rule.value} of the decision on {long_date(review.decision.decided_on)}."
    planned = review.completion_planned_for
    if planned is not None and planned > counted.due:
        because += f" Planned for {long_date(planned)}: {review.completion_reasons}"
    return Deadline(
        reference=review.reference,
        what="Local review complete and published",
        due_on=counted.due,
        authority=f"{rule.source}, {rule.source.force.value}",
        because=because,
        counted=counted.lines,
        page="practice_reviews:review",
        done_on=review.completed_on,
        rule=practice_review.L6.id,
    )


def _if_by(day: date | None, last: date) -> date | None:
    return day if day is not None and day <= last else None
