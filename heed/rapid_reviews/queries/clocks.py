"""By when must the Panel have a rapid review, and what do the arrangements of the day say?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from heed.access import role_table
from heed.access.viewer import Viewer
from heed.core import clock
from heed.core.deadlines import Deadline
from heed.incidents import queries as incidents
from heed.incidents.models import Incident, Notification
from heed.incidents.queries import SoFar
from heed.partnership import queries as partnership
from heed.partnership.arrangements import Arrangements, DecisionAuthority
from heed.rapid_reviews.models import RapidReview
from heed.statute import rapid_review
from heed.statute.dated import NotInForce
from heed.statute.working_days import Counted, OutsideCalendar, WorkingDays

WHAT_IS_DUE = "Rapid review to the Panel"
OPEN_PAGE = "rapid_reviews:open"
REVIEW_PAGE = "rapid_reviews:review"
PANEL = Notification.Recipient.PANEL


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A review's clocks, and what the arrangements of the day say about it.

    `target` is the partnership's own, shorter one, where it has agreed one.
    """

    deadline: Deadline | None
    target: Counted | None
    decides: DecisionAuthority | None
    executive_told_between_meetings: bool


def reviews(viewer: Viewer) -> QuerySet[RapidReview]:
    """Return the reviews this person reaches, with what `so_far` asks of them."""
    found = RapidReview.visible_to(viewer).select_related("case_file", "incident__case_file")
    return found.annotate(**incidents.newest_of("incident"))


def so_far(review: RapidReview) -> SoFar:
    """Return what is known of the incident of one of `reviews`, in three questions."""
    found: Any = review  # with the annotations of `reviews`
    incident: Any = review.incident
    incident.newest_concern, incident.newest_decision = found.newest_concern, found.newest_decision
    incident.case_file = review.case_file  # the one that has its review loaded
    (known,) = incidents.so_far([incident])
    return known


def due(review: RapidReview) -> Counted:
    """Return the last day for the Panel to have the review, and how it was counted (RR2).

    :raises CannotCount: if the clock has not started
    """
    versions = _arrangements(review.case_file.partnership_id)
    return _counted(review.incident, versions, _notified_on(review.incident))


def standing(known: SoFar, *, viewer: Viewer, on: date, sent_on: date | None) -> Standing:
    """Return the clocks of a review and what the arrangements of the day say, asking nothing more.

    The national deadline is met by the first sending (`sent_on`).
    """
    today = known.agreed.on(on)
    return Standing(
        deadline=deadline_of(known, viewer=viewer, sent_on=sent_on),
        target=_local_target(known),
        decides=today.decides if today else None,
        executive_told_between_meetings=bool(
            today and today.national_importance_told_between_meetings
        ),
    )


def deadlines(viewer: Viewer, *, on: date) -> list[Deadline]:
    """Return every rapid review the Panel does not have yet, soonest first.

    The clock runs from the notification, whether or not anybody has opened the review. Bank
    holidays are those known on the day.
    """
    versions = _arrangements(viewer.partnership_id)
    unsent = (
        Incident.visible_to(viewer)
        .filter(
            Q(case_file__rapid_review__sendings=None),
            notifications__recipient=PANEL,
        )
        .select_related("case_file", "case_file__rapid_review")
        .prefetch_related("notifications")
    )
    found = [
        _deadline(one, versions, _notified_on(one), page=_page_of(one, viewer), known_on=on)
        for one in unsent
    ]
    known = filter(None, found)
    return sorted(known, key=lambda deadline: (deadline.due_on, deadline.reference))


def deadline_of(known: SoFar, *, viewer: Viewer, sent_on: date | None) -> Deadline | None:
    """Return the deadline of the review of an incident, opened or not, asking nothing more.

    The incident's case file has its rapid review loaded. None before the Panel is told.
    """
    return _deadline(
        known.incident,
        known.agreed.versions,
        known.panel_notified_on,
        page=_page_of(known.incident, viewer),
        sent_on=sent_on,
    )


def _deadline(
    incident: Incident,
    versions: Sequence[Arrangements],
    notified_on: date | None,
    *,
    page: str,
    sent_on: date | None = None,
    known_on: date | None = None,
) -> Deadline | None:
    try:
        counted = _counted(incident, versions, notified_on, known_on=known_on)
    except (NotInForce, OutsideCalendar, rapid_review.CannotCount):
        return None  # one case from before the law must not take everybody's desk away
    rule = rapid_review.RR2.on(notified_on or incident.aware_on)
    because = f"Within {rule.value}."
    if rapid_review.is_relaxed(counted.due):
        because += " The expectation was relaxed in the pandemic: no breach, but tell the Panel."
    return Deadline(
        reference=incident.case_file.reference,
        what=WHAT_IS_DUE,
        due_on=counted.due,
        authority=f"{rule.source}, {rule.source.force.value}",
        because=because,
        counted=counted.lines,
        page=page,
        done_on=sent_on,
        rule=rapid_review.RR2.id,
    )


def _local_target(known: SoFar) -> Counted | None:
    notified_on = known.panel_notified_on
    arrangements = known.agreed.on(notified_on) if notified_on else None
    if arrangements is None or arrangements.rapid_review_target_days is None:
        return None
    target = WorkingDays(arrangements.rapid_review_target_days)
    return target.count_after(_counted(known.incident, known.agreed.versions, notified_on).start)


def _page_of(incident: Incident, viewer: Viewer) -> str:
    page = REVIEW_PAGE if hasattr(incident.case_file, "rapid_review") else OPEN_PAGE
    return page if role_table.reaches(viewer.roles, RapidReview.resource) else ""


def _counted(
    incident: Incident,
    versions: Sequence[Arrangements],
    notified_on: date | None,
    *,
    known_on: date | None = None,
) -> Counted:
    arrangements = _in_force(versions, notified_on) if notified_on else None
    return rapid_review.complete_by(
        aware_on=incident.aware_on,
        notified_on=notified_on,
        day_one_is_notification_day=bool(
            arrangements and arrangements.rapid_review_day_one_is_notification_day
        ),
        known_on=known_on,
    )


def _notified_on(incident: Incident) -> date | None:
    told = [one for one in incident.notifications.all() if one.recipient == PANEL]
    return clock.day(told[0].sent_at) if told else None


def _arrangements(partnership_id: int) -> list[Arrangements]:
    return [version.arrangements for version in partnership.versions(partnership_id)]


def _in_force(versions: Sequence[Arrangements], on: date) -> Arrangements | None:
    return next((version for version in versions if version.starts_on <= on), None)
