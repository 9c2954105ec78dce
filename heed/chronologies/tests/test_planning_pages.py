"""What do the pages show that plan a chronology and ask agencies, and to whom?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn
from heed.access.roles import Role
from heed.casefiles.models import CaseFile
from heed.chronologies.models import AskedAgency, Chronology
from heed.chronologies.tests.browsing import answered, at, day, html, said
from heed.chronologies.tests.factories import AskedAgencyFactory, ReceivedReturnFactory
from heed.partnership.models import Agency
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("now")
PLANNED = {"children": "1", "asks_for": "response"}


def test_a_coordinator_plans_a_chronology(coordinator: PageClient, case_file: CaseFile) -> None:
    typed = PLANNED | day("starts_on", "2024-01-01") | day("ends_on", "2026-11-01")

    response = coordinator.post(at("plan", case_file), typed, follow=True)

    assert "1 January 2024 to 1 November 2026" in answered(response)
    assert "Wendell Quince" in answered(response)
    asked = [one.title for one in Chronology.unscoped.get().columns]
    assert asked == ["Date", "Source of information", "What happened", "What was done"]


def test_the_plan_is_shown_as_it_stands_and_changed(
    coordinator: PageClient, chronology: Chronology
) -> None:
    path = at("plan", chronology.case_file)
    shown = html(coordinator, path)
    seen = shown.partition('name="seen" value="')[2].partition('"')[0]
    typed = PLANNED | day("starts_on", "2020-01-01") | day("ends_on", "2026-11-01")

    coordinator.post(path, {**typed, "seen": seen})

    assert 'value="2024"' in shown
    assert Chronology.unscoped.get().starts_on.year == 2020


def test_a_period_that_runs_backwards_is_said_beside_the_day(
    coordinator: PageClient, case_file: CaseFile
) -> None:
    typed = PLANNED | day("starts_on", "2026-01-01") | day("ends_on", "2025-11-01")

    response = coordinator.post(at("plan", case_file), typed)

    assert "The last day must not come before the first day." in answered(response)
    assert 'value="2025"' in bytes(response.content).decode()


def test_several_agencies_are_asked_at_once(
    coordinator: PageClient, chronology: Chronology, agency: Callable[[Agency.Kind], Agency]
) -> None:
    chosen = [agency(kind).pk for kind in (Agency.Kind.POLICE, Agency.Kind.EDUCATION)]
    typed = {"agencies": chosen, "note": "Thank you", **day("due_on", "2026-12-04")}

    response = coordinator.post(at("ask", chronology.case_file), typed, follow=True)

    assert "They are asked" in answered(response)
    assert AskedAgency.unscoped.filter(note="Thank you").count() == 2


def test_who_was_asked_is_not_offered_again(coordinator: PageClient, asked: AskedAgency) -> None:
    page = html(coordinator, at("ask", asked.chronology.case_file))

    assert f'value="{asked.agency_id}"' not in page


def test_once_everybody_is_asked_the_page_says_so(
    coordinator: PageClient, chronology: Chronology
) -> None:
    for one in Agency.objects.filter(partnership=chronology.case_file.partnership):
        AskedAgencyFactory(chronology=chronology, agency=one)

    assert "Every agency of the partnership has been asked" in said(
        coordinator, at("ask", chronology.case_file)
    )


def test_the_day_of_one_agency_is_moved(coordinator: PageClient, asked: AskedAgency) -> None:
    path = at("move_due_day", asked.chronology.case_file, asked.pk)
    html(coordinator, path)

    response = coordinator.post(path, day("due_on", "2026-12-20"), follow=True)

    assert "20 December 2026" in answered(response)


def test_an_agency_sees_its_own_request_and_nobody_elses(
    school: PageClient, police: PageClient, asked: AskedAgency
) -> None:
    path = at("asked", asked.chronology.case_file, asked.pk)

    assert "Please include the time before the move." in said(school, path)
    assert police.get(path).status_code == 404
    assert "has not been asked" in said(police, at("chronology", asked.chronology.case_file))
    assert school.get(at("agencies", asked.chronology.case_file)).status_code == 404


def test_an_agency_finds_what_it_was_asked(school: PageClient, asked: AskedAgency) -> None:
    found = said(school, at("chronology", asked.chronology.case_file))

    assert asked.agency.name in found
    assert "4 December 2026" in found


@pytest.mark.parametrize(
    ("role", "words"),
    [(Role.COORDINATOR, "Plan the chronology"), (Role.GROUP_CHAIR, "The coordinator plans it")],
)
def test_before_it_is_planned_the_page_says_what_comes_next(
    sign_in: SignIn, case_file: CaseFile, role: Role, words: str
) -> None:
    assert words in said(sign_in(role), at("chronology", case_file))


def test_agencies_are_listed_with_how_they_stand(
    coordinator: PageClient, asked: AskedAgency
) -> None:
    other = AskedAgencyFactory(
        chronology=asked.chronology,
        not_involved_at=asked.asked_at,
        not_involved_by_name="Rita Representative",
        not_involved_because="Nobody of ours knew the family",
    )
    ReceivedReturnFactory(asked=asked)

    listed = said(coordinator, at("agencies", asked.chronology.case_file))

    assert "22 November 2026, version 1" in listed
    assert "Not involved" in listed
    assert "Nobody of ours knew the family" in said(
        coordinator, at("asked", asked.chronology.case_file, other.pk)
    )


def test_a_return_whose_columns_are_not_agreed_says_so(
    coordinator: PageClient, asked: AskedAgency
) -> None:
    ReceivedReturnFactory(asked=asked, state="CHECKING")

    assert "Columns to be checked" in said(coordinator, at("agencies", asked.chronology.case_file))


@pytest.mark.parametrize("count", [1, 5])
def test_listing_agencies_asks_the_same_whatever_their_number(
    coordinator: PageClient,
    chronology: Chronology,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(count):
        ReceivedReturnFactory(asked=AskedAgencyFactory(chronology=chronology))
    html(coordinator, at("agencies", chronology.case_file))

    with django_assert_num_queries(12):
        html(coordinator, at("agencies", chronology.case_file))


def test_readers_of_another_partnership_find_nothing(
    signed_in_stranger: PageClient, chronology: Chronology, now: datetime
) -> None:
    for page in ("chronology", "agencies", "plan", "ask"):
        assert signed_in_stranger.get(at(page, chronology.case_file)).status_code == 404
