"""Who works together in a partnership of a world, before and after anything secret happened?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import Final

from django.urls import reverse

from heed.access.delegation import SYSTEM_ROLES
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.core import clock
from heed.demo import system_posts
from heed.demo.story import People
from heed.demo.walk import Walk
from heed.partnership import actions as partnership_actions
from heed.partnership.arrangements import Arrangements, DecisionAuthority
from heed.partnership.models import Agency, Group

AGE: Final = timedelta(days=2 * 365)  # how long the partnerships of a world have been there

PASSWORD: Final = "a heron waits by the weir"
FROM_OUTSIDE: Final = timedelta(days=100)  # how long somebody from outside is let in
# Of each kind one agency that is told things, and one that never is.
INSIDE, OUTSIDE = "inside", "outside"
AGENCIES: Final = (
    Agency.Kind.LOCAL_AUTHORITY,
    Agency.Kind.POLICE,
    Agency.Kind.HEALTH,
    Agency.Kind.EDUCATION,
)
STATUTORY: Final = frozenset(AGENCIES[:3])
GROUPS: Final = tuple(Group.Kind)
USUAL_AGENCY: Final = {
    Role.AGENCY_REPRESENTATIVE: Agency.Kind.EDUCATION,
    Role.GROUP_MEMBER: Agency.Kind.HEALTH,
}


class Relation(Enum):
    """How somebody is connected with the cases that are hidden."""

    NONE = "no connection"
    NAMED = "the files are open to them by name"
    AGENCY = "the files are open to their agency"
    GROUP = "the files are open to a group they sit in"
    LAPSED = "the files were open to them until yesterday"
    CONFLICTED = "the files are open to them, and a conflict of interest keeps them out"
    ELSEWHERE = "they work in another partnership"
    NOBODY = "not signed in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """A person of a world, and how they stand to what is hidden."""

    role: Role | None
    relation: Relation
    user: User | None

    def __str__(self) -> str:
        return f"{self.role.value if self.role else 'anonymous'} ({self.relation.value})"


@dataclass(slots=True)
class Place:
    """A partnership with agencies and groups, and the people its stories are told with."""

    walk: Walk
    today: date
    short: str
    independent: User  # confirms what the coordinator proposes
    agencies: dict[tuple[str, Agency.Kind], Agency] = field(default_factory=dict)
    groups: dict[Group.Kind, Group] = field(default_factory=dict)

    @property
    def founded_on(self) -> date:
        """Return the partnership's first day."""
        return self.today - AGE

    def appoint(self, role: Role, relation: Relation, *, since: date) -> Somebody:
        """Give a new person a post of this role, connected as the relation says."""
        user = account(f"{role.value}-{relation.name}", self.short)
        side = INSIDE if relation is Relation.AGENCY else OUTSIDE
        kind = USUAL_AGENCY.get(role, Agency.Kind.LOCAL_AUTHORITY)
        group = Group.Kind.REVIEW if relation is Relation.GROUP else Group.Kind.OTHER
        self._appoint(user, role, agency=self.agencies[side, kind], group=group, since=since)
        return Somebody(role=role, relation=relation, user=user)

    def _appoint(
        self,
        user: User,
        role: Role,
        *,
        agency: Agency | None,
        group: Group.Kind,
        since: date,
    ) -> None:
        by, at = self.walk.coordinator(on=since), clock.at(since, 9)
        in_a_group = self.groups[group]
        if role in SYSTEM_ROLES:
            system_posts.give(
                user,
                title=role.label,
                role=role,
                group=in_a_group,
                starts_on=since,
                by=by,
                at=at,
                second=self._second(user, on=since),
            )
            return
        partnership_actions.appoint(
            holder_name=user.name,
            title=role.label,
            user=user,
            agency=agency,
            group=in_a_group,
            role=role,
            starts_on=since,
            ends_on=since + FROM_OUTSIDE if role is Role.LEAD_REVIEWER else None,
            by=by,
            at=at,
        )

    def _second(self, user: User, *, on: date) -> Viewer | None:
        """Return who confirms a post; only whoever runs the system can, for the first of them."""
        return None if user == self.independent else self.walk.viewer(self.independent, on=on)


