"""Declare or record a conflict of interest, and keep the list of people named in a case."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.audit import trail
from heed.audit.events import Event
from heed.casefiles.actions.keeping import somebody_left
from heed.casefiles.actions.refusals import DayImpossible, OfAnotherPartnership, given_reason
from heed.casefiles.models import CaseFile, Exclusion, NamedPerson, Team, Tie
from heed.core import clock
from heed.partnership.models import Agency


@transaction.atomic
def declare(case_file: CaseFile, *, tie: Tie, reason: str, by: Viewer, at: datetime) -> Exclusion:
    """Stand aside from a case because of one's own conflict of interest, from this moment.

    :raises ReasonMissing: if no reason is given
    :raises NobodyLeft: if nobody else could run the case
    """
    case_file.require(Permission.CONFLICT_DECLARE, by=by)
    why = given_reason(reason, "Say how you know somebody in this case.")
    with somebody_left(by.partnership_id, on=clock.day(at)):
        exclusion = Exclusion.unscoped.create(
            case_file=case_file,
            user_id=by.user_id,
            tie=tie,
            reason=why,
            declared=True,
            made_by_name=by.name,
            made_at=at,
        )
    trail.record(Event.CASE_FILE_RECUSED, exclusion, by=by, at=at, tie=tie, reason=why)
    return exclusion


@transaction.atomic
def exclude(
    case_file: CaseFile,
    *,
    person: User,
    reason: str,
    by: Viewer,
    at: datetime,
    tie: Tie = Tie.OTHER,
) -> Exclusion:
    """Keep a person out of the file because of a conflict of interest, from this moment.

    :raises ReasonMissing: if no reason is given
    :raises NobodyLeft: if nobody else could run the case
    """
    case_file.require(Permission.CASE_FILE_EXCLUDE, by=by)
    why = given_reason(reason, "Say what the conflict of interest is.")
    with somebody_left(by.partnership_id, on=clock.day(at)):
        exclusion, _ = Exclusion.unscoped.get_or_create(
            case_file=case_file,
            user=person,
            defaults={"tie": tie, "reason": why, "made_by_name": by.name, "made_at": at},
        )
    trail.record(
        Event.CASE_FILE_EXCLUDED,
        exclusion,
        by=by,
        at=at,
        person=person.name,
        tie=tie,
        reason=why,
    )
    return exclusion


@transaction.atomic
def name_person(
    case_file: CaseFile,
    *,
    part: NamedPerson.Part,
    name: str,
    by: Viewer,
    at: datetime,
    user: User | None = None,
    agency: Agency | None = None,
    team: Team | None = None,
    line_manager: User | None = None,
    involved_from: date | None = None,
) -> NamedPerson:
    """Record who is named in a case; whoever is tied to them has a conflict from this moment.

    The trail outlives the case: it says that somebody was named, and only measures the name.

    :raises OfAnotherPartnership: if the agency or the team is not of this partnership
    :raises DayImpossible: if the part begins in the future
    :raises NobodyLeft: if nobody could run the case afterwards
    """
    case_file.require(Permission.CONFLICT_RECORD, by=by)
    for one in (agency, team):
        if one is not None and one.partnership_id != by.partnership_id:
            raise OfAnotherPartnership(f"{one} is not of {by.partnership_name}.")
    today = clock.day(at)
    if involved_from is not None and involved_from > today:
        raise DayImpossible("The day somebody became involved must be today or earlier.")
    with somebody_left(by.partnership_id, on=today):
        named = NamedPerson.unscoped.create(
            case_file=case_file,
            part=part,
            name=name.strip(),
            user=user,
            agency=agency,
            team=team,
            line_manager=line_manager,
            involved_from=involved_from,
            recorded_by_name=by.name,
            recorded_at=at,
        )
    trail.record(
        Event.CASE_PERSON_NAMED,
        named,
        by=by,
        at=at,
        part=part,
        name=trail.measured(named.name),
        has_account=user is not None,
        has_team=team is not None,
        has_line_manager=line_manager is not None,
    )
    return named


@transaction.atomic
def withdraw_name(named: NamedPerson, *, because: str, by: Viewer, at: datetime) -> None:
    """Take back that somebody is named in a case; that it was recorded stays on the record.

    :raises ReasonMissing: if no reason is given
    """
    named.require(Permission.CONFLICT_RECORD, by=by)
    named.withdrawn_because = given_reason(because, "Say why this person is not named in the case.")
    named.withdrawn_by_name = by.name
    named.withdrawn_at = at
    named.save(update_fields=["withdrawn_because", "withdrawn_by_name", "withdrawn_at"])
    trail.record(
        Event.CASE_PERSON_WITHDRAWN,
        named,
        by=by,
        at=at,
        reason=named.withdrawn_because,
        changes={"withdrawn_at": (None, at)},
        name=trail.measured(named.name),
    )
