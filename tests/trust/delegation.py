"""Does anybody gain rights beyond what somebody entitled to it gave, whatever people try?"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.core import mail
from django.db import transaction

from heed.partnership import queries
from heed.partnership.models import Appointment, Invitation
from tests.trust import harnesses
from tests.trust.delegating import people
from tests.trust.delegating.oracle import ADMINISTRATOR_GIVES, WHOLE_PARTNERSHIP, Place
from tests.trust.delegating.people import World
from tests.trust.delegating.walk import Walk
from tests.trust.figure import Figure

SEED: Final = 20261123
QUICK, FULL = 40, 5_000
FEWEST_STEPS, MOST_STEPS = 12, 30


def run(full: bool) -> Figure:
    """Let random people do random things about posts, in so many worlds that begin alike."""
    sequences = FULL if full else QUICK
    failures: list[str] = []
    tried: Counter[str] = Counter()
    allowed: Counter[str] = Counter()
    for number in range(sequences):
        walk, problems = sequence(number)
        failures += [f"sequence {number}: {problem}" for problem in problems]
        tried.update(walk.tried)
        allowed.update(walk.allowed)
    gained = sum("GAINED" in failure for failure in failures)
    return Figure(
        f"{sequences:,} sequences, {tried.total():,} acts by random people, {allowed.total():,} "
        f"allowed ({allowed['appoint']:,} posts given, {allowed['join']:,} invitations accepted): "
        f"{gained} rights gained beyond the giver, {len(failures) - gained} other differences "
        f"(seed {SEED})",
        failures,
    )


def sequence(number: int) -> tuple[Walk, list[str]]:
    """Walk one sequence, always the same for a number, and return what was wrong with it."""
    chance = random.Random(f"{SEED}-{number}")
    with undone():
        walk = Walk(people.made(second_coordinator=chance.random() < 0.7), chance)
        walk.go(chance.randint(FEWEST_STEPS, MOST_STEPS))
        return walk, [*walk.wrong, *beyond(walk)]


@contextmanager
def undone() -> Iterator[None]:
    """Begin each sequence in the same empty database, with nothing in the post."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    mail.outbox.clear()


def beyond(walk: Walk) -> list[str]:
    """Return what somebody holds that nobody gave them: by the second opinion, and by the rows."""
    return [*_differences(walk), *_unexplained(walk.world)]


def _differences(walk: Walk) -> list[str]:
    found = []
    for person, user in walk.world.users.items():
        here = {
            Place(viewer.partnership_id, viewer.agency_id): {role.value for role in viewer.roles}
            for viewer in (place.viewer(user) for place in queries.places(user, on=walk.day))
        }
        oracle = walk.world.oracle
        there = {
            place: oracle.roles(person, place, walk.day)
            for place in oracle.places(person, walk.day)
        }
        if here != there:
            found.append(f"GAINED or lost: {user} has {here}, and should have {there}")
    return found


def _unexplained(world: World) -> list[str]:
    """Look at the rows alone: was every post given by another, entitled person, or by two?"""
    given = Appointment.objects.exclude(made_by_name="").exclude(role="")
    began = {name: (role, letter) for name, role, letter, _ in people.EVERYBODY}
    invited = {one.appointment_id: one for one in Invitation.objects.exclude(appointment=None)}
    found = []
    for post in given.select_related("user", "agency"):
        invitation = invited.get(post.pk)
        if post.user is not None and post.made_by_name == post.user.name:
            found.append(f"GAINED: {post} was given by its holder")
        if post.role in WHOLE_PARTNERSHIP and not _is_by_two(post, invitation):
            found.append(f"GAINED: {post} reaches the whole partnership by one person alone")
        role, letter = began.get(post.made_by_name, ("", ""))
        never_more = Appointment.objects.filter(
            user__name=post.made_by_name, role="COORDINATOR"
        ).count()
        if role == "AGENCY_ADMINISTRATOR" and not never_more:
            agency = world.agencies.get(letter)
            own = post.agency == agency or _administers(post)
            if post.role not in ADMINISTRATOR_GIVES or not own:
                found.append(f"GAINED: {post} was given by an administrator of {agency}")
    if not Appointment.objects.filter(
        partnership=world.here, role="COORDINATOR", user__is_active=True
    ).exists():
        found.append("the partnership never had a coordinator")
    return found


def _administers(post: Appointment) -> bool:
    return Appointment.objects.filter(
        user__name=post.made_by_name, role="AGENCY_ADMINISTRATOR", agency=post.agency
    ).exists()


def _is_by_two(post: Appointment, invitation: Invitation | None) -> bool:
    if invitation is None or invitation.confirmed_by_id is None:
        return False
    people_involved = {invitation.invited_by_id, invitation.confirmed_by_id, post.user_id}
    return len(people_involved) == 3


if __name__ == "__main__":
    harnesses.command()
