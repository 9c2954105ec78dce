"""Open a case file, open it to others, and close it to them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.audit import trail
from heed.audit.events import Event
from heed.casefiles import queries, second_wall
from heed.casefiles.actions.refusals import DayImpossible, DayMissing, given_reason
from heed.casefiles.models import CaseFile, Grant
from heed.core import clock, references
from heed.core.periods import long_date
from heed.partnership.models import Agency, Group

# Calendar days, no rule of law: as long as a review should take.
OUTSIDE_DAYS: Final = 184


@transaction.atomic
@second_wall.opened()  # nobody has been given the file yet
def open_file(*, by: Viewer, at: datetime) -> CaseFile:
    """Open an empty case file; whoever opened it may go on seeing it."""
    checks.require(by, Permission.CASE_FILE_OPEN)
    case_file = CaseFile.unscoped.create(
        partnership_id=by.partnership_id,
        reference=references.new("SI"),
        opened_at=at,
        opened_by_name=by.name,
    )
    trail.record(Event.CASE_FILE_OPENED, case_file, by=by, at=at)
    Grant.unscoped.create(
        case_file=case_file,
        user_id=by.user_id,
        reason="Opened the file",
        starts_on=clock.day(at),
        given_by_name=by.name,
        given_at=at,
    )
    return case_file


@transaction.atomic
def grant(
    case_file: CaseFile,
    *,
    to: Agency | Group | User,
    reason: str,
    by: Viewer,
    at: datetime,
    ends_on: date | None = None,
    role: Role | None = None,
) -> Grant:
    """Open the file to an agency, a group or a person from today, until a day or until ended.

    With a role, to whoever is in that role for the agency: it goes with the post to a successor.
    To a lead reviewer, who comes from outside, only until a day within six months.

    :raises ReasonMissing: if no reason is given
    :raises DayMissing: if it is to a lead reviewer without a last day
    :raises DayImpossible: if the last day is past, or too far ahead for a lead reviewer
    """
    case_file.require(Permission.CASE_FILE_GRANT, by=by)
    why = given_reason(reason, "Say why they need to see this file.")
    _check_last_day(to, ends_on, by=by, on=clock.day(at))
    given = Grant.unscoped.create(
        case_file=case_file,
        agency=to if isinstance(to, Agency) else None,
        group=to if isinstance(to, Group) else None,
        user=to if isinstance(to, User) else None,
        role=role.value if role else "",
        reason=why,
        starts_on=clock.day(at),
        ends_on=ends_on,
        given_by_name=by.name,
        given_at=at,
    )
    trail.record(
        Event.CASE_FILE_GRANTED,
        given,
        by=by,
        at=at,
        to=given.given_to_name,
        reason=why,
        ends_on=ends_on,
    )
    return given


@transaction.atomic
def end_grant(grant: Grant, *, by: Viewer, at: datetime) -> None:
    """Close the file to whoever the grant was to, from now on."""
    grant.require(Permission.CASE_FILE_GRANT, by=by)
    trail.record(
        Event.CASE_FILE_GRANT_ENDED,
        grant,
        by=by,
        at=at,
        changes={
            "to": (grant.given_to_name, None),
            "reason": (grant.reason, None),
            "starts_on": (grant.starts_on, None),
            "ends_on": (grant.ends_on, None),
        },
    )
    grant.delete()


@transaction.atomic
def extend_grant(grant: Grant, *, ends_on: date, reason: str, by: Viewer, at: datetime) -> None:
    """Let a grant with a last day go on until a later one, for a reason.

    :raises ReasonMissing: if no reason is given
    :raises DayImpossible: if it would not be later, or too far ahead for a lead reviewer
    """
    grant.require(Permission.CASE_FILE_GRANT, by=by)
    why = given_reason(reason, "Say why they need to see this file for longer.")
    before = grant.ends_on
    if before is None or ends_on <= before:
        raise DayImpossible("The new last day must be later than the one that was agreed.")
    _check_last_day(grant.user, ends_on, by=by, on=clock.day(at))
    grant.ends_on = ends_on
    grant.save(update_fields=["ends_on"])
    trail.record(
        Event.CASE_FILE_GRANT_EXTENDED,
        grant,
        by=by,
        at=at,
        reason=why,
        changes={"ends_on": (before, ends_on)},
    )


def _check_last_day(
    to: Agency | Group | User | None, ends_on: date | None, *, by: Viewer, on: date
) -> None:
    if ends_on is not None and ends_on < on:
        raise DayImpossible("The last day must be today or later.")
    if not isinstance(to, User) or not queries.is_lead_reviewer(to, by=by, on=on):
        return
    if ends_on is None:
        raise DayMissing("A lead reviewer comes from outside: give the last day.")
    latest = on + timedelta(days=OUTSIDE_DAYS)
    if ends_on > latest:
        raise DayImpossible(
            f"A lead reviewer sees a file for six months at most, until {long_date(latest)}. "
            "It can be extended then."
        )


@transaction.atomic
def note_reading(case_file: CaseFile, *, page: str, by: Viewer, at: datetime) -> None:
    """Write down that somebody looked at a page of this file."""
    trail.record(Event.CASE_FILE_READ, case_file, by=by, at=at, page=page)
