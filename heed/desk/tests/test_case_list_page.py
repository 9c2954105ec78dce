"""Does the list show the cases a person may open, as they asked for them in the address?"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn, StopClock
from heed.access.roles import Role
from heed.casefiles.tests.factories import ExclusionFactory, GrantFactory
from heed.core import clock
from heed.desk.presenters.case_list import short_date
from heed.incidents.models import Incident, Notification
from heed.incidents.tests.factories import DecisionFactory, NotificationFactory, reported
from heed.partnership.models import Partnership
from heed.practice_reviews.tests.factories import PracticeReviewFactory
from heed.practice_reviews.workflow import Stage as PracticeReviewStage
from heed.rapid_reviews.tests.factories import (
    RapidReviewFactory,
    decided,
    recommended,
    replied,
    sent,
)
from tests.pages import PageClient


@pytest.fixture(autouse=True)
def at(stop_clock: StopClock) -> datetime:
    return stop_clock("2026-11-23 09:00")


@pytest.fixture
def coordinator(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)


def read(client: PageClient, query: str = "") -> str:
    response = client.get(reverse("desk:cases") + query)
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


def line(html: str, reference: str) -> str:
    """Return the words of a case's line in the list, days unbroken as they stand."""
    row = html[html.index(f">{reference}</a>") :]
    words = re.sub(r"<[^>]+>", " ", row[: row.index("</tr>")])
    return re.sub(r"[ \n]+", " ", words).replace("\N{NO-BREAK SPACE}", " ")


def test_the_next_thing_to_do_is_shown(coordinator: PageClient, partnership: Partnership) -> None:
    later = reported(partnership, aware_on=date(2026, 11, 20))
    today = reported(partnership, aware_on=date(2026, 11, 16))
    late = reported(partnership, aware_on=date(2026, 11, 13), happened_on=date(2026, 11, 13))
    quiet = reported(partnership, concern="not_suspected")

    html = read(coordinator)

    assert "Reported Tell the national Panel 27 Nov 2026" in line(html, later.reference)
    assert "Due today: tell the national Panel 23 Nov 2026" in line(html, today.reference)
    assert "Overdue: tell the national Panel 20 Nov 2026" in line(html, late.reference)
    assert "Reported Nothing is due Seriously harmed" in line(html, quiet.reference)


def test_days_stay_on_one_line() -> None:
    assert short_date(date(2026, 9, 1)) == "1\N{NO-BREAK SPACE}Sep\N{NO-BREAK SPACE}2026"


@pytest.fixture
def reviews(partnership: Partnership) -> dict[str, Incident]:
    """A case at each stage of its reviews, by the words for the stage."""
    gathering, waiting, agreed, on_its_way, answered, local, over = (
        RapidReviewFactory(partnership=partnership) for _ in range(7)
    )
    recommended(waiting)
    decided(agreed)
    sent(on_its_way)
    for one in (answered, local, over):
        sent(one)
        replied(one)
    PracticeReviewFactory(rapid_review=local)
    PracticeReviewFactory(
        rapid_review=over, stage=PracticeReviewStage.COMPLETED.value, completed_on="2026-11-22"
    )
    return {
        "Rapid review: gathering": gathering.incident,
        "Rapid review: recommended": waiting.incident,
        "Rapid review: decided": agreed.incident,
        "Rapid review: sent to the Panel": on_its_way.incident,
        "Rapid review: Panel has answered": answered.incident,
        "Local review: commissioned": local.incident,
        "Local review: completed": over.incident,
    }


def test_the_stage_is_that_of_the_newest_review(
    coordinator: PageClient, reviews: dict[str, Incident]
) -> None:
    html = read(coordinator)

    for stage, incident in reviews.items():
        assert f" {stage} " in line(html, incident.reference)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?stage=NOTIFIED", set()),
        ("?stage=RAPID-GATHERING", {"Rapid review: gathering"}),
        ("?stage=RAPID-ANSWERED", {"Rapid review: Panel has answered"}),
        ("?stage=LOCAL-COMMISSIONED", {"Local review: commissioned"}),
        ("?stage=LOCAL-UNDER_WAY", set()),
        (
            "?stage=NOTIFIED&stage=RAPID-SENT&stage=LOCAL-COMPLETED",
            {"Rapid review: sent to the Panel", "Local review: completed"},
        ),
    ],
)
def test_every_stage_of_every_room_can_be_looked_for(
    query: str, found: set[str], coordinator: PageClient, reviews: dict[str, Incident]
) -> None:
    assert shown(coordinator, query, reviews) == found


def test_the_stages_looked_for_are_named_and_can_be_taken_away(
    coordinator: PageClient, reviews: dict[str, Incident]
) -> None:
    html = read(coordinator, "?stage=RAPID-ANSWERED&stage=LOCAL-COMMISSIONED")

    assert "Stage: Rapid review: Panel has answered" in html
    assert 'href="?stage=LOCAL-COMMISSIONED&amp;sort=-reported"' in html


def test_a_running_review_is_never_said_to_have_nothing_due(
    coordinator: PageClient, reviews: dict[str, Incident]
) -> None:
    html = read(coordinator)

    gathering = line(html, reviews["Rapid review: gathering"].reference)
    assert "Rapid review to the Panel" in gathering
    commissioned = line(html, reviews["Local review: commissioned"].reference)
    assert "Local review complete and published" in commissioned
    assert "Nothing is due" in line(html, reviews["Local review: completed"].reference)


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
    assert "Report a serious incident" in read(sign_in(Role.NOTIFIER))
    assert "Report a serious incident" not in read(sign_in(Role.GROUP_MEMBER))


def test_wrong_methods_are_refused(coordinator: PageClient) -> None:
    assert coordinator.post(reverse("desk:cases")).status_code == 405


@pytest.mark.parametrize("number", [3, 60])
def test_the_list_asks_the_same_questions_however_long_it_is(
    number: int,
    coordinator: PageClient,
    partnership: Partnership,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(number):
        local = PracticeReviewFactory(
            rapid_review__partnership=partnership, stage=PracticeReviewStage.UNDER_WAY.value
        )
        sent(local.rapid_review)

    with django_assert_num_queries(8):
        read(coordinator, "?stage=LOCAL-UNDER_WAY&sort=aware")
