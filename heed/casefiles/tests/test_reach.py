"""On a file that is open, does each role see what the role table says and nothing else?"""

from __future__ import annotations

import pytest
from django.apps import apps
from pytest_django import DjangoAssertNumQueries

from conftest import StopClock, ViewerOf
from heed.access.role_table import Reach, Resource, reach
from heed.access.roles import Role
from heed.accounts.models import User
from heed.casefiles.models import CaseFile, CaseRecord, Exclusion, Grant
from heed.casefiles.tests.factories import CaseFileFactory, ExclusionFactory, GrantFactory
from heed.partnership.models import Partnership

CASE_MODELS = [model for model in apps.get_models() if issubclass(model, CaseRecord)]


@pytest.fixture
def case_file(partnership: Partnership, stop_clock: StopClock) -> CaseFile:
    stop_clock("2026-11-23 09:00")
    made: CaseFile = CaseFileFactory(partnership=partnership)
    return made


@pytest.mark.parametrize("model", CASE_MODELS, ids=lambda model: model._meta.label)
def test_every_case_record_says_what_it_is(model: type[CaseRecord]) -> None:
    assert isinstance(model.resource, Resource)
    assert model.resource.is_kept_today


@pytest.mark.parametrize("role", list(Role))
def test_the_file_opened_to_a_person_by_name_is_theirs_only_if_their_role_sees_cases(
    role: Role, case_file: CaseFile, viewer_of: ViewerOf
) -> None:
    viewer = viewer_of(role)
    GrantFactory(case_file=case_file, user=User.objects.get(pk=viewer.user_id))

    by_name = {Reach.BY_NAME, Reach.OPENED, Reach.EVERY}
    assert CaseFile.open_to(viewer).exists() == (reach(role, Resource.CASE) in by_name)
    assert Grant.visible_to(viewer).exists() == (reach(role, Resource.ACCESS) in by_name)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.AGENCY_REPRESENTATIVE])
def test_the_file_opened_to_an_agency_is_not_everybodys_who_acts_for_it(
    role: Role, case_file: CaseFile, viewer_of: ViewerOf
) -> None:
    viewer = viewer_of(role)
    if viewer.agency_id is not None:
        GrantFactory(case_file=case_file, user=None, agency_id=viewer.agency_id)
    ways = {Reach.OPENED, Reach.EVERY} if viewer.agency_id else {Reach.EVERY}

    assert CaseFile.open_to(viewer).exists() == (reach(role, Resource.CASE) in ways)


@pytest.mark.parametrize("role", list(Role))
def test_conflicts_are_seen_by_those_who_keep_the_register(
    role: Role, case_file: CaseFile, viewer_of: ViewerOf
) -> None:
    ExclusionFactory(case_file=case_file)
    viewer = viewer_of(role)
    GrantFactory(case_file=case_file, user=User.objects.get(pk=viewer.user_id))

    keeps = role in {Role.COORDINATOR, Role.INDEPENDENT_CHAIR}
    assert Exclusion.visible_to(viewer).exists() == keeps


def test_the_rule_is_one_question_to_the_database(
    case_file: CaseFile, viewer_of: ViewerOf, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    viewer = viewer_of(Role.STATUTORY_PARTNER)

    with django_assert_num_queries(1):
        list(Grant.visible_to(viewer))
