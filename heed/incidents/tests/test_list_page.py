"""Does the list show the cases a person may open, as they asked for them in the address?"""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse

from conftest import SignIn, StopClock
from heed.access.roles import Role
from heed.casefiles.tests.factories import ExclusionFactory, GrantFactory
from heed.core import clock
from heed.incidents.models import Incident, Notification
from heed.incidents.presenters.case_list import due, short_date
from heed.incidents.tests.factories import DecisionFactory, NotificationFactory, reported
from heed.partnership.models import Partnership
from tests.pages import PageClient


@pytest.fixture(autouse=True)
def at(stop_clock: StopClock) -> datetime:
    return stop_clock("2026-11-23 09:00")


@pytest.fixture
def coordinator(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)


def read(client: PageClient, query: str = "") -> str:
    response = client.get(reverse("incidents:list") + query)
    assert response.status_code == 200
    return str(response.content.decode())


def shown(client: PageClient, query: str, incidents: dict[str, Incident]) -> set[str]:
    html = read(client, query)
    return {name for name, incident in incidents.items() if f">{incident.reference}</a>" in html}


@pytest.fixture
def incidents(partnership: Partnership) -> dict[str, Incident]:
    made = {
        "fresh": reported(partnership),
        "decided": reported(partnership, outcome="died"),
        "told": reported(partnership),
        "told of a death": reported(partnership, outcome="died"),
        "not told": reported(partnership, outcome="other"),
        "told after all": reported(partnership),
    }
    DecisionFactory(incident=made["decided"])
    NotificationFactory(incident=made["told"])
    NotificationFactory(
        incident=made["told of a death"],
        recipient=Notification.Recipient.SECRETARY_OF_STATE_AND_OFSTED,
    )
    DecisionFactory(incident=made["not told"])
    DecisionFactory(incident=made["not told"], notify=False)
    DecisionFactory(incident=made["told after all"], notify=False)
    NotificationFactory(incident=made["told after all"])
    return made


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?stage=REPORTED", {"fresh"}),
        ("?stage=TO_NOTIFY", {"decided"}),
        ("?stage=NOTIFIED", {"told", "told of a death", "told after all"}),
        ("?stage=NOT_NOTIFIED", {"not told"}),
        ("?stage=REPORTED&stage=TO_NOTIFY", {"fresh", "decided"}),
        ("?outcome=died", {"decided", "told of a death"}),
        ("?outcome=died&stage=TO_NOTIFY", {"decided"}),
        ("?outcome=other&stage=NOTIFIED", set()),
    ],
)
def test_filters_in_the_address(
    query: str, found: set[str], coordinator: PageClient, incidents: dict[str, Incident]
) -> None:
    assert shown(coordinator, query, incidents) == found


def test_a_part_of_the_reference_is_enough(
    coordinator: PageClient, incidents: dict[str, Incident]
) -> None:
    wanted = incidents["told"].reference

    assert shown(coordinator, f"?reference=+{wanted[-6:].lower()}+", incidents) == {"told"}


@pytest.mark.parametrize("query", ["?stage=NONSENSE", "?outcome=%27--", "?page=x", "?sort=name"])
def test_nonsense_in_the_address_is_left_out(
    query: str, coordinator: PageClient, incidents: dict[str, Incident]
) -> None:
    assert shown(coordinator, query, incidents) == set(incidents)


def test_an_overlong_reference_is_left_out(
    coordinator: PageClient, incidents: dict[str, Incident]
) -> None:
    assert shown(coordinator, f"?reference={'x' * 99}", incidents) == set(incidents)


def test_filters_in_force_can_be_taken_away_one_by_one(
    coordinator: PageClient, incidents: dict[str, Incident]
) -> None:
    html = read(coordinator, "?reference=SI&outcome=died&stage=TO_NOTIFY&sort=aware")

    assert 'href="?outcome=died&amp;stage=TO_NOTIFY&amp;sort=aware"' in html
    assert 'href="?reference=SI&amp;stage=TO_NOTIFY&amp;sort=aware"' in html
    assert 'href="?reference=SI&amp;outcome=died&amp;sort=aware"' in html
    assert "What happened: Died" in html
    assert "Stage: To be notified" in html


