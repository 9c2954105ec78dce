"""Can people stand aside, and can a coordinator keep the register, on the pages made for it?"""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from conftest import Person, SignIn, StopClock
from heed.access.roles import Role
from heed.audit.models import AuditEntry
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
from heed.partnership.models import Agency, Partnership
from tests.pages import PageClient

REGISTER = ["casefiles:register", "casefiles:teams", "casefiles:family"]


@pytest.fixture
def case_file(partnership: Partnership, stop_clock: StopClock) -> CaseFile:
    stop_clock("2026-11-23 09:00")
    made: CaseFile = CaseFileFactory(partnership=partnership)
    return made


@pytest.fixture
def coordinator(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)


@pytest.fixture
def member(sign_in: SignIn, case_file: CaseFile) -> PageClient:
    """A group member to whom the case is open."""
    client = sign_in(Role.GROUP_MEMBER)
    GrantFactory(case_file=case_file, user=client.person)
    return client


def read(client: PageClient, page: str, *args: Any) -> str:
    response = client.get(reverse(page, args=args))
    assert response.status_code == 200
    return str(response.content.decode())


def send(client: PageClient, page: str, *args: Any, **typed: Any) -> str:
    """Send a form and follow where it leads."""
    response = client.post(reverse(page, args=args), typed, follow=True)
    assert response.status_code == 200
    return str(response.content.decode())


def test_one_page_and_one_button_to_stand_aside(case_file: CaseFile, member: PageClient) -> None:
    asked = read(member, "casefiles:step_aside", case_file.reference)

    done = send(
        member, "casefiles:step_aside", case_file.reference, tie=Tie.FAMILY, reason="My nephew"
    )

    assert "I know somebody in this case" in asked
    assert f"You have stood aside from {case_file.reference}" in done
    assert reverse("desk:case", args=[case_file.reference]) not in done
    again = member.get(reverse("casefiles:step_aside", args=[case_file.reference]))
    assert again.status_code == 404


def test_what_is_missing_is_asked_for(case_file: CaseFile, member: PageClient) -> None:
    html = send(member, "casefiles:step_aside", case_file.reference, reason="")

    assert "Select how you know somebody in this case" in html
    assert not Exclusion.unscoped.exists()


def test_the_last_who_can_run_a_case_is_told_what_to_do_first(
    case_file: CaseFile, coordinator: PageClient
) -> None:
    html = send(
        coordinator, "casefiles:step_aside", case_file.reference, tie=Tie.OTHER, reason="My niece"
    )

    assert "Appoint another coordinator" in html
    assert "My niece" in html


def test_from_the_desk_the_case_is_chosen_first(case_file: CaseFile, member: PageClient) -> None:
    hidden = CaseFileFactory(partnership=case_file.partnership)

    asked = read(member, "casefiles:step_aside_from")
    done = send(
        member,
        "casefiles:step_aside_from",
        case=case_file.reference,
        tie=Tie.SAME_TEAM,
        reason="My old ward",
    )

    assert case_file.reference in asked
    assert hidden.reference not in asked
    assert "You have stood aside" in done
    assert Exclusion.unscoped.get().user == member.person


def test_a_case_that_is_not_open_cannot_be_chosen(case_file: CaseFile, member: PageClient) -> None:
    hidden = CaseFileFactory(partnership=case_file.partnership)
    wrong = {"tie": Tie.OTHER, "reason": "Why not"}

    of_others = send(member, "casefiles:step_aside_from", case=hidden.reference, **wrong)
    of_nobody = send(member, "casefiles:step_aside_from", case="SI-0000000", **wrong)

    assert "Select one of the listed choices" in of_others
    assert "Select one of the listed choices" in of_nobody
    assert not Exclusion.unscoped.exists()


def test_from_the_desk_a_refusal_is_explained(case_file: CaseFile, coordinator: PageClient) -> None:
    html = send(
        coordinator,
        "casefiles:step_aside_from",
        case=case_file.reference,
        tie=Tie.OTHER,
        reason="Niece",
    )

    assert "Appoint another coordinator" in html


def test_who_sees_no_case_has_none_to_stand_aside_from(sign_in: SignIn) -> None:
    html = read(sign_in(Role.GROUP_MEMBER), "casefiles:step_aside_from")

    assert "There is no case you can see" in html
    councillor = sign_in(Role.COUNCILLOR)
    assert councillor.get(reverse("casefiles:step_aside_from")).status_code == 403


def test_keeping_somebody_out_can_be_refused(case_file: CaseFile, coordinator: PageClient) -> None:
    html = send(
        coordinator,
        "casefiles:keep_out",
        case_file.reference,
        person=coordinator.person.pk,
        reason="My niece",
        confirmed="yes",
    )

    assert "Appoint another coordinator" in html


