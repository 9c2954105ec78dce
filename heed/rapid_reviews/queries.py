"""What may other rooms ask about rapid reviews: what is due, what was decided, what is open?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, Q, QuerySet

from heed.access import role_table
from heed.access.viewer import Viewer
from heed.core import clock
from heed.core.deadlines import Deadline
from heed.core.periods import Period
from heed.incidents.models import Incident, Notification
from heed.incidents.queries import SoFar
from heed.partnership import queries as partnership
from heed.partnership.arrangements import Arrangements, DecisionAuthority
from heed.partnership.models import Agency
from heed.rapid_reviews.models import (
    CriterionAnswer,
    Decision,
    PanelReply,
    PartnerPosition,
    RapidReview,
    Recommendation,
)
from heed.statute import criteria, rapid_review
from heed.statute.dated import NotInForce
from heed.statute.working_days import Counted, OutsideCalendar, WorkingDays

WHAT_IS_DUE = "Rapid review to the Panel"
OPEN_PAGE = "rapid_reviews:open"
REVIEW_PAGE = "rapid_reviews:review"
PANEL = Notification.Recipient.PANEL


class NoRecommendation(LookupError):
    """The review group has not recommended anything yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something the group weighs: a criterion of the regulation, or a further circumstance."""

    key: str
    heading: str
    words: str
    must_be_answered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A review's clocks, and what the arrangements of the day say about it.

    `target` is the partnership's own, shorter one, where it has agreed one.
    """

    deadline: Deadline | None
    target: Counted | None
    decides: DecisionAuthority | None
    executive_told_between_meetings: bool


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


# ---------------------------------------------------------------------------- the criteria


def questions(on: date) -> tuple[Question, ...]:
    """Return what the group weighs on a day: criteria (a) to (d), then further circumstances."""
    asked = [
        Question(
            key=str(criterion.key.value),
            heading=f"{criterion.letter} {criterion.short}",
            words=criterion.words,
            must_be_answered=True,
        )
        for criterion in criteria.local_on(on)
    ]
    return (*asked, *_further_circumstances(on))


def _further_circumstances(on: date) -> Iterable[Question]:
    try:
        circumstances = criteria.LOCAL_CIRCUMSTANCES.value_on(on)
    except NotInForce:
        return
    for number, words in enumerate(circumstances, start=1):
        yield Question(
            key=f"further-{number}",
            heading=words,
            words=words,
            must_be_answered=False,
        )


def standing_answers(review: RapidReview) -> dict[str, CriterionAnswer]:
    """Return the latest answer to each question, by the question's key."""
    answers = CriterionAnswer.unscoped.filter(review=review).order_by("answered_at", "pk")
    return {answer.criterion: answer for answer in answers}


def unanswered_criteria(review: RapidReview, *, on: date) -> list[str]:
    """Return the headings of the criteria that still need an answer.

    Only the regulation's criteria must be answered. What was answered about the Panel's
    conclusion, (d), counts only if no reply has come since.
    """
    answers = standing_answers(review)
    reply = PanelReply.unscoped.filter(review=review).order_by("recorded_at", "pk").last()
    return [
        question.heading
        for question in questions(on)
        if question.must_be_answered and not stands(question.key, answers.get(question.key), reply)
    ]


def stands(key: str, answer: CriterionAnswer | None, reply: PanelReply | None) -> bool:
    """Say whether an answer still holds: (d) is asked again after every reply of the Panel."""
    if answer is None:
        return False
    about_the_panel = key == str(criteria.Local.PANEL_CONCLUDED.value)
    return not (about_the_panel and reply and reply.recorded_at >= answer.answered_at)


# ------------------------------------------------------- what was recommended and decided


def latest_recommendation(review: RapidReview) -> Recommendation:
    """Return the recommendation that stands.

    :raises NoRecommendation: if there is none yet
    """
    latest = Recommendation.unscoped.filter(review=review).order_by("recorded_at", "pk").last()
    if latest is None:
        raise NoRecommendation("The review group has not made a recommendation yet.")
    return latest


def latest_decision(review: RapidReview) -> Decision | None:
    """Return the decision that stands, or None if nothing has been decided."""
    return Decision.unscoped.filter(review=review).order_by("decided_at", "pk").last()


def rounds(review: RapidReview) -> list[Recommendation]:
    """Return every recommendation, oldest first, with its positions, decision and sending."""
    positions = PartnerPosition.unscoped.select_related("agency").order_by("given_at", "pk")
    return list(
        Recommendation.unscoped.filter(review=review)
        .select_related("decision", "decision__sending")
        .prefetch_related(Prefetch("positions", queryset=positions))
        .order_by("recorded_at", "pk")
    )


def standing_positions(positions: Iterable[PartnerPosition]) -> list[PartnerPosition]:
    """Return each partner's latest position, by the partner's name; give them oldest first."""
    latest = {position.agency_id: position for position in positions}
    return sorted(latest.values(), key=lambda position: position.agency.name)


def partners_without_position(
    recommendation: Recommendation, *, partnership_id: int, on: date
) -> QuerySet[Agency]:
    """Return the statutory partners of the day that have not said where they stand."""
    given = PartnerPosition.unscoped.filter(recommendation=recommendation)
    partners = partnership.statutory_partners(partnership_id, on=on)
    return partners.exclude(pk__in=given.values("agency_id"))


def decision_maker(partnership_id: int, *, on: date) -> DecisionAuthority | None:
    """Return who decides under the arrangements of the day, or None if there are none."""
    try:
        return partnership.arrangements_on(partnership_id, on=on).decides
    except partnership.NoArrangements:
        return None


# -------------------------------------------------------------------------------- the clock


def due(review: RapidReview) -> Counted:
    """Return the last day for the Panel to have the review, and how it was counted (RR2).

    :raises CannotCount: if the clock has not started
    """
    versions = _arrangements(review.case_file.partnership_id)
    return _counted(review.incident, versions, _notified_on(review.incident))


def standing(review: RapidReview, *, on: date, sent_on: date | None) -> Standing:
    """Return the review's clocks and what the arrangements of the day say, in one question.

    The national deadline is met by the first sending (`sent_on`).
    """
    versions = _arrangements(review.case_file.partnership_id)
    notified_on = _notified_on(review.incident)
    today = _in_force(versions, on)
    return Standing(
        deadline=_deadline(
            review.incident, versions, notified_on, page=REVIEW_PAGE, sent_on=sent_on
        ),
        target=_local_target(review.incident, versions, notified_on),
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


def deadline_of_incident(incident: Incident) -> Deadline | None:
    """Return the deadline of a review nobody has opened; None before the Panel is told."""
    notified_on = _notified_on(incident)
    if notified_on is None:
        return None
    versions = _arrangements(incident.case_file.partnership_id)
    return _deadline(incident, versions, notified_on, page=OPEN_PAGE)


def waiting_for_review(viewer: Viewer) -> QuerySet[Incident]:
    """Return the incidents the Panel was told of that have no rapid review, oldest first."""
    return (
        Incident.visible_to(viewer)
        .filter(case_file__rapid_review=None, notifications__recipient=PANEL)
        .select_related("case_file")
        .order_by("notifications__sent_at", "pk")
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


def _local_target(
    incident: Incident, versions: Sequence[Arrangements], notified_on: date | None
) -> Counted | None:
    arrangements = _in_force(versions, notified_on) if notified_on else None
    if arrangements is None or arrangements.rapid_review_target_days is None:
        return None
    target = WorkingDays(arrangements.rapid_review_target_days)
    return target.count_after(_counted(incident, versions, notified_on).start)


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


# ------------------------------------------------------------------------------- for papers


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