def found(
    name: str,
    *,
    today: date,
    decides: DecisionAuthority = DecisionAuthority.STATUTORY_PARTNERS,
) -> Place:
    """Begin a partnership with arrangements, agencies, groups and the people who run it."""
    first_day, short = today - AGE, name.split()[0].lower()
    at = clock.at(first_day, 9)
    cast = {part: account(part, short) for part in ("coordinator", "chair", "notifier")}
    partners = {kind: account(f"partner-{kind.value}", short) for kind in sorted(STATUTORY)}
    independent = account("independent-chair", short)
    partnership = partnership_actions.found(
        name=f"{name} Safeguarding Children Partnership",
        short_name=name,
        local_authority=name,
        coordinator=cast["coordinator"],
        title="Business Manager",
        starts_on=first_day,
        at=at,
    )
    partners_decide = decides is DecisionAuthority.STATUTORY_PARTNERS
    people = People(
        coordinator=cast["coordinator"],
        group_chair=cast["chair"],
        decider=partners[Agency.Kind.LOCAL_AUTHORITY] if partners_decide else independent,
        notifier=cast["notifier"],
        partners=list(partners.values()) if partners_decide else [],
    )
    place = Place(Walk(partnership, people), today, short, independent)
    arrangements = Arrangements(starts_on=first_day, title="Arrangements", decides=decides)
    by = place.walk.coordinator(on=first_day)
    partnership_actions.publish_arrangements(arrangements, by=by, at=at)
    _agencies_and_groups(place, name)
    _posts(place, partners)
    return place


def _agencies_and_groups(place: Place, name: str) -> None:
    by, at = place.walk.coordinator(on=place.founded_on), clock.at(place.founded_on, 9)
    for side in (INSIDE, OUTSIDE):
        for kind in AGENCIES:
            place.agencies[side, kind] = partnership_actions.add_agency(
                name=f"{name} {kind.label} {side}",
                kind=kind,
                is_statutory_partner=side == INSIDE and kind in STATUTORY,
                starts_on=place.founded_on,
                by=by,
                at=at,
            )
    for group in GROUPS:
        place.groups[group] = partnership_actions.add_group(
            name=f"{name} {group.label}", kind=group, starts_on=place.founded_on, by=by, at=at
        )


def _posts(place: Place, partners: dict[Agency.Kind, User]) -> None:
    people, agencies = place.walk.people, place.agencies
    council = agencies[INSIDE, Agency.Kind.LOCAL_AUTHORITY]
    posts: list[tuple[User, Role, Agency | None, Group.Kind]] = [
        (people.group_chair, Role.GROUP_CHAIR, None, Group.Kind.REVIEW),
        (people.notifier, Role.NOTIFIER, council, Group.Kind.OTHER),
        (place.independent, Role.INDEPENDENT_CHAIR, None, Group.Kind.EXECUTIVE),
        *(
            (user, Role.STATUTORY_PARTNER, agencies[INSIDE, kind], Group.Kind.EXECUTIVE)
            for kind, user in partners.items()
        ),
    ]
    for user, role, agency, group in posts:
        place._appoint(user, role, agency=agency, group=group, since=place.founded_on)


def account(part: str, short: str) -> User:
    """Give somebody an account, named after their part in the partnership."""
    words = part.lower().replace("_", "-")
    return User.objects.create_user(
        email=f"{words}@{short}.example",
        name=f"{words.replace('-', ' ').title()} of {short}",
        password=PASSWORD,
    )


def invite(place: Place) -> str:
    """Invite somebody new to a post for an agency; return the address of the link they get."""
    by, at = place.walk.coordinator(on=place.today), clock.at(place.today, 9)
    agency = place.agencies[OUTSIDE, Agency.Kind.EDUCATION]
    role = Role.AGENCY_REPRESENTATIVE
    offer = partnership_actions.Offer(title=role.label, role=role, agency=agency)
    invitation = partnership_actions.invite(
        email=f"new@{place.short}.example", name="Somebody New", offer=offer, by=by, at=at
    )
    letter = partnership_actions.send(invitation, link=_link, by=by, at=at)
    return letter.link


def _link(secret: str) -> str:
    return reverse("partnership:open_link", args=[secret])


def cast_of(place: Place) -> Iterator[Somebody]:
    """Return the people who run the partnership and act in its stories."""
    people = place.walk.people
    yield Somebody(role=Role.COORDINATOR, relation=Relation.NAMED, user=people.coordinator)
    yield Somebody(role=Role.GROUP_CHAIR, relation=Relation.NAMED, user=people.group_chair)
    yield Somebody(role=Role.NOTIFIER, relation=Relation.NAMED, user=people.notifier)
    for partner in people.partners:
        yield Somebody(role=Role.STATUTORY_PARTNER, relation=Relation.NAMED, user=partner)