def test_somebody_is_named_and_taken_back(
    case_file: CaseFile, coordinator: PageClient, member: PageClient
) -> None:
    team = TeamFactory(partnership=case_file.partnership, name="North")
    TeamMemberFactory(team=team, user=member.person)
    asked = read(coordinator, "casefiles:name_person", case_file.reference)

    done = send(
        coordinator,
        "casefiles:name_person",
        case_file.reference,
        name="Petra",
        part=NamedPerson.Part.PRACTITIONER,
        person="",
        team=team.pk,
        line_manager=member.person.pk,
        **{"involved_from-day": "5", "involved_from-month": "1", "involved_from-year": "2026"},
    )

    named = NamedPerson.unscoped.get()
    assert "Name somebody in this case" in asked
    assert "Petra is recorded as named in the case." in done
    assert f"Works or worked with Petra in {team.name}" in done
    assert f"Managed by {member.person.name}" in done
    assert "Involved from 5 January 2026" in done
    assert (named.agency, named.user) == (team.agency, None)
    missing = member.get(reverse("desk:case", args=[case_file.reference]))
    assert missing.status_code == 404

    page = ("casefiles:withdraw_name", case_file.reference, named.pk)
    assert "Take back that Petra is named" in read(coordinator, *page)
    assert "Enter why this person is not named" in send(coordinator, *page, reason="")
    assert "Petra is no longer recorded" in send(coordinator, *page, reason="Another Petra")
    assert coordinator.get(reverse(page[0], args=page[1:])).status_code == 404


def test_of_somebody_who_signs_in_no_team_need_be_known(
    case_file: CaseFile, coordinator: PageClient, member: PageClient
) -> None:
    named = {"name": "Petra", "part": NamedPerson.Part.OTHER, "person": member.person.pk}

    done = send(coordinator, "casefiles:name_person", case_file.reference, **named)

    assert f"Signs in as {member.person.name}" in done
    assert not [word for word in ("Team:", "Managed by", "Involved from") if word in done]


def test_who_names_themselves_is_led_to_the_list(
    case_file: CaseFile, coordinator: PageClient, person: Person
) -> None:
    person(Role.COORDINATOR)

    done = send(
        coordinator,
        "casefiles:name_person",
        case_file.reference,
        name="Me",
        part=NamedPerson.Part.OTHER,
        person=coordinator.person.pk,
    )

    assert "Me is recorded as named in the case." in done
    assert "There are no cases you can see" in done


def test_the_register_has_every_conflict_and_writes_who_read_it(
    case_file: CaseFile, coordinator: PageClient
) -> None:
    elsewhere = ExclusionFactory(user__name="Elsa Elsewhere")
    ExclusionFactory(case_file=case_file, user__name="Sam Lee", declared=True, reason="His aunt")
    ExclusionFactory(case_file=case_file, user__name="Pat Jones", reason="Her uncle")
    NamedPersonFactory(case_file=case_file, user__name="Petra Hill")

    html = read(coordinator, "casefiles:register")

    for words in ("Sam Lee", "Said so themselves", "Pat Jones", "Recorded", "Worked out from"):
        assert words in html
    assert elsewhere.user.name not in html
    entry = AuditEntry.objects.filter(event="casefiles:file:read").get()
    assert entry.details == {"page": "conflict register"}


def test_a_long_register_has_pages(case_file: CaseFile, coordinator: PageClient) -> None:
    for number in range(51):
        ExclusionFactory(case_file=case_file, user__name=f"Person {number:02}")

    first = read(coordinator, "casefiles:register")
    second = coordinator.get(reverse("casefiles:register"), {"page": "2"}).content.decode()

    assert "Person 49" in first
    assert "Person 50" not in first
    assert "Person 50" in second


def test_empty_pages_say_what_to_do(case_file: CaseFile, coordinator: PageClient) -> None:
    assert "No conflict of interest is known" in read(coordinator, "casefiles:register")
    assert "No team has been recorded yet" in read(coordinator, "casefiles:teams")
    assert "Nobody has said that somebody here is their family" in read(
        coordinator, "casefiles:family"
    )


def test_the_register_asks_the_same_questions_however_long_it_is(
    case_file: CaseFile, coordinator: PageClient, django_assert_max_num_queries: Any
) -> None:
    team = TeamFactory(partnership=case_file.partnership)
    for _ in range(12):
        named = NamedPersonFactory(case_file=case_file)
        TeamMemberFactory(team=team, user=named.user)

    with django_assert_max_num_queries(20):
        read(coordinator, "casefiles:register")


