"""Report an incident, judge it, decide whether to notify, and record who was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.casefiles import actions as casefiles
from heed.children import actions as children
from heed.children.actions import ChildAsReported
from heed.core import clock, references
from heed.core.periods import long_date
from heed.incidents import queries
from heed.incidents.models import (
    Draft,
    Incident,
    Involvement,
    Judgement,
    Notification,
    NotificationDecision,
    PartnerView,
)
from heed.partnership.models import Agency


class InTheFuture(ValueError):
    """Something is said to have happened after today."""


class BeforeItHappened(ValueError):
    """Nobody can know of an incident before it happened, and nobody is born after it."""


class BeforeAnybodyKnew(ValueError):
    """Nobody can be told of an incident before the authority knew of it."""


class ToldBefore(ValueError):
    """The authority cannot have become aware after it told others."""


class AlreadyNotified(ValueError):
    """This recipient has been told of this incident already."""


class LatenessUnexplained(ValueError):
    """A notification sent after its last day needs a reason."""


class NotYourAgency(ValueError):
    """A view is given for one's own agency."""


class AlreadySent(ValueError):
    """A draft can be sent once."""


class NoChild(ValueError):
    """A report is about at least one child."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentAsReported:
    """What a notifier says happened, and what they judge about it.

    `aware_on` is the day the authority first knew or suspected both limbs (C3, C4).
    """

    local_authority: str
    outcome: str
    what_happened: str
    aware_on: date
    concern: str
    concern_reasons: str
    judged_by_name: str
    happened_on: date | None = None
    happened_at_words: str = ""
    happened_in: str = ""
    outside_england: bool = False
    place_words: str = ""
    household: str = ""
    other_children: str = ""
    parallel_processes: str = ""


@transaction.atomic
def report(
    reported: IncidentAsReported,
    *,
    about: Sequence[ChildAsReported],
    known_to: Sequence[Agency],
    by: Viewer,
    at: datetime,
    draft: Draft | None = None,
) -> Incident:
    """Open a case file with the incident, its children and the first judgement on it.

    The draft it was typed into, if any, goes in the same transaction.

    :raises AlreadySent: if the draft is gone, because it was sent a moment ago
    :raises NoChild: if no child is named
    :raises InTheFuture: if the incident or the awareness is dated after today
    :raises BeforeItHappened: if a child was born after it, or the authority knew of it before
    """
    checks.require(by, Permission.INCIDENT_REPORT)
    if draft and Draft.objects.select_for_update().filter(pk=draft.pk).first() is None:
        raise AlreadySent("This report has been sent already. You find it in the list of cases.")
    if not about:
        raise NoChild("Give the name of at least one child, or “Unnamed baby”.")
    _not_after_today(reported.aware_on, "The day the authority became aware", at=at)
    if reported.happened_on:
        _not_after_today(reported.happened_on, "The day of the incident", at=at)
    _in_order(reported.happened_on, reported.aware_on)
    for child in about:
        _born_in_time(child, reported)
    case_file = casefiles.open_file(by=by, at=at)
    incident = Incident.unscoped.create(
        case_file=case_file,
        local_authority=reported.local_authority,
        outcome=reported.outcome,
        happened_on=reported.happened_on,
        happened_at_words=reported.happened_at_words,
        happened_in=reported.happened_in,
        outside_england=reported.outside_england,
        place_words=reported.place_words,
        what_happened=reported.what_happened,
        aware_on=reported.aware_on,
        household=reported.household,
        other_children=reported.other_children,
        parallel_processes=reported.parallel_processes,
        reported_by_name=by.name,
        reported_by_agency=by.acts_for,
        reported_at=at,
    )
    for position, child in enumerate(about, start=1):
        children.record(case_file, child, position=position, by=by, at=at)
    for agency in known_to:
        Involvement.unscoped.create(incident=incident, agency=agency)
    trail.record(
        Event.INCIDENT_REPORTED,
        incident,
        by=by,
        at=at,
        aware_on=reported.aware_on,
        children=len(about),
        known_to=[agency.name for agency in known_to],
    )
    judge(
        incident,
        concern=reported.concern,
        outcome=reported.outcome,
        aware_on=reported.aware_on,
        reasons=reported.concern_reasons,
        judged_by_name=reported.judged_by_name,
        by=by,
        at=at,
    )
    if draft is not None:
        discard_draft(draft, by=by, at=at)
    return incident


@transaction.atomic
def judge(
    incident: Incident,
    *,
    concern: str,
    outcome: str,
    aware_on: date,
    reasons: str,
    judged_by_name: str,
    by: Viewer,
    at: datetime,
) -> Judgement:
    """Record what somebody judged about abuse or neglect and harm; earlier judgements stay (C4).

    `aware_on` is the day both limbs were first known or suspected: clocks count from it.

    :raises InTheFuture: if that day is after today
    :raises BeforeItHappened: if that day is before the incident
    :raises ToldBefore: if somebody had been told of it by then
    """
    incident.require(Permission.INCIDENT_JUDGE, by=by)
    held = Incident.unscoped.select_for_update().get(pk=incident.pk)
    _not_after_today(aware_on, "The day the authority became aware", at=at)
    _in_order(incident.happened_on, aware_on)
    first_told = Notification.unscoped.filter(incident=incident).order_by("sent_at").first()
    if first_told is not None and clock.day(first_told.sent_at) < aware_on:
        raise ToldBefore(
            f"The authority told others on {long_date(clock.day(first_told.sent_at))}, so it was "
            "aware by then. Enter that day or an earlier one."
        )
    judgement = Judgement.unscoped.create(
        incident=incident,
        concern=concern,
        outcome=outcome,
        aware_on=aware_on,
        reasons=reasons,
        judged_by_name=judged_by_name,
        judged_for=by.acts_for,
        judged_at=at,
    )
    incident.outcome = outcome
    incident.aware_on = aware_on
    incident.save(update_fields=["outcome", "aware_on"])
    trail.record(
        Event.INCIDENT_JUDGED,
        incident,
        by=by,
        at=at,
        changes={"outcome": (held.outcome, outcome), "aware_on": (held.aware_on, aware_on)},
        concern=Judgement.Concern(concern),
        outcome=outcome,
        aware_on=aware_on,
        judged_by=judged_by_name,
        reasons=trail.measured(reasons),
    )
    return judgement


@transaction.atomic
def give_view(
    incident: Incident,
    *,
    agency: Agency,
    would_notify: bool,
    reasons: str,
    by: Viewer,
    at: datetime,
) -> PartnerView:
    """Record an agency's view on notifying, with reasons. Dissent never stops the clock.

    :raises NotYourAgency: if somebody other than a coordinator speaks for another agency
    """
    incident.require(Permission.INCIDENT_GIVE_VIEW, by=by)
    may_speak_for_others = checks.may(by, Permission.INCIDENT_DECIDE_NOTIFICATION)
    if agency.pk != by.agency_id and not may_speak_for_others:
        raise NotYourAgency("You can give a view for your own agency only.")
    view = PartnerView.unscoped.create(
        incident=incident,
        agency=agency,
        would_notify=would_notify,
        reasons=reasons,
        given_by_name=by.name,
        given_at=at,
    )
    trail.record(
        Event.INCIDENT_VIEW_GIVEN,
        incident,
        by=by,
        at=at,
        agency=agency.name,
        would_notify=would_notify,
        reasons=trail.measured(reasons),
    )
    return view


@transaction.atomic
def decide_notification(
    incident: Incident, *, notify: bool, reasons: str, by: Viewer, at: datetime
) -> NotificationDecision:
    """Record the authority's decision to notify or not; earlier decisions stay."""
    incident.require(Permission.INCIDENT_DECIDE_NOTIFICATION, by=by)
    decision = NotificationDecision.unscoped.create(
        incident=incident, notify=notify, reasons=reasons, decided_by_name=by.name, decided_at=at
    )
    trail.record(
        Event.INCIDENT_NOTIFICATION_DECIDED,
        incident,
        by=by,
        at=at,
        notify=notify,
        reasons=trail.measured(reasons),
    )
    return decision


