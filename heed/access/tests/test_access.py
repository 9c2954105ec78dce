"""Does the permission table say who may do what, and is it obeyed?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from heed.access import checks
from heed.access.permissions import NEEDS_FRESH_PROOF, TABLE, Permission
from heed.access.role_table import ON_CASES, SEES_EVERY_FILE
from heed.access.roles import Role
from heed.access.viewer import Viewer


def viewer(*roles: Role, agency_name: str = "", titles: tuple[str, ...] = ()) -> Viewer:
    return Viewer(
        user_id=1,
        name="Amira Khan",
        partnership_id=1,
        partnership_name="Westshire",
        agency_id=None,
        agency_name=agency_name,
        roles=frozenset(roles),
        titles=titles,
    )


@pytest.mark.parametrize("permission", list(Permission))
def test_every_permission_belongs_to_somebody(permission: Permission) -> None:
    assert TABLE[permission]


def test_nobody_may_do_anything_without_a_role() -> None:
    nobody = viewer()

    assert [permission for permission in Permission if checks.may(nobody, permission)] == []


def test_one_of_several_roles_is_enough() -> None:
    both = viewer(Role.BOARD_OFFICER, Role.COORDINATOR)

    checks.require(both, Permission.INCIDENT_REPORT)


def test_refusal_names_the_person_and_the_thing() -> None:
    with pytest.raises(PermissionDenied, match="Amira Khan may not do this: Report a serious"):
        checks.require(viewer(Role.BOARD_OFFICER), Permission.INCIDENT_REPORT)


@pytest.mark.parametrize("permission", list(Permission))
def test_a_stale_proof_is_refused_where_a_fresh_one_is_needed(permission: Permission) -> None:
    stale = replace(viewer(*TABLE[permission]), freshly_proved=False)

    checks.require(viewer(*TABLE[permission]), permission)
    if permission in NEEDS_FRESH_PROOF:
        with pytest.raises(checks.ProofNeeded, match="Amira Khan must confirm who they are"):
            checks.require(stale, permission)
    else:
        checks.require(stale, permission)


def test_whoever_may_not_do_it_anyway_is_not_asked_for_a_proof() -> None:
    stale = replace(viewer(Role.BOARD_OFFICER), freshly_proved=False)

    with pytest.raises(PermissionDenied) as refusal:
        checks.require(stale, Permission.PAPER_PUBLISH)

    assert not isinstance(refusal.value, checks.ProofNeeded)


def test_board_officers_never_see_a_case() -> None:
    assert Role.BOARD_OFFICER not in ON_CASES | SEES_EVERY_FILE


def test_a_decision_is_never_taken_by_whoever_keeps_the_files() -> None:
    assert Role.COORDINATOR not in TABLE[Permission.RAPID_REVIEW_DECIDE]


@pytest.mark.parametrize("role", list(Role))
def test_every_role_says_what_it_is_and_what_it_is_for(role: Role) -> None:
    assert role.label
    assert role.may.endswith(".")


def test_the_header_shows_titles_or_else_roles() -> None:
    assert viewer(Role.NOTIFIER, titles=("Team manager",)).role_words == "Team manager"
    assert viewer(Role.NOTIFIER, Role.COORDINATOR).role_words == (
        "Business manager or coordinator, Notifier"
    )


def test_people_outside_every_agency_act_for_the_partnership() -> None:
    assert viewer().acts_for == "Westshire"
    assert viewer(agency_name="Westshire Police").acts_for == "Westshire Police"
