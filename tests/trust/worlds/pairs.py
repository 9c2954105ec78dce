"""What is the same world with and without a hidden case, everything else being the same?"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final
from unittest import mock

from django.db import transaction

from heed.access.roles import Role
from heed.core import clock, references
from heed.partnership.arrangements import DecisionAuthority
from tests.trust.worlds import connecting, founding, record_keeping, telling, world
from tests.trust.worlds.canaries import Canaries
from tests.trust.worlds.founding import Relation
from tests.trust.worlds.telling import Stage
from tests.trust.worlds.world import World

NOW: Final = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)
NAMES: Final = ("Norshire", "Southshire")
OUTSIDE: Final = [
    (role, relation)
    for role in Role
    for relation in Relation
    if relation is not Relation.NOBODY and role not in world.INSIDE.get(relation, ())
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is in a pair of worlds: which cases, of which age, and who looks."""

    seed: int
    hidden: tuple[Stage, ...]
    plain: tuple[Stage, ...]
    hidden_first: bool
    people: tuple[tuple[Role, Relation], ...]
    days_ago: int


def plan(seed: int, *, people: int) -> Plan:
    """Return the plan of one pair; in turn, everybody outside is in one of them."""
    drawn = random.Random(seed)
    first = seed * people
    return Plan(
        seed=seed,
        hidden=tuple(drawn.choices(list(Stage), k=drawn.choice((1, 1, 2)))),
        plain=tuple(drawn.choices(list(Stage), k=drawn.choice((1, 2)))),
        hidden_first=drawn.random() < 0.8,
        people=tuple(OUTSIDE[(first + number) % len(OUTSIDE)] for number in range(people)),
        days_ago=drawn.randint(28, 120),
    )


@dataclass(slots=True)
class References:
    """Makes references of two kinds, so that those of hidden cases move no others."""

    seed: int
    hides: bool = False
    made: list[str] = field(default_factory=list)
    _streams: dict[bool, random.Random] = field(default_factory=dict)

    def new(self, prefix: str) -> str:
        """Return a reference as the product would, but the same in both worlds."""
        seed = f"{self.seed} {self.hides}"
        stream = self._streams.setdefault(self.hides, random.Random(seed))
        letters = stream.choices(references.ALPHABET, k=references.LENGTH)
        reference = f"{prefix}-{''.join(letters)}"
        if self.hides:
            self.made.append(reference)
        return reference


@contextmanager
def undone() -> Iterator[None]:
    """Do something in the database, and undo it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def standing_clock() -> Iterator[None]:
    """Let Heed's clock stand: a page that shows the time is the same in both worlds."""
    seconds = int(NOW.timestamp())
    with (
        mock.patch.object(clock, "now", return_value=NOW),
        mock.patch.object(clock, "seconds", return_value=seconds),
        mock.patch("django.utils.timezone.now", return_value=NOW),
    ):
        yield


@contextmanager
def made(plan: Plan, *, with_hidden: bool) -> Iterator[tuple[World, list[str]]]:
    """Make one of the two worlds, give it and the references of what is hidden, and undo it."""
    names = References(plan.seed)
    with undone(), standing_clock(), mock.patch.object(references, "new", names.new):
        made_world = _begin(plan)
        if plan.hidden_first:
            _hide(made_world, plan, names, with_hidden=with_hidden)
        _tell_the_rest(made_world, plan)
        if not plan.hidden_first:
            _hide(made_world, plan, names, with_hidden=with_hidden)
        made_world.people = list(world.audience(made_world, plan.people))
        yield made_world, names.made


def _begin(plan: Plan) -> World:
    begun = World(clock.day(NOW), Canaries(plan.seed))
    decides = list(DecisionAuthority)
    begun.places = [
        founding.found(name, today=begun.today, decides=decides[(plan.seed + number) % 2])
        for number, name in enumerate(NAMES)
    ]
    for place in begun.places:
        connecting.keep_register(place)
        record_keeping.arrange(place)
        telling.tell(place, Stage.COMPLETED, _plainly, days_ago=plan.days_ago + 20)
        world.publish_paper(place.walk, today=begun.today)
    return begun


def _hide(made_world: World, plan: Plan, names: References, *, with_hidden: bool) -> None:
    if with_hidden:
        names.hides = True
        world.hide(made_world, plan.hidden, days_ago=plan.days_ago)
        names.hides = False


def _tell_the_rest(made_world: World, plan: Plan) -> None:
    for place in made_world.places:
        for stage in plan.plain:
            case_file = telling.tell(place, stage, _plainly, days_ago=plan.days_ago - 3)
            world.open_to_everybody(place, case_file, made_world.today)
    world.begin_report(made_world)


def _plainly(where: str) -> str:
    return f"plain {where}"
