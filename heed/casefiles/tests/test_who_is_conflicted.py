"""Who has a conflict of interest? What people said, and what follows from who works with whom."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from conftest import Person, StopClock, ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.accounts.tests.factories import UserFactory
from heed.casefiles import queries
from heed.casefiles.models import CaseFile, FamilyTie, NamedPerson, TeamMember, Tie
from heed.casefiles.tests.factories import (
    CaseFileFactory,
    ExclusionFactory,
    FamilyTieFactory,
    NamedPersonFactory,
    TeamFactory,
    TeamMemberFactory,
)
from heed.partnership.models import Partnership

TODAY = date(2026, 11, 23)
Part = NamedPerson.Part


@pytest.fixture
def case_file(partnership: Partnership, stop_clock: StopClock) -> CaseFile:
    stop_clock("2026-11-23 09:00")
    made: CaseFile = CaseFileFactory(partnership=partnership)
    return made


@pytest.fixture
def chair(viewer_of: ViewerOf) -> Viewer:
    """Somebody who sees every file, unless a conflict of interest keeps them out."""
    return viewer_of(Role.INDEPENDENT_CHAIR)


@pytest.fixture
def me(chair: Viewer) -> User:
    return User.objects.get(pk=chair.user_id)


def ties(case_file: CaseFile) -> list[tuple[str, Tie]]:
    found = queries.conflicts([case_file], on=TODAY)
    return [(conflict.user.name, conflict.tie) for conflict in found]


def test_without_a_tie_nobody_is_kept_out(case_file: CaseFile, chair: Viewer) -> None:
    NamedPersonFactory(case_file=case_file)
    NamedPersonFactory(case_file=case_file, user=None)

    assert CaseFile.open_to(chair).exists()


@pytest.mark.parametrize("part", list(Part))
def test_whoever_is_named_in_a_case_is_kept_out(
    part: Part, case_file: CaseFile, chair: Viewer, me: User
) -> None:
    NamedPersonFactory(case_file=case_file, part=part, user=me)

    assert not CaseFile.open_to(chair).exists()
    assert ties(case_file) == [(me.name, Tie.NAMED)]


@pytest.mark.parametrize("part", list(Part))
@pytest.mark.parametrize("turned", [False, True])
def test_the_family_of_whoever_is_named_is_kept_out(
    part: Part, turned: bool, case_file: CaseFile, chair: Viewer, me: User
) -> None:
    named = NamedPersonFactory(case_file=case_file, part=part)
    two = (named.user, me) if turned else (me, named.user)

    FamilyTieFactory(user=two[0], relative=two[1])

    assert not CaseFile.open_to(chair).exists()
    assert (me.name, Tie.FAMILY) in ties(case_file)


@pytest.mark.parametrize(("part", "is_open"), [(Part.PRACTITIONER, False), (Part.FAMILY, True)])
def test_the_line_manager_recorded_in_the_case_is_kept_out(
    part: Part, is_open: bool, case_file: CaseFile, chair: Viewer, me: User
) -> None:
    NamedPersonFactory(case_file=case_file, part=part, user=None, line_manager=me)

    assert CaseFile.open_to(chair).exists() == is_open
    assert ((me.name, Tie.LINE_MANAGER) in ties(case_file)) != is_open


@pytest.mark.parametrize(("part", "is_open"), [(Part.PRACTITIONER, False), (Part.OTHER, True)])
def test_the_line_manager_on_the_register_is_kept_out(
    part: Part, is_open: bool, case_file: CaseFile, chair: Viewer, me: User
) -> None:
    named = NamedPersonFactory(case_file=case_file, part=part)

    TeamMemberFactory(user=named.user, line_manager=me)

    assert CaseFile.open_to(chair).exists() == is_open
    assert ((me.name, Tie.LINE_MANAGER) in ties(case_file)) != is_open


@pytest.mark.parametrize(("part", "is_open"), [(Part.PRACTITIONER, False), (Part.FAMILY, True)])
def test_the_team_recorded_in_the_case_is_kept_out(
    part: Part, is_open: bool, case_file: CaseFile, chair: Viewer, me: User
) -> None:
    team = TeamFactory(partnership=case_file.partnership)
    TeamMemberFactory(team=team, user=me)

    NamedPersonFactory(case_file=case_file, part=part, user=None, team=team)

    assert CaseFile.open_to(chair).exists() == is_open
    assert ((me.name, Tie.SAME_TEAM) in ties(case_file)) != is_open


def test_the_team_on_the_register_is_kept_out(case_file: CaseFile, chair: Viewer, me: User) -> None:
    team = TeamFactory(partnership=case_file.partnership)
    named = NamedPersonFactory(case_file=case_file)
    TeamMemberFactory(team=team, user=named.user)
    assert CaseFile.open_to(chair).exists()

    TeamMemberFactory(team=team, user=me)

    assert not CaseFile.open_to(chair).exists()
    assert (me.name, Tie.SAME_TEAM) in ties(case_file)


@pytest.mark.parametrize(
    ("left_on", "involved_from", "is_open"),
    [
        (date(2025, 6, 30), date(2025, 7, 1), True),
        (date(2025, 7, 1), date(2025, 7, 1), False),
        (date(2025, 6, 30), None, False),
        (None, date(2025, 7, 1), False),
    ],
)
@pytest.mark.parametrize("on_the_register", [False, True])
def test_who_left_the_team_before_it_began_has_no_conflict(
    left_on: date | None,
    involved_from: date | None,
    is_open: bool,
    on_the_register: bool,
    case_file: CaseFile,
    chair: Viewer,
    me: User,
) -> None:
    team = TeamFactory(partnership=case_file.partnership)
    TeamMemberFactory(team=team, user=me, ends_on=left_on)
    named = NamedPersonFactory(
        case_file=case_file,
        involved_from=involved_from,
        team=None if on_the_register else team,
    )
    if on_the_register:
        TeamMemberFactory(team=team, user=named.user)

    assert CaseFile.open_to(chair).exists() == is_open
    assert ((me.name, Tie.SAME_TEAM) in ties(case_file)) != is_open


@pytest.mark.parametrize("whose", ["mine", "theirs", "as their manager"])
def test_who_comes_to_the_team_tomorrow_has_no_conflict_today(
    whose: str, case_file: CaseFile, chair: Viewer, me: User
) -> None:
    named = NamedPersonFactory(case_file=case_file)
    team, tomorrow = TeamFactory(partnership=case_file.partnership), date(2026, 11, 24)
    if whose == "as their manager":
        TeamMemberFactory(user=named.user, line_manager=me, starts_on=tomorrow)
    else:
        mine = {"starts_on": tomorrow} if whose == "mine" else {}
        theirs = {"starts_on": tomorrow} if whose == "theirs" else {}
        TeamMemberFactory(team=team, user=me, **mine)
        TeamMemberFactory(team=team, user=named.user, **theirs)

    assert CaseFile.open_to(chair).exists()
    assert me.name not in [name for name, _ in ties(case_file)]


def test_a_name_that_was_taken_back_keeps_nobody_out(
    case_file: CaseFile, chair: Viewer, me: User
) -> None:
    NamedPersonFactory(
        case_file=case_file,
        user=me,
        withdrawn_at=case_file.opened_at,
        withdrawn_by_name="Cora",
        withdrawn_because="Another Petra",
    )

    assert CaseFile.open_to(chair).exists()
    assert ties(case_file) == []


def test_a_conflict_on_one_case_says_nothing_about_another(
    case_file: CaseFile, chair: Viewer, me: User
) -> None:
    other = CaseFileFactory(partnership=case_file.partnership)
    NamedPersonFactory(case_file=case_file, user=me)

    assert CaseFile.open_to(chair).get() == other
    assert queries.conflicts([other], on=TODAY) == []


def test_what_was_said_is_told_with_what_follows(case_file: CaseFile, me: User) -> None:
    ExclusionFactory(case_file=case_file, user=me, tie=Tie.FAMILY, declared=True, reason="Niece")
    named = NamedPersonFactory(case_file=case_file)
    colleague = UserFactory(name="Colin Colleague")
    team = TeamFactory(partnership=case_file.partnership, name="North")
    TeamMemberFactory(team=team, user=named.user)
    TeamMemberFactory(team=team, user=colleague)

    said, itself, worked_out = queries.conflicts([case_file], on=TODAY)

    assert (said.user, said.because, said.recorded, said.declared) == (me, "Niece", True, True)
    assert itself.tie is Tie.NAMED
    assert worked_out.because == f"Works or worked with {named.name} in North"
    assert not worked_out.recorded


def test_who_is_free_of_conflict_can_be_asked_for_many(
    case_file: CaseFile, me: User, person: Person
) -> None:
    free = person(Role.GROUP_CHAIR)
    ExclusionFactory(case_file=case_file, user=me)

    assert queries.free_of_conflict(case_file, [me.pk, free.pk], on=TODAY) == {free.pk}


def test_ties_name_themselves_for_the_trail() -> None:
    sam, pat = User(name="Sam Lee"), User(name="Pat Jones")

    assert str(FamilyTie(user=sam, relative=pat)) == "Sam Lee and Pat Jones"


@pytest.mark.django_db
def test_the_trail_names_a_member_of_a_team_and_nobody_of_a_case() -> None:
    member = TeamMemberFactory(user__name="Sam Lee", team__name="North", team__agency__name="NHS")
    named = NamedPersonFactory(name="Petra")

    assert str(member) == "Sam Lee in North, NHS"
    assert str(named) == f"Somebody named in {named.case_file}"


@pytest.mark.django_db
def test_the_database_refuses_ties_that_cannot_be() -> None:
    user = UserFactory()

    for broken, constraint in (
        (lambda: FamilyTieFactory(user=user, relative=user), "between_two_people"),
        (lambda: TeamMemberFactory(user=user, line_manager=user), "not_their_own_manager"),
        (lambda: TeamMemberFactory(ends_on=date(2020, 1, 1)), "ends_after_they_start"),
        (lambda: NamedPersonFactory(withdrawn_by_name="Cora"), "withdrawn_when"),
    ):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            broken()

    assert not TeamMember.objects.exists()
