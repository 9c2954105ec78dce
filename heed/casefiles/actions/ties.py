"""Record who works in which team, who manages whom, and who is whose family."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.audit import trail
from heed.audit.events import Event
from heed.casefiles.actions.keeping import somebody_left
from heed.casefiles.actions.refusals import DayImpossible, OfAnotherPartnership, SaidBefore
from heed.casefiles.models import FamilyTie, Team, TeamMember
from heed.core import clock
from heed.partnership.models import Agency


@transaction.atomic
def add_team(agency: Agency, *, name: str, by: Viewer, at: datetime) -> Team:
    """Add a team of an agency.

    :raises OfAnotherPartnership: if the agency is not of this partnership
    :raises SaidBefore: if the agency has a team of that name
    """
    checks.require(by, Permission.CONFLICT_RECORD)
    _require_own(agency, by=by)
    if Team.objects.filter(agency=agency, name__iexact=name.strip()).exists():
        raise SaidBefore("This agency has a team of that name already.")
    team = Team.objects.create(partnership_id=by.partnership_id, agency=agency, name=name.strip())
    trail.record(Event.TEAM_ADDED, team, by=by, at=at)
    return team


@transaction.atomic
def add_to_team(
    team: Team,
    *,
    user: User,
    starts_on: date,
    by: Viewer,
    at: datetime,
    line_manager: User | None = None,
) -> TeamMember:
    """Record that a person came to a team, and who manages them there.

    :raises OfAnotherPartnership: if the team is not of this partnership
    :raises DayImpossible: if they come in the future
    :raises SaidBefore: if the person would be their own line manager
    :raises NobodyLeft: if it leaves one of the cases with nobody to run it
    """
    checks.require(by, Permission.CONFLICT_RECORD)
    _require_own(team, by=by)
    if starts_on > clock.day(at):
        raise DayImpossible("The day they came to the team must be today or earlier.")
    if line_manager is not None and line_manager.pk == user.pk:
        raise SaidBefore("Nobody is their own line manager. Choose somebody else.")
    with somebody_left(by.partnership_id, on=clock.day(at)):
        member = TeamMember.objects.create(
            team=team, user=user, line_manager=line_manager, starts_on=starts_on
        )
    trail.record(
        Event.TEAM_MEMBER_ADDED,
        member,
        by=by,
        at=at,
        line_manager=line_manager.name if line_manager else "",
        starts_on=starts_on,
    )
    return member


@transaction.atomic
def end_membership(member: TeamMember, *, ends_on: date, by: Viewer, at: datetime) -> None:
    """Record a person's last day in a team; they keep a conflict in what they worked on there.

    :raises OfAnotherPartnership: if the team is not of this partnership
    :raises DayImpossible: if the last day is before the first or in the future
    """
    checks.require(by, Permission.CONFLICT_RECORD)
    _require_own(member.team, by=by)
    if not member.starts_on <= ends_on <= clock.day(at):
        raise DayImpossible("The last day must be between the first day and today.")
    before, member.ends_on = member.ends_on, ends_on
    member.save(update_fields=["ends_on"])
    trail.record(
        Event.TEAM_MEMBER_ENDED, member, by=by, at=at, changes={"ends_on": (before, ends_on)}
    )


@transaction.atomic
def say_family(user: User, *, relative: User, by: Viewer, at: datetime) -> FamilyTie:
    """Record that two people are family. Everybody may say it of themselves.

    :raises SaidBefore: if it is recorded already, or both are the same person
    :raises NobodyLeft: if it leaves one of the cases with nobody to run it
    """
    own = user.pk == by.user_id
    checks.require(by, Permission.CONFLICT_DECLARE if own else Permission.CONFLICT_RECORD)
    if user.pk == relative.pk:
        raise SaidBefore("Choose somebody else: this is the same person twice.")
    if FamilyTie.objects.filter(
        Q(user=user, relative=relative) | Q(user=relative, relative=user)
    ).exists():
        raise SaidBefore("This is recorded already.")
    with somebody_left(by.partnership_id, on=clock.day(at)):
        tie = FamilyTie.objects.create(
            partnership_id=by.partnership_id,
            user=user,
            relative=relative,
            said_by_name=by.name,
            said_at=at,
        )
    trail.record(Event.FAMILY_TIE_SAID, tie, by=by, at=at, of_themselves=own)
    return tie


@transaction.atomic
def remove_family_tie(tie: FamilyTie, *, by: Viewer, at: datetime) -> None:
    """Take back that two people are family: it was recorded by mistake.

    :raises OfAnotherPartnership: if it was recorded in another partnership
    """
    checks.require(by, Permission.CONFLICT_RECORD)
    _require_own(tie, by=by)
    trail.record(Event.FAMILY_TIE_REMOVED, tie, by=by, at=at, changes={"tie": (str(tie), None)})
    tie.delete()


def _require_own(thing: Agency | Team | FamilyTie, *, by: Viewer) -> None:
    if thing.partnership_id != by.partnership_id:
        raise OfAnotherPartnership(f"{thing} is not of {by.partnership_name}.")
