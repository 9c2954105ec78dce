"""A small partnership beside another one, with somebody in every part that matters for posts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.partnership import queries
from heed.partnership.models import Agency, Appointment, Group, Partnership
from tests.trust.delegating.oracle import Held, Offered, Oracle, Place

BEGINS: Final = datetime(2026, 11, 23, 9, tzinfo=UTC)
SINCE: Final = date(2024, 1, 1)

# Who, with which role, for which agency (by letter, none, or elsewhere), in the group or not.
EVERYBODY: Final = (
    ("coordinator", "COORDINATOR", "", False),
    ("second coordinator", "COORDINATOR", "", False),
    ("chair", "INDEPENDENT_CHAIR", "", True),
    ("administrator of a", "AGENCY_ADMINISTRATOR", "a", False),
    ("administrator of b", "AGENCY_ADMINISTRATOR", "b", False),
    ("both", "AGENCY_ADMINISTRATOR", "a", False),
    ("both", "NOTIFIER", "b", False),
    ("speaker of a", "AGENCY_REPRESENTATIVE", "a", False),
    ("partner", "STATUTORY_PARTNER", "b", False),
    ("member", "GROUP_MEMBER", "a", True),
    ("stranger", "COORDINATOR", "elsewhere", False),
)
WITHOUT_POST: Final = "nobody yet"


@dataclass(slots=True)
class World:
    """The rows, and what the second opinion knows about them."""

    here: Partnership
    agencies: dict[str, Agency]
    group: Group
    users: dict[int, User]
    oracle: Oracle

    def viewer(self, person: int, place: Place, day: date) -> Viewer | None:
        """Return somebody as they may act in a place on a day, or None."""
        for found in queries.places(self.users[person], on=day):
            viewer = found.viewer(self.users[person])
            if Place(viewer.partnership_id, viewer.agency_id) == place:
                return viewer
        return None


def made(*, second_coordinator: bool) -> World:
    """Make both partnerships with everybody in them; the second coordinator may be missing."""
    here, elsewhere = (
        Partnership.objects.create(name=name, short_name=name, local_authority="Worcestershire")
        for name in ("Westshire", "Eastshire")
    )
    agencies = {
        letter: Agency.objects.create(
            partnership=here, name=f"Agency {letter}", kind=Agency.Kind.OTHER, starts_on=SINCE
        )
        for letter in ("a", "b")
    }
    group = Group.objects.create(
        partnership=here, name="Review group", kind=Group.Kind.REVIEW, starts_on=SINCE
    )
    world = World(here, agencies, group, {}, Oracle())
    by_name = {name: _account(world, name) for name in dict.fromkeys([n for n, *_ in EVERYBODY])}
    _account(world, WITHOUT_POST)
    for name, role, letter, in_group in EVERYBODY:
        if name == "second coordinator" and not second_coordinator:
            continue
        post = Appointment.objects.create(
            partnership=elsewhere if letter == "elsewhere" else here,
            user=by_name[name],
            holder_name=name,
            title=name,
            role=role,
            agency=agencies.get(letter),
            group=group if in_group else None,
            starts_on=SINCE,
        )
        place = Place(post.partnership_id, post.agency_id)
        offered = Offered(role, place, group.pk if in_group else None)
        world.oracle.posts[post.pk] = Held(by_name[name].pk, offered, SINCE)
    return world


def _account(world: World, name: str) -> User:
    email = f"{name.replace(' ', '.')}@example.org.uk"
    user = User.objects.create(email=email, name=name, password="!")
    world.users[user.pk] = user
    world.oracle.emails[user.pk] = email
    return user
