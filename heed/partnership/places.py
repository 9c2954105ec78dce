"""For whom may a person act: for which agency, in which partnership?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from heed.access.roles import Role
from heed.access.viewer import Viewer, place_code
from heed.accounts.models import User
from heed.partnership.models import Appointment


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A partnership and an agency, or no agency, for which a person holds posts with rights.

    A person acts in one place at a time. The rights of its posts add up; those of other places do
    not come with them.
    """

    posts: tuple[Appointment, ...]

    @property
    def code(self) -> str:
        """Return the place as one short word, as forms and sessions carry it."""
        return place_code(self.posts[0].partnership_id, self.posts[0].agency_id)

    @property
    def name(self) -> str:
        """Return the agency, or the partnership for people outside every agency."""
        first = self.posts[0]
        return str(first.agency or first.partnership)

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the posts held here, each title once."""
        return tuple(dict.fromkeys(post.title for post in self.posts))

    def viewer(self, user: User, *, may_switch: bool = False) -> Viewer:
        """Return the person with the rights of their posts here."""
        first = self.posts[0]
        return Viewer(
            user_id=user.pk,
            name=user.name,
            partnership_id=first.partnership_id,
            partnership_name=first.partnership.name,
            agency_id=first.agency_id,
            agency_name=first.agency.name if first.agency else "",
            roles=frozenset(Role(post.role) for post in self.posts),
            titles=self.titles,
            group_ids=frozenset(post.group_id for post in self.posts if post.group_id is not None),
            protective_marking=first.partnership.marking,
            may_switch=may_switch,
        )


def places_of(posts: Iterable[Appointment]) -> tuple[Place, ...]:
    """Sort posts with rights by where they are held, in the order they come."""
    held: dict[str, list[Appointment]] = {}
    for post in posts:
        held.setdefault(place_code(post.partnership_id, post.agency_id), []).append(post)
    return tuple(Place(posts=tuple(here)) for here in held.values())
