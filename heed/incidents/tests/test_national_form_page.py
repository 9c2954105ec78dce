"""Is the national form gathered from what was recorded, and is every gap named?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse

from conftest import SignIn, StopClock
from heed.access.roles import Role
from heed.children.tests.factories import ChildFactory
from heed.incidents import queries
from heed.incidents.models import Incident, Notification
from heed.incidents.presenters import national_form
from heed.incidents.presenters.national_form import MISSING
from heed.incidents.tests.factories import (
    IncidentFactory,
    InvolvementFactory,
    NotificationFactory,
    reported,
)
from heed.incidents.tests.reading import read
from heed.partnership.models import Partnership
from tests.pages import PageClient


@pytest.fixture(autouse=True)
def _stopped(stop_clock: StopClock) -> None:
    stop_clock("2026-11-20 09:00")


Form = Callable[[Incident], dict[str, str]]


@pytest.fixture
def incident(partnership: Partnership) -> Incident:
    return reported(partnership)


@pytest.fixture
def coordinator(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)


def test_the_national_form_is_gathered_and_gaps_are_named(
    incident: Incident, coordinator: PageClient
) -> None:
    html = read(coordinator, incident, "incidents:form_fields")

    assert "Serious harm" in html
    assert "Ada Archer" in html
    assert "Health, NHS number and GP" in html
    assert "3 facts are missing." in html or "facts are missing." in html
    assert MISSING in html


@pytest.fixture
def form(coordinator: PageClient) -> Form:
    """Answer what the form says of an incident, by what it asks."""

    def read_form(incident: Incident) -> dict[str, str]:
        found = Incident.unscoped.select_related("case_file").get(pk=incident.pk)
        record = queries.record(found, viewer=coordinator.viewer)
        parts = national_form.parts(record, on=date(2026, 11, 20))
        return {asked.asks: asked.answer for part in parts for asked in part.questions}

    return read_form


@pytest.mark.parametrize(
    ("outcome", "looked_after_by", "concern", "nature"),
    [
        ("died", "", "known", "Child death"),
        ("died", "Kent", "known", "Child death: abuse/neglect"),
        ("died", "Kent", "not_suspected", "Child death: no abuse/neglect"),
        ("seriously_harmed", "Kent", "known", "Serious harm"),
        ("other", "", "known", "Other"),
    ],
)
def test_the_nature_of_the_notification(
    outcome: str,
    looked_after_by: str,
    concern: str,
    nature: str,
    partnership: Partnership,
    form: Form,
) -> None:
    incident = reported(
        partnership, outcome=outcome, concern=concern, child={"looked_after_by": looked_after_by}
    )

    assert form(incident)["Nature of the notification"] == nature


def test_the_form_leaves_nothing_out(partnership: Partnership, form: Form) -> None:
    incident = reported(
        partnership,
        household="Mother",
        other_children="A cousin",
        parallel_processes="Inquest",
        child={"looked_after_by": "Kent", "care_leaver": True, "plan": "CHILD_IN_NEED"},
    )
    for position in (2, 3, 4, 5):
        ChildFactory(case_file=incident.case_file, position=position, name=f"Child {position}")
    InvolvementFactory(incident=incident, agency__name="Westshire Hospital")
    NotificationFactory(incident=incident, recipient=Notification.Recipient.SAFEGUARDING_PARTNERS)

    said = form(incident)

    assert said["Name"] == "Child 4"
    assert said["Other children, in the further information text"] == "Child 5\nA cousin"
    assert said["Agencies that know the family"] == "Westshire Hospital"
    assert said["Safeguarding partners told"] == "19 November 2026 at 10am"
    assert said["Place of the incident"] == "Worcestershire, At home"
    assert said["Age at the time"] == "7"
    assert said["Abuse or neglect, and the reasons"].startswith("Abuse or neglect is suspected. ")


def test_what_is_not_known_is_missing(partnership: Partnership, form: Form) -> None:
    incident = IncidentFactory(
        case_file__partnership=partnership, happened_on=None, happened_in="", place_words=""
    )
    ChildFactory(
        case_file=incident.case_file, born_on=None, sex="NOT_KNOWN", plan="NOT_KNOWN", ethnicity=""
    )

    said = form(incident)

    for asks in (
        "Date and time of the incident",
        "Place of the incident",
        "Abuse or neglect, and the reasons",
        "Date of birth",
        "Age at the time",
        "Sex",
        "Ethnic group",
        "Child in need or child protection plan",
    ):
        assert said[asks] == "", asks
    assert said["Looked after"] == "Not that we know of"
    assert said["Nature of the notification"] == "Serious harm"


def test_a_looked_after_child_and_a_care_leaver_on_the_form(
    partnership: Partnership, form: Form
) -> None:
    incident = reported(
        partnership,
        outcome="died",
        child={"looked_after_by": "Kent", "care_leaver": True, "plan": "CHILD_IN_NEED"},
    )

    said = form(incident)

    assert said["Looked after"] == "Yes, by Kent"
    assert said["Care leaver"] == "Yes"
    assert said["Child in need or child protection plan"] == "Child in need plan"


def test_a_death_nobody_judged_has_a_plain_nature(partnership: Partnership, form: Form) -> None:
    incident = IncidentFactory(case_file__partnership=partnership, outcome="died")
    ChildFactory(case_file=incident.case_file, looked_after_by="Kent")

    assert form(incident)["Nature of the notification"] == "Child death"


def test_the_form_is_given_as_text_with_its_marking(
    incident: Incident, coordinator: PageClient
) -> None:
    response = coordinator.get(reverse("incidents:form_fields_text", args=[incident.reference]))

    text = response.content.decode()
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert f"notification-{incident.reference}.txt" in response.headers["Content-Disposition"]
    assert text.startswith("OFFICIAL-SENSITIVE\n")
    assert text.endswith("OFFICIAL-SENSITIVE\n")
    assert "Name: Ada Archer" in text
    assert "School or early years setting: Missing" in text
