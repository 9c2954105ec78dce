"""Is a file opened, closed and kept from people only by those who may, and always on record?"""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from conftest import Person, StopClock, ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit.models import AuditEntry
from heed.casefiles import actions, queries
from heed.casefiles.models import CaseFile, Exclusion, Grant
from heed.casefiles.tests.factories import CaseFileFactory, GrantFactory
from heed.core import clock
from heed.partnership.models import Agency, Group, Partnership


@pytest.fixture
def case_file(partnership: Partnership, stop_clock: StopClock) -> CaseFile:
    stop_clock("2026-11-23 09:00")
    made: CaseFile = CaseFileFactory(partnership=partnership)
    return made


def test_whoever_opens_a_file_goes_on_seeing_it(
    partnership: Partnership, viewer_of: ViewerOf, stop_clock: StopClock
) -> None:
    at = stop_clock("2026-11-23 09:00")
    notifier = viewer_of(Role.NOTIFIER)

    case_file = actions.open_file(by=notifier, at=at)

    assert CaseFile.open_to(notifier).get() == case_file
    assert case_file.reference.startswith("SI-")
    assert str(AuditEntry.objects.get()) == (
        f"2026-11-23 09:00 casefiles:file:opened {case_file.reference}"
    )


def test_somebody_who_may_not_open_files_opens_none(viewer_of: ViewerOf) -> None:
    with pytest.raises(PermissionDenied):
        actions.open_file(by=viewer_of(Role.BOARD_OFFICER), at=clock.now())

    assert not CaseFile.unscoped.exists()


def test_a_file_is_opened_to_an_agency_a_group_or_a_person(
    case_file: CaseFile, viewer_of: ViewerOf, person: Person
) -> None:
    coordinator = viewer_of(Role.COORDINATOR)
    agency = Agency.objects.get(partnership=case_file.partnership, kind=Agency.Kind.POLICE)
    group = Group.objects.get(partnership=case_file.partnership, kind=Group.Kind.REVIEW)
    user = person(Role.NOTIFIER)

    for to in (agency, group, user):
        actions.grant(case_file, to=to, reason=" Needs it ", by=coordinator, at=clock.now())

    given = queries.grants(case_file, on=clock.day(clock.now()))
    assert [grant.given_to_name for grant in given] == [str(agency), str(group), str(user)]
    assert {grant.reason for grant in given} == {"Needs it"}
    assert AuditEntry.objects.filter(event="casefiles:grant:given").count() == 3


def test_a_file_is_not_opened_without_a_reason(
    case_file: CaseFile, viewer_of: ViewerOf, person: Person
) -> None:
    with pytest.raises(actions.ReasonMissing, match="Say why"):
        actions.grant(
            case_file,
            to=person(Role.NOTIFIER),
            reason="  ",
            by=viewer_of(Role.COORDINATOR),
            at=clock.now(),
        )


def test_ending_a_grant_closes_the_file_and_stays_in_the_trail(
    case_file: CaseFile, viewer_of: ViewerOf
) -> None:
    grant = GrantFactory(case_file=case_file, user__name="Pat Jones")

    actions.end_grant(grant, by=viewer_of(Role.COORDINATOR), at=clock.now())

    assert not Grant.unscoped.exists()
    assert AuditEntry.objects.get().changes == {
        "to": ["Pat Jones", None],
        "reason": [grant.reason, None],
        "starts_on": [grant.starts_on.isoformat(), None],
    }


def test_grants_that_are_over_are_not_shown(case_file: CaseFile) -> None:
    GrantFactory(case_file=case_file, ends_on=date(2026, 11, 22))

    assert not queries.grants(case_file, on=date(2026, 11, 23)).exists()


def test_keeping_somebody_out_twice_keeps_the_first_reason(
    case_file: CaseFile, viewer_of: ViewerOf, person: Person
) -> None:
    chair, conflicted = viewer_of(Role.INDEPENDENT_CHAIR), person(Role.COORDINATOR)

    for reason in ("Is her aunt", "Is a neighbour"):
        actions.exclude(case_file, person=conflicted, reason=reason, by=chair, at=clock.now())

    assert Exclusion.unscoped.get().reason == "Is her aunt"
    assert Exclusion.unscoped.get().user == conflicted
    assert AuditEntry.objects.count() == 2


def test_nobody_is_kept_out_without_a_reason(
    case_file: CaseFile, viewer_of: ViewerOf, person: Person
) -> None:
    with pytest.raises(actions.ReasonMissing, match="conflict of interest"):
        actions.exclude(
            case_file,
            person=person(Role.COORDINATOR),
            reason="",
            by=viewer_of(Role.COORDINATOR),
            at=clock.now(),
        )


@pytest.mark.parametrize("role", [Role.NOTIFIER, Role.GROUP_CHAIR, Role.STATUTORY_PARTNER])
def test_others_may_neither_open_nor_close_a_file(
    role: Role, case_file: CaseFile, viewer_of: ViewerOf, person: Person
) -> None:
    viewer, user = viewer_of(role), person(Role.NOTIFIER)
    grant = GrantFactory(case_file=case_file)

    with pytest.raises(PermissionDenied):
        actions.grant(case_file, to=user, reason="Why not", by=viewer, at=clock.now())
    with pytest.raises(PermissionDenied):
        actions.end_grant(grant, by=viewer, at=clock.now())
    with pytest.raises(PermissionDenied):
        actions.exclude(case_file, person=user, reason="Rival", by=viewer, at=clock.now())


def test_a_look_at_a_page_is_written_down(case_file: CaseFile, viewer_of: ViewerOf) -> None:
    viewer: Viewer = viewer_of(Role.COORDINATOR)

    actions.note_reading(case_file, page="duties", by=viewer, at=clock.now())

    entry = AuditEntry.objects.get()
    assert (entry.event, entry.details) == ("casefiles:file:read", {"page": "duties"})
    assert entry.case_file_id == case_file.pk


def test_people_to_choose_from_are_those_with_rights_here_today(
    viewer_of: ViewerOf, person: Person, another_partnership: Partnership
) -> None:
    here = person(Role.NOTIFIER)
    person(Role.NOTIFIER, partnership=another_partnership)
    coordinator = viewer_of(Role.COORDINATOR)

    found = queries.people(coordinator, on=clock.day(clock.now()))

    assert {user.pk for user in found} == {here.pk, coordinator.user_id}
