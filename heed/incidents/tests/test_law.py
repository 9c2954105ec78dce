"""Are the facts of a case put to the law as people judged them, and its answers read right?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from conftest import StopClock, ViewerOf
from heed.access.roles import Role
from heed.casefiles.tests.factories import CaseFileFactory
from heed.children.tests.factories import ChildFactory
from heed.core import clock
from heed.core.deadlines import Deadline, Standing
from heed.incidents import queries
from heed.incidents.models import Incident, Notification
from heed.incidents.queries import Agreed, law
from heed.incidents.tests.factories import (
    AWARE_ON,
    LAST_DAY,
    DecisionFactory,
    IncidentFactory,
    JudgementFactory,
    NotificationFactory,
    reported,
)
from heed.incidents.workflow import Stage, stage
from heed.partnership.arrangements import Arrangements, DecisionAuthority
from heed.partnership.models import Partnership
from heed.statute.facts import Concern, Outcome, check

ON = date(2026, 11, 18)
PANEL = Notification.Recipient.PANEL
NATIONAL = Notification.Recipient.SECRETARY_OF_STATE_AND_OFSTED
PARTNERS = Notification.Recipient.SAFEGUARDING_PARTNERS


@pytest.fixture(autouse=True)
def _stopped(stop_clock: StopClock) -> None:
    stop_clock("2026-11-18 09:00")


def known(incident: Incident) -> queries.SoFar:
    (found,) = queries.so_far([Incident.unscoped.select_related("case_file").get(pk=incident.pk)])
    return found


def test_facts_are_those_of_the_child_the_incident_and_the_newest_judgement(
    partnership: Partnership,
) -> None:
    incident = reported(partnership, child={"looked_after_by": "Herefordshire"})
    JudgementFactory(incident=incident, concern="known", judged_at=clock.now())
    NotificationFactory(incident=incident)
    so_far = known(incident)

    facts = so_far.facts(so_far.children[0])

    check(facts, today=date(2026, 11, 20))
    assert facts.local_authority == "Worcestershire"
    assert facts.outcome is Outcome.SERIOUSLY_HARMED
    assert facts.abuse_or_neglect is Concern.KNOWN
    assert facts.aware_on == AWARE_ON
    assert facts.incident_on == date(2026, 11, 14)
    assert facts.incident_in == facts.normally_resident_in == "Worcestershire"
    assert facts.looked_after_by == "Herefordshire"
    assert facts.notified_panel_on == date(2026, 11, 19)
    assert facts.implemented_on == date(2019, 9, 30)


def test_unknown_places_are_nothing_and_not_empty_words(partnership: Partnership) -> None:
    incident = reported(partnership, happened_in="", child={"normally_resident_in": ""})
    so_far = known(incident)

    facts = so_far.facts(so_far.children[0])

    assert (facts.incident_in, facts.normally_resident_in, facts.looked_after_by) == (None,) * 3


def test_facts_can_be_asked_without_anything_loaded(partnership: Partnership) -> None:
    incident = reported(partnership)
    child = ChildFactory(case_file=incident.case_file, position=2)

    facts = queries.facts(incident, child, notified_on=ON, publish_on=date(2027, 5, 1))

    assert facts.abuse_or_neglect is Concern.SUSPECTED
    assert (facts.notified_panel_on, facts.publish_on) == (ON, date(2027, 5, 1))
    assert facts.implemented_on is None


def test_nothing_judged_is_not_suspected(partnership: Partnership) -> None:
    incident = IncidentFactory(case_file__partnership=partnership)
    child = ChildFactory(case_file=incident.case_file)

    assert queries.facts(incident, child).abuse_or_neglect is Concern.NOT_SUSPECTED
    assert queries.duties(incident, on=ON)[0][1].duty("N1") is None


def test_where_one_child_died_the_others_are_not_taken_to_have(partnership: Partnership) -> None:
    incident = reported(partnership, outcome="died", child={"died_on": date(2026, 11, 14)})
    ChildFactory(case_file=incident.case_file, position=2, name="Ben", looked_after_by="Kent")
    so_far = known(incident)

    outcomes = [so_far.facts(child).outcome for child in so_far.children]

    assert outcomes == [Outcome.DIED, Outcome.OTHER]


def test_where_no_date_of_death_is_known_every_child_may_have_died(
    partnership: Partnership,
) -> None:
    incident = reported(partnership, outcome="died")
    ChildFactory(case_file=incident.case_file, position=2)
    so_far = known(incident)

    assert {so_far.facts(child).outcome for child in so_far.children} == {Outcome.DIED}


def test_a_local_way_of_counting_is_that_of_the_day_of_the_notification() -> None:
    def version(starts_on: date, day_one: bool) -> Arrangements:
        return Arrangements(
            starts_on=starts_on,
            title="x",
            decides=DecisionAuthority.INDEPENDENT_CHAIR,
            rapid_review_day_one_is_notification_day=day_one,
        )

    agreed = Agreed((version(date(2026, 11, 18), True), version(date(2020, 1, 1), False)))
    incident, child = IncidentFactory.build(case_file=None), ChildFactory.build(case_file=None)
    said: dict[str, Any] = {"concern": Concern.KNOWN, "agreed": agreed}

    earlier = queries.facts(incident, child, **said)
    later = queries.facts(incident, child, notified_on=ON, **said)

    assert not earlier.rapid_review_day_one_is_notification_day
    assert later.rapid_review_day_one_is_notification_day
    assert agreed.on(date(2019, 1, 1)) is None
    assert agreed.implemented_on is None


def test_duties_come_child_by_child(partnership: Partnership) -> None:
    incident = reported(partnership)
    ChildFactory(case_file=incident.case_file, position=2, name="Ben", born_on=date(2000, 1, 1))

    duties = queries.duties(incident, on=ON)

    assert [(child.name, answer.duty("N1") is not None) for child, answer in duties] == [
        ("Ada Archer", True),
        ("Ben", False),
    ]


def test_everything_is_read_in_four_questions_however_many(
    partnership: Partnership, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    for _ in range(3):
        reported(partnership)
    incidents = list(Incident.unscoped.select_related("case_file"))

    with django_assert_num_queries(4):  # type: ignore[operator]  # of pytest-django
        assert len(queries.so_far(incidents)) == 3
    assert law.so_far([]) == []


@pytest.mark.parametrize(
    ("recipient", "due_on"), [(PANEL, LAST_DAY), (PARTNERS, LAST_DAY), (NATIONAL, None)]
)
def test_the_last_day_to_tell_each_recipient(
    recipient: str, due_on: date | None, partnership: Partnership
) -> None:
    incident = reported(partnership)

    assert queries.notification_due_on(incident, recipient, on=ON) == due_on


def test_the_earliest_firm_duty_decides_the_last_day(partnership: Partnership) -> None:
    incident = reported(
        partnership, outcome="died", concern="not_suspected", child={"looked_after_by": "Kent"}
    )
    ChildFactory(case_file=incident.case_file, position=2, looked_after_by=incident.local_authority)

    assert queries.notification_due_on(incident, NATIONAL, on=ON) == LAST_DAY
    assert queries.notification_due_on(incident, PANEL, on=ON) is None


def test_when_the_panel_was_told(partnership: Partnership) -> None:
    incident = reported(partnership)
    assert queries.panel_notified_at(incident) is None

    told = NotificationFactory(incident=incident)

    assert queries.panel_notified_at(incident) == told.sent_at
    assert queries.told_on(known(incident)) == {"N1": date(2026, 11, 19)}


def test_clocks_say_what_is_due_and_explain_themselves(
    partnership: Partnership, viewer_of: ViewerOf
) -> None:
    incident = reported(partnership)

    panel, partners = queries.deadlines(viewer_of(Role.COORDINATOR), on=ON)

    assert (panel.reference, panel.what) == (incident.reference, "Tell the national Panel")
    assert (panel.due_on, panel.rule) == (LAST_DAY, "N1")
    assert panel.authority.endswith("statutory guidance")
    assert panel.counted[0].startswith("Monday 16 November 2026: day 0")
    assert panel.page == "incidents:notify"
    assert partners.what == "Tell the safeguarding partners"


def test_those_who_may_not_record_are_led_to_what_they_may_read(
    partnership: Partnership, viewer_of: ViewerOf
) -> None:
    reported(partnership)

    deadlines = queries.deadlines(viewer_of(Role.GROUP_CHAIR), on=ON)

    assert {deadline.page for deadline in deadlines} == {"incidents:duties"}


def whats(deadlines: list[Deadline]) -> list[str]:
    return [deadline.what for deadline in deadlines]


def test_what_was_told_is_done_and_leaves_the_desk(
    partnership: Partnership, viewer_of: ViewerOf
) -> None:
    incident = reported(partnership)
    NotificationFactory(incident=incident)

    left = queries.deadlines(viewer_of(Role.COORDINATOR), on=ON)
    everything = queries.deadlines_of(known(incident), on=ON)

    assert whats(left) == ["Tell the safeguarding partners"]
    assert [one.standing(ON) for one in everything] == [Standing.DONE, Standing.COMING]


def test_an_incident_on_which_everybody_was_told_is_not_even_read(
    partnership: Partnership,
    viewer_of: ViewerOf,
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    incident = reported(partnership)
    NotificationFactory(incident=incident)
    NotificationFactory(incident=incident, recipient=PARTNERS)
    viewer = viewer_of(Role.COORDINATOR)

    with django_assert_num_queries(1):  # type: ignore[operator]  # of pytest-django
        assert queries.deadlines(viewer, on=ON) == []


def test_a_decision_not_to_notify_settles_panel_and_partners(
    partnership: Partnership, viewer_of: ViewerOf
) -> None:
    incident = reported(partnership, outcome="died", child={"looked_after_by": "Worcestershire"})
    DecisionFactory(incident=incident, notify=False)

    left = queries.deadlines(viewer_of(Role.COORDINATOR), on=ON)

    assert whats(left) == ["Tell the Secretary of State and Ofsted"]


def test_a_later_decision_to_notify_opens_the_clocks_again(
    partnership: Partnership, viewer_of: ViewerOf
) -> None:
    incident = reported(partnership)
    DecisionFactory(incident=incident, notify=False)
    DecisionFactory(incident=incident, notify=True)

    assert len(queries.deadlines(viewer_of(Role.COORDINATOR), on=ON)) == 2


def test_a_looked_after_death_told_nationally_leaves_the_desk(
    partnership: Partnership, viewer_of: ViewerOf
) -> None:
    incident = reported(
        partnership,
        outcome="died",
        concern="not_suspected",
        child={"looked_after_by": "Worcestershire"},
    )
    viewer = viewer_of(Role.COORDINATOR)
    before = queries.deadlines(viewer, on=ON)

    NotificationFactory(incident=incident, recipient=NATIONAL)

    assert whats(before) == ["Tell the Secretary of State and Ofsted"]
    assert queries.deadlines(viewer, on=ON) == []


def test_where_the_place_is_not_known_there_is_something_to_decide(
    partnership: Partnership, viewer_of: ViewerOf
) -> None:
    reported(partnership, happened_in="")

    panel, partners = queries.deadlines(viewer_of(Role.COORDINATOR), on=ON)

    assert panel.what == "Decide whether to tell the national Panel"
    assert partners.what == "Decide whether to tell the safeguarding partners"


def test_what_was_considered_and_done_is_called_done(partnership: Partnership) -> None:
    incident = reported(partnership, happened_in="")
    NotificationFactory(incident=incident)

    done = queries.deadlines_of(known(incident), on=ON)[0]

    assert (done.what, done.done_on) == ("Tell the national Panel", date(2026, 11, 19))


def test_only_files_that_are_open_to_somebody_are_on_their_desk(
    partnership: Partnership, viewer_of: ViewerOf, another_partnership: Partnership
) -> None:
    reported(partnership)
    reported(another_partnership)

    coordinator = queries.deadlines(viewer_of(Role.COORDINATOR), on=ON)
    notifier = queries.deadlines(viewer_of(Role.NOTIFIER), on=ON)

    assert len(coordinator) == 2
    assert notifier == []


@pytest.mark.parametrize("number", [1, 12])
def test_the_desk_asks_the_same_questions_for_one_file_and_for_many(
    number: int,
    partnership: Partnership,
    viewer_of: ViewerOf,
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    viewer = viewer_of(Role.COORDINATOR)
    for _ in range(number):
        reported(partnership)

    with django_assert_num_queries(4):  # type: ignore[operator]  # of pytest-django
        assert len(queries.deadlines(viewer, on=ON)) == 2 * number


@pytest.mark.parametrize(
    ("told", "decided", "expected"),
    [
        (False, None, Stage.REPORTED),
        (False, True, Stage.TO_NOTIFY),
        (False, False, Stage.NOT_NOTIFIED),
        (True, None, Stage.NOTIFIED),
        (True, False, Stage.NOTIFIED),
    ],
)
def test_the_stage_follows_from_what_was_recorded(
    told: bool, decided: bool | None, expected: Stage
) -> None:
    assert stage(told=told, decided=decided) is expected
    assert expected.label


def test_an_incident_without_a_child_asks_nothing(
    partnership: Partnership, viewer_of: ViewerOf
) -> None:
    incident = IncidentFactory(case_file=CaseFileFactory(partnership=partnership))

    assert queries.duties(incident, on=ON) == []
    assert queries.deadlines(viewer_of(Role.COORDINATOR), on=ON) == []
