"""Do the pages of an incident show what was recorded, to those who may see it?"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn, StopClock
from heed.access.roles import Role
from heed.audit.models import AuditEntry
from heed.casefiles.tests.factories import GrantFactory
from heed.children.tests.factories import ChildFactory
from heed.core import clock
from heed.incidents import queries
from heed.incidents.models import Incident
from heed.incidents.presenters import incident as words
from heed.incidents.presenters import law
from heed.incidents.tests.factories import (
    DecisionFactory,
    IncidentFactory,
    InvolvementFactory,
    JudgementFactory,
    NotificationFactory,
    PartnerViewFactory,
    reported,
)
from heed.incidents.tests.reading import read
from heed.partnership.models import Partnership
from tests.pages import PageClient

PAGES = [
    "incidents:incident",
    "incidents:duties",
    "incidents:form_fields",
    "incidents:form_fields_text",
]


@pytest.fixture(autouse=True)
def _stopped(stop_clock: StopClock) -> None:
    stop_clock("2026-11-20 09:00")


@pytest.fixture
def incident(partnership: Partnership) -> Incident:
    return reported(partnership)


@pytest.fixture
def coordinator(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)


def test_the_page_tells_what_happened(incident: Incident, coordinator: PageClient) -> None:
    InvolvementFactory(incident=incident, agency__name="Westshire Hospital")

    html = read(coordinator, incident)

    for said in (
        incident.reference,
        "The child was seriously harmed",
        "Worcestershire<br>At home",
        "14 November 2026",
        "Ada Archer",
        "27 March 2019 (aged 7)",
        "Westshire Hospital",
        "Judged: abuse or neglect is suspected",
        "No partner has given a view yet.",
        "Nobody has been told yet.",
    ):
        assert said in html


def test_everything_recorded_is_shown_newest_first(
    incident: Incident, coordinator: PageClient
) -> None:
    JudgementFactory(incident=incident, concern="known", judged_at=clock.now())
    PartnerViewFactory(incident=incident, agency__name="Westshire Hospital", would_notify=False)
    DecisionFactory(incident=incident)
    DecisionFactory(incident=incident, notify=False)
    NotificationFactory(incident=incident, late_because="Portal down", due_on=date(2026, 11, 18))

    html = read(coordinator, incident)

    assert html.index("Judged: abuse or neglect is known") < html.index("is suspected<")
    assert html.index("Decided not to notify") < html.index(">Decided to notify")
    assert "Westshire Hospital would not notify" in html
    assert "Late. The last day was 18 November 2026. Portal down." in html


def test_the_timeline_has_everything_newest_first(
    incident: Incident, coordinator: PageClient
) -> None:
    DecisionFactory(incident=incident)
    NotificationFactory(incident=incident, reference="")
    PartnerViewFactory(incident=incident, agency__name="Westshire Hospital")

    titles = [
        entry.title for entry in words.entries(queries.record(incident, viewer=coordinator.viewer))
    ]

    assert titles == [
        "Child Safeguarding Practice Review Panel told",
        "Decided to notify",
        "Westshire Hospital would notify",
        "Judged: abuse or neglect is suspected",
        "Incident reported",
    ]


@pytest.mark.parametrize(
    ("facts", "place", "when"),
    [
        ({}, "Worcestershire\nAt home", "14 November 2026"),
        ({"happened_in": "", "place_words": ""}, "Area not known yet", "14 November 2026"),
        (
            {"happened_in": "", "outside_england": True, "happened_at_words": "at night"},
            "Outside England\nAt home",
            "14 November 2026, at night",
        ),
        ({"happened_on": None}, "Worcestershire\nAt home", "Date not known"),
    ],
)
def test_where_and_when_in_words(facts: dict[str, object], place: str, when: str) -> None:
    incident = IncidentFactory.build(case_file=None, **facts)

    assert (words.place(incident), words.when(incident)) == (place, when)


def test_a_reporter_without_an_agency() -> None:
    incident = IncidentFactory.build(case_file=None, reported_by_agency="")

    assert words.reporter(incident) == "Nuala Notifier"


def test_a_child_as_a_card(incident: Incident) -> None:
    unborn = ChildFactory.build(case_file=None, live_born=False)
    nameless = ChildFactory.build(case_file=None, born_on=None, care_leaver=True)
    dead = ChildFactory.build(case_file=None, died_on=date(2026, 11, 14))

    cards = [
        {row.key: row.value for row in words.card(child, incident).rows}
        for child in (unborn, nameless, dead)
    ]

    assert [card["Date of birth"] for card in cards] == [
        "Not born alive, or not born yet",
        "Not given",
        "27 March 2019 (aged 7)",
    ]
    assert [card["Care leaver"] for card in cards] == ["No", "Yes", "No"]
    assert [card.get("Date of death") for card in cards] == [None, None, "14 November 2026"]


def test_whether_somebody_was_told_in_time() -> None:
    def said(**told: object) -> str:
        return words.lateness(NotificationFactory.build(incident=None, **told))

    assert said() == "In time. The last day was 23 November 2026"
    assert said(due_on=None) == "No last day was set"
    assert said(due_on=date(2026, 11, 18), late_because="Snow") == (
        "Late. The last day was 18 November 2026. Snow"
    )


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        (Role.COORDINATOR, ["judge", "view", "decide", "notify"]),
        (Role.NOTIFIER, ["judge", "notify"]),
        (Role.STATUTORY_PARTNER, ["view"]),
        (Role.GROUP_MEMBER, []),
    ],
)
def test_only_what_a_person_may_record_is_offered(
    role: Role, offered: list[str], incident: Incident, sign_in: SignIn
) -> None:
    client = sign_in(role)
    GrantFactory(case_file=incident.case_file, user=client.person)

    html = read(client, incident)

    found = [
        step
        for step in ("judge", "view", "decide", "notify")
        if f'<a href="/cases/{incident.reference}/{step}/" role="button"' in html
    ]
    assert found == offered


def test_the_law_is_explained_child_by_child(incident: Incident, coordinator: PageClient) -> None:
    ChildFactory(
        case_file=incident.case_file, position=2, name="Grown Archer", born_on=date(2000, 1, 1)
    )

    html = read(coordinator, incident, "incidents:duties")

    for said in (
        "Tell the national Panel of the incident",
        "must do this. To be told:",
        "Child Safeguarding Practice Review Panel",
        'Due by <time datetime="2026-11-23">Monday 23 November 2026</time>',
        "3 days left",
        "Monday 16 November 2026: day 0",
        "The duty comes from an Act of Parliament.",
        "This date comes from statutory guidance.",
        "We have read the source’s own text.",
        "To find out, or to keep in mind",
        "What does not apply, and why",
        "Grown Archer",
        "On these facts, nothing has to be done by law",
    ):
        assert said in html, said


def test_what_was_done_is_shown_as_done(incident: Incident, coordinator: PageClient) -> None:
    NotificationFactory(incident=incident)

    html = read(coordinator, incident, "incidents:duties")

    assert 'Done on <time datetime="2026-11-19">' in html


def test_of_a_duty_kept_in_another_room_only_the_last_day_is_said(
    incident: Incident, coordinator: PageClient, stop_clock: StopClock
) -> None:
    NotificationFactory(incident=incident)
    stop_clock("2027-03-01 09:00")

    html = read(coordinator, incident, "incidents:duties")

    duty = html[html.index("Complete the rapid review and send it to the Panel</h3>") :]
    duty = duty[: duty.index("<h3")]
    assert 'The last day is <strong><time datetime="2026-12-10">' in duty
    assert "Thursday 19 November 2026: day 0" in duty
    assert f'<a class="govuk-link" href="/cases/{incident.reference}/">See on the overview' in duty
    assert "Overdue" not in duty
    assert "Done" not in duty


def test_a_duty_without_a_number_of_days_says_so(
    partnership: Partnership, coordinator: PageClient
) -> None:
    incident = reported(partnership, outcome="other")

    html = read(coordinator, incident, "incidents:duties")

    assert "should consider this" in html
    assert "No number of days is set: do it promptly." in html


def test_questions_use_the_names_people_use() -> None:
    said = law.plain("Where did it happen? Give incident.in, or incident.outside_england.")

    assert said == (
        "Where did it happen? Give the local authority area where it happened, or that it was "
        "outside England."
    )


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("AMB-7: record why.", "Record why."),
        ("Told of by an adult (AMB-10).", "Told of by an adult."),
        ("Then others are told without delay (N7, N10).", "Then others are told without delay."),
        ("It goes with telling the Panel (N1), which", "It goes with telling the Panel, which"),
        ("Learning is likely (RR4). Send copies (L7a).", "Learning is likely. Send copies."),
        ("It happened in the area: s.16C(1)(a).", "It happened in the area: s.16C(1)(a)."),
        (
            "AMB-16: N3 is guidance and applies only",
            "The duty to tell of a care leaver is guidance and applies only",
        ),
        (
            "RR2 has no version for 2015-01-01; it starts on 2018-06-29.",
            "This rule did not exist yet: it starts on 29 June 2018.",
        ),
    ],
)
def test_sentences_of_the_law_are_said_without_numbers_of_rules(sentence: str, said: str) -> None:
    assert law.plain(sentence) == said


@pytest.mark.parametrize("told", [False, True])
def test_a_duty_settled_by_a_decision_not_to_notify_has_no_clock(
    told: bool, incident: Incident, coordinator: PageClient, stop_clock: StopClock
) -> None:
    DecisionFactory(incident=incident, notify=False)
    if told:
        NotificationFactory(incident=incident)
    stop_clock("2027-03-01 09:00")

    html = read(coordinator, incident, "incidents:duties")

    parts = html.split("</h3>")
    panel, partners = (
        next(after for before, after in pairwise(parts) if before.endswith(title))
        for title in ("Tell the national Panel of the incident", "Tell the safeguarding partners")
    )
    decided = "On 18 November 2026 the authority decided not to notify, with its reasons"
    assert decided in partners
    assert (decided in panel) is not told
    assert ("Done in time" in panel) is told
    assert "Overdue" not in panel + partners


def test_a_later_decision_to_notify_starts_the_clocks_again(
    incident: Incident, coordinator: PageClient
) -> None:
    DecisionFactory(incident=incident, notify=False)
    DecisionFactory(incident=incident, notify=True)

    html = read(coordinator, incident, "incidents:duties")

    assert "decided not to notify" not in html
    assert "3 days left" in html


def test_rules_are_called_by_their_question() -> None:
    assert law.question("N2").endswith("?")
    assert law.question("XYZ") == "XYZ"


@pytest.mark.parametrize("page", PAGES)
def test_another_partnership_cannot_tell_the_incident_exists(
    page: str, incident: Incident, signed_in_stranger: PageClient
) -> None:
    forbidden = signed_in_stranger.get(reverse(page, args=[incident.reference]))
    missing = signed_in_stranger.get(reverse(page, args=["SI-NOTHING"]))

    assert forbidden.status_code == missing.status_code == 404
    assert not AuditEntry.objects.filter(event="casefiles:file:read").exists()


@pytest.mark.parametrize("page", PAGES)
def test_a_person_without_a_grant_cannot_tell_either(
    page: str, incident: Incident, sign_in: SignIn
) -> None:
    client = sign_in(Role.AGENCY_REPRESENTATIVE)

    assert client.get(reverse(page, args=[incident.reference])).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_wrong_methods_are_refused(page: str, incident: Incident, coordinator: PageClient) -> None:
    assert coordinator.post(reverse(page, args=[incident.reference])).status_code == 405


@pytest.mark.parametrize("page", PAGES)
def test_every_look_is_written_down(page: str, incident: Incident, coordinator: PageClient) -> None:
    coordinator.get(reverse(page, args=[incident.reference]))

    entry = AuditEntry.objects.get(event="casefiles:file:read")
    assert (entry.case_file_id, entry.actor_name) == (
        incident.case_file_id,
        coordinator.viewer.name,
    )


# Eight for the record of the incident, one for the header, three to know who is looking, three to
# write down that they looked.
@pytest.mark.parametrize(("page", "asked"), [*zip(PAGES, (15, 15, 15, 14), strict=True)])
@pytest.mark.parametrize("number", [1, 8])
def test_a_long_history_asks_no_more_questions(
    page: str,
    asked: int,
    number: int,
    incident: Incident,
    coordinator: PageClient,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for position in range(number):
        ChildFactory(case_file=incident.case_file, position=position + 2)
        JudgementFactory(incident=incident)
        PartnerViewFactory(incident=incident)
        InvolvementFactory(incident=incident)

    with django_assert_num_queries(asked):
        coordinator.get(reverse(page, args=[incident.reference]))
