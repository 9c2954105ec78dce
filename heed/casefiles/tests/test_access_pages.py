"""Can a coordinator open and close a file and keep people out, and can nobody else?"""

from __future__ import annotations

import pytest
from django.urls import reverse

from conftest import Person, SignIn, StopClock
from heed.access.roles import Role
from heed.accounts.models import User
from heed.audit.models import AuditEntry
from heed.casefiles.models import CaseFile, Exclusion, Grant
from heed.casefiles.tests.factories import CaseFileFactory, ExclusionFactory, GrantFactory
from heed.partnership.models import Agency, Group, Partnership
from tests.pages import PageClient

FORMS = ["casefiles:open_to", "casefiles:keep_out"]


@pytest.fixture
def case_file(partnership: Partnership, stop_clock: StopClock) -> CaseFile:
    stop_clock("2026-11-23 09:00")
    made: CaseFile = CaseFileFactory(partnership=partnership)
    return made


def page(client: PageClient, case_file: CaseFile, name: str = "casefiles:access") -> str:
    response = client.get(reverse(name, args=[case_file.reference]))
    assert response.status_code == 200
    return str(response.content.decode())


def test_the_page_says_who_may_see_the_file_and_why(case_file: CaseFile, sign_in: SignIn) -> None:
    GrantFactory(case_file=case_file, user__name="Pat Jones", reason="Writes the summary")
    agency = Agency.objects.get(partnership=case_file.partnership, kind=Agency.Kind.POLICE)
    GrantFactory(case_file=case_file, user=None, agency=agency, ends_on="2027-01-05")
    group = Group.objects.get(partnership=case_file.partnership, kind=Group.Kind.REVIEW)
    GrantFactory(case_file=case_file, user=None, group=group)
    ExclusionFactory(case_file=case_file, user__name="Sam Lee", reason="Is her uncle")

    html = page(sign_in(Role.COORDINATOR), case_file)

    assert "Pat Jones (person)" in html
    assert "Writes the summary" in html
    assert f"{agency} (agency)" in html
    assert "last day 5 January 2027" in html
    assert f"{group} (group)" in html
    assert "Sam Lee" in html
    assert "Is her uncle" in html


def test_an_empty_page_says_so(case_file: CaseFile, sign_in: SignIn) -> None:
    html = page(sign_in(Role.COORDINATOR), case_file)

    assert "It is open to nobody else." in html
    assert "Nobody is kept out." in html


def test_a_file_on_which_nothing_was_reported_says_when_it_was_opened(
    case_file: CaseFile, sign_in: SignIn
) -> None:
    html = page(sign_in(Role.COORDINATOR), case_file)

    assert "Opened on 16 November 2026" in html


def test_somebody_it_is_open_to_sees_neither_conflicts_nor_buttons(
    case_file: CaseFile, sign_in: SignIn
) -> None:
    client = sign_in(Role.NOTIFIER)
    GrantFactory(case_file=case_file, user=client.person)
    ExclusionFactory(case_file=case_file, user__name="Sam Lee")

    html = page(client, case_file)

    assert "Sam Lee" not in html
    assert "Keep somebody out" not in html
    assert "Open it to somebody" not in html
    assert ">Close<" not in html


@pytest.mark.parametrize("name", ["casefiles:access", *FORMS])
def test_another_partnership_cannot_tell_the_file_exists(
    name: str, case_file: CaseFile, signed_in_stranger: PageClient
) -> None:
    forbidden = signed_in_stranger.get(reverse(name, args=[case_file.reference]))
    missing = signed_in_stranger.get(reverse(name, args=["SI-NOTHING"]))

    assert forbidden.status_code == missing.status_code == 404
    assert not AuditEntry.objects.filter(event="casefiles:file:read").exists()


@pytest.mark.parametrize("name", FORMS)
def test_a_wrong_role_is_told_so(name: str, case_file: CaseFile, sign_in: SignIn) -> None:
    client = sign_in(Role.GROUP_CHAIR)

    response = client.get(reverse(name, args=[case_file.reference]))

    assert response.status_code == 403


def test_wrong_methods_are_refused(case_file: CaseFile, sign_in: SignIn) -> None:
    client = sign_in(Role.COORDINATOR)

    assert client.post(reverse("casefiles:access", args=[case_file.reference])).status_code == 405
    for name in FORMS:
        assert client.put(reverse(name, args=[case_file.reference])).status_code == 405


