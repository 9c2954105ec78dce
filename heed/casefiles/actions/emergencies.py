"""Open a file in an emergency, end it early, and take note of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.casefiles import letters, queries, second_wall
from heed.casefiles.actions.refusals import ReasonMissing, TooLong, TooOften
from heed.casefiles.models import MOST_HOURS, CaseFile, EmergencyOpening
from heed.core import clock

# Characters: shorter than this is no reason somebody else could judge.
SHORTEST_REASON: Final = 20
# A day: more cannot be emergencies, and guessing references must not pay.
MOST_A_DAY: Final = 5


@transaction.atomic
@second_wall.opened()  # it asks for a file that is not open yet, or is not there
def break_glass(
    reference: str, *, reason: str, hours: int, by: Viewer, at: datetime
) -> EmergencyOpening:
    """Ask to open a file one knows the reference of, for one to four hours.

    The same is written, and the same people are told, whether or not there is such a file and
    whether or not a conflict of interest keeps the person out of it.

    :raises ReasonMissing: if the reason is shorter than a sentence
    :raises TooLong: if it is not for one to four hours
    :raises TooOften: if the person has done so too often that day
    """
    checks.require(by, Permission.CASE_FILE_BREAK_GLASS)
    why = reason.strip()
    if len(why) < SHORTEST_REASON:
        raise ReasonMissing(
            f"Say what the emergency is in at least {SHORTEST_REASON} characters. "
            "The coordinator reads it."
        )
    if not 1 <= hours <= MOST_HOURS:
        raise TooLong(f"A file is open for {MOST_HOURS} hours at most in an emergency.")
    if queries.emergencies_of(by, since=clock.at(clock.day(at), 0)).count() >= MOST_A_DAY:
        raise TooOften(
            f"You have opened {MOST_A_DAY} files in an emergency today. Ask the coordinator to "
            "open this one to you."
        )
    typed = reference.strip().upper()
    asked_for = CaseFile.unscoped.filter(partnership_id=by.partnership_id, reference=typed).first()
    opening = EmergencyOpening.unscoped.create(
        partnership_id=by.partnership_id,
        reference=typed,
        case_file=asked_for,
        user_id=by.user_id,
        acting_for=by.acts_for,
        reason=why,
        hours=hours,
        starts_at=at,
        ends_at=at + timedelta(hours=hours),
    )
    trail.record(Event.CASE_FILE_EMERGENCY_OPENED, opening, by=by, at=at, reason=why, hours=hours)
    told = queries.to_be_told(opening, on=clock.day(at))
    transaction.on_commit(lambda: letters.tell(opening, to=told), robust=True)
    return opening


@transaction.atomic
def end_emergency(opening: EmergencyOpening, *, by: Viewer, at: datetime) -> None:
    """End an opening before its time; whoever made it may, and whoever follows it up."""
    own = opening.user_id == by.user_id
    checks.require(
        by, Permission.CASE_FILE_BREAK_GLASS if own else Permission.CASE_FILE_SEE_EMERGENCIES
    )
    if not own:
        _require_sight_of(opening, by=by)
    if opening.holds(at):
        opening.ended_at, opening.ended_by_name = at, by.name
        opening.save(update_fields=["ended_at", "ended_by_name"])
        trail.record(
            Event.CASE_FILE_EMERGENCY_ENDED, opening, by=by, at=at, changes={"ended_at": (None, at)}
        )


@transaction.atomic
def see_emergency(opening: EmergencyOpening, *, by: Viewer, at: datetime) -> None:
    """Take note of an opening, so that it leaves the desk."""
    checks.require(by, Permission.CASE_FILE_SEE_EMERGENCIES)
    _require_sight_of(opening, by=by)
    if opening.seen_at is None:
        opening.seen_at, opening.seen_by_name = at, by.name
        opening.save(update_fields=["seen_at", "seen_by_name"])
        trail.record(
            Event.CASE_FILE_EMERGENCY_SEEN, opening, by=by, at=at, changes={"seen_at": (None, at)}
        )


def _require_sight_of(opening: EmergencyOpening, *, by: Viewer) -> None:
    if not queries.emergencies(by).filter(pk=opening.pk).exists():
        raise PermissionDenied(f"{by.name} may not follow up this opening.")
