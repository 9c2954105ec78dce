"""Random people try random things with posts; a second opinion says what should come of it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final, TypeVar

from django.core.exceptions import PermissionDenied

from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.core import clock
from heed.partnership import actions
from heed.partnership.actions import Offer
from heed.partnership.models import Agency, Appointment, Group, Invitation
from tests.trust.delegating.oracle import Asked, Held, Offered, Place
from tests.trust.delegating.people import BEGINS, World

T = TypeVar("T")

PASSWORD: Final = "a heron waits by the weir"
NEW_PEOPLE: Final = ("new.one@example.org.uk", "new.two@example.org.uk")
REFUSALS: Final = (
    PermissionDenied,
    actions.EndsBeforeItStarts,
    actions.HoldsItAlready,
    actions.InvitationOver,
    actions.InvitedAlready,
    actions.LastCoordinator,
    actions.LastDayMissing,
    actions.LinkCannotBeUsed,
    actions.NeedsTwoPeople,
    actions.OverAlready,
)
SMALL: Final = (Role.NOTIFIER, Role.AGENCY_REPRESENTATIVE, Role.AGENCY_ADMINISTRATOR)
POWERFUL: Final = {"COORDINATOR", "INDEPENDENT_CHAIR", "AGENCY_ADMINISTRATOR"}
SYSTEM: Final = (Role.COORDINATOR, Role.INDEPENDENT_CHAIR, Role.DATA_PROTECTION_OFFICER)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody as they act now."""

    person: int
    place: Place
    viewer: Viewer


