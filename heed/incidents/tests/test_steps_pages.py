"""Can people judge, give views, decide and record notifications, each asked once more?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn, StopClock
from heed.access.roles import Role
from heed.casefiles.tests.factories import GrantFactory
from heed.incidents.models import (
    Incident,
    Judgement,
    Notification,
    NotificationDecision,
    PartnerView,
)
from heed.incidents.tests.factories import (
    DecisionFactory,
    JudgementFactory,
    NotificationFactory,
    PartnerViewFactory,
    reported,
)
from heed.partnership.models import Agency, Partnership
from heed.partnership.tests.factories import AgencyFactory
from tests.pages import PageClient

STEPS = ["incidents:judge", "incidents:give_view", "incidents:decide", "incidents:notify"]

JUDGEMENT = {
    "concern": "known",
    "outcome": "died",
    "aware_on-day": "17",
    "aware_on-month": "11",
    "aware_on-year": "2026",
    "judged_by_name": "Tess, team manager",
    "reasons": "She died.\nThe post-mortem says so.",
}
DECISION = {"notify": "yes", "reasons": "Both limbs are met."}
TELLING = {
    "recipients": ["PANEL", "SECRETARY_OF_STATE_AND_OFSTED"],
    "sent_at-day": "18",
    "sent_at-month": "11",
    "sent_at-year": "2026",
    "sent_at-time": "10:30",
    "sent_by_name": "Cora",
    "reference": "P-123",
}
RECORD = {"then": "record"}


@pytest.fixture(autouse=True)
def at(stop_clock: StopClock) -> datetime:
    return stop_clock("2026-11-20 09:00")


@pytest.fixture
def incident(partnership: Partnership) -> Incident:
    return reported(partnership)


@pytest.fixture
def coordinator(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)


def post(client: PageClient, incident: Incident, step: str, typed: Mapping[str, object]) -> str:
    address = reverse(f"incidents:{step}", args=[incident.reference])
    response = client.post(address, typed, follow=True)
    assert response.status_code == 200
    return str(response.content.decode())


def test_a_judgement_is_shown_once_more_before_it_is_recorded(
    incident: Incident, coordinator: PageClient
) -> None:
    asked = post(coordinator, incident, "judge", JUDGEMENT)
    assert Judgement.unscoped.count() == 1
    done = post(coordinator, incident, "judge", {**JUDGEMENT, **RECORD})

    assert "Check before you record it" in asked
    assert "17 November 2026" in asked
    assert "She died.<br>The post-mortem says so." in asked
    assert "The new judgement is recorded." in done
    assert Judgement.unscoped.count() == 2
    assert Judgement.unscoped.latest("pk").reasons == "She died.\nThe post-mortem says so."


def test_going_back_to_change_keeps_what_was_typed(
    incident: Incident, coordinator: PageClient
) -> None:
    html = post(coordinator, incident, "judge", {**JUDGEMENT, "then": "change"})

    assert 'value="Tess, team manager"' in html
    assert "There is a problem" not in html
    assert Judgement.unscoped.count() == 1


def test_a_judgement_starts_from_what_is_known(incident: Incident, coordinator: PageClient) -> None:
    response = coordinator.get(reverse("incidents:judge", args=[incident.reference]))

    html = response.content.decode()
    assert 'value="16"' in html
    assert 'value="seriously_harmed" checked' in html


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"aware_on-day": "21"}, "must be today or in the past"),
        ({"aware_on-day": "13"}, "cannot have become aware before the incident"),
        ({"reasons": " "}, "Enter the reasons for this judgement"),
        ({"concern": "perhaps"}, "Select one of the listed choices"),
    ],
)
def test_a_judgement_that_cannot_be_is_explained(
    typed: dict[str, str], sentence: str, incident: Incident, coordinator: PageClient
) -> None:
    html = post(coordinator, incident, "judge", {**JUDGEMENT, **typed, **RECORD})

    assert sentence in html
    assert "There is a problem" in html
    assert Judgement.unscoped.count() == 1


def test_the_authority_was_aware_when_it_told_others(
    incident: Incident, coordinator: PageClient
) -> None:
    NotificationFactory(incident=incident, sent_at=datetime.fromisoformat("2026-11-16T12:00Z"))

    html = post(coordinator, incident, "judge", {**JUDGEMENT, **RECORD})

    assert "so it was aware by then" in html


def test_a_coordinator_records_the_view_of_any_agency(
    incident: Incident, coordinator: PageClient
) -> None:
    police = Agency.objects.get(partnership=incident.case_file.partnership, kind=Agency.Kind.POLICE)
    typed = {"agency": police.pk, "would_notify": "no", "reasons": "No evidence.", **RECORD}

    html = post(coordinator, incident, "give_view", typed)

    assert "The view is recorded." in html
    assert "Westshire Police would not notify" in html
    assert not PartnerView.unscoped.get().would_notify


def test_a_partner_can_choose_only_their_own_agency(incident: Incident, sign_in: SignIn) -> None:
    partner = sign_in(Role.STATUTORY_PARTNER)
    GrantFactory(case_file=incident.case_file, user=partner.person)
    police = Agency.objects.get(partnership=incident.case_file.partnership, kind=Agency.Kind.POLICE)

    asked = partner.get(reverse("incidents:give_view", args=[incident.reference]))
    html = post(
        partner,
        incident,
        "give_view",
        {"agency": police.pk, "would_notify": "yes", "reasons": "x", **RECORD},
    )

    assert "Westshire County Council" in asked.content.decode()
    assert "Westshire Police" not in asked.content.decode()
    assert "Select one of the listed choices" in html
    assert not PartnerView.unscoped.exists()


def test_somebody_who_acts_for_no_agency_has_no_view_to_give(
    incident: Incident, sign_in: SignIn
) -> None:
    partner = sign_in(Role.STATUTORY_PARTNER)
    GrantFactory(case_file=incident.case_file, user=partner.person)
    Agency.objects.filter(pk=partner.viewer.agency_id or 0).update(ends_on=date(2026, 11, 19))

    response = partner.get(reverse("incidents:give_view", args=[incident.reference]))

    assert response.status_code == 403
    assert "You act for no agency" in response.content.decode()


@pytest.mark.parametrize(("notify", "words"), [("yes", "to notify"), ("no", "not to notify")])
def test_the_decision_is_kept_either_way(
    notify: str, words: str, incident: Incident, coordinator: PageClient
) -> None:
    html = post(coordinator, incident, "decide", {**DECISION, "notify": notify, **RECORD})

    assert "The decision is recorded." in html
    assert f"Decided {words}" in html
    assert NotificationDecision.unscoped.get().notify == (notify == "yes")


def test_one_form_reaches_several_recipients(incident: Incident, coordinator: PageClient) -> None:
    asked = post(coordinator, incident, "notify", TELLING)
    assert not Notification.unscoped.exists()
    done = post(coordinator, incident, "notify", {**TELLING, **RECORD})

    assert asked.count('name="recipients"') == 2
    assert "18 November 2026 at 10:30am" in asked
    assert "The notification is recorded." in done
    recipients = Notification.unscoped.values_list("recipient", flat=True)
    assert set(recipients) == {"PANEL", "SECRETARY_OF_STATE_AND_OFSTED"}


def test_the_page_says_what_is_due_and_offers_only_who_is_left(
    incident: Incident, coordinator: PageClient
) -> None:
    NotificationFactory(incident=incident)

    html = coordinator.get(reverse("incidents:notify", args=[incident.reference])).content.decode()

    assert "Tell the safeguarding partners by Monday 23 November 2026." in html
    assert 'value="PANEL"' not in html
    assert 'value="SAFEGUARDING_PARTNERS"' in html


def test_a_late_notification_asks_why_and_keeps_the_answer(
    incident: Incident, coordinator: PageClient, stop_clock: StopClock
) -> None:
    stop_clock("2026-11-25 09:00")
    late = {**TELLING, "recipients": ["PANEL"], "sent_at-day": "24", **RECORD}

    refused = post(coordinator, incident, "notify", late)
    assert not Notification.unscoped.exists()
    done = post(coordinator, incident, "notify", {**late, "late_because": "Portal down"})

    assert "It was sent after the last day. Say why it was late." in refused
    assert 'value="P-123"' in refused
    assert "Late. The last day was 23 November 2026. Portal down." in done


def test_lateness_for_one_recipient_records_none(
    incident: Incident, coordinator: PageClient, stop_clock: StopClock
) -> None:
    stop_clock("2026-11-25 09:00")
    both = ["SECRETARY_OF_STATE_AND_OFSTED", "PANEL"]

    post(
        coordinator,
        incident,
        "notify",
        {**TELLING, "recipients": both, "sent_at-day": "24", **RECORD},
    )

    assert not Notification.unscoped.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"sent_at-day": "20", "sent_at-time": "09:01"}, "cannot have been sent in the future"),
        ({"sent_at-day": "15"}, "before the authority became aware"),
        ({"sent_at-time": "sometime"}, "must have a time like"),
        ({"recipients": []}, "Select who was told"),
        ({"recipients": ["MINISTER"]}, "Select"),
        ({"sent_by_name": ""}, "Enter who sent it"),
    ],
)
def test_a_notification_that_cannot_be_is_explained(
    typed: dict[str, object], sentence: str, incident: Incident, coordinator: PageClient
) -> None:
    html = post(coordinator, incident, "notify", {**TELLING, **typed, **RECORD})

    assert sentence in html
    assert "There is a problem" in html
    assert not Notification.unscoped.exists()


def test_when_everybody_has_been_told_there_is_nothing_to_record(
    incident: Incident, coordinator: PageClient
) -> None:
    for recipient in Notification.Recipient:
        NotificationFactory(incident=incident, recipient=recipient)

    response = coordinator.get(reverse("incidents:notify", args=[incident.reference]), follow=True)

    assert "Everybody has been told already." in response.content.decode()


@pytest.mark.parametrize("step", STEPS)
def test_a_wrong_role_is_told_so(step: str, incident: Incident, sign_in: SignIn) -> None:
    client = sign_in(Role.GROUP_CHAIR)

    assert client.get(reverse(step, args=[incident.reference])).status_code == 403
    assert client.post(reverse(step, args=[incident.reference])).status_code == 403


@pytest.mark.parametrize("step", STEPS)
def test_another_partnership_cannot_tell_the_incident_exists(
    step: str, incident: Incident, signed_in_stranger: PageClient
) -> None:
    forbidden = signed_in_stranger.get(reverse(step, args=[incident.reference]))
    missing = signed_in_stranger.get(reverse(step, args=["SI-NOTHING"]))

    assert forbidden.status_code == missing.status_code == 404


@pytest.mark.parametrize("step", STEPS)
def test_wrong_methods_are_refused(step: str, incident: Incident, coordinator: PageClient) -> None:
    assert coordinator.put(reverse(step, args=[incident.reference])).status_code == 405


# Three to know who is looking, three to write down that they looked, one for the incident, one for
# what was recorded of the kind, four for the header; agencies to choose from; the notification page
# reads what the law asks, which the header then need not.
@pytest.mark.parametrize(("step", "queries"), [*zip(STEPS, (12, 13, 12, 12), strict=True)])
@pytest.mark.parametrize("number", [1, 10])
def test_each_page_asks_few_questions_of_the_database(
    step: str,
    queries: int,
    number: int,
    incident: Incident,
    coordinator: PageClient,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(number):
        AgencyFactory(partnership=incident.case_file.partnership)
        JudgementFactory(incident=incident)
        PartnerViewFactory(incident=incident)
        DecisionFactory(incident=incident)

    with django_assert_num_queries(queries):
        coordinator.get(reverse(step, args=[incident.reference]))
