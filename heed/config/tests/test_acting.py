"""Is a form refused that was opened while the person acted for another agency?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from conftest import LetPass, SignIn
from heed.access.roles import Role
from heed.accounts.tests.factories import PASSWORD
from heed.audit.events import Event
from heed.audit.models import AuditEntry
from heed.partnership.models import Agency, Group, Partnership
from heed.partnership.tests.factories import AppointmentFactory
from tests.pages import PageClient

ADD = "/partnership/groups/add/"
TYPED = {
    "name": "Listening Group",
    "kind": "OTHER",
    "starts_on-day": "1",
    "starts_on-month": "12",
    "starts_on-year": "2026",
}

AgencyOf = Callable[[Agency.Kind], Agency]


@pytest.fixture
def both(sign_in: SignIn, partnership: Partnership, agency: AgencyOf) -> PageClient:
    """Somebody who coordinates for no agency and notifies for the police; now for the police."""
    client = sign_in(Role.COORDINATOR)
    police = agency(Agency.Kind.POLICE)
    AppointmentFactory(
        partnership=partnership, user=client.person, role=Role.NOTIFIER.value, agency=police
    )
    client.post("/partnership/act-for/", {"place": f"{partnership.pk}-{police.pk}"})
    return client


@pytest.fixture
def as_coordinator(partnership: Partnership) -> str:
    return f"{partnership.pk}-0"


def there_is_the_group() -> bool:
    return Group.objects.filter(name="Listening Group").exists()


def test_every_form_says_for_whom_it_was_opened(both: PageClient, agency: AgencyOf) -> None:
    page = both.get("/cases/report/", follow=True).content.decode()

    police = agency(Agency.Kind.POLICE)
    assert f'name="acting_for" value="{police.partnership_id}-{police.pk}"' in page


def test_a_form_of_nobody_says_nothing(nobody: PageClient) -> None:
    assert "acting_for" not in nobody.get("/account/sign-in/").content.decode()


def test_what_was_typed_for_another_agency_is_refused_with_a_way_back(
    both: PageClient, as_coordinator: str, partnership: Partnership
) -> None:
    refused = both.post(ADD, {**TYPED, "acting_for": as_coordinator})

    page = refused.content.decode()
    assert refused.status_code == 409
    assert "This page was opened for another agency" in page
    assert "You act for <strong>Westshire Police</strong> now. Nothing was saved" in page
    assert f"Act for {partnership.name} again and send" in page
    assert 'name="name" value="Listening Group"' in page
    assert "Files have to be chosen again" not in page
    assert not there_is_the_group()


def test_the_way_back_acts_for_the_first_agency_again_and_keeps_what_was_typed(
    both: PageClient, as_coordinator: str
) -> None:
    back = {"acting_for": as_coordinator, "act_for_again": as_coordinator}

    sent = both.post(ADD, {**TYPED, **back})

    assert sent.headers["Location"] == "/partnership/"
    assert there_is_the_group()
    first, again = AuditEntry.objects.filter(event=Event.PLACE_CHOSEN.value).order_by("pk")
    assert (first.acting_for, again.details["before"]) == ("Westshire Police", "Westshire Police")
    assert both.get(ADD).status_code == 200


@pytest.mark.parametrize("again", ["", "0-0"])
def test_nobody_goes_back_to_an_agency_they_no_longer_hold_a_post_in(
    again: str, both: PageClient
) -> None:
    refused = both.post(ADD, {**TYPED, "acting_for": "0-0", "act_for_again": again})

    assert refused.status_code == 409
    assert "an agency in which you no longer hold a post" in refused.content.decode()
    assert not there_is_the_group()


def test_a_proof_that_came_with_the_form_is_not_shown_again(
    both: PageClient, as_coordinator: str
) -> None:
    proof = {
        "heed-proof-what-for": "PARTNERSHIP_ARRANGE",
        "heed-proof-sent": "yes",
        "heed-proof-password": PASSWORD,
    }

    refused = both.post(ADD, {**TYPED, **proof, "acting_for": as_coordinator})

    assert refused.status_code == 409
    assert PASSWORD not in refused.content.decode()


def test_going_back_does_not_count_as_a_fresh_proof(
    both: PageClient, as_coordinator: str, let_pass: LetPass
) -> None:
    let_pass(minutes=6)

    asked = both.post(ADD, {**TYPED, "acting_for": as_coordinator, "act_for_again": as_coordinator})

    page = asked.content.decode()
    assert "Confirm it is you" in page
    assert page.count(f'name="acting_for" value="{as_coordinator}"') == page.count("</form>")
    assert not there_is_the_group()


def test_a_form_kept_for_later_is_for_the_agency_it_was_opened_for(
    both: PageClient, as_coordinator: str, agency: AgencyOf
) -> None:
    police = agency(Agency.Kind.POLICE)
    now = f"{police.partnership_id}-{police.pk}"

    for both_ways in ([as_coordinator, now], [now, as_coordinator]):
        refused = both.post(ADD, {**TYPED, "acting_for": both_ways})
        assert refused.status_code == 409

    assert not there_is_the_group()


def test_files_are_not_carried_back(both: PageClient, as_coordinator: str) -> None:
    file = SimpleUploadedFile("minutes.txt", b"What was said")

    refused = both.post(ADD, {**TYPED, "acting_for": as_coordinator, "file": file})

    assert "Files have to be chosen again." in refused.content.decode()


def test_forms_about_oneself_are_not_for_an_agency(both: PageClient, as_coordinator: str) -> None:
    chosen = both.post(
        "/partnership/act-for/", {"place": as_coordinator, "acting_for": as_coordinator}
    )
    left = both.post("/account/sign-out/", {"acting_for": "0-0"})

    assert chosen.headers["Location"] == "/desk/"
    assert left.status_code == 302


def test_a_form_for_this_agency_goes_through(sign_in: SignIn, as_coordinator: str) -> None:
    client = sign_in(Role.COORDINATOR)

    client.post(ADD, {**TYPED, "acting_for": as_coordinator})

    assert there_is_the_group()
