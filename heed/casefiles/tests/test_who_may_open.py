"""Who may open a case file? The one rule everything else rests on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404

from conftest import StopClock, ViewerOf
from heed.access.permissions import Permission
from heed.access.role_table import SEES_EVERY_FILE
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.casefiles.models import CaseFile, Grant
from heed.casefiles.queries import find_or_404
from heed.casefiles.tests.factories import CaseFileFactory, ExclusionFactory, GrantFactory
from heed.partnership.models import Agency, Group, Partnership

TODAY = date(2026, 11, 23)


@pytest.fixture
def case_file(partnership: Partnership, stop_clock: StopClock) -> CaseFile:
    stop_clock("2026-11-23 09:00")
    made: CaseFile = CaseFileFactory(partnership=partnership)
    return made


@pytest.mark.parametrize("role", list(Role))
def test_without_a_grant_only_those_who_run_the_partnership_see_a_file(
    role: Role, case_file: CaseFile, viewer_of: ViewerOf
) -> None:
    viewer = viewer_of(role)

    assert CaseFile.open_to(viewer).exists() == (role in SEES_EVERY_FILE)


@pytest.mark.parametrize("role", list(Role))
def test_nobody_sees_a_file_of_another_partnership(
    role: Role, case_file: CaseFile, viewer_of: ViewerOf, another_partnership: Partnership
) -> None:
    viewer = viewer_of(role, partnership=another_partnership)

    assert not CaseFile.open_to(viewer).exists()


def test_a_grant_to_a_role_in_an_agency_opens_the_file_to_whoever_holds_it(
    case_file: CaseFile, viewer_of: ViewerOf, agency: Callable[[Agency.Kind], Agency]
) -> None:
    police = agency(Agency.Kind.POLICE)
    holder = viewer_of(Role.STATUTORY_PARTNER, police)
    colleague = viewer_of(Role.AGENCY_REPRESENTATIVE, police)
    elsewhere = viewer_of(Role.STATUTORY_PARTNER)

    grant = GrantFactory(
        case_file=case_file, user=None, agency=police, role=Role.STATUTORY_PARTNER.value
    )

    assert CaseFile.open_to(holder).get() == case_file
    assert not CaseFile.open_to(colleague).exists()
    assert not CaseFile.open_to(elsewhere).exists()
    assert grant.given_to_name == "Westshire Police: Statutory safeguarding partner"


def test_a_role_without_an_agency_is_no_grant(case_file: CaseFile) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        GrantFactory(case_file=case_file, role=Role.STATUTORY_PARTNER.value)


def test_a_grant_to_a_person_opens_the_file_to_them_alone(
    case_file: CaseFile, viewer_of: ViewerOf
) -> None:
    named, colleague = viewer_of(Role.NOTIFIER), viewer_of(Role.NOTIFIER)

    GrantFactory(case_file=case_file, user=User.objects.get(pk=named.user_id))

    assert CaseFile.open_to(named).get() == case_file
    assert not CaseFile.open_to(colleague).exists()


def test_a_grant_to_an_agency_opens_the_file_to_everybody_who_acts_for_it(
    case_file: CaseFile, viewer_of: ViewerOf
) -> None:
    school, police = (
        viewer_of(Role.AGENCY_REPRESENTATIVE),
        viewer_of(
            Role.AGENCY_REPRESENTATIVE,
            agency=Agency.objects.get(partnership=case_file.partnership, kind=Agency.Kind.POLICE),
        ),
    )

    GrantFactory(case_file=case_file, user=None, agency_id=school.agency_id)

    assert CaseFile.open_to(school).get() == case_file
    assert not CaseFile.open_to(police).exists()


def test_a_grant_to_a_group_opens_the_file_to_its_members(
    case_file: CaseFile, viewer_of: ViewerOf
) -> None:
    member = viewer_of(Role.GROUP_MEMBER)
    group = Group.objects.get(partnership=case_file.partnership, kind=Group.Kind.REVIEW)

    GrantFactory(case_file=case_file, user=None, group=group)

    assert CaseFile.open_to(member).get() == case_file


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "is_open"),
    [
        (TODAY, TODAY, True),
        (TODAY, None, True),
        (TODAY - timedelta(days=9), TODAY - timedelta(days=1), False),
        (TODAY + timedelta(days=1), None, False),
    ],
)
def test_a_grant_counts_from_its_first_to_its_last_day(
    starts_on: date,
    ends_on: date | None,
    is_open: bool,
    case_file: CaseFile,
    viewer_of: ViewerOf,
) -> None:
    viewer = viewer_of(Role.NOTIFIER)
    user = User.objects.get(pk=viewer.user_id)

    GrantFactory(case_file=case_file, user=user, starts_on=starts_on, ends_on=ends_on)

    assert CaseFile.open_to(viewer).exists() == is_open


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.NOTIFIER])
def test_a_conflict_of_interest_beats_everything(
    role: Role, case_file: CaseFile, viewer_of: ViewerOf
) -> None:
    viewer = viewer_of(role)
    user = User.objects.get(pk=viewer.user_id)
    GrantFactory(case_file=case_file, user=user)

    ExclusionFactory(case_file=case_file, user=user)

    assert not CaseFile.open_to(viewer).exists()


def test_a_conflict_on_one_file_leaves_the_others_open(
    case_file: CaseFile, viewer_of: ViewerOf
) -> None:
    viewer = viewer_of(Role.COORDINATOR)
    other = CaseFileFactory(partnership=case_file.partnership)

    ExclusionFactory(case_file=case_file, user=User.objects.get(pk=viewer.user_id))

    assert CaseFile.open_to(viewer).get() == other


def test_what_is_on_a_file_is_seen_by_those_who_see_the_file(
    case_file: CaseFile, viewer_of: ViewerOf, stranger: Viewer
) -> None:
    grant = GrantFactory(case_file=case_file)

    assert Grant.visible_to(viewer_of(Role.COORDINATOR)).get() == grant
    assert not Grant.visible_to(stranger).exists()
    assert grant.locked_by_id == case_file.pk == case_file.locked_by_id


def test_missing_and_forbidden_are_the_same(case_file: CaseFile, stranger: Viewer) -> None:
    with pytest.raises(Http404) as forbidden:
        find_or_404(CaseFile.visible_to(stranger), reference=case_file.reference)
    with pytest.raises(Http404) as missing:
        find_or_404(CaseFile.visible_to(stranger), reference="SI-NOTHING")

    assert forbidden.value.args == missing.value.args == ()


def test_a_permission_is_not_enough_without_the_file(case_file: CaseFile, stranger: Viewer) -> None:
    with pytest.raises(PermissionDenied, match="may not open this case file"):
        case_file.require(Permission.CASE_FILE_GRANT, by=stranger)


def test_the_file_is_not_enough_without_the_permission(
    case_file: CaseFile, viewer_of: ViewerOf
) -> None:
    with pytest.raises(PermissionDenied, match="Open a case file to an agency"):
        case_file.require(Permission.CASE_FILE_GRANT, by=viewer_of(Role.GROUP_CHAIR))


def test_rows_name_themselves_for_the_trail(case_file: CaseFile) -> None:
    grant = GrantFactory(case_file=case_file, user__name="Pat Jones")
    exclusion = ExclusionFactory(case_file=case_file, user__name="Sam Lee")

    assert str(grant) == f"{case_file.reference} opened to Pat Jones"
    assert str(exclusion) == f"Sam Lee kept out of {case_file.reference}"


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"user": None}, "grant_is_to_exactly_one"),
        ({"reason": ""}, "grant_has_a_reason"),
        ({"ends_on": date(2020, 1, 1)}, "grant_ends_after_it_starts"),
    ],
)
def test_the_database_refuses_half_a_grant(
    wrong: dict[str, object], constraint: str, case_file: CaseFile
) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        GrantFactory(case_file=case_file, **wrong)

    assert not Grant.unscoped.exists()
