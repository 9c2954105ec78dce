"""Report an incident, and keep what somebody has typed of a report so far."""

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
from heed.core import references
from heed.incidents.actions import order
from heed.incidents.actions.judging import judge
from heed.incidents.actions.refusals import AlreadySent, BeforeItHappened, NoChild
from heed.incidents.models import (
    Draft,
    Incident,
    Involvement,
)
from heed.partnership.models import Agency


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
    order.not_after_today(reported.aware_on, "The day the authority became aware", at=at)
    if reported.happened_on:
        order.not_after_today(reported.happened_on, "The day of the incident", at=at)
    order.in_order(reported.happened_on, reported.aware_on)
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


def _born_in_time(child: ChildAsReported, reported: IncidentAsReported) -> None:
    by_then = reported.happened_on or reported.aware_on
    if child.live_born and child.born_on and child.born_on > by_then:
        raise BeforeItHappened(
            f"{child.name} cannot have been born after the incident. Check the date of birth."
        )
