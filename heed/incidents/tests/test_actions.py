"""Is everything recorded on a reported incident kept, allowed, possible, and in the trail?"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from conftest import StopClock, ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.models import AuditEntry
from heed.casefiles.tests.factories import GrantFactory
from heed.core import clock
from heed.incidents import actions
from heed.incidents.models import (
    Incident,
    Judgement,
    Notification,
    NotificationDecision,
    PartnerView,
)
from heed.incidents.tests.factories import LAST_DAY, NotificationFactory, reported
from heed.partnership.models import Agency, Partnership


@pytest.fixture(autouse=True)
def at(stop_clock: StopClock) -> datetime:
    return stop_clock("2026-11-18 09:00")


@pytest.fixture
def coordinator(viewer_of: ViewerOf) -> Viewer:
    return viewer_of(Role.COORDINATOR)


@pytest.fixture
def incident(partnership: Partnership) -> Incident:
    return reported(partnership)


def judge(incident: Incident, by: Viewer, **changed: Any) -> Judgement:
    said: dict[str, Any] = {
        "concern": "known",
        "outcome": "died",
        "aware_on": date(2026, 11, 17),
        "reasons": "Post-mortem examination",
        "judged_by_name": "Tess",
        **changed,
    }
    return actions.judge(incident, **said, by=by, at=clock.now())


def test_a_new_judgement_moves_the_clock_and_keeps_the_old_one(
    incident: Incident, coordinator: Viewer
) -> None:
    judge(incident, coordinator)

    incident.refresh_from_db()
    assert (incident.outcome, incident.aware_on) == ("died", date(2026, 11, 17))
    concerns = Judgement.unscoped.order_by("pk").values_list("concern", flat=True)
    assert list(concerns) == ["suspected", "known"]
    entry = AuditEntry.objects.get()
    assert entry.details == {
        "concern": "Abuse or neglect is known",
        "outcome": "The child died",
        "aware_on": "2026-11-17",
        "judged_by": "Tess",
        "reasons": trail.measured("Post-mortem examination"),
    }
    assert entry.changes == {
        "outcome": ["The child was seriously harmed", "The child died"],
        "aware_on": ["2026-11-16", "2026-11-17"],
    }


@pytest.mark.parametrize(
    ("aware_on", "refusal"),
    [
        (date(2026, 11, 19), actions.InTheFuture),
        (date(2026, 11, 13), actions.BeforeItHappened),
    ],
)
def test_a_judgement_names_a_possible_day(
    aware_on: date, refusal: type[Exception], incident: Incident, coordinator: Viewer
) -> None:
    with pytest.raises(refusal):
        judge(incident, coordinator, aware_on=aware_on)

    assert Judgement.unscoped.count() == 1


def test_the_authority_was_aware_when_it_told_others(
    incident: Incident, coordinator: Viewer
) -> None:
    NotificationFactory(incident=incident, sent_at=clock.at(date(2026, 11, 16), 17))

    with pytest.raises(actions.ToldBefore, match="told others on 16 November 2026"):
        judge(incident, coordinator, aware_on=date(2026, 11, 17))
    judge(incident, coordinator, aware_on=date(2026, 11, 16))

    assert Judgement.unscoped.count() == 2


def test_an_agency_speaks_for_itself(incident: Incident, viewer_of: ViewerOf) -> None:
    partner = viewer_of(Role.COORDINATOR)
    police = Agency.objects.get(partnership=incident.case_file.partnership, kind=Agency.Kind.POLICE)

    view = actions.give_view(
        incident,
        agency=police,
        would_notify=False,
        reasons="No evidence of abuse.",
        by=partner,
        at=clock.now(),
    )

    assert str(view) == f"View of Westshire Police on {incident}"
    assert AuditEntry.objects.get().details == {
        "agency": "Westshire Police",
        "would_notify": False,
        "reasons": trail.measured("No evidence of abuse."),
    }


def test_a_representative_gives_no_view_for_another_agency(
    incident: Incident, viewer_of: ViewerOf
) -> None:
    school = viewer_of(Role.AGENCY_REPRESENTATIVE)
    police = Agency.objects.get(partnership=incident.case_file.partnership, kind=Agency.Kind.POLICE)
    own = Agency.objects.get(pk=school.agency_id or 0)
    open_to(incident, own)
    said: dict[str, Any] = {"would_notify": True, "reasons": "x", "by": school}

    with pytest.raises(actions.NotYourAgency, match="your own agency"):
        actions.give_view(incident, agency=police, **said, at=clock.now())
    actions.give_view(incident, agency=own, **said, at=clock.now())

    assert PartnerView.unscoped.get().agency == own


def open_to(incident: Incident, agency: Agency) -> None:
    GrantFactory(case_file=incident.case_file, user=None, agency=agency)


def test_every_decision_is_kept(incident: Incident, coordinator: Viewer) -> None:
    for notify in (False, True):
        decision = actions.decide_notification(
            incident, notify=notify, reasons="As discussed.", by=coordinator, at=clock.now()
        )

    kept = NotificationDecision.unscoped.order_by("pk").values_list("notify", flat=True)
    assert list(kept) == [False, True]
    assert str(decision) == f"Decision on {incident}"
    reasons = trail.measured("As discussed.")
    assert [entry.details for entry in AuditEntry.objects.order_by("pk")] == [
        {"notify": False, "reasons": reasons},
        {"notify": True, "reasons": reasons},
    ]


def notify(incident: Incident, by: Viewer, **changed: Any) -> Notification:
    said: dict[str, Any] = {
        "recipient": Notification.Recipient.PANEL,
        "sent_at": clock.at(date(2026, 11, 17)),
        "sent_by_name": "Cora",
        "reference": "P-1",
        **changed,
    }
    return actions.record_notification(incident, **said, by=by, at=clock.now())


def test_a_notification_keeps_the_last_day_as_it_was_counted(
    incident: Incident, coordinator: Viewer
) -> None:
    told = notify(incident, coordinator, late_because="Not late at all")

    assert (told.due_on, told.late_because) == (LAST_DAY, "")
    assert str(told) == f"Child Safeguarding Practice Review Panel told of {incident}"
    assert AuditEntry.objects.get().details == {
        "recipient": "Child Safeguarding Practice Review Panel",
        "sent_on": "2026-11-17",
        "due_on": "2026-11-23",
        "in_time": True,
        "reference": "P-1",
    }


@pytest.mark.parametrize(
    ("sent", "late"), [("2026-11-23 23:59", False), ("2026-11-24 00:00", True)]
)
def test_the_last_day_ends_at_midnight_in_england(
    sent: str, late: bool, incident: Incident, coordinator: Viewer, stop_clock: StopClock
) -> None:
    sent_at = stop_clock(sent)
    stop_clock("2026-11-25 09:00")

    told = notify(incident, coordinator, sent_at=sent_at, late_because="The portal was down")

    assert told.late_because == ("The portal was down" if late else "")


def test_a_late_notification_needs_a_reason(
    incident: Incident, coordinator: Viewer, stop_clock: StopClock
) -> None:
    stop_clock("2026-11-25 09:00")

    with pytest.raises(actions.LatenessUnexplained, match="Say why it was late"):
        notify(incident, coordinator, sent_at=clock.at(date(2026, 11, 24)), late_because="  ")

    assert not Notification.unscoped.exists()


def test_what_no_rule_asks_for_is_never_late(incident: Incident, coordinator: Viewer) -> None:
    told = notify(
        incident, coordinator, recipient=Notification.Recipient.SECRETARY_OF_STATE_AND_OFSTED
    )

    assert told.due_on is None


def test_a_recipient_is_told_once(incident: Incident, coordinator: Viewer) -> None:
    notify(incident, coordinator)

    with pytest.raises(actions.AlreadyNotified, match="recorded already"):
        notify(incident, coordinator)


def test_nothing_is_sent_in_the_future_or_before_anybody_knew(
    incident: Incident, coordinator: Viewer
) -> None:
    with pytest.raises(actions.InTheFuture):
        notify(incident, coordinator, sent_at=clock.now() + timedelta(minutes=1))
    with pytest.raises(actions.BeforeAnybodyKnew):
        notify(incident, coordinator, sent_at=clock.at(date(2026, 11, 15)))
    notify(incident, coordinator, sent_at=clock.now())

    assert Notification.unscoped.count() == 1


@pytest.mark.parametrize("role", [Role.GROUP_CHAIR, Role.INDEPENDENT_CHAIR])
def test_those_who_only_read_change_nothing(
    role: Role, incident: Incident, viewer_of: ViewerOf
) -> None:
    viewer = viewer_of(role)
    agency = Agency.objects.filter(partnership=incident.case_file.partnership)[0]
    given: dict[str, Any] = {"reasons": "x", "by": viewer, "at": clock.now()}

    with pytest.raises(PermissionDenied):
        judge(incident, viewer)
    with pytest.raises(PermissionDenied):
        actions.give_view(incident, agency=agency, would_notify=True, **given)
    with pytest.raises(PermissionDenied):
        actions.decide_notification(incident, notify=True, **given)
    with pytest.raises(PermissionDenied):
        notify(incident, viewer)


def test_another_partnership_changes_nothing(incident: Incident, stranger: Viewer) -> None:
    with pytest.raises(PermissionDenied, match="may not open this case file"):
        judge(incident, stranger)
    with pytest.raises(PermissionDenied, match="may not open this case file"):
        notify(incident, stranger)
