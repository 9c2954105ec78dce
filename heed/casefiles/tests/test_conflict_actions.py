"""Can a conflict of interest be declared, recorded and taken back, and never leave a case alone?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from conftest import Person, StopClock, ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.audit.models import AuditEntry
from heed.audit.written import as_text
from heed.casefiles import actions, queries
from heed.casefiles.models import (
    CaseFile,
    Exclusion,
    FamilyTie,
    NamedPerson,
    Team,
    TeamMember,
    Tie,
)
from heed.casefiles.tests.factories import (
    CaseFileFactory,
    ExclusionFactory,
    FamilyTieFactory,
    GrantFactory,
    NamedPersonFactory,
    TeamFactory,
    TeamMemberFactory,
)
from heed.core import clock
from heed.partnership.models import Agency, Partnership

TODAY = date(2026, 11, 23)
TOMORROW = date(2026, 11, 24)


@pytest.fixture
def case_file(partnership: Partnership, stop_clock: StopClock) -> CaseFile:
    stop_clock("2026-11-23 09:00")
    made: CaseFile = CaseFileFactory(partnership=partnership)
    return made


@pytest.fixture
def coordinator(viewer_of: ViewerOf) -> Viewer:
    return viewer_of(Role.COORDINATOR)


def declare(case_file: CaseFile, by: Viewer, reason: str = "My neighbour’s child") -> Exclusion:
    return actions.declare(case_file, tie=Tie.OTHER, reason=reason, by=by, at=clock.now())


def name(case_file: CaseFile, by: Viewer, **about: Any) -> NamedPerson:
    facts: dict[str, Any] = {"part": NamedPerson.Part.PRACTITIONER, "name": "Petra", **about}
    return actions.name_person(case_file, **facts, by=by, at=clock.now())


def test_a_declaration_keeps_the_person_out_at_once_and_is_written_down(
    case_file: CaseFile, viewer_of: ViewerOf
) -> None:
    member = viewer_of(Role.GROUP_MEMBER)
    GrantFactory(case_file=case_file, user_id=member.user_id)

    declare(case_file, member)

    assert not CaseFile.open_to(member).exists()
    entry = AuditEntry.objects.get()
    assert (entry.event, entry.reason) == ("casefiles:recusal:declared", "My neighbour’s child")
    assert Exclusion.unscoped.get().declared


def test_a_declaration_needs_a_reason_and_an_open_file(
    case_file: CaseFile, viewer_of: ViewerOf, coordinator: Viewer
) -> None:
    with pytest.raises(actions.ReasonMissing, match="how you know somebody"):
        declare(case_file, coordinator, reason=" ")
    with pytest.raises(PermissionDenied, match="may not open"):
        declare(case_file, viewer_of(Role.GROUP_MEMBER))
    with pytest.raises(PermissionDenied, match="may not do this"):
        declare(case_file, viewer_of(Role.COUNCILLOR))


def test_the_last_who_can_run_a_case_cannot_leave_it(
    case_file: CaseFile, coordinator: Viewer, viewer_of: ViewerOf
) -> None:
    viewer_of(Role.GROUP_CHAIR)

    with pytest.raises(actions.NobodyLeft, match="Appoint another coordinator"):
        declare(case_file, coordinator)

    assert CaseFile.open_to(coordinator).exists()
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.INDEPENDENT_CHAIR])
def test_another_coordinator_or_the_independent_chair_keeps_the_case(
    role: Role, case_file: CaseFile, coordinator: Viewer, viewer_of: ViewerOf
) -> None:
    other = viewer_of(role)

    declare(case_file, coordinator)

    assert CaseFile.open_to(other).exists()
    user = User.objects.get(pk=viewer_of(Role.GROUP_MEMBER).user_id)
    actions.grant(case_file, to=user, reason="Runs it now", by=other, at=clock.now())
    with pytest.raises(actions.NobodyLeft):
        declare(case_file, other)


def test_somebody_else_with_a_conflict_does_not_count_as_left(
    case_file: CaseFile, coordinator: Viewer, viewer_of: ViewerOf
) -> None:
    chair = viewer_of(Role.INDEPENDENT_CHAIR)
    ExclusionFactory(case_file=case_file, user_id=chair.user_id)

    with pytest.raises(actions.NobodyLeft):
        declare(case_file, coordinator)


def test_a_case_nobody_could_run_before_does_not_stop_a_declaration(
    case_file: CaseFile, viewer_of: ViewerOf
) -> None:
    member = viewer_of(Role.GROUP_MEMBER)
    GrantFactory(case_file=case_file, user_id=member.user_id)

    declare(case_file, member)

    assert queries.nobodys(case_file.partnership_id, on=TODAY) == {case_file.pk}


def test_naming_somebody_keeps_out_who_is_tied_to_them(
    case_file: CaseFile, coordinator: Viewer, person: Person
) -> None:
    practitioner, manager = person(Role.GROUP_MEMBER), person(Role.GROUP_CHAIR)
    team = TeamFactory(partnership=case_file.partnership)

    named = name(
        case_file,
        coordinator,
        name=" Petra ",
        user=practitioner,
        team=team,
        agency=team.agency,
        line_manager=manager,
        involved_from=TODAY,
    )

    found = {(one.user, one.tie) for one in queries.conflicts([case_file], on=TODAY)}
    assert found == {(practitioner, Tie.NAMED), (manager, Tie.LINE_MANAGER)}
    assert named.name == "Petra"


def test_the_trail_says_that_somebody_was_named_and_not_who(
    case_file: CaseFile, coordinator: Viewer, person: Person
) -> None:
    manager = person(Role.GROUP_CHAIR)
    about: dict[str, Any] = {
        "name": "Petra Quill",
        "line_manager": manager,
        "team": TeamFactory(partnership=case_file.partnership, name="Team Nightingale"),
    }

    named = name(case_file, coordinator, **about)
    again = name(case_file, coordinator, **about)
    actions.withdraw_name(named, because="Twice", by=coordinator, at=clock.now())

    entries = list(AuditEntry.objects.order_by("pk"))
    said = [entry.subject_reference + as_text([entry.changes, entry.details]) for entry in entries]
    for secret in ("Petra", "Quill", manager.name, "Nightingale"):
        assert not any(secret in one for one in said)
    assert {entry.subject_reference for entry in entries} == {f"Somebody named in {case_file}"}
    assert entries[0].actor_name == coordinator.name
    assert entries[0].details | {"name": None} == {
        "part": "Worked with the child or the family",
        "name": None,
        "has_account": False,
        "has_team": True,
        "has_line_manager": True,
    }
    assert str(again) == str(named)
    assert {entry.details["name"]["mark"] for entry in entries} == {
        entries[0].details["name"]["mark"]
    }


def test_naming_refuses_what_cannot_be(
    case_file: CaseFile, coordinator: Viewer, another_partnership: Partnership
) -> None:
    with pytest.raises(actions.OfAnotherPartnership, match="is not of Westshire"):
        name(case_file, coordinator, team=TeamFactory(partnership=another_partnership))
    with pytest.raises(actions.DayImpossible, match="today or earlier"):
        name(case_file, coordinator, involved_from=TOMORROW)
    with pytest.raises(actions.NobodyLeft):
        name(case_file, coordinator, user=User.objects.get(pk=coordinator.user_id))

    assert not NamedPerson.unscoped.exists()


def test_a_name_is_taken_back_with_a_reason(
    case_file: CaseFile, coordinator: Viewer, person: Person
) -> None:
    member = person(Role.GROUP_MEMBER)
    named = NamedPersonFactory(case_file=case_file, user=member)
    with pytest.raises(actions.ReasonMissing, match="why this person"):
        actions.withdraw_name(named, because="", by=coordinator, at=clock.now())

    actions.withdraw_name(named, because="Another Petra", by=coordinator, at=clock.now())

    assert queries.conflicts([case_file], on=TODAY) == []
    assert AuditEntry.objects.get().reason == "Another Petra"
    assert NamedPerson.unscoped.get().withdrawn_by_name == coordinator.name


@pytest.mark.parametrize("role", [Role.NOTIFIER, Role.GROUP_CHAIR, Role.GROUP_MEMBER])
def test_others_keep_no_register(
    role: Role, case_file: CaseFile, viewer_of: ViewerOf, person: Person
) -> None:
    viewer, user, relative = viewer_of(role), person(Role.NOTIFIER), person(Role.NOTIFIER)
    GrantFactory(case_file=case_file, user_id=viewer.user_id)
    named = NamedPersonFactory(case_file=case_file)
    member = TeamMemberFactory(team__partnership=case_file.partnership)
    tie = FamilyTieFactory(partnership=case_file.partnership)
    now: dict[str, Any] = {"by": viewer, "at": clock.now()}

    for refused in (
        lambda: name(case_file, viewer),
        lambda: actions.withdraw_name(named, because="No", **now),
        lambda: actions.add_team(member.team.agency, name="South", **now),
        lambda: actions.add_to_team(member.team, user=user, starts_on=TODAY, **now),
        lambda: actions.end_membership(member, ends_on=TODAY, **now),
        lambda: actions.say_family(user, relative=relative, **now),
        lambda: actions.remove_family_tie(tie, **now),
    ):
        with pytest.raises(PermissionDenied):
            refused()


def test_a_team_gets_people_and_their_manager(
    case_file: CaseFile, coordinator: Viewer, person: Person
) -> None:
    agency = Agency.objects.get(partnership=case_file.partnership, kind=Agency.Kind.HEALTH)
    practitioner, manager = person(Role.GROUP_MEMBER), person(Role.GROUP_CHAIR)
    now: dict[str, Any] = {"by": coordinator, "at": clock.now()}
    NamedPersonFactory(case_file=case_file, user=practitioner)

    team = actions.add_team(agency, name=" Ward 3 ", **now)
    member = actions.add_to_team(
        team, user=practitioner, line_manager=manager, starts_on=TODAY, **now
    )

    assert team.name == "Ward 3"
    assert (manager, Tie.LINE_MANAGER) in [
        (one.user, one.tie) for one in queries.conflicts([case_file], on=TODAY)
    ]
    actions.end_membership(member, ends_on=TODAY, **now)
    assert TeamMember.objects.get().ends_on == TODAY
    assert [entry.event for entry in AuditEntry.objects.order_by("pk")] == [
        "casefiles:team:added",
        "casefiles:team_member:added",
        "casefiles:team_member:ended",
    ]


def test_teams_refuse_what_cannot_be(
    coordinator: Viewer, person: Person, case_file: CaseFile, another_partnership: Partnership
) -> None:
    team = TeamFactory(partnership=case_file.partnership, name="North")
    foreign = TeamMemberFactory(team__partnership=another_partnership)
    member = TeamMemberFactory(team=team, starts_on=date(2026, 1, 5))
    user = person(Role.NOTIFIER)
    now: dict[str, Any] = {"by": coordinator, "at": clock.now()}

    for refusal, refused in (
        (actions.SaidBefore, lambda: actions.add_team(team.agency, name="north", **now)),
        (
            actions.OfAnotherPartnership,
            lambda: actions.add_team(foreign.team.agency, name="A", **now),
        ),
        (
            actions.OfAnotherPartnership,
            lambda: actions.add_to_team(foreign.team, user=user, starts_on=TODAY, **now),
        ),
        (
            actions.DayImpossible,
            lambda: actions.add_to_team(team, user=user, starts_on=TOMORROW, **now),
        ),
        (
            actions.SaidBefore,
            lambda: actions.add_to_team(team, user=user, line_manager=user, starts_on=TODAY, **now),
        ),
        (actions.DayImpossible, lambda: actions.end_membership(member, ends_on=TOMORROW, **now)),
        (
            actions.DayImpossible,
            lambda: actions.end_membership(member, ends_on=date(2026, 1, 4), **now),
        ),
        (
            actions.OfAnotherPartnership,
            lambda: actions.end_membership(foreign, ends_on=TODAY, **now),
        ),
    ):
        with pytest.raises(refusal):
            refused()

    assert Team.objects.filter(partnership=case_file.partnership).get() == team
    assert not AuditEntry.objects.exists()


def test_a_team_does_not_take_away_the_last_who_can_run_a_case(
    case_file: CaseFile, coordinator: Viewer
) -> None:
    team = TeamFactory(partnership=case_file.partnership)
    NamedPersonFactory(case_file=case_file, user=None, team=team)
    me = User.objects.get(pk=coordinator.user_id)

    with pytest.raises(actions.NobodyLeft):
        actions.add_to_team(team, user=me, starts_on=TODAY, by=coordinator, at=clock.now())


def test_everybody_on_cases_says_who_is_their_own_family(
    case_file: CaseFile, viewer_of: ViewerOf, person: Person, coordinator: Viewer
) -> None:
    member = viewer_of(Role.GROUP_MEMBER)
    me, relative = User.objects.get(pk=member.user_id), person(Role.NOTIFIER)

    tie = actions.say_family(me, relative=relative, by=member, at=clock.now())

    assert AuditEntry.objects.get().details["of_themselves"] is True
    with pytest.raises(actions.SaidBefore, match="already"):
        actions.say_family(relative, relative=me, by=coordinator, at=clock.now())
    with pytest.raises(actions.SaidBefore, match="same person"):
        actions.say_family(me, relative=me, by=coordinator, at=clock.now())
    actions.remove_family_tie(tie, by=coordinator, at=clock.now())
    assert not FamilyTie.objects.exists()


def test_family_recorded_elsewhere_is_not_taken_back_here(
    coordinator: Viewer, another_partnership: Partnership
) -> None:
    tie = FamilyTieFactory(partnership=another_partnership)

    with pytest.raises(actions.OfAnotherPartnership):
        actions.remove_family_tie(tie, by=coordinator, at=clock.now())
