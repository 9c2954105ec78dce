"""How does an invented world become rows? Straight into the tables, past every action."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.casefiles.models import (
    CaseFile,
    EmergencyOpening,
    Exclusion,
    FamilyTie,
    Grant,
    NamedPerson,
    Team,
    TeamMember,
)
from heed.partnership.models import Agency, Group, Partnership
from heed.rapid_reviews.models import RapidReview
from heed.rapid_reviews.tests.factories import RapidReviewFactory, recommended
from tests.trust.conflicted.graph import AGENCIES, PEOPLE, Case, Graph

NOW: Final = datetime(2026, 11, 23, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Ground:
    """What every world stands on: a partnership, its agencies and group, and people."""

    partnership: Partnership
    agencies: list[Agency]
    group: Group
    users: list[User]


def ground() -> Ground:
    """Make the ground once; worlds are put on it and taken away again."""
    here = Partnership.objects.create(
        name="Westshire", short_name="W", local_authority="Worcestershire"
    )
    agencies = [
        Agency.objects.create(
            partnership=here, name=f"Agency {number}", kind=Agency.Kind.OTHER, starts_on=NOW.date()
        )
        for number in range(AGENCIES)
    ]
    group = Group.objects.create(
        partnership=here, name="Review group", kind=Group.Kind.REVIEW, starts_on=NOW.date()
    )
    users = [
        User.objects.create(email=f"person{number}@example.org", name=f"Person {number}")
        for number in range(PEOPLE)
    ]
    return Ground(here, agencies, group, users)


def viewers(ground: Ground, graph: Graph) -> list[Viewer]:
    """Return everybody as they act in this world."""
    return [
        Viewer(
            user_id=user.pk,
            name=user.name,
            partnership_id=ground.partnership.pk,
            partnership_name=ground.partnership.name,
            agency_id=ground.agencies[graph.agencies[number]].pk,
            agency_name="An agency",
            roles=frozenset({Role[graph.roles[number]]}),
            group_ids=frozenset({ground.group.pk} if graph.in_group[number] else ()),
        )
        for number, user in enumerate(ground.users)
    ]


def put(ground: Ground, graph: Graph) -> list[RapidReview]:
    """Put a world on the ground; return the rapid review of each case."""
    teams = [
        Team.objects.create(
            partnership=ground.partnership, agency=ground.agencies[agency], name=f"Team {number}"
        )
        for number, agency in enumerate(graph.teams)
    ]
    TeamMember.objects.bulk_create(
        TeamMember(
            team=teams[member.team],
            user=ground.users[member.person],
            line_manager=_user(ground, member.manager),
            starts_on=member.starts_on,
            ends_on=member.ends_on,
        )
        for member in graph.members
    )
    FamilyTie.objects.bulk_create(
        FamilyTie(
            partnership=ground.partnership,
            user=ground.users[one],
            relative=ground.users[other],
            said_by_name="Somebody",
            said_at=NOW,
        )
        for one, other in map(sorted, graph.family)
    )
    return [_case(ground, case, teams) for case in graph.cases]


def _case(ground: Ground, case: Case, teams: list[Team]) -> RapidReview:
    review: RapidReview = RapidReviewFactory(partnership=ground.partnership)
    recommended(review)
    file = review.case_file
    Exclusion.unscoped.bulk_create(
        Exclusion(
            case_file=file,
            user=ground.users[person],
            reason="Said so",
            made_by_name="Somebody",
            made_at=NOW,
        )
        for person in case.said
    )
    NamedPerson.unscoped.bulk_create(_named(ground, case, file, teams))
    Grant.unscoped.bulk_create(_grants(ground, case, file))
    EmergencyOpening.unscoped.bulk_create(
        EmergencyOpening(
            partnership=ground.partnership,
            reference=file.reference,
            case_file=file,
            user=ground.users[person],
            acting_for="An agency",
            reason="A child may come to harm tonight",
            hours=4,
            starts_at=NOW - timedelta(hours=1),
            ends_at=NOW + timedelta(hours=3),
        )
        for person in case.in_an_emergency
    )
    return review


def _named(ground: Ground, case: Case, file: CaseFile, teams: list[Team]) -> list[NamedPerson]:
    return [
        NamedPerson(
            case_file=file,
            part=named.part,
            name="Somebody",
            user=_user(ground, named.person),
            team=None if named.team is None else teams[named.team],
            line_manager=_user(ground, named.manager),
            involved_from=named.involved_from,
            recorded_by_name="Somebody",
            recorded_at=NOW,
            withdrawn_at=NOW if named.withdrawn else None,
            withdrawn_by_name="Somebody" if named.withdrawn else "",
            withdrawn_because="By mistake" if named.withdrawn else "",
        )
        for named in case.named
    ]


def _grants(ground: Ground, case: Case, file: CaseFile) -> list[Grant]:
    to: list[dict[str, Any]] = [{"user": ground.users[person]} for person in case.open_to_people]
    to += [{"agency": ground.agencies[one]} for one in case.open_to_agencies]
    to += [{"group": ground.group}] if case.open_to_group else []
    return [
        Grant(
            case_file=file,
            reason="Needs to see it",
            starts_on=NOW.date(),
            given_by_name="Somebody",
            given_at=NOW,
            **one,
        )
        for one in to
    ]


def _user(ground: Ground, person: int | None) -> User | None:
    return None if person is None else ground.users[person]
