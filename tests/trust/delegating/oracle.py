"""What may each person do about posts? Written from the rules in words, not from the product.

Nothing here reads `heed.access.delegation` or any action: the rules stand here a second time, on
plain values, so that a mistake there is not repeated here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

# Two people are needed to give one of these.
WHOLE_PARTNERSHIP: Final = {"COORDINATOR", "INDEPENDENT_CHAIR", "DATA_PROTECTION_OFFICER"}
ADMINISTRATOR_GIVES: Final = {"NOTIFIER", "AGENCY_REPRESENTATIVE", "AGENCY_ADMINISTRATOR"}
ADMINISTRATOR_NEVER_ENDS: Final = WHOLE_PARTNERSHIP | {"STATUTORY_PARTNER"}
KEEPS_PEOPLE: Final = {"COORDINATOR", "AGENCY_ADMINISTRATOR"}
CONFIRMS: Final = {"COORDINATOR", "INDEPENDENT_CHAIR"}
LINK_LASTS: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody acts: a partnership, and an agency or none."""

    partnership: int
    agency: int | None


@dataclass(frozen=True, slots=True)
class Offered:
    """What is given: a role in a place, perhaps in a group."""

    role: str
    place: Place
    group: int | None = None


@dataclass(slots=True)
class Held:
    """A post somebody holds, held or will hold."""

    person: int
    offered: Offered
    starts: date
    ends: date | None = None
    removed: bool = False

    def on(self, day: date) -> bool:
        """Say whether it is held on the day."""
        if day < self.starts:
            return False
        if self.ends is None or day < self.ends:
            return True
        return day == self.ends and not self.removed

    def is_over(self, day: date) -> bool:
        """Say whether it has ended."""
        return self.removed or (self.ends is not None and self.ends < day)


@dataclass(slots=True)
class Asked:
    """An invitation, by whom, confirmed by whom, and until when its link works."""

    email: str
    offered: Offered
    by: int
    second: int | None = None
    until: datetime | None = None
    is_over: bool = False
    last_day: date | None = None

    @property
    def waits(self) -> bool:
        """Say whether it still needs a second person."""
        return self.offered.role in WHOLE_PARTNERSHIP and self.second is None


