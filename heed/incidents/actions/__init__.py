"""Report an incident, judge it, decide whether to notify, and record who was told."""

from heed.incidents.actions.judging import decide_notification, give_view, judge
from heed.incidents.actions.refusals import (
    AlreadyNotified,
    AlreadySent,
    BeforeAnybodyKnew,
    BeforeItHappened,
    InTheFuture,
    LatenessUnexplained,
    NoChild,
    NotYourAgency,
    ToldBefore,
)
from heed.incidents.actions.reporting import (
    IncidentAsReported,
    discard_draft,
    keep_draft,
    report,
)
from heed.incidents.actions.telling import record_notification

__all__ = [
    "AlreadyNotified",
    "AlreadySent",
    "BeforeAnybodyKnew",
    "BeforeItHappened",
    "InTheFuture",
    "IncidentAsReported",
    "LatenessUnexplained",
    "NoChild",
    "NotYourAgency",
    "ToldBefore",
    "decide_notification",
    "discard_draft",
    "give_view",
    "judge",
    "keep_draft",
    "record_notification",
    "report",
]