def order(client: PageClient, sort: str) -> list[str]:
    html = read(client, f"?sort={sort}")
    found = Incident.unscoped.select_related("case_file")
    places = {incident.reference: html.index(f">{incident.reference}</a>") for incident in found}
    return sorted(places, key=lambda reference: places[reference])


def test_headings_sort_both_ways(coordinator: PageClient, partnership: Partnership) -> None:
    first = reported(partnership, aware_on=date(2026, 11, 2), reported_at=clock.now())
    second = reported(
        partnership, aware_on=date(2026, 11, 3), reported_at=clock.now() - timedelta(days=1)
    )
    up = [first.reference, second.reference]

    assert order(coordinator, "reference") == order(coordinator, "aware") == up
    assert order(coordinator, "-reference") == order(coordinator, "-aware") == up[::-1]
    assert order(coordinator, "reported") == up[::-1]
    assert order(coordinator, "-reported") == order(coordinator, "") == up


def test_the_sorted_heading_says_so_and_turns_round(
    coordinator: PageClient, incidents: dict[str, Incident]
) -> None:
    html = read(coordinator, "?outcome=died&sort=aware")

    assert 'aria-sort="ascending"' in html
    assert 'href="?outcome=died&amp;sort=-aware"' in html


def test_the_next_thing_to_do_is_shown(coordinator: PageClient, partnership: Partnership) -> None:
    reported(partnership, aware_on=date(2026, 11, 20))
    reported(partnership, aware_on=date(2026, 11, 16))
    reported(partnership, aware_on=date(2026, 11, 13), happened_on=date(2026, 11, 13))
    reported(partnership, concern="not_suspected")

    html = read(coordinator)

    assert "27 Nov 2026: tell the national Panel" in html
    assert "Due today: tell the national Panel" in html
    assert "Overdue: tell the national Panel" in html
    assert "Nothing" in html


def test_nothing_to_do_is_said() -> None:
    assert due(None, on=date(2026, 11, 23)) == "Nothing"
    assert short_date(date(2026, 9, 1)) == "1 Sep 2026"


def test_long_lists_have_pages_that_keep_filters_and_order(
    coordinator: PageClient, partnership: Partnership
) -> None:
    for _ in range(26):
        reported(partnership)

    first = read(coordinator, "?stage=REPORTED&sort=aware")
    second = read(coordinator, "?stage=REPORTED&sort=aware&page=2")
    beyond = read(coordinator, "?page=99")

    assert "26 cases" in first
    assert 'href="?stage=REPORTED&amp;sort=aware&amp;page=2"' in first
    assert first.count('scope="row"') == 25
    assert second.count('scope="row"') == beyond.count('scope="row"') == 1


def test_an_empty_list_says_why(coordinator: PageClient) -> None:
    assert "There are no cases you can see" in read(coordinator)
    assert "No case matches these filters" in read(coordinator, "?reference=SI-NOTHING")


def test_only_cases_that_are_open_to_a_person_are_listed(
    sign_in: SignIn, incidents: dict[str, Incident], signed_in_stranger: PageClient
) -> None:
    notifier, conflicted = sign_in(Role.NOTIFIER), sign_in(Role.COORDINATOR)
    GrantFactory(case_file=incidents["told"].case_file, user=notifier.person)
    ExclusionFactory(case_file=incidents["told"].case_file, user=conflicted.person)

    assert shown(notifier, "", incidents) == {"told"}
    assert shown(conflicted, "", incidents) == set(incidents) - {"told"}
    assert shown(signed_in_stranger, "", incidents) == set()


def test_reporting_is_offered_to_those_who_may(sign_in: SignIn) -> None:
    assert "Report an incident" in read(sign_in(Role.NOTIFIER))
    assert "Report an incident" not in read(sign_in(Role.GROUP_MEMBER))


def test_wrong_methods_are_refused(coordinator: PageClient) -> None:
    assert coordinator.post(reverse("incidents:list")).status_code == 405


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_asks_the_same_questions_however_long_it_is(
    number: int,
    coordinator: PageClient,
    partnership: Partnership,
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    for _ in range(number):
        reported(partnership)

    with django_assert_num_queries(10):  # type: ignore[operator]  # of pytest-django
        read(coordinator, "?stage=REPORTED&sort=aware")
