"""Does the role table hold together, with itself and with the table of permissions?"""

from __future__ import annotations

import pytest

from heed.access.fields import SEEN_BY, FieldClass
from heed.access.permissions import ABOUT, TABLE, Permission
from heed.access.role_table import (
    ON_CASES,
    ROWS,
    SEES_EVERY_FILE,
    TO_COME,
    Reach,
    Resource,
    reach,
    reaches,
    reaching,
)
from heed.access.role_table import TABLE as ROLE_TABLE
from heed.access.roles import Role

ON_A_CASE = [
    Resource.INCIDENT,
    Resource.PARTNER_VIEWS,
    Resource.RAPID_REVIEW,
    Resource.LOCAL_REVIEW,
    Resource.FILES,
    Resource.ACCESS,
]
WIDER = [Reach.NOTHING, Reach.COUNTS, Reach.OWN_AGENCY, Reach.BY_NAME, Reach.OPENED, Reach.EVERY]
NEVER_A_CASE = [
    Role.BOARD_OFFICER,
    Role.QA_OFFICER,
    Role.EXPLOITATION_COORDINATOR,
    Role.DATA_PROTECTION_OFFICER,
    Role.COMMUNICATIONS,
    Role.COUNCILLOR,
    Role.AGENCY_ADMINISTRATOR,
]


def test_every_role_has_its_line() -> None:
    assert list(ROLE_TABLE) == list(Role)


@pytest.mark.parametrize("permission", list(Permission))
def test_nobody_may_do_anything_to_what_they_do_not_reach(permission: Permission) -> None:
    about = ABOUT[permission]

    without = [role for role in TABLE[permission] if about and reach(role, about) not in ROWS]

    assert without == []


def test_whoever_reaches_papers_or_the_trail_may_read_them_and_nobody_else() -> None:
    assert reaching(Resource.PAPERS) == TABLE[Permission.PAPER_READ]
    assert reaching(Resource.TRAIL) == TABLE[Permission.TRAIL_READ]


@pytest.mark.parametrize("role", NEVER_A_CASE)
@pytest.mark.parametrize("resource", [Resource.CASE, *ON_A_CASE, Resource.CONFLICTS])
def test_some_roles_never_see_a_case(role: Role, resource: Resource) -> None:
    assert reach(role, resource) in {Reach.NOTHING, Reach.COUNTS}
    assert reaches([role], resource) == frozenset()


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("resource", ON_A_CASE)
def test_nobody_reaches_further_on_a_case_than_they_reach_the_case(
    role: Role, resource: Resource
) -> None:
    here = reach(role, resource)

    assert here is Reach.OWN_AGENCY or WIDER.index(here) <= WIDER.index(reach(role, Resource.CASE))
    assert here is Reach.NOTHING or role in ON_CASES


def test_everybody_on_cases_is_known_from_the_table() -> None:
    assert frozenset(Role) - set(NEVER_A_CASE) == ON_CASES
    assert {Role.COORDINATOR, Role.GROUP_CHAIR, Role.INDEPENDENT_CHAIR} == SEES_EVERY_FILE


def test_a_person_with_two_roles_has_the_reach_of_both() -> None:
    both = [Role.NOTIFIER, Role.GROUP_MEMBER, Role.COUNCILLOR]

    assert reaches(both, Resource.CASE) == {Reach.BY_NAME, Reach.OPENED}
    assert reaches(both, Resource.RAPID_REVIEW) == {Reach.OPENED}
    assert reaches([], Resource.CASE) == frozenset()


def test_who_may_not_know_who_reported_sees_nothing_that_tells() -> None:
    tells = reaching(Resource.ACCESS) | reaching(Resource.TRAIL)

    assert tells <= SEEN_BY[FieldClass.SOURCE_IDENTITY]


def test_what_no_line_names_is_out_of_reach() -> None:
    assert reach(Role.NOTIFIER, Resource.RAPID_REVIEW) is Reach.NOTHING
    assert reach(Role.LEAD_REVIEWER, Resource.CONFLICTS) is Reach.NOTHING


def test_what_is_agreed_for_later_is_told_from_what_is_kept_today() -> None:
    assert Resource.INCIDENT.is_kept_today
    assert not Resource.INTELLIGENCE.is_kept_today
    assert {resource for resource in Resource if not resource.is_kept_today} == TO_COME
