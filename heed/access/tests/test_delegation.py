"""Does the table say who may hand out which role, and does nobody reach further than it says?"""

from __future__ import annotations

import pytest

from heed.access import delegation
from heed.access.delegation import SYSTEM_ROLES, TABLE, Post
from heed.access.permissions import TABLE as PERMISSIONS
from heed.access.permissions import Permission
from heed.access.roles import Role
from heed.access.viewer import Viewer

SCHOOLS, POLICE = 7, 8
EVERY_ROLE = list(Role)


def acting(*roles: Role, agency_id: int | None = None) -> Viewer:
    return Viewer(
        user_id=1,
        name="Amira Khan",
        partnership_id=1,
        partnership_name="Westshire",
        agency_id=agency_id,
        agency_name="",
        roles=frozenset(roles),
    )


def post(role: Role | None, agency_id: int | None = None, *, in_a_group: bool = False) -> Post:
    return Post(role=role, agency_id=agency_id, in_a_group=in_a_group)


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_a_coordinator_hands_out_all_but_what_reaches_the_whole_partnership(role: Role) -> None:
    coordinator = acting(Role.COORDINATOR)

    assert delegation.may_hand_out(coordinator, post(role, POLICE)) is (role not in SYSTEM_ROLES)
    assert delegation.may_propose(coordinator, post(role)) is (role in SYSTEM_ROLES)
    assert delegation.may_confirm(coordinator, post(role)) is (role in SYSTEM_ROLES)
    assert delegation.may_take_away(coordinator, post(role, POLICE))


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_an_administrator_hands_out_three_roles_in_their_own_agency(role: Role) -> None:
    administrator = acting(Role.AGENCY_ADMINISTRATOR, agency_id=SCHOOLS)
    theirs = {Role.NOTIFIER, Role.AGENCY_REPRESENTATIVE, Role.AGENCY_ADMINISTRATOR}

    assert delegation.may_hand_out(administrator, post(role, SCHOOLS)) is (role in theirs)
    assert not delegation.may_hand_out(administrator, post(role, POLICE))
    assert not delegation.may_hand_out(administrator, post(role, None))
    assert not delegation.may_hand_out(administrator, post(role, SCHOOLS, in_a_group=True))
    assert not delegation.may_propose(administrator, post(role, SCHOOLS))
    assert not delegation.may_confirm(administrator, post(role, SCHOOLS))


def test_an_administrator_of_no_agency_reaches_nobody() -> None:
    lost = acting(Role.AGENCY_ADMINISTRATOR)

    assert not delegation.may_hand_out(lost, post(Role.NOTIFIER, None))
    assert not delegation.may_take_away(lost, post(Role.NOTIFIER, None))


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in {Role.COORDINATOR, Role.AGENCY_ADMINISTRATOR}]
)
def test_nobody_else_hands_out_or_takes_away_anything(role: Role) -> None:
    viewer = acting(role, agency_id=SCHOOLS)

    for given in (*Role, None):
        assert not delegation.may_hand_out(viewer, post(given, SCHOOLS))
        assert not delegation.may_propose(viewer, post(given, SCHOOLS))
        assert not delegation.may_take_away(viewer, post(given, SCHOOLS))


def test_a_chair_is_the_second_person_for_what_reaches_the_whole_partnership() -> None:
    chair = acting(Role.INDEPENDENT_CHAIR)

    may = {role for role in Role if delegation.may_confirm(chair, post(role))}
    assert may == SYSTEM_ROLES


def test_a_name_without_rights_is_given_by_those_who_give_anything() -> None:
    assert delegation.may_hand_out(acting(Role.COORDINATOR), post(None))
    administrator = acting(Role.AGENCY_ADMINISTRATOR, agency_id=SCHOOLS)
    assert delegation.may_hand_out(administrator, post(None, SCHOOLS))
    assert delegation.may_take_away(administrator, post(None, SCHOOLS))
    assert not delegation.may_take_away(administrator, post(None, POLICE))


def test_a_form_offers_what_a_person_may_give_or_propose() -> None:
    assert delegation.roles_to_offer(acting(Role.COORDINATOR)) == EVERY_ROLE
    assert delegation.roles_to_offer(acting(Role.AGENCY_ADMINISTRATOR, agency_id=SCHOOLS)) == [
        Role.NOTIFIER,
        Role.AGENCY_REPRESENTATIVE,
        Role.AGENCY_ADMINISTRATOR,
    ]
    assert delegation.roles_to_offer(acting(Role.INDEPENDENT_CHAIR)) == []


def test_some_reach_their_own_agency_only() -> None:
    assert delegation.only_in_own_agency(acting(Role.AGENCY_ADMINISTRATOR, agency_id=SCHOOLS))
    assert not delegation.only_in_own_agency(acting(Role.COORDINATOR, Role.AGENCY_ADMINISTRATOR))


def test_both_pages_name_the_same_people() -> None:
    giving = {role for role, may in TABLE.items() if may.hands_out or may.takes_away}
    confirming = {role for role, may in TABLE.items() if may.confirms}

    assert giving == PERMISSIONS[Permission.PEOPLE_APPOINT]
    assert confirming == PERMISSIONS[Permission.PEOPLE_CONFIRM]


def test_what_is_handed_out_can_be_taken_away_again() -> None:
    for may in TABLE.values():
        assert may.hands_out <= may.takes_away
        assert may.hands_out.isdisjoint(SYSTEM_ROLES)