@transaction.atomic
def record_notification(
    incident: Incident,
    *,
    recipient: str,
    sent_at: datetime,
    sent_by_name: str,
    by: Viewer,
    at: datetime,
    reference: str = "",
    late_because: str = "",
) -> Notification:
    """Record that a recipient was told, with the last day as the law counted it at the time.

    :raises AlreadyNotified: if the recipient was recorded before
    :raises InTheFuture: if it is said to be sent after now
    :raises BeforeAnybodyKnew: if it is said to be sent before the authority was aware
    :raises LatenessUnexplained: if it was sent after the last day and no reason is given
    """
    incident.require(Permission.INCIDENT_RECORD_NOTIFICATION, by=by)
    Incident.unscoped.select_for_update().get(pk=incident.pk)
    sent_on = clock.day(sent_at)
    if Notification.unscoped.filter(incident=incident, recipient=recipient).exists():
        raise AlreadyNotified("This notification has been recorded already. Nothing was changed.")
    if sent_at > at:
        raise InTheFuture("The notification cannot have been sent in the future.")
    if sent_on < incident.aware_on:
        raise BeforeAnybodyKnew(
            "The notification cannot have been sent before the authority became aware."
        )
    due_on = queries.notification_due_on(incident, recipient, on=sent_on)
    late = due_on is not None and sent_on > due_on
    if late and not late_because.strip():
        raise LatenessUnexplained("It was sent after the last day. Say why it was late.")
    notification = Notification.unscoped.create(
        incident=incident,
        recipient=recipient,
        sent_at=sent_at,
        sent_by_name=sent_by_name,
        reference=reference,
        due_on=due_on,
        late_because=late_because if late else "",
        recorded_by_name=by.name,
        recorded_at=at,
    )
    trail.record(
        Event.INCIDENT_NOTIFIED,
        incident,
        by=by,
        at=at,
        reason=notification.late_because,
        recipient=Notification.Recipient(recipient),
        sent_on=sent_on,
        due_on=due_on,
        in_time=not late,
        reference=reference,
    )
    return notification


