"""Does whoever records something second see what the first recorded, with nothing lost?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

import pytest
from django.urls import reverse

from conftest import SignIn, StopClock
from heed.access.roles import Role
from heed.incidents.models import (
    Incident,
    Judgement,
    Notification,
    NotificationDecision,
    PartnerView,
)
from heed.incidents.tests.factories import reported
from heed.incidents.tests.test_steps_pages import DECISION, JUDGEMENT, RECORD, TELLING
from heed.partnership.models import Agency, Partnership
from tests.pages import PageClient


@pytest.fixture(autouse=True)
def at(stop_clock: StopClock) -> datetime:
    return stop_clock("2026-11-20 09:00")


@pytest.fixture
def incident(partnership: Partnership) -> Incident:
    return reported(partnership)


@pytest.fixture
def first(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)


@pytest.fixture
def second(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)


def page(client: PageClient, incident: Incident, step: str) -> str:
    address = reverse(f"incidents:{step}", args=[incident.reference])
    return str(client.get(address).content.decode())


def seen(html: str) -> dict[str, str]:
    """Return what a page carries of what it showed."""
    found = re.search(r'name="seen" value="([^"]*)"', html)
    return {"seen": found.group(1)} if found else {}


def post(client: PageClient, incident: Incident, step: str, typed: Mapping[str, object]) -> str:
    address = reverse(f"incidents:{step}", args=[incident.reference])
    return str(client.post(address, {**typed, **RECORD}, follow=True).content.decode())


def view(incident: Incident, kind: Agency.Kind, reasons: str) -> dict[str, str]:
    """Return an agency's view as its form sends it."""
    agency = Agency.objects.get(partnership=incident.case_file.partnership_id, kind=kind)
    return {"agency": str(agency.pk), "would_notify": "no", "reasons": reasons}


@pytest.mark.parametrize(
    ("step", "typed", "did", "kind"),
    [
        ("judge", JUDGEMENT, "Tess, team manager recorded a judgement", Judgement),
        ("decide", DECISION, "recorded a decision", NotificationDecision),
    ],
)
def test_the_second_is_told_sees_both_and_may_send_theirs_again(
    step: str,
    typed: dict[str, str],
    did: str,
    kind: type[Judgement | NotificationDecision],
    incident: Incident,
    first: PageClient,
    second: PageClient,
) -> None:
    before = kind.unscoped.count()
    opened = seen(page(second, incident, step))
    post(
        first, incident, step, {**typed, **seen(page(first, incident, step)), "reasons": "Theirs."}
    )

    both = post(second, incident, step, {**typed, **opened, "reasons": "Mine."})
    after_one = kind.unscoped.count()
    done = post(second, incident, step, {**typed, **seen(both), "reasons": "Mine."})

    assert f"{did} while this page was open." in both
    assert "Theirs." in both
    assert "Mine.</textarea>" in both
    assert after_one == before + 1
    assert "is recorded." in done
    assert kind.unscoped.count() == before + 2


def test_views_of_different_agencies_do_not_meet(
    incident: Incident, first: PageClient, second: PageClient
) -> None:
    opened = seen(page(second, incident, "give_view"))
    post(first, incident, "give_view", view(incident, Agency.Kind.POLICE, "Theirs."))

    typed = view(incident, Agency.Kind.HEALTH, "Mine.")
    done = post(second, incident, "give_view", {**typed, **opened})

    assert "The view is recorded." in done
    assert PartnerView.unscoped.count() == 2


def test_two_views_of_one_agency_do(
    incident: Incident, first: PageClient, second: PageClient
) -> None:
    opened = seen(page(second, incident, "give_view"))
    post(first, incident, "give_view", view(incident, Agency.Kind.POLICE, "Theirs."))

    typed = view(incident, Agency.Kind.POLICE, "Mine.")
    both = post(second, incident, "give_view", {**typed, **opened})

    assert f"{first.viewer.name} gave the view of" in both
    assert "Theirs." in both
    assert "Mine.</textarea>" in both
    assert PartnerView.unscoped.count() == 1


def test_a_notification_is_recorded_once_and_the_second_is_told_by_whom(
    incident: Incident, first: PageClient, second: PageClient
) -> None:
    typed = {**TELLING, "recipients": ["PANEL"]}
    post(first, incident, "notify", typed)

    both = post(second, incident, "notify", {**typed, "sent_by_name": "Dora"})

    assert f"{first.viewer.name} has recorded already that this was told" in both
    assert "1 thing recorded so far" in both
    assert 'value="Dora"' in both
    assert Notification.unscoped.count() == 1


def test_a_page_says_what_has_been_recorded_so_far(incident: Incident, first: PageClient) -> None:
    html = page(first, incident, "judge")

    assert "1 thing recorded so far" in html
    assert "Judged: abuse or neglect is suspected" in html
    assert "recorded so far" not in page(first, incident, "decide")