def test_the_page_asks_the_same_number_of_questions_for_many_grants(
    case_file: CaseFile, sign_in: SignIn, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    client = sign_in(Role.COORDINATOR)
    for _ in range(10):
        GrantFactory(case_file=case_file)
        ExclusionFactory(case_file=case_file)

    with django_assert_max_num_queries(15):  # type: ignore[operator]  # of pytest-django
        page(client, case_file)


def test_opening_the_file_to_an_agency(case_file: CaseFile, sign_in: SignIn) -> None:
    client = sign_in(Role.COORDINATOR)
    agency = Agency.objects.get(partnership=case_file.partnership, kind=Agency.Kind.HEALTH)

    response = client.post(
        reverse("casefiles:open_to", args=[case_file.reference]),
        {
            "to": "agency",
            "agency": agency.pk,
            "reason": "Knows the family",
            "ends_on-day": "5",
            "ends_on-month": "1",
            "ends_on-year": "2027",
        },
        follow=True,
    )

    grant = Grant.unscoped.get()
    assert (grant.agency, grant.reason, str(grant.ends_on)) == (
        agency,
        "Knows the family",
        "2027-01-05",
    )
    assert f"The file is open to {agency}." in response.content.decode()


@pytest.mark.parametrize("kind", ["group", "person"])
def test_opening_the_file_to_a_group_or_a_person(
    kind: str, case_file: CaseFile, sign_in: SignIn, person: Person
) -> None:
    client = sign_in(Role.COORDINATOR)
    group = Group.objects.get(partnership=case_file.partnership, kind=Group.Kind.QUALITY)
    to: Group | User = group if kind == "group" else person(Role.NOTIFIER)

    client.post(
        reverse("casefiles:open_to", args=[case_file.reference]),
        {"to": kind, kind: to.pk, "reason": "Knows the family"},
    )

    assert Grant.unscoped.get().given_to_name == str(to)


def test_what_is_missing_is_explained_and_typed_text_is_kept(
    case_file: CaseFile, sign_in: SignIn
) -> None:
    client = sign_in(Role.COORDINATOR)

    response = client.post(
        reverse("casefiles:open_to", args=[case_file.reference]),
        {"reason": "Knows the family", "ends_on-day": "1", "ends_on-month": "1"},
    )

    html = response.content.decode()
    assert "Select who needs to see this file" in html
    assert "The last day must include a year" in html
    assert 'value="Knows the family"' in html


def test_a_last_day_in_the_past_is_refused(case_file: CaseFile, sign_in: SignIn) -> None:
    client = sign_in(Role.COORDINATOR)

    response = client.post(
        reverse("casefiles:open_to", args=[case_file.reference]),
        {
            "to": "person",
            "person": client.person.pk,
            "reason": "x",
            "ends_on-day": "22",
            "ends_on-month": "11",
            "ends_on-year": "2026",
        },
    )

    assert "The last day must be today or later" in response.content.decode()
    assert not Grant.unscoped.exists()


@pytest.mark.parametrize("nonsense", ["0", "abc", "999999", "'; --"])
def test_nonsense_instead_of_an_agency_is_refused(
    nonsense: str, case_file: CaseFile, sign_in: SignIn
) -> None:
    client = sign_in(Role.COORDINATOR)

    response = client.post(
        reverse("casefiles:open_to", args=[case_file.reference]),
        {"to": "agency", "agency": nonsense, "reason": "x"},
    )

    assert "Select one of the listed choices for the agency" in response.content.decode()


def test_an_agency_of_another_partnership_cannot_be_chosen(
    case_file: CaseFile, sign_in: SignIn, another_partnership: Partnership
) -> None:
    client = sign_in(Role.COORDINATOR)
    foreign = Agency.objects.filter(partnership=another_partnership).first()

    client.post(
        reverse("casefiles:open_to", args=[case_file.reference]),
        {"to": "agency", "agency": foreign.pk if foreign else 0, "reason": "x"},
    )

    assert not Grant.unscoped.exists()


def test_closing_the_file_is_asked_first_and_then_done(
    case_file: CaseFile, sign_in: SignIn
) -> None:
    client = sign_in(Role.COORDINATOR)
    grant = GrantFactory(case_file=case_file, user__name="Pat Jones")
    address = reverse("casefiles:end_grant", args=[case_file.reference, grant.pk])

    asked = client.get(address).content.decode()
    assert Grant.unscoped.exists()
    done = client.post(address, follow=True).content.decode()

    assert "Close this file to Pat Jones?" in asked
    assert "The file is closed to Pat Jones." in done
    assert not Grant.unscoped.exists()


def test_a_grant_on_another_file_cannot_be_ended_from_here(
    case_file: CaseFile, sign_in: SignIn
) -> None:
    client = sign_in(Role.COORDINATOR)
    elsewhere = GrantFactory()

    response = client.post(reverse("casefiles:end_grant", args=[case_file.reference, elsewhere.pk]))

    assert response.status_code == 404
    assert Grant.unscoped.exists()


def test_keeping_somebody_out_is_asked_twice(
    case_file: CaseFile, sign_in: SignIn, person: Person
) -> None:
    client = sign_in(Role.COORDINATOR)
    conflicted = person(Role.GROUP_CHAIR)
    address = reverse("casefiles:keep_out", args=[case_file.reference])
    typed = {"person": conflicted.pk, "reason": "Is her aunt"}

    asked = client.post(address, typed).content.decode()
    assert not Exclusion.unscoped.exists()
    done = client.post(address, {**typed, "confirmed": "yes"}, follow=True).content.decode()

    assert f"Keep {conflicted} out of this file?" in asked
    assert f"{conflicted.name} is kept out of this file." in done
    assert Exclusion.unscoped.get().reason == "Is her aunt"


def test_somebody_may_keep_themselves_out_and_is_led_away(
    case_file: CaseFile, sign_in: SignIn, person: Person
) -> None:
    client = sign_in(Role.COORDINATOR)
    person(Role.COORDINATOR)

    response = client.post(
        reverse("casefiles:keep_out", args=[case_file.reference]),
        {"person": client.person.pk, "reason": "My niece", "confirmed": "yes"},
    )

    assert response.headers["Location"] == reverse("desk:cases")
    again = client.get(reverse("casefiles:access", args=[case_file.reference]))
    assert again.status_code == 404


def test_a_missing_person_or_reason_is_explained(case_file: CaseFile, sign_in: SignIn) -> None:
    client = sign_in(Role.COORDINATOR)

    html = page(client, case_file, "casefiles:keep_out")
    wrong = client.post(
        reverse("casefiles:keep_out", args=[case_file.reference]), {"reason": " "}
    ).content.decode()

    assert "There is a problem" not in html
    assert "what the conflict of interest is" in wrong
