"""Judge an incident, hear the partners, and decide whether to notify."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.core import clock, meanwhile
from heed.core.periods import long_date
from heed.incidents.actions import order
from heed.incidents.actions.refusals import NotYourAgency, ToldBefore
from heed.incidents.models import (
    Incident,
    Judgement,
    Notification,
    NotificationDecision,
    PartnerView,
)
from heed.partnership.models import Agency


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
    seen: str | None = None,
) -> Judgement:
    """Record what somebody judged about abuse or neglect and harm; earlier judgements stay (C4).

    `aware_on` is the day both limbs were first known or suspected: clocks count from it. `seen` are
    the judgements that were shown to whoever records one now.

    :raises RecordedMeanwhile: if somebody else has recorded one since
    :raises InTheFuture: if that day is after today
    :raises BeforeItHappened: if that day is before the incident
    :raises ToldBefore: if somebody had been told of it by then
    """
    incident.require(Permission.INCIDENT_JUDGE, by=by)
    held = Incident.unscoped.select_for_update().get(pk=incident.pk)
    judgements = Judgement.unscoped.filter(incident=incident)
    meanwhile.check_rows(judgements, seen=seen, by="judged_by_name", did="recorded a judgement")
    order.not_after_today(aware_on, "The day the authority became aware", at=at)
    order.in_order(incident.happened_on, aware_on)
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
    seen: str | None = None,
) -> PartnerView:
    """Record an agency's view on notifying, with reasons. Dissent never stops the clock.

    `seen` are the views that were shown to whoever gives one now.

    :raises RecordedMeanwhile: if somebody else has given this agency's view since
    :raises NotYourAgency: if somebody other than a coordinator speaks for another agency
    """
    incident.require(Permission.INCIDENT_GIVE_VIEW, by=by)
    may_speak_for_others = checks.may(by, Permission.INCIDENT_DECIDE_NOTIFICATION)
    if agency.pk != by.agency_id and not may_speak_for_others:
        raise NotYourAgency("You can give a view for your own agency only.")
    Incident.unscoped.select_for_update().get(pk=incident.pk)
    views = PartnerView.unscoped.filter(incident=incident, agency=agency)
    did = f"gave the view of {agency}"
    meanwhile.check_rows(views, seen=seen, by="given_by_name", did=did)
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
    incident: Incident,
    *,
    notify: bool,
    reasons: str,
    by: Viewer,
    at: datetime,
    seen: str | None = None,
) -> NotificationDecision:
    """Record the authority's decision to notify or not; earlier decisions stay.

    `seen` are the decisions that were shown to whoever records one now.

    :raises RecordedMeanwhile: if somebody else has recorded one since
    """
    incident.require(Permission.INCIDENT_DECIDE_NOTIFICATION, by=by)
    Incident.unscoped.select_for_update().get(pk=incident.pk)
    decisions = NotificationDecision.unscoped.filter(incident=incident)
    meanwhile.check_rows(decisions, seen=seen, by="decided_by_name", did="recorded a decision")
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
