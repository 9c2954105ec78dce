"""Who may hand out which role, and take it away? One page; nobody hands a role to themselves."""

from __future__ import annotations

from dataclasses import dataclass

from heed.access.roles import Role
from heed.access.viewer import Viewer

EVERY_ROLE = frozenset(Role)
NO_ROLE: frozenset[Role] = frozenset()

# Roles that reach the whole partnership or its trail. One person proposes, another one confirms.
SYSTEM_ROLES = frozenset({Role.COORDINATOR, Role.INDEPENDENT_CHAIR, Role.DATA_PROTECTION_OFFICER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """What somebody in a role may do about the posts of others."""

    hands_out: frozenset[Role] = NO_ROLE
    proposes: frozenset[Role] = NO_ROLE
    confirms: frozenset[Role] = NO_ROLE
    takes_away: frozenset[Role] = NO_ROLE
    in_own_agency_only: bool = False


# An agency answers for its own people on the files opened to it. Groups, decisions and the posts of
# statutory partners are the partnership's to give.
TABLE: dict[Role, Delegation] = {
    Role.COORDINATOR: Delegation(
        hands_out=EVERY_ROLE - SYSTEM_ROLES,
        proposes=SYSTEM_ROLES,
        confirms=SYSTEM_ROLES,
        takes_away=EVERY_ROLE,
    ),
    Role.INDEPENDENT_CHAIR: Delegation(confirms=SYSTEM_ROLES),
    Role.AGENCY_ADMINISTRATOR: Delegation(
        hands_out=frozenset({Role.NOTIFIER, Role.AGENCY_REPRESENTATIVE, Role.AGENCY_ADMINISTRATOR}),
        takes_away=EVERY_ROLE - SYSTEM_ROLES - {Role.STATUTORY_PARTNER},
        in_own_agency_only=True,
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What is handed out or taken away: a role, perhaps for an agency, perhaps in a group.

    Without a role it carries no rights: a name on the list of people.
    """

    role: Role | None
    agency_id: int | None
    in_a_group: bool = False


def may_hand_out(viewer: Viewer, post: Post) -> bool:
    """Say whether this person may give the post to somebody else on their own."""
    return any(
        _covers(delegation.hands_out, post) and _is_theirs(delegation, viewer, post)
        for delegation in _of(viewer)
    )


def may_propose(viewer: Viewer, post: Post) -> bool:
    """Say whether this person may propose somebody for a post that another one confirms."""
    return any(post.role in delegation.proposes for delegation in _of(viewer))


def may_confirm(viewer: Viewer, post: Post) -> bool:
    """Say whether this person may confirm what somebody else has proposed."""
    return any(post.role in delegation.confirms for delegation in _of(viewer))


def may_take_away(viewer: Viewer, post: Post) -> bool:
    """Say whether this person may end the post of somebody."""
    return any(
        _covers(delegation.takes_away, post) and _is_in_reach(delegation, viewer, post)
        for delegation in _of(viewer)
    )


def roles_to_offer(viewer: Viewer) -> list[Role]:
    """Return the roles this person may hand out or propose, in the order of the table of roles."""
    return [
        role
        for role in Role
        if any(role in delegation.hands_out | delegation.proposes for delegation in _of(viewer))
    ]


def only_in_own_agency(viewer: Viewer) -> bool:
    """Say whether everything this person may do about posts is within their own agency."""
    return all(delegation.in_own_agency_only for delegation in _of(viewer))


def _of(viewer: Viewer) -> list[Delegation]:
    return [TABLE[role] for role in Role if role in viewer.roles and role in TABLE]


def _covers(roles: frozenset[Role], post: Post) -> bool:
    """A post without a role is below every role."""
    return post.role in roles if post.role else bool(roles)


def _is_theirs(delegation: Delegation, viewer: Viewer, post: Post) -> bool:
    """A seat in a group opens the group's files, which no agency can give."""
    return _is_in_reach(delegation, viewer, post) and not (
        delegation.in_own_agency_only and post.in_a_group
    )


def _is_in_reach(delegation: Delegation, viewer: Viewer, post: Post) -> bool:
    if not delegation.in_own_agency_only:
        return True
    return viewer.agency_id is not None and post.agency_id == viewer.agency_id
