"""Record who was told of an incident, when, and why late if it was."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.core import clock
from heed.incidents import queries
from heed.incidents.actions.refusals import (
    AlreadyNotified,
    BeforeAnybodyKnew,
    InTheFuture,
    LatenessUnexplained,
)
from heed.incidents.models import (
    Incident,
    Notification,
)


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
    told = Notification.unscoped.filter(incident=incident, recipient=recipient).first()
    if told is not None:
        raise AlreadyNotified(
            f"{told.recorded_by_name} has recorded already that this was told: "
            f"{told.get_recipient_display()}. Nothing was changed."
        )
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