@transaction.atomic
def keep_draft(
    draft: Draft | None, *, answers: dict[str, object], by: Viewer, at: datetime
) -> Draft:
    """Keep what somebody has typed so far, so that they can come back to it."""
    checks.require(by, Permission.INCIDENT_REPORT)
    if draft is None:
        draft = Draft(
            reference=references.new("DR"),
            partnership_id=by.partnership_id,
            user_id=by.user_id,
            started_at=at,
        )
    changes = {"answers": (len(draft.answers), len(answers)), "saved_at": (draft.saved_at, at)}
    draft.answers = answers
    draft.saved_at = at
    draft.save()
    trail.record(Event.INCIDENT_DRAFT_KEPT, draft, by=by, at=at, changes=changes)
    return draft


@transaction.atomic
def discard_draft(draft: Draft, *, by: Viewer, at: datetime) -> None:
    """Throw a draft away, because it was sent or is not wanted."""
    checks.require(by, Permission.INCIDENT_REPORT)
    changes = {"answers": (len(draft.answers), None)}
    trail.record(Event.INCIDENT_DRAFT_DISCARDED, draft, by=by, at=at, changes=changes)
    draft.delete()


def _not_after_today(day: date, what: str, *, at: datetime) -> None:
    if day > clock.day(at):
        raise InTheFuture(f"{what} cannot be in the future.")


def _in_order(happened_on: date | None, aware_on: date) -> None:
    if happened_on and aware_on < happened_on:
        raise BeforeItHappened(
            "The authority cannot have become aware before the incident, on "
            f"{long_date(happened_on)}."
        )


def _born_in_time(child: ChildAsReported, reported: IncidentAsReported) -> None:
    by_then = reported.happened_on or reported.aware_on
    if child.live_born and child.born_on and child.born_on > by_then:
        raise BeforeItHappened(
            f"{child.name} cannot have been born after the incident. Check the date of birth."
        )