@dataclass(slots=True)
class Oracle:
    """Everybody's posts and invitations, and what each may do about them."""

    posts: dict[int, Held] = field(default_factory=dict)
    invitations: dict[int, Asked] = field(default_factory=dict)
    emails: dict[int, str] = field(default_factory=dict)

    def roles(self, person: int, place: Place, day: date) -> set[str]:
        """Return the roles somebody has in a place on a day; other places add nothing."""
        return {
            post.offered.role
            for post in self.posts.values()
            if post.person == person and post.offered.place == place and post.on(day)
        }

    def places(self, person: int, day: date) -> set[Place]:
        """Return where somebody may act on a day."""
        held = (post for post in self.posts.values() if post.person == person and post.on(day))
        return {post.offered.place for post in held}

    def may_give(self, person: int, place: Place, offered: Offered, day: date) -> bool:
        """Say whether they may give it alone, acting in this place."""
        if offered.place.partnership != place.partnership or offered.role in WHOLE_PARTNERSHIP:
            return False
        roles = self.roles(person, place, day)
        if "COORDINATOR" in roles:
            return True
        return (
            "AGENCY_ADMINISTRATOR" in roles
            and place.agency is not None
            and place.agency == offered.place.agency
            and offered.group is None
            and offered.role in ADMINISTRATOR_GIVES
        )

    def may_propose(self, person: int, place: Place, offered: Offered, day: date) -> bool:
        """Say whether they may propose somebody for it, for another to confirm."""
        return (
            offered.role in WHOLE_PARTNERSHIP
            and offered.place.partnership == place.partnership
            and "COORDINATOR" in self.roles(person, place, day)
        )

    def may_end(self, person: int, place: Place, offered: Offered, day: date) -> bool:
        """Say whether they may take it away, or withdraw an invitation to it."""
        if offered.place.partnership != place.partnership:
            return False
        roles = self.roles(person, place, day)
        if "COORDINATOR" in roles:
            return True
        return (
            "AGENCY_ADMINISTRATOR" in roles
            and place.agency is not None
            and place.agency == offered.place.agency
            and offered.role not in ADMINISTRATOR_NEVER_ENDS
        )

    def may_appoint(
        self,
        person: int,
        place: Place,
        offered: Offered,
        *,
        to: int,
        ends: date | None,
        day: date,
    ) -> bool:
        """Say whether somebody may be put in a post directly."""
        return (
            to != person
            and self.may_give(person, place, offered, day)
            and not (offered.role == "LEAD_REVIEWER" and ends is None)
            and (ends is None or ends >= day)
        )

    def may_invite(
        self,
        person: int,
        place: Place,
        offered: Offered,
        *,
        email: str,
        ends: date | None,
        day: date,
    ) -> bool:
        """Say whether somebody may be invited: not oneself, not twice, not to what they have."""
        offers = self.may_give(person, place, offered, day)
        offers = offers or self.may_propose(person, place, offered, day)
        holds = any(
            post.offered == offered and post.on(day) and self.emails.get(post.person) == email
            for post in self.posts.values()
        )
        waiting = any(
            one.email == email and one.offered == offered and not one.is_over
            for one in self.invitations.values()
        )
        possible = not (offered.role == "LEAD_REVIEWER" and ends is None) and (
            ends is None or ends >= day
        )
        return offers and possible and not holds and not waiting and self.emails[person] != email

    def may_confirm(self, person: int, place: Place, asked: Asked, day: date) -> bool:
        """Say whether they may be the second person."""
        return (
            asked.offered.place.partnership == place.partnership
            and bool(self.roles(person, place, day) & CONFIRMS)
            and asked.waits
            and not asked.is_over
            and asked.by != person
            and asked.email != self.emails[person]
        )

    def may_send(self, person: int, place: Place, asked: Asked, day: date) -> bool:
        """Say whether they may send the link."""
        offers = self.may_give(person, place, asked.offered, day)
        offers = offers or self.may_propose(person, place, asked.offered, day)
        return (
            offers and not asked.is_over and not asked.waits and asked.email != self.emails[person]
        )

    def may_withdraw(self, person: int, place: Place, asked: Asked, day: date) -> bool:
        """Say whether they may take an invitation back."""
        return self.may_end(person, place, asked.offered, day) and not asked.is_over

    def may_join(self, asked: Asked, *, email: str, at: datetime, day: date) -> bool:
        """Say whether the newest link of an invitation lets this address in."""
        if asked.is_over or asked.waits or asked.until is None or at >= asked.until:
            return False
        if asked.last_day is not None and asked.last_day < day:
            return False
        return asked.email == email and self._is_vouched_for(asked, day)

    def may_remove(self, person: int, place: Place, post: Held, day: date) -> bool:
        """Say whether they may end a post at once."""
        return (
            self.may_end(person, place, post.offered, day)
            and not post.is_over(day)
            and self._somebody_stays(post, day)
        )

    def may_set_last_day(
        self, person: int, place: Place, post: Held, *, last: date, day: date
    ) -> bool:
        """Say whether they may end a post with a day; a later one is given like a post."""
        if not self.may_end(person, place, post.offered, day) or post.is_over(day):
            return False
        prolongs = post.ends is not None and last > post.ends
        if prolongs and (
            post.person == person or not self.may_give(person, place, post.offered, day)
        ):
            return False
        return last >= post.starts and self._somebody_stays(post, last + timedelta(days=1))

    def _somebody_stays(self, post: Held, day: date) -> bool:
        if post.offered.role != "COORDINATOR":
            return True
        return any(
            other.offered.role == "COORDINATOR"
            and other.offered.place.partnership == post.offered.place.partnership
            and other.person != post.person
            and other.on(day)
            for other in self.posts.values()
        )

    def _is_vouched_for(self, asked: Asked, day: date) -> bool:
        first = any(
            self.may_give(asked.by, place, asked.offered, day)
            or self.may_propose(asked.by, place, asked.offered, day)
            for place in self.places(asked.by, day)
        )
        if asked.second is None:
            return first
        second = any(
            place.partnership == asked.offered.place.partnership
            and self.roles(asked.second, place, day) & CONFIRMS
            for place in self.places(asked.second, day)
        )
        return first and second
