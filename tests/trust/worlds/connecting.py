"""How are people connected with the hidden cases: let in, let in for a while, or kept out?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import cycle
from typing import Final

from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.casefiles import actions as casefiles
from heed.casefiles.models import CaseFile, NamedPerson, Team
from heed.core import clock
from heed.partnership.models import Agency
from tests.trust.worlds.founding import INSIDE, Place, Relation, Somebody
from tests.trust.worlds.telling import Write

BY_NAME: Final = frozenset({Relation.NAMED, Relation.LAPSED, Relation.CONFLICTED})
YEAR: Final = timedelta(days=365)

# Keeps one person out of one file, in one of the ways in which a conflict of interest comes about.
Conflict = Callable[[CaseFile, User, Place, Write, Viewer, date], None]


def _recorded(
    case_file: CaseFile, user: User, place: Place, write: Write, by: Viewer, on: date
) -> None:
    casefiles.exclude(
        case_file, person=user, reason=write("conflict of interest"), by=by, at=clock.at(on, 12)
    )


def _named(
    case_file: CaseFile, user: User, place: Place, write: Write, by: Viewer, on: date
) -> None:
    casefiles.name_person(
        case_file,
        part=NamedPerson.Part.PRACTITIONER,
        name=write("practitioner"),
        user=user,
        by=by,
        at=clock.at(on, 12),
    )


def _line_manager(
    case_file: CaseFile, user: User, place: Place, write: Write, by: Viewer, on: date
) -> None:
    casefiles.name_person(
        case_file,
        part=NamedPerson.Part.PRACTITIONER,
        name=write("practitioner"),
        line_manager=user,
        by=by,
        at=clock.at(on, 12),
    )


def _same_team(
    case_file: CaseFile, user: User, place: Place, write: Write, by: Viewer, on: date
) -> None:
    council, name = place.agencies[INSIDE, Agency.Kind.LOCAL_AUTHORITY], f"Team of {user.name}"
    team = Team.objects.filter(name=name).first()
    if team is None:
        team = casefiles.add_team(council, name=name, by=by, at=clock.at(on, 11))
        casefiles.add_to_team(team, user=user, starts_on=on - YEAR, by=by, at=clock.at(on, 11))
    casefiles.name_person(
        case_file,
        part=NamedPerson.Part.PRACTITIONER,
        name=write("practitioner"),
        team=team,
        by=by,
        at=clock.at(on, 12),
    )


CONFLICTS: Final[tuple[Conflict, ...]] = (_recorded, _named, _line_manager, _same_team)


def connect(
    place: Place,
    somebody: Somebody,
    cases: dict[str, tuple[CaseFile, Write]],
    *,
    conflict: Conflict,
) -> None:
    """Open the hidden cases to somebody, for as long as the relation says, or keep them out."""
    on = place.today - timedelta(days=1)
    by, at = place.walk.coordinator(on=on), clock.at(on, 10)
    if somebody.user is None or somebody.relation not in BY_NAME:
        return
    for case_file, write in cases.values():
        casefiles.grant(
            case_file,
            to=somebody.user,
            reason=write("reason for opening"),
            ends_on=on if somebody.relation is Relation.LAPSED else None,
            by=by,
            at=at,
        )
        if somebody.relation is Relation.CONFLICTED:
            conflict(case_file, somebody.user, place, write, by, on)


def connect_agencies(place: Place, cases: Iterable[tuple[CaseFile, Write]]) -> None:
    """Open the hidden cases to the agencies that are told things."""
    on = place.today - timedelta(days=1)
    by = place.walk.coordinator(on=on)
    for case_file, write in cases:
        for (side, _), agency in place.agencies.items():
            if side == INSIDE:
                reason = write("reason for opening")
                casefiles.grant(case_file, to=agency, reason=reason, by=by, at=clock.at(on, 11))


def name_people(place: Place, case_file: CaseFile, write: Write, *, on: date) -> None:
    """Name a practitioner nobody is tied to, and take another name back."""
    by, at = place.walk.coordinator(on=on), clock.at(on, 14)
    for part in (NamedPerson.Part.PRACTITIONER, NamedPerson.Part.OTHER):
        named = casefiles.name_person(case_file, part=part, name=write(part), by=by, at=at)
    casefiles.withdraw_name(named, because=write("named by mistake"), by=by, at=at)


def break_glass(place: Place, case_file: CaseFile, write: Write, *, on: date) -> None:
    """Open a file in an emergency, the day before; the coordinator ends it and takes note."""
    user = place.walk.people.notifier
    opening = casefiles.break_glass(
        case_file.reference,
        reason=write("emergency"),
        hours=2,
        by=place.walk.viewer(user, on=on),
        at=clock.at(on, 9),
    )
    by, at = place.walk.coordinator(on=on), clock.at(on, 10)
    casefiles.end_emergency(opening, by=by, at=at)
    casefiles.see_emergency(opening, by=by, at=at)


def keep_register(place: Place) -> None:
    """Write down a team and two people who are family, who have nothing to do with any case."""
    on, people = place.founded_on, place.walk.people
    by, at = place.walk.coordinator(on=on), clock.at(on, 15)
    council = place.agencies[INSIDE, Agency.Kind.LOCAL_AUTHORITY]
    team = casefiles.add_team(council, name=f"{place.short} duty team", by=by, at=at)
    casefiles.add_to_team(team, user=people.notifier, starts_on=on, by=by, at=at)
    casefiles.say_family(people.notifier, relative=people.group_chair, by=by, at=at)


def in_turn() -> Iterable[Conflict]:
    """Return the ways to be in conflict, one after the other, without end."""
    return cycle(CONFLICTS)
