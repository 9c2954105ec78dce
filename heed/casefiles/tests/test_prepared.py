"""Is the lock's question put together once, and the same question with other values?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import StopClock, ViewerOf
from heed.access.role_table import Reach
from heed.access.roles import Role
from heed.casefiles.models import CaseFile
from heed.casefiles.models.files import _question, open_files
from heed.casefiles.models.prepared import Given, Prepared
from heed.casefiles.tests.factories import CaseFileFactory, GrantFactory
from heed.partnership.models import Group, Partnership


@pytest.fixture(autouse=True)
def _today(stop_clock: StopClock) -> None:
    stop_clock("2026-11-23 09:00")


def test_it_is_put_together_once_for_everybody_alike(
    viewer_of: ViewerOf, partnership: Partnership
) -> None:
    CaseFileFactory(partnership=partnership)
    first, second = viewer_of(Role.COORDINATOR), viewer_of(Role.COORDINATOR)
    list(CaseFile.open_to(first))
    before = _question.cache_info()

    assert CaseFile.open_to(second).exists()

    after = _question.cache_info()
    assert (after.misses, after.hits) == (before.misses, before.hits + 1)


def test_every_value_is_a_parameter_of_its_own(
    viewer_of: ViewerOf, partnership: Partnership
) -> None:
    member = viewer_of(Role.GROUP_MEMBER)
    shape = {"everything": False, "only_by_name": False, "for_an_agency": True}
    question = Prepared.of(open_files(**shape, groups=1, roles=1).values("pk"))
    names = {one.name for one in question.parameters if isinstance(one, Given)}

    with CaptureQueriesContext(connection) as asked:
        list(CaseFile.open_to(member))

    assert names == {"user", "partnership", "agency", "today", "now", "group0", "role0"}
    assert len(asked) == 1


def test_somebody_in_several_groups_sees_what_is_open_to_any(
    viewer_of: ViewerOf, partnership: Partnership
) -> None:
    member = viewer_of(Role.GROUP_MEMBER)
    executive = Group.objects.get(partnership=partnership, kind=Group.Kind.EXECUTIVE)
    both = replace(member, group_ids=member.group_ids | {executive.pk})

    grant = GrantFactory(case_file__partnership=partnership, user=None, group=executive)

    assert not CaseFile.open_to(member).exists()
    assert CaseFile.open_to(both).get() == grant.case_file


def test_without_any_way_there_is_nothing_to_ask(viewer_of: ViewerOf) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert list(CaseFile.open_by(viewer_of(Role.COUNCILLOR), frozenset())) == []

    assert "casefiles" not in str(asked.captured_queries)


def test_the_day_is_asked_for_each_time(
    viewer_of: ViewerOf, partnership: Partnership, stop_clock: StopClock
) -> None:
    member = viewer_of(Role.GROUP_MEMBER)
    GrantFactory(
        case_file__partnership=partnership, user_id=member.user_id, ends_on=date(2026, 11, 23)
    )
    ways = frozenset({Reach.OPENED})
    assert CaseFile.open_by(member, ways).exists()

    stop_clock("2026-11-24 00:00")

    assert not CaseFile.open_by(member, ways).exists()
