"""If a query forgets `visible_to`, does PostgreSQL itself hold the rows back?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from conftest import StopClock, ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit.models import AuditEntry
from heed.casefiles import second_wall
from heed.casefiles.models import CaseFile, Grant, NamedPerson
from heed.casefiles.tests.factories import (
    CaseFileFactory,
    EmergencyOpeningFactory,
    ExclusionFactory,
    GrantFactory,
    NamedPersonFactory,
)
from heed.partnership.models import Partnership

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="the second wall is PostgreSQL's"
)


@pytest.fixture
def file(partnership: Partnership, stop_clock: StopClock) -> Iterator[CaseFile]:
    stop_clock("2026-11-23 09:00")
    case_file: CaseFile = CaseFileFactory(partnership=partnership)
    NamedPersonFactory(case_file=case_file)
    yield case_file
    second_wall.take_away()


def shown(viewer: Viewer | None) -> tuple[int, int]:
    """Return how many files, and people named in them, somebody is shown when nothing filters."""
    if viewer is None:
        second_wall.close()
    else:
        second_wall.show_to(viewer)
    return CaseFile.unscoped.count(), NamedPerson.unscoped.count()


def test_nobody_sees_a_row_until_somebody_has_said_who_is_looking(file: CaseFile) -> None:
    assert shown(None) == (0, 0)


def test_heed_itself_sees_every_row_when_the_wall_is_taken_away(file: CaseFile) -> None:
    second_wall.close()

    second_wall.take_away()

    assert NamedPerson.unscoped.count() == 1


def test_who_runs_the_partnership_sees_its_rows_and_a_stranger_none(
    file: CaseFile, viewer_of: ViewerOf, stranger: Viewer
) -> None:
    coordinator = viewer_of(Role.COORDINATOR)

    assert shown(coordinator) == (1, 1)
    assert shown(stranger) == (0, 0)


@pytest.mark.parametrize("role", [Role.AGENCY_REPRESENTATIVE, Role.GROUP_MEMBER, Role.NOTIFIER])
def test_a_grant_opens_the_wall_while_it_lasts(
    file: CaseFile, viewer_of: ViewerOf, role: Role, stop_clock: StopClock
) -> None:
    viewer = viewer_of(role)
    before = shown(viewer)
    second_wall.take_away()
    GrantFactory(case_file=file, user_id=viewer.user_id, ends_on="2026-11-30")

    while_it_lasts = shown(viewer)
    stop_clock("2026-12-01 09:00")

    assert (before, while_it_lasts, shown(viewer)) == ((0, 0), (1, 1), (0, 0))


def test_a_grant_to_an_agency_or_a_group_opens_it_too(file: CaseFile, viewer_of: ViewerOf) -> None:
    school, member = viewer_of(Role.AGENCY_REPRESENTATIVE), viewer_of(Role.GROUP_MEMBER)
    (group_id,) = member.group_ids
    GrantFactory(case_file=file, user=None, agency_id=school.agency_id)
    GrantFactory(case_file=file, user=None, group_id=group_id)

    assert shown(school) == (1, 1)
    assert shown(member) == (1, 1)


def test_a_grant_to_a_role_in_an_agency_opens_it_to_that_role(
    file: CaseFile, viewer_of: ViewerOf
) -> None:
    partner = viewer_of(Role.STATUTORY_PARTNER)
    notifier = viewer_of(Role.NOTIFIER)
    assert partner.agency_id == notifier.agency_id

    GrantFactory(
        case_file=file,
        user=None,
        agency_id=partner.agency_id,
        role=Role.STATUTORY_PARTNER.value,
    )

    assert shown(partner) == (1, 1)
    assert shown(notifier) == (0, 0)


def test_breaking_the_glass_opens_it_for_hours(
    file: CaseFile, viewer_of: ViewerOf, stop_clock: StopClock
) -> None:
    school = viewer_of(Role.AGENCY_REPRESENTATIVE)
    EmergencyOpeningFactory(
        case_file=file,
        partnership=file.partnership,
        user_id=school.user_id,
        starts_at=stop_clock("2026-11-23 09:00"),
        ends_at=stop_clock("2026-11-23 11:00"),
        hours=2,
    )
    stop_clock("2026-11-23 10:59")

    while_it_lasts = shown(school)
    stop_clock("2026-11-23 11:01")

    assert (while_it_lasts, shown(school)) == ((1, 1), (0, 0))


def test_a_role_that_reaches_no_case_sees_none_even_with_a_grant(
    file: CaseFile, viewer_of: ViewerOf
) -> None:
    councillor = viewer_of(Role.COUNCILLOR)
    GrantFactory(case_file=file, user_id=councillor.user_id)

    assert shown(councillor) == (0, 0)


def test_a_conflict_of_interest_closes_the_wall_to_everybody(
    file: CaseFile, viewer_of: ViewerOf
) -> None:
    kept_out, named = viewer_of(Role.COORDINATOR), viewer_of(Role.INDEPENDENT_CHAIR)
    ExclusionFactory(case_file=file, user_id=kept_out.user_id)
    NamedPersonFactory(case_file=file, user_id=named.user_id)

    assert shown(kept_out) == (0, 0)
    assert shown(named) == (0, 0)


def test_nothing_can_be_written_on_a_file_behind_the_wall(
    file: CaseFile, stranger: Viewer, viewer_of: ViewerOf
) -> None:
    second_wall.show_to(stranger)

    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        GrantFactory(case_file=file, user_id=stranger.user_id)


def test_nobody_behind_the_wall_may_change_the_trail(file: CaseFile, viewer_of: ViewerOf) -> None:
    second_wall.show_to(viewer_of(Role.COORDINATOR))

    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        AuditEntry.objects.update(actor_name="Somebody else")


def test_heed_looks_beyond_it_only_while_the_wall_is_opened(
    file: CaseFile, stranger: Viewer
) -> None:
    second_wall.show_to(stranger)

    with second_wall.opened():
        beyond = CaseFile.unscoped.count()

    assert (beyond, CaseFile.unscoped.count()) == (1, 0)


def test_a_failed_act_beyond_the_wall_leaves_it_closed(file: CaseFile, stranger: Viewer) -> None:
    second_wall.show_to(stranger)

    with pytest.raises(IntegrityError), transaction.atomic(), second_wall.opened():
        GrantFactory(case_file=file, user=None)

    assert CaseFile.unscoped.count() == 0


def test_opening_it_where_there_is_none_changes_nothing(file: CaseFile) -> None:
    with second_wall.opened():
        inside = CaseFile.unscoped.count()

    assert (inside, CaseFile.unscoped.count()) == (1, 1)


def test_building_it_again_changes_nothing_and_leaves_no_gap(db: None) -> None:
    second_wall.build()

    assert second_wall.gaps() == []


def test_a_table_outside_the_wall_is_named(file: CaseFile) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP POLICY behind_the_wall ON casefiles_grant")

    assert second_wall.gaps() == [Grant._meta.db_table]
