"""Who must still be told of an incident, by which day, and who has been told?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.children.models import Child
from heed.core import clock
from heed.core.deadlines import Deadline
from heed.incidents.models import Incident, Judgement, Notification
from heed.incidents.queries.law import SoFar, so_far, with_newest
from heed.incidents.queries.record import Record
from heed.incidents.workflow import Stage, stage
from heed.statute.duties import Answer, Duty
from heed.statute.sources import Strength

PANEL = Notification.Recipient.PANEL
PARTNERS = Notification.Recipient.SAFEGUARDING_PARTNERS
NATIONAL = Notification.Recipient.SECRETARY_OF_STATE_AND_OFSTED

# Which duties are discharged by telling whom. One national form reaches the first two.
RULES: dict[Notification.Recipient, tuple[str, ...]] = {
    PANEL: ("N1",),
    NATIONAL: ("N2", "N3"),
    PARTNERS: ("N4",),
}

# The rules whose keeping is recorded in this room; whether any other was kept is not known here.
KEPT_HERE = frozenset(rule for rules in RULES.values() for rule in rules)

# A decision not to notify is about these; a looked-after child's death is told in any case.
SETTLED_BY_DECISION = frozenset({PANEL, PARTNERS})

WORDS = {
    PANEL: "the national Panel",
    NATIONAL: "the Secretary of State and Ofsted",
    PARTNERS: "the safeguarding partners",
}


def notification_due_on(incident: Incident, recipient: str, *, on: date) -> date | None:
    """Return the last day to tell a recipient, as the law counts it on a day.

    None where nothing asks for it, or where no number of days is set.
    """
    (known,) = so_far([incident])
    duty = _first_due(known, Notification.Recipient(recipient), known.duties(on=on))
    return duty.due if duty else None


def panel_notified_at(incident: Incident) -> datetime | None:
    """Return the moment the Panel was told, or None."""
    told = Notification.unscoped.filter(incident=incident, recipient=PANEL).first()
    return told.sent_at if told else None


def deadlines(viewer: Viewer, *, on: date) -> list[Deadline]:
    """Return everything still to be told on the files this person may open, soonest first.

    The number of questions to the database does not grow with the number of files.
    """
    waiting = _waiting(Incident.visible_to(viewer)).select_related("case_file")
    page = page_for(viewer)
    found = [
        deadline
        for known in so_far(list(waiting))
        for deadline in deadlines_of(known, on=on, page=page)
        if deadline.is_open
    ]
    return sorted(found, key=lambda deadline: (deadline.due_on, deadline.reference, deadline.rule))


def deadlines_of(known: SoFar, *, on: date, page: str = "incidents:duties") -> list[Deadline]:
    """Return the clocks of one incident, kept or still running, soonest first."""
    answers = known.duties(on=on)
    found = [
        deadline
        for recipient in Notification.Recipient
        if (deadline := _deadline(known, recipient, answers, page=page)) is not None
    ]
    return sorted(found, key=lambda deadline: (deadline.due_on, deadline.rule))


def stage_of(known: SoFar) -> Stage:
    """Return the stage of an incident from what is known of it."""
    return stage(
        told=PANEL in known.notifications or NATIONAL in known.notifications,
        decided=known.decided,
    )


def told_on(known: SoFar) -> dict[str, date]:
    """Return the day on which each rule was kept, for those that were."""
    return {
        rule: clock.day(told.sent_at)
        for recipient, told in known.notifications.items()
        for rule in RULES[Notification.Recipient(recipient)]
    }


def settled_on(record: Record) -> dict[str, date]:
    """Return the day of a decision not to notify for each rule that it settles, if it stands."""
    known = record.so_far
    if known.decided is not False:
        return {}
    decided_on = clock.day(record.decisions[-1].decided_at)
    return {
        rule: decided_on
        for recipient in SETTLED_BY_DECISION
        if recipient not in known.notifications
        for rule in RULES[recipient]
    }


def page_for(viewer: Viewer) -> str:
    """Return the page where this person can do, or at least read, what is due."""
    may_record = checks.may(viewer, Permission.INCIDENT_RECORD_NOTIFICATION)
    return "incidents:notify" if may_record else "incidents:duties"


def _waiting(incidents: QuerySet[Incident]) -> QuerySet[Incident]:
    """Keep the incidents on which somebody may still have to be told."""
    of_this = {"incident": OuterRef("pk")}
    told = Notification.unscoped.filter(**of_this)
    in_care = Child.unscoped.filter(case_file=OuterRef("case_file")).exclude(
        looked_after_by="", care_leaver=False
    )
    return with_newest(incidents).filter(
        Q(outcome=Incident.Outcome.DIED)
        & Exists(in_care)
        & ~Exists(told.filter(recipient=NATIONAL))
        | ~Q(newest_concern=Judgement.Concern.NOT_SUSPECTED)
        & (Q(newest_decision=None) | Q(newest_decision=True))
        & (~Exists(told.filter(recipient=PANEL)) | ~Exists(told.filter(recipient=PARTNERS)))
    )


def _deadline(
    known: SoFar,
    recipient: Notification.Recipient,
    answers: Iterable[tuple[Child, Answer]],
    *,
    page: str,
) -> Deadline | None:
    duty = _first_due(known, recipient, answers)
    told = known.notifications.get(recipient)
    if duty is None or duty.due is None:
        return None
    if told is None and known.decided is False and recipient in SETTLED_BY_DECISION:
        return None
    consider = duty.applies is Strength.CONSIDER and told is None
    return Deadline(
        reference=known.incident.case_file.reference,
        what=f"{'Decide whether to tell' if consider else 'Tell'} {WORDS[recipient]}",
        due_on=duty.due,
        authority=authority_of(duty),
        because=duty.because,
        counted=duty.counted,
        page=page,
        done_on=clock.day(told.sent_at) if told else None,
        rule=duty.rule,
    )


def authority_of(duty: Duty) -> str:
    """Return where a duty's last day comes from, and with what force."""
    force = duty.due_force or duty.force
    sources = [source for source in duty.sources if source.force is force]
    named = f"{sources[-1]}, {force.value}" if sources else force.value
    return named[:1].upper() + named[1:]


def _first_due(
    known: SoFar, recipient: Notification.Recipient, answers: Iterable[tuple[Child, Answer]]
) -> Duty | None:
    found = [
        duty
        for _, answer in answers
        for rule in RULES[recipient]
        if (duty := answer.duty(rule)) is not None and duty.due is not None
    ]
    strongest = [duty for duty in found if duty.applies is not Strength.CONSIDER] or found
    return min(strongest, key=lambda duty: duty.due or known.incident.aware_on, default=None)
