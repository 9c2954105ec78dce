"""Are classes, holds, decisions to keep and proposals made by whom they should be, with reasons?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from conftest import ViewerOf
from heed.access.checks import ProofNeeded
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit.events import Event
from heed.audit.models import AuditEntry
from heed.casefiles.models import CaseFile
from heed.casefiles.tests.factories import ExclusionFactory
from heed.core.meanwhile import RecordedMeanwhile
from heed.partnership.models import Partnership
from heed.retention import actions, queries
from heed.retention.actions import Policy, classes
from heed.retention.models import (
    Classification,
    Ground,
    KeptLonger,
    LegalHold,
    Proposal,
    RetentionClass,
)
from heed.retention.tests.conftest import over
from heed.retention.tests.factories import RetentionClassFactory

Trigger = RetentionClass.Trigger
POLICY = Policy(
    name="Rapid review",
    trigger=Trigger.CASE_ENDED,
    years=35,
    basis="Policy of 2026",
    source="Minute 4",
    checked_on=date(2026, 11, 2),
)
# Said of a child by somebody who did not read the hint: it must not stand in the trail.
SAID = "Wendell Quince was burned"


def said_in_trail() -> str:
    return " ".join(f"{one.subject_reference} {one.reason} {one.changes} {one.details}"
                    for one in AuditEntry.objects.all())  # fmt: skip


def last(event: Event) -> AuditEntry:
    return AuditEntry.objects.filter(event=event.value).latest("pk")


class TestClasses:
    def test_a_class_is_added_with_what_it_rests_on(
        self, coordinator: Viewer, now: datetime
    ) -> None:
        made = actions.add_class(POLICY, by=coordinator, at=now)

        assert made.partnership_id == coordinator.partnership_id
        assert (made.name, made.years, str(made)) == ("Rapid review", 35, "Rapid review")
        assert last(Event.RETENTION_CLASS_ADDED).changes["years"] == [None, 35]

    def test_a_change_says_what_was_before(self, coordinator: Viewer, now: datetime) -> None:
        made = actions.add_class(POLICY, by=coordinator, at=now)

        actions.change_class(made, replace(POLICY, years=75), by=coordinator, at=now)

        assert RetentionClass.objects.get().years == 75
        assert last(Event.RETENTION_CLASS_CHANGED).changes == {"years": [35, 75]}

    def test_a_new_default_takes_the_place_of_the_old(
        self, coordinator: Viewer, now: datetime, two_years: RetentionClass
    ) -> None:
        actions.add_class(replace(POLICY, is_default=True), by=coordinator, at=now)

        two_years.refresh_from_db()
        assert not two_years.is_default

    def test_the_law_and_years_exclude_each_other(self, coordinator: Viewer, now: datetime) -> None:
        for policy in (
            replace(POLICY, years=None),
            replace(POLICY, trigger=Trigger.LOOKED_AFTER),
        ):
            with pytest.raises(actions.PeriodMissing):
                actions.add_class(policy, by=coordinator, at=now)
        by_law = replace(POLICY, trigger=Trigger.LOOKED_AFTER, years=None)

        assert actions.add_class(by_law, by=coordinator, at=now).years is None

    @pytest.mark.parametrize("missing", ["name", "basis", "source"])
    def test_nothing_is_left_out(self, coordinator: Viewer, now: datetime, missing: str) -> None:
        given: dict[str, Any] = {missing: " "}
        with pytest.raises(actions.ReasonMissing):
            actions.add_class(replace(POLICY, **given), by=coordinator, at=now)

    def test_a_name_is_taken_once(
        self, coordinator: Viewer, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made = actions.add_class(POLICY, by=coordinator, at=now)
        actions.change_class(made, POLICY, by=coordinator, at=now)

        with pytest.raises(actions.NameTaken):
            actions.add_class(POLICY, by=coordinator, at=now)
        monkeypatch.setattr(classes, "_make_room", lambda *_, **__: None)
        with pytest.raises(actions.NameTaken):
            actions.add_class(POLICY, by=coordinator, at=now)

    def test_whoever_comes_second_is_told(self, coordinator: Viewer, now: datetime) -> None:
        made = actions.add_class(POLICY, by=coordinator, at=now)
        seen = queries.seen(made)
        actions.change_class(made, replace(POLICY, years=75), by=coordinator, at=now, seen=seen)

        with pytest.raises(RecordedMeanwhile):
            actions.change_class(made, POLICY, by=coordinator, at=now, seen=seen)

    def test_it_is_for_those_who_keep_the_policy_of_their_own_partnership(
        self, viewer_of: ViewerOf, stranger: Viewer, two_years: RetentionClass, now: datetime
    ) -> None:
        with pytest.raises(PermissionDenied):
            actions.add_class(POLICY, by=viewer_of(Role.GROUP_CHAIR), at=now)
        for by in (viewer_of(Role.NOTIFIER), stranger):
            with pytest.raises(PermissionDenied):
                actions.change_class(two_years, POLICY, by=by, at=now)


class TestChoosing:
    def test_a_class_is_chosen_with_a_reason(
        self, coordinator: Viewer, case_file: CaseFile, partnership: Partnership, now: datetime
    ) -> None:
        other = RetentionClassFactory(partnership=partnership, name="Long", years=40)

        made = actions.choose_class(
            case_file, retention_class=other, because="  It  fits ", by=coordinator, at=now
        )

        assert made.because == "It fits"
        assert str(made) == f"Class of {case_file}"
        assert queries.line(case_file, on=date(2026, 11, 23)).review.on == date(2064, 3, 4)
        changes = last(Event.RETENTION_CLASS_CHOSEN).changes
        assert changes == {"retention_class": ["Not notified", "Long"]}

    def test_the_first_choice_has_nothing_before(
        self, coordinator: Viewer, partnership: Partnership, now: datetime
    ) -> None:
        chosen = RetentionClassFactory(partnership=partnership, name="Long")

        actions.choose_class(
            over(partnership), retention_class=chosen, because=SAID, by=coordinator, at=now
        )

        changes = last(Event.RETENTION_CLASS_CHOSEN).changes
        assert changes == {"retention_class": [None, "Long"]}
        assert "Quince" not in said_in_trail()

    def test_it_needs_a_reason_and_a_class_of_the_partnership(
        self, coordinator: Viewer, case_file: CaseFile, two_years: RetentionClass, now: datetime
    ) -> None:
        given: dict[str, Any] = {"by": coordinator, "at": now}
        with pytest.raises(actions.ReasonMissing):
            actions.choose_class(case_file, retention_class=two_years, because="", **given)
        with pytest.raises(actions.OfAnotherPartnership):
            actions.choose_class(
                case_file, retention_class=RetentionClassFactory(), because="x", **given
            )

        assert not Classification.unscoped.exists()


class TestHolds:
    def test_a_hold_is_placed_and_lifted_with_reasons_that_stay_on_the_file(
        self, coordinator: Viewer, case_file: CaseFile, now: datetime
    ) -> None:
        hold = actions.place_hold(
            case_file, kind=LegalHold.Kind.POLICE, reason=SAID, by=coordinator, at=now
        )
        before = queries.line(case_file, on=date(2026, 11, 23)).holds

        actions.lift_hold(hold, because=SAID, by=coordinator, at=now)

        assert before == (hold,)
        assert queries.line(case_file, on=date(2026, 11, 23)).holds == ()
        assert str(hold) == f"Legal hold on {case_file}"
        assert last(Event.LEGAL_HOLD_PLACED).details["kind"] == "A police investigation"
        assert "Quince" not in said_in_trail()

    def test_a_hold_ends_a_proposal(
        self, coordinator: Viewer, case_file: CaseFile, now: datetime
    ) -> None:
        proposed(case_file, coordinator, now)

        actions.place_hold(
            case_file, kind=LegalHold.Kind.COURT, reason="A claim", by=coordinator, at=now
        )

        assert Proposal.unscoped.get().ended_because == "A legal hold was placed on the file."

    def test_it_is_lifted_once_with_a_fresh_proof(
        self, coordinator: Viewer, case_file: CaseFile, now: datetime
    ) -> None:
        hold = actions.place_hold(
            case_file, kind=LegalHold.Kind.COURT, reason="A claim", by=coordinator, at=now
        )
        stale = replace(coordinator, freshly_proved=False)
        with pytest.raises(ProofNeeded):
            actions.lift_hold(hold, because="Over", by=stale, at=now)
        actions.lift_hold(hold, because="Over", by=coordinator, at=now)

        with pytest.raises(actions.AlreadyLifted):
            actions.lift_hold(hold, because="Over", by=coordinator, at=now)

    def test_without_a_reason_nothing_is_held(
        self, coordinator: Viewer, case_file: CaseFile, now: datetime
    ) -> None:
        with pytest.raises(actions.ReasonMissing):
            actions.place_hold(
                case_file, kind=LegalHold.Kind.COURT, reason=" ", by=coordinator, at=now
            )


class TestKeeping:
    def test_a_file_is_kept_until_a_later_day(
        self, coordinator: Viewer, case_file: CaseFile, now: datetime
    ) -> None:
        proposed(case_file, coordinator, now)

        made = actions.keep_until(
            case_file, until=date(2028, 1, 5), because=SAID, by=coordinator, at=now
        )

        assert str(made) == f"{case_file} kept longer"
        assert last(Event.RETENTION_KEPT).changes == {"until": ["2026-03-04", "2028-01-05"]}
        assert Proposal.unscoped.get().ended_because == "It was decided to keep the file."
        assert "Quince" not in said_in_trail()

    def test_only_until_a_day_that_makes_it_later(
        self, coordinator: Viewer, case_file: CaseFile, now: datetime
    ) -> None:
        RetentionClass.objects.update(years=10)
        for until in (date(2026, 11, 23), date(2034, 3, 3)):
            with pytest.raises(actions.DayImpossible):
                actions.keep_until(case_file, until=until, because="x", by=coordinator, at=now)

        assert not KeptLonger.unscoped.exists()

    def test_also_where_no_day_is_known_yet(
        self, coordinator: Viewer, partnership: Partnership, now: datetime
    ) -> None:
        made = actions.keep_until(
            over(partnership), until=date(2027, 1, 5), because="x", by=coordinator, at=now
        )

        assert made.until == date(2027, 1, 5)


class TestProposing:
    def test_a_proposal_waits_for_four_weeks(
        self, coordinator: Viewer, case_file: CaseFile, now: datetime
    ) -> None:
        made = proposed(case_file, coordinator, now)

        assert made.lapses_on == date(2026, 12, 21)
        assert str(made) == f"Proposal to destroy {case_file}"
        ground = last(Event.DISPOSAL_PROPOSED).details["ground"]
        assert ground == "Its period is over and nobody needs it any more"
        assert "Quince" not in said_in_trail()

    def test_one_waits_at_a_time_and_a_lapsed_one_makes_room(
        self, coordinator: Viewer, chair: Viewer, case_file: CaseFile, now: datetime
    ) -> None:
        proposed(case_file, coordinator, now)

        with pytest.raises(actions.AlreadyProposed, match="has proposed it already"):
            proposed(case_file, chair, now)
        proposed(case_file, chair, now + timedelta(days=29))

        assert [one.ended_because for one in Proposal.unscoped.order_by("pk")] == ["It lapsed.", ""]

    def test_the_database_keeps_one_too(
        self, coordinator: Viewer, case_file: CaseFile, now: datetime
    ) -> None:
        made = proposed(case_file, coordinator, now)
        made.pk = None

        with pytest.raises(IntegrityError):
            made.save(force_insert=True)

    def test_not_before_the_period_is_over(
        self, coordinator: Viewer, case_file: CaseFile, now: datetime
    ) -> None:
        RetentionClass.objects.update(years=10)

        with pytest.raises(actions.NotOver, match="until 4 March 2034"):
            proposed(case_file, coordinator, now)

    def test_not_while_nobody_can_say_when_it_is_over(
        self, coordinator: Viewer, partnership: Partnership, now: datetime
    ) -> None:
        with pytest.raises(actions.NotOver, match="has not said which class"):
            proposed(over(partnership), coordinator, now)

    def test_not_on_hold(self, coordinator: Viewer, case_file: CaseFile, now: datetime) -> None:
        actions.place_hold(
            case_file, kind=LegalHold.Kind.COURT, reason="A claim", by=coordinator, at=now
        )

        with pytest.raises(actions.OnHold):
            proposed(case_file, coordinator, now)

    def test_it_needs_a_role_a_fresh_proof_and_no_conflict(
        self, coordinator: Viewer, viewer_of: ViewerOf, case_file: CaseFile, now: datetime
    ) -> None:
        with pytest.raises(ProofNeeded):
            proposed(case_file, replace(coordinator, freshly_proved=False), now)
        with pytest.raises(PermissionDenied):
            proposed(case_file, viewer_of(Role.GROUP_CHAIR), now)
        ExclusionFactory(case_file=case_file, user_id=coordinator.user_id)
        with pytest.raises(PermissionDenied):
            proposed(case_file, coordinator, now)

    def test_it_can_be_withdrawn_or_turned_down_once(
        self, coordinator: Viewer, chair: Viewer, case_file: CaseFile, now: datetime
    ) -> None:
        made = proposed(case_file, coordinator, now)

        actions.end_proposal(made, because=SAID, by=chair, at=now)

        assert queries.line(case_file, on=date(2026, 11, 23)).proposal is None
        assert "Quince" not in said_in_trail()
        with pytest.raises(actions.NothingProposed):
            actions.end_proposal(made, because="x", by=coordinator, at=now)


def proposed(case_file: CaseFile, by: Viewer, at: datetime) -> Proposal:
    return actions.propose(case_file, ground=Ground.PERIOD_OVER, because=SAID, by=by, at=at)