@dataclass(slots=True)
class Walk:
    """One sequence of acts; `wrong` says where the product and the second opinion differ."""

    world: World
    chance: random.Random
    at: datetime = BEGINS
    tried: Counter[str] = field(default_factory=Counter)
    allowed: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    links: dict[int, str] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """Return the day it is."""
        return clock.day(self.at)

    def go(self, steps: int) -> None:
        """Take so many steps, or stop at the first difference."""
        acts: list[Callable[[], None]] = [
            self.appoint, self.appoint, self.invite, self.confirm, self.confirm, self.send,
            self.send, self.send, self.join, self.join, self.join, self.withdraw, self.remove,
            self.end, self.change, self.wait,
        ]  # fmt: skip
        for _ in range(steps):
            self.chance.choice(acts)()
            if self.wrong:
                return

    # ------------------------------------------------------------------------- what people try

    def appoint(self) -> None:
        """Put somebody in a post."""
        actor = self._actor()
        role, agency, group = self._a_post()
        to, ends = self._anybody(), self._a_last_day()
        offered = _offered(role, agency, group, by=actor)
        expected = self.world.oracle.may_appoint(
            actor.person, actor.place, offered, to=to, ends=ends, day=self.day
        )
        made = self._try(
            expected,
            f"appoint {offered} by {actor.viewer.name}",
            lambda: actions.appoint(
                holder_name=self.world.users[to].name,
                title=role.label,
                user=self.world.users[to],
                agency=agency,
                group=group,
                role=role,
                starts_on=self.day,
                ends_on=ends,
                by=actor.viewer,
                at=self.at,
            ),
        )
        if made is not None:
            self.world.oracle.posts[made.pk] = Held(to, offered, self.day, ends)

    def invite(self) -> None:
        """Invite somebody, known or new."""
        actor = self._actor()
        role, agency, group = self._a_post()
        email, ends = self._an_email(), self._a_last_day()
        offered = _offered(role, agency, group, by=actor)
        expected = self.world.oracle.may_invite(
            actor.person, actor.place, offered, email=email, ends=ends, day=self.day
        )
        offer = Offer(title=role.label, role=role, agency=agency, group=group, ends_on=ends)
        made = self._try(
            expected,
            f"invite {email} to {offered} by {actor.viewer.name}",
            lambda: actions.invite(
                email=email, name=email, offer=offer, by=actor.viewer, at=self.at
            ),
        )
        if made is not None:
            asked = Asked(email, offered, actor.person, last_day=ends)
            self.world.oracle.invitations[made.pk] = asked

    def confirm(self) -> None:
        """Be the second person for an invitation."""
        chosen = self._an_invitation()
        if chosen is None:
            return
        pk, asked = chosen
        actor = self._actor(
            lambda who, where: self.world.oracle.may_confirm(who, where, asked, self.day)
        )
        expected = self.world.oracle.may_confirm(actor.person, actor.place, asked, self.day)
        row = Invitation.objects.get(pk=pk)
        done = self._try(
            expected,
            f"confirm {asked} by {actor.viewer.name}",
            lambda: actions.confirm(row, by=actor.viewer, at=self.at) or row,
        )
        if done is not None:
            asked.second = actor.person

    def send(self) -> None:
        """Send a link."""
        chosen = self._an_invitation()
        if chosen is None:
            return
        pk, asked = chosen
        actor = self._actor(
            lambda who, where: self.world.oracle.may_send(who, where, asked, self.day)
        )
        expected = self.world.oracle.may_send(actor.person, actor.place, asked, self.day)
        row = Invitation.objects.get(pk=pk)
        letter = self._try(
            expected,
            f"send {asked} by {actor.viewer.name}",
            lambda: actions.send(row, link=str, by=actor.viewer, at=self.at),
        )
        if letter is not None:
            self.links[pk] = letter.link
            asked.until = self.at + timedelta(days=7)
            if self.world.oracle.may_give(actor.person, actor.place, asked.offered, self.day):
                asked.by = actor.person

    def join(self) -> None:
        """Follow the newest link of an invitation, as the person invited or as somebody else."""
        chosen = self._an_invitation()
        if chosen is None:
            return
        pk, asked = chosen
        secret = self.links.get(pk, "a guess")
        known = [person for person, email in self._emails() if email == asked.email]
        person = self._anybody() if self.chance.random() < 0.2 or not known else known[0]
        anew = self.chance.random() < (0.1 if known else 0.8)
        email = asked.email if anew else self.world.oracle.emails[person]
        expected = self.world.oracle.may_join(asked, email=email, at=self.at, day=self.day)
        expected = expected and not (anew and known)
        joined = self._try(
            expected,
            f"join {asked} as {email}",
            lambda: self._joined(secret, None if anew else person),
        )
        if joined is not None:
            newest = Appointment.objects.latest("pk").pk
            held = Held(joined, asked.offered, self.day, asked.last_day)
            self.world.oracle.posts[newest] = held
            asked.is_over = True

    def withdraw(self) -> None:
        """Take an invitation back."""
        chosen = self._an_invitation()
        if chosen is None:
            return
        pk, asked = chosen
        actor = self._actor(
            lambda who, where: self.world.oracle.may_withdraw(who, where, asked, self.day)
        )
        expected = self.world.oracle.may_withdraw(actor.person, actor.place, asked, self.day)
        row = Invitation.objects.get(pk=pk)
        done = self._try(
            expected,
            f"withdraw {asked} by {actor.viewer.name}",
            lambda: actions.withdraw(row, by=actor.viewer, at=self.at) or row,
        )
        if done is not None:
            asked.is_over = True

    def remove(self) -> None:
        """End a post at once."""
        actor, (pk, post) = self._actor(), self._a_held_post()
        expected = self.world.oracle.may_remove(actor.person, actor.place, post, self.day)
        row = Appointment.objects.get(pk=pk)
        done = self._try(
            expected,
            f"remove {post} by {actor.viewer.name}",
            lambda: actions.remove(row, by=actor.viewer, at=self.at) or row,
        )
        if done is not None:
            post.ends, post.removed = max(self.day, post.starts), True

    def end(self) -> None:
        """End a post with a day, or prolong it."""
        actor, (pk, post) = self._actor(), self._a_held_post()
        last = self.day + timedelta(days=self.chance.choice((-3, -1, 0, 2, 30)))
        expected = self.world.oracle.may_set_last_day(
            actor.person, actor.place, post, last=last, day=self.day
        )
        row = Appointment.objects.get(pk=pk)
        done = self._try(
            expected,
            f"end {post} on {last} by {actor.viewer.name}",
            lambda: actions.end_appointment(row, ends_on=last, by=actor.viewer, at=self.at) or row,
        )
        if done is not None:
            post.ends = last

    def change(self) -> None:
        """Give somebody another post instead of one: ending it and giving the other."""
        actor, (pk, post) = self._actor(), self._a_held_post()
        role, _, group = self._a_post()
        oracle = self.world.oracle
        offered = Offered(role.value, post.offered.place, group.pk if group else None)
        ends = post.ends
        expected = (
            oracle.may_remove(actor.person, actor.place, post, self.day)
            and oracle.may_appoint(
                actor.person, actor.place, offered, to=post.person, ends=ends, day=self.day
            )
            and (group is None or group.partnership_id == post.offered.place.partnership)
        )
        row = Appointment.objects.get(pk=pk)
        changed = self._try(
            expected,
            f"change {post} to {offered} by {actor.viewer.name}",
            lambda: actions.change_post(
                row, title=role.label, role=role, group=group, by=actor.viewer, at=self.at
            ),
        )
        if changed is not None:
            starts = max(self.day, post.starts)
            post.ends, post.removed = starts, True
            oracle.posts[changed.pk] = Held(post.person, offered, starts, ends)

    def wait(self) -> None:
        """Let days pass."""
        self.at += timedelta(days=self.chance.choice((1, 3, 8)))

    # ------------------------------------------------------------------------------ small parts

    def _try(self, expected: bool, what: str, act: Callable[[], T]) -> T | None:
        kind = what.split()[0]
        self.tried[kind] += 1
        try:
            done = act()
        except REFUSALS as refusal:
            if expected:
                self.wrong.append(f"refused: {what} ({refusal})")
            return None
        self.allowed[kind] += 1
        if not expected:
            self.wrong.append(f"GAINED: {what}")
        return done

    def _joined(self, secret: str, person: int | None) -> int:
        if person is not None:
            actions.join(secret, user=self.world.users[person], at=self.at)
            return person
        user = actions.join_with_new_account(secret, name="New", password=PASSWORD, at=self.at)
        self.world.users[user.pk] = user
        self.world.oracle.emails[user.pk] = user.email
        return user.pk

    def _actor(self, may: Callable[[int, Place], bool] | None = None) -> Actor:
        """Choose somebody with a post: mostly who keeps people, or who may do what is tried."""
        oracle, day = self.world.oracle, self.day
        acting = [
            (person, place)
            for person in sorted(self.world.users)
            for place in sorted(oracle.places(person, day), key=str)
        ]
        keepers = [one for one in acting if oracle.roles(*one, day) & POWERFUL]
        able = [one for one in keepers if may is not None and may(*one)]
        likely = able if able and self.chance.random() < 0.6 else keepers
        person, place = self.chance.choice(likely if self.chance.random() < 0.8 else acting)
        viewer = self.world.viewer(person, place, day)
        if viewer is None:
            raise LookupError(f"{person} should act in {place} on {day}.")
        return Actor(person, place, viewer)

    def _anybody(self) -> int:
        return self.chance.choice(sorted(self.world.users))

    def _a_post(self) -> tuple[Role, Agency | None, Group | None]:
        roles = SYSTEM if self.chance.random() < 0.3 else tuple(Role)
        if self.chance.random() < 0.4:
            roles = SMALL
        agency = self.chance.choice([*self.world.agencies.values(), None])
        group = self.world.group if self.chance.random() < 0.2 else None
        return self.chance.choice(roles), agency, group

    def _a_last_day(self) -> date | None:
        days = self.chance.choice((None, None, None, -1, 0, 5, 100))
        return None if days is None else self.day + timedelta(days=days)

    def _an_email(self) -> str:
        return self.chance.choice([*NEW_PEOPLE, *sorted(self.world.oracle.emails.values())])

    def _an_invitation(self) -> tuple[int, Asked] | None:
        """Choose one of the newest invitations; where there is none, invite somebody instead."""
        known = sorted(self.world.oracle.invitations.items(), key=lambda one: one[0])[-3:]
        if known:
            return self.chance.choice(known)
        self.invite()
        return None

    def _a_held_post(self) -> tuple[int, Held]:
        """Choose a post; often of somebody whose invitation waits for an answer."""
        posts = sorted(self.world.oracle.posts.items(), key=lambda one: one[0])
        senders = {one.by for one in self.world.oracle.invitations.values() if not one.is_over}
        theirs = [one for one in posts if one[1].person in senders]
        return self.chance.choice(theirs if theirs and self.chance.random() < 0.5 else posts)

    def _emails(self) -> list[tuple[int, str]]:
        return sorted(self.world.oracle.emails.items())


def _offered(role: Role, agency: Agency | None, group: Group | None, *, by: Actor) -> Offered:
    """Return what is given; outside every agency and group it is given where the giver acts."""
    where = agency or group
    partnership = where.partnership_id if where else by.place.partnership
    place = Place(partnership, agency.pk if agency else None)
    return Offered(role.value, place, group.pk if group else None)
