"""Which people, teams, families and cases are there in one invented world? Facts, without rows."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

TODAY: Final = date(2026, 11, 23)
PEOPLE: Final = 14
ROLES: Final = (
    "COORDINATOR", "NOTIFIER", "AGENCY_REPRESENTATIVE", "GROUP_MEMBER", "GROUP_CHAIR",
    "INDEPENDENT_CHAIR", "STATUTORY_PARTNER", "LEAD_REVIEWER", "LEGAL_ADVISER", "COUNCILLOR",
)  # fmt: skip
PARTS: Final = ("PRACTITIONER", "FAMILY", "OTHER")
AGENCIES: Final = 3


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a team, from a day to a day, perhaps with somebody who manages them."""

    team: int
    person: int
    manager: int | None
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named in a case, who may sign in, have a team and be managed."""

    part: str
    person: int | None
    team: int | None
    manager: int | None
    involved_from: date | None
    withdrawn: bool


@dataclass(slots=True)
class Case:
    """Who is named in a case, who said they know somebody, and to whom it is open."""

    named: list[Named] = field(default_factory=list)
    said: set[int] = field(default_factory=set)
    open_to_people: set[int] = field(default_factory=set)
    open_to_agencies: set[int] = field(default_factory=set)
    open_to_group: bool = False
    in_an_emergency: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Graph:
    """One world: each person has a number; so has each team."""

    roles: list[str]
    agencies: list[int]
    in_group: list[bool]
    teams: list[int]
    members: list[Member]
    family: set[frozenset[int]]
    cases: list[Case]


def drawn(chance: random.Random) -> Graph:
    """Draw a world: dense enough that about a third of all pairs of person and case conflict."""
    teams = [chance.randrange(AGENCIES) for _ in range(chance.randint(1, 4))]
    return Graph(
        roles=[chance.choice(ROLES) for _ in range(PEOPLE)],
        agencies=[chance.randrange(AGENCIES) for _ in range(PEOPLE)],
        in_group=[chance.random() < 0.4 for _ in range(PEOPLE)],
        teams=teams,
        members=[_member(chance, len(teams)) for _ in range(chance.randint(0, 10))],
        family={frozenset(chance.sample(range(PEOPLE), 2)) for _ in range(chance.randint(0, 4))},
        cases=[_case(chance, len(teams)) for _ in range(chance.randint(1, 3))],
    )


def _member(chance: random.Random, teams: int) -> Member:
    person = chance.randrange(PEOPLE)
    starts_on = TODAY + timedelta(chance.choice((-900, -400, -30, 0, 1, 20)))
    ends_on = None if chance.random() < 0.6 else starts_on + timedelta(chance.randint(0, 500))
    return Member(chance.randrange(teams), person, _other_than(person, chance), starts_on, ends_on)


def _case(chance: random.Random, teams: int) -> Case:
    def some(most: int) -> set[int]:
        return set(chance.sample(range(PEOPLE), chance.randint(0, most)))

    return Case(
        named=[_named(chance, teams) for _ in range(chance.randint(0, 4))],
        said=some(3),
        open_to_people=some(6),
        open_to_agencies={one for one in range(AGENCIES) if chance.random() < 0.3},
        open_to_group=chance.random() < 0.5,
        in_an_emergency=some(3),
    )


def _named(chance: random.Random, teams: int) -> Named:
    person = chance.randrange(PEOPLE) if chance.random() < 0.6 else None
    return Named(
        part=chance.choice(PARTS),
        person=person,
        team=chance.randrange(teams) if chance.random() < 0.4 else None,
        manager=_other_than(person, chance),
        involved_from=TODAY - timedelta(chance.randint(0, 900)) if chance.random() < 0.5 else None,
        withdrawn=chance.random() < 0.15,
    )


def _other_than(person: int | None, chance: random.Random) -> int | None:
    manager = chance.randrange(PEOPLE) if chance.random() < 0.4 else None
    return None if manager == person else manager