def test_teams_and_their_people_are_kept(
    case_file: CaseFile, coordinator: PageClient, person: Person
) -> None:
    agency = Agency.objects.get(partnership=case_file.partnership, kind=Agency.Kind.HEALTH)
    nurse, matron = person(Role.GROUP_MEMBER), person(Role.GROUP_CHAIR)

    added = send(coordinator, "casefiles:teams", agency=agency.pk, name="Ward 3")
    team = Team.objects.get()
    again = send(coordinator, "casefiles:teams", agency=agency.pk, name="ward 3")
    joined = send(
        coordinator,
        "casefiles:add_to_team",
        team.pk,
        person=nurse.pk,
        line_manager=matron.pk,
        **{"starts_on-day": "5", "starts_on-month": "1", "starts_on-year": "2026"},
    )

    assert "Ward 3 has been added." in added
    assert "Nobody is recorded in this team." in added
    assert "This agency has a team of that name already." in again
    assert nurse.name in joined
    assert matron.name in joined
    member = TeamMember.objects.get()
    page = ("casefiles:end_membership", member.pk)
    assert f"Last day of {nurse.name}" in read(coordinator, *page)
    ended = send(
        coordinator,
        *page,
        **{"ends_on-day": "20", "ends_on-month": "11", "ends_on-year": "2026"},
    )
    assert "20 November 2026" in ended
    assert coordinator.get(reverse(page[0], args=page[1:])).status_code == 404


def test_a_manager_need_not_sign_in(
    case_file: CaseFile, coordinator: PageClient, person: Person
) -> None:
    team = TeamFactory(partnership=case_file.partnership)
    assert "Nobody who signs in" in read(coordinator, "casefiles:add_to_team", team.pk)

    html = send(
        coordinator,
        "casefiles:add_to_team",
        team.pk,
        person=person(Role.GROUP_MEMBER).pk,
        **{"starts_on-day": "5", "starts_on-month": "1", "starts_on-year": "2026"},
    )

    assert "Nobody recorded" in html


def test_family_is_recorded_and_taken_back(
    case_file: CaseFile, coordinator: PageClient, person: Person
) -> None:
    one, other = person(Role.GROUP_MEMBER), person(Role.NOTIFIER)

    same = send(coordinator, "casefiles:family", person=one.pk, relative=one.pk)
    done = send(coordinator, "casefiles:family", person=one.pk, relative=other.pk)

    assert "this is the same person twice" in same
    assert "They are recorded as family." in done
    tie = FamilyTie.objects.get()
    assert "not family?" in read(coordinator, "casefiles:remove_family_tie", tie.pk)
    gone = send(coordinator, "casefiles:remove_family_tie", tie.pk)
    assert "They are no longer recorded as family." in gone


def test_everybody_on_cases_says_who_is_their_family(
    member: PageClient, person: Person, sign_in: SignIn
) -> None:
    relative = person(Role.NOTIFIER)
    asked = read(member, "casefiles:own_family")

    done = send(member, "casefiles:own_family", relative=relative.pk)
    again = send(member, "casefiles:own_family", relative=relative.pk)

    assert member.person.name not in asked[asked.index("<select") :]
    assert f"It is recorded that {relative} is your family." in done
    assert "This is recorded already." in again
    assert sign_in(Role.COUNCILLOR).get(reverse("casefiles:own_family")).status_code == 403


@pytest.mark.parametrize("role", [Role.NOTIFIER, Role.GROUP_CHAIR, Role.BOARD_OFFICER])
@pytest.mark.parametrize("page", REGISTER)
def test_the_register_is_for_those_who_keep_it(role: Role, page: str, sign_in: SignIn) -> None:
    assert sign_in(role).get(reverse(page)).status_code == 403


def test_what_belongs_to_another_partnership_is_not_there(
    coordinator: PageClient, case_file: CaseFile, another_partnership: Partnership
) -> None:
    team = TeamFactory(partnership=another_partnership)
    member = TeamMemberFactory(team=team)
    tie = FamilyTieFactory(partnership=another_partnership)
    named = NamedPersonFactory(case_file__partnership=another_partnership)

    for page, args in (
        ("casefiles:add_to_team", [team.pk]),
        ("casefiles:end_membership", [member.pk]),
        ("casefiles:remove_family_tie", [tie.pk]),
        ("casefiles:withdraw_name", [case_file.reference, named.pk]),
        ("casefiles:withdraw_name", [named.case_file.reference, named.pk]),
        ("casefiles:step_aside", [named.case_file.reference]),
        ("casefiles:name_person", [named.case_file.reference]),
    ):
        assert coordinator.get(reverse(page, args=args)).status_code == 404, page


@pytest.mark.parametrize("role", [Role.GROUP_CHAIR])
def test_who_may_not_name_people_is_told_so(
    role: Role, case_file: CaseFile, sign_in: SignIn
) -> None:
    client = sign_in(role)

    assert (
        client.get(reverse("casefiles:name_person", args=[case_file.reference])).status_code == 403
    )
    named = NamedPersonFactory(case_file=case_file)
    page = reverse("casefiles:withdraw_name", args=[case_file.reference, named.pk])
    assert client.get(page).status_code == 403
