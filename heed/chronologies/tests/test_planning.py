"""Who plans a chronology, whom does it ask, and what is refused?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from conftest import ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit.models import AuditEntry
from heed.casefiles.models import CaseFile, Grant
from heed.casefiles.tests.factories import GrantFactory
from heed.chronologies import actions, queries
from heed.chronologies.actions import Plan
from heed.chronologies.column_names import ALWAYS_ASKED, NAMES
from heed.chronologies.models import AskedAgency, Chronology
from heed.chronologies.returns import headings
from heed.chronologies.returns.mapping import ASK_BELOW
from heed.chronologies.rows import Meaning
from heed.chronologies.tests.browsing import at, said
from heed.core.meanwhile import RecordedMeanwhile
from heed.core.periods import Period
from heed.partnership.models import Agency
from tests.pages import PageClient

FindAgency = Callable[[Agency.Kind], Agency]
TWO_YEARS = Plan(
    starts_on=date(2024, 11, 1),
    ends_on=date(2026, 11, 1),
    children=[1],
    asks_for=[Meaning.VOICE, Meaning.RESPONSE],
)
DUE = date(2026, 12, 4)


def test_a_plan_is_kept_and_written_down(case_file: CaseFile, plans: Viewer, now: datetime) -> None:
    made = actions.plan(case_file, TWO_YEARS, by=plans, at=now)

    assert made.period == Period(date(2024, 11, 1), date(2026, 11, 1))
    assert [one.means for one in made.columns if one.means not in ALWAYS_ASKED] == [
        Meaning.RESPONSE,
        Meaning.VOICE,
    ]
    entry = AuditEntry.objects.get(event="chronologies:chronology:planned")
    assert entry.details["ends_on"] == "2026-11-01"


def test_a_case_has_one_chronology(chronology: Chronology, plans: Viewer, now: datetime) -> None:
    with pytest.raises(actions.PlannedBefore, match="already"):
        actions.plan(chronology.case_file, TWO_YEARS, by=plans, at=now)


def test_a_period_that_runs_backwards_is_refused(
    case_file: CaseFile, plans: Viewer, now: datetime
) -> None:
    with pytest.raises(actions.PeriodBackwards, match="must not come before"):
        actions.plan(case_file, replace(TWO_YEARS, ends_on=date(2024, 1, 1)), by=plans, at=now)


def test_the_trail_says_how_a_plan_was_changed(
    chronology: Chronology, plans: Viewer, now: datetime
) -> None:
    longer = replace(TWO_YEARS, starts_on=date(2020, 1, 1))

    actions.change_plan(chronology, longer, by=plans, at=now)

    entry = AuditEntry.objects.get(event="chronologies:plan:changed")
    assert entry.changes["starts_on"] == ["2024-11-01", "2020-01-01"]
    assert "ends_on" not in entry.changes


def test_a_plan_somebody_else_changed_meanwhile_is_not_overwritten(
    chronology: Chronology, plans: Viewer, now: datetime
) -> None:
    seen = queries.mark_of_plan(chronology)
    actions.change_plan(chronology, TWO_YEARS, seen=seen, by=plans, at=now)

    with pytest.raises(RecordedMeanwhile, match="changed the plan"):
        actions.change_plan(chronology, TWO_YEARS, seen=seen, by=plans, at=now)


def test_asking_an_agency_opens_the_case_to_whoever_speaks_for_it(
    chronology: Chronology, plans: Viewer, agency: FindAgency, viewer_of: ViewerOf, now: datetime
) -> None:
    school = agency(Agency.Kind.EDUCATION)

    (asked,) = actions.ask(chronology, [school], due_on=DUE, by=plans, at=now)

    speaker = viewer_of(Role.AGENCY_REPRESENTATIVE, agency=school)
    notifier = viewer_of(Role.NOTIFIER, agency=school)
    assert AskedAgency.visible_to(speaker).get() == asked
    assert not CaseFile.visible_to(notifier).exists()


def test_two_posts_reach_what_each_reaches_and_no_more(
    chronology: Chronology, plans: Viewer, agency: FindAgency, viewer_of: ViewerOf, now: datetime
) -> None:
    police = agency(Agency.Kind.POLICE)
    (asked,) = actions.ask(chronology, [police], due_on=DUE, by=plans, at=now)
    GrantFactory(case_file=chronology.case_file, user=None, agency=police)

    partner = viewer_of(Role.STATUTORY_PARTNER, agency=police)
    both = replace(partner, roles=frozenset({Role.STATUTORY_PARTNER, Role.NOTIFIER}))
    speaks = replace(partner, roles=frozenset({Role.STATUTORY_PARTNER, Role.AGENCY_REPRESENTATIVE}))

    # A partner sees the case, a notifier their agency's return on cases of their own.
    assert CaseFile.visible_to(both).exists()
    assert not AskedAgency.visible_to(both).exists()
    assert AskedAgency.visible_to(speaks).get() == asked


def test_a_case_that_is_open_to_an_agency_is_not_opened_twice(
    chronology: Chronology, plans: Viewer, agency: FindAgency, now: datetime
) -> None:
    actions.ask(chronology, [agency(Agency.Kind.POLICE)], due_on=DUE, by=plans, at=now)
    AskedAgency.unscoped.all().delete()

    actions.ask(chronology, [agency(Agency.Kind.POLICE)], due_on=DUE, by=plans, at=now)

    assert Grant.unscoped.filter(agency=agency(Agency.Kind.POLICE)).count() == 1


def test_an_agency_is_asked_once(asked: AskedAgency, plans: Viewer, now: datetime) -> None:
    with pytest.raises(actions.AskedBefore, match="asked before"):
        actions.ask(asked.chronology, [asked.agency], due_on=DUE, by=plans, at=now)


def test_nobody_is_asked_by_a_day_that_is_over(
    chronology: Chronology, plans: Viewer, agency: FindAgency, now: datetime
) -> None:
    with pytest.raises(actions.DayPassed):
        actions.ask(
            chronology,
            [agency(Agency.Kind.POLICE)],
            due_on=date(2026, 11, 22),
            by=plans,
            at=now,
        )


def test_somebody_has_to_be_asked(chronology: Chronology, plans: Viewer, now: datetime) -> None:
    with pytest.raises(actions.NobodyChosen):
        actions.ask(chronology, [], due_on=DUE, by=plans, at=now)


def test_a_day_can_be_moved_and_not_into_the_past(
    asked: AskedAgency, plans: Viewer, now: datetime
) -> None:
    actions.move_due_day(asked, due_on=date(2026, 12, 18), by=plans, at=now)

    with pytest.raises(actions.DayPassed):
        actions.move_due_day(asked, due_on=date(2026, 11, 1), by=plans, at=now)
    assert AskedAgency.unscoped.get().due_on == date(2026, 12, 18)


@pytest.mark.parametrize("role", [Role.AGENCY_REPRESENTATIVE, Role.GROUP_CHAIR])
def test_only_the_coordinator_plans(
    case_file: CaseFile, viewer_of: ViewerOf, now: datetime, role: Role
) -> None:
    with pytest.raises(PermissionDenied):
        actions.plan(case_file, TWO_YEARS, by=viewer_of(role), at=now)


@pytest.mark.parametrize(
    ("due_on", "stand"),
    [(date(2026, 11, 23), "Waiting"), (date(2026, 11, 22), "Overdue")],
)
def test_an_agency_is_overdue_from_the_day_after(
    asked: AskedAgency, due_on: date, stand: str
) -> None:
    asked.due_on = due_on

    assert queries.stand_of(asked, None, on=date(2026, 11, 23)).value == stand


def test_rows_say_what_they_are(asked: AskedAgency) -> None:
    assert str(asked.chronology) == f"Chronology of {asked.chronology.case_file}"
    assert str(asked) == f"{asked.agency} asked for its chronology"


def test_what_templates_ask_for_is_understood_when_it_comes_back() -> None:
    asked = {means: name for means, name in NAMES.items() if means is not Meaning.OTHER}

    read = {means: headings.read(name) for means, name in asked.items()}

    assert {means: one.means for means, one in read.items()} == {means: means for means in asked}
    assert min(one.sureness for one in read.values()) >= ASK_BELOW


def test_a_plan_need_not_name_children(
    chronology: Chronology, coordinator: PageClient, now: datetime
) -> None:
    Chronology.unscoped.update(children=[9])

    page = said(coordinator, at("agencies", chronology.case_file))

    assert "The children of this case" in page
