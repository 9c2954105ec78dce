"""Can somebody with several posts say for whom they act, and is it as they said at once?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conftest import SignIn
from heed.access.roles import Role
from heed.audit.events import Event
from heed.audit.models import AuditEntry
from heed.partnership.models import Agency, Partnership
from heed.partnership.tests.factories import AppointmentFactory
from tests.pages import PageClient

PAGE = "/partnership/act-for/"
CHANGE = "/partnership/agencies/add/"

AgencyOf = Callable[[Agency.Kind], Agency]


@pytest.fixture
def both(sign_in: SignIn, partnership: Partnership, agency: AgencyOf) -> PageClient:
    """Somebody who is coordinator for no agency, and speaks for the police."""
    client = sign_in(Role.COORDINATOR)
    AppointmentFactory(
        partnership=partnership,
        user=client.person,
        role=Role.AGENCY_REPRESENTATIVE.value,
        title="Inspector",
        agency=agency(Agency.Kind.POLICE),
    )
    return client


@pytest.fixture
def as_coordinator(partnership: Partnership) -> str:
    return f"{partnership.pk}-0"


@pytest.fixture
def as_police(partnership: Partnership, agency: AgencyOf) -> str:
    return f"{partnership.pk}-{agency(Agency.Kind.POLICE).pk}"


def html(client: PageClient, page: str) -> str:
    return bytes(client.get(page).content).decode()


def header(client: PageClient) -> str:
    """Return what the bar at the top says about the person, in one line."""
    page = html(client, "/desk/")
    person = page[page.index("heed-header__acting-as") :]
    return " ".join(person[: person.index("</p>")].split())


def test_somebody_with_several_posts_says_first_for_whom_they_act(both: PageClient) -> None:
    sent = both.get("/partnership/people/?page=1")

    assert sent.headers["Location"] == f"{PAGE}?next=/partnership/people/%3Fpage%3D1"
    page = html(both, PAGE)
    assert "Westshire Police" in page
    assert "Inspector, in Westshire Safeguarding Children Partnership" in page
    assert "Business manager or coordinator, in Westshire Safeguarding" in page
    assert "Signed in as" not in page


def test_the_choice_leads_to_the_page_asked_for(both: PageClient, as_police: str) -> None:
    chosen = both.post(f"{PAGE}?next=/partnership/people/", {"place": as_police})

    assert chosen.headers["Location"] == "/partnership/people/"
    assert "You act for Westshire Police now" in html(both, "/partnership/people/")


@pytest.mark.parametrize("asked", ["", "?next=https://elsewhere.example/"])
def test_without_a_page_of_ours_the_choice_leads_to_the_desk(
    asked: str, both: PageClient, as_police: str
) -> None:
    assert both.post(PAGE + asked, {"place": as_police}).headers["Location"] == "/desk/"


def test_the_bar_at_the_top_says_for_whom_and_offers_to_switch(
    both: PageClient, as_police: str
) -> None:
    both.post(PAGE, {"place": as_police})

    assert "Inspector · Westshire Police" in header(both)
    assert f'href="{PAGE}">Switch agency</a>' in html(both, "/desk/")


def test_somebody_with_one_post_is_offered_nothing(sign_in: SignIn) -> None:
    assert "Switch agency" not in html(sign_in(Role.COORDINATOR), "/desk/")


def test_rights_change_with_the_very_next_request(
    both: PageClient, as_coordinator: str, as_police: str
) -> None:
    both.post(PAGE, {"place": as_coordinator})
    assert both.get(CHANGE).status_code == 200

    both.post(PAGE, {"place": as_police})

    assert both.get(CHANGE).status_code == 403


def test_what_somebody_chooses_is_written_down(
    both: PageClient, partnership: Partnership, as_coordinator: str, as_police: str
) -> None:
    both.post(PAGE, {"place": as_coordinator})
    both.post(PAGE, {"place": as_police})

    first, second = AuditEntry.objects.filter(event=Event.PLACE_CHOSEN.value).order_by("pk")
    assert (first.subject_reference, first.details["before"]) == (partnership.name, "")
    assert second.subject_reference == second.acting_for == "Westshire Police"
    assert second.details["before"] == partnership.name
    assert second.actor_name == both.person.name


@pytest.mark.parametrize("place", ["", "0-0", "nonsense"])
def test_nobody_acts_for_a_place_they_hold_no_post_in(place: str, both: PageClient) -> None:
    page = both.post(PAGE, {"place": place})

    assert page.status_code == 200
    assert "Select" in page.content.decode()
    assert both.get("/desk/").status_code == 302


def test_when_the_post_somebody_acts_in_ends_nothing_is_guessed(
    both: PageClient, as_police: str, as_coordinator: str
) -> None:
    both.post(PAGE, {"place": as_police})
    both.person.appointments.filter(title="Inspector").update(ends_on="2020-01-01")

    sent = both.post(CHANGE, {"name": "Half-typed"})

    assert sent.headers["Location"] == f"{PAGE}?next=/desk/"
    assert not Agency.objects.filter(name="Half-typed").exists()
    assert "The post you were acting in has ended." in html(both, PAGE)
    both.post(PAGE, {"place": as_coordinator})
    assert both.get("/desk/").status_code == 200


def test_the_page_is_for_people_with_posts(nobody: PageClient, sign_in: SignIn) -> None:
    assert nobody.get(PAGE).headers["Location"].startswith("/account/sign-in/")
    without_post = sign_in(Role.NOTIFIER)
    without_post.person.appointments.update(ends_on="2020-01-01")
    assert without_post.get(PAGE).status_code == 403
    assert sign_in(Role.NOTIFIER).delete(PAGE).status_code == 405
