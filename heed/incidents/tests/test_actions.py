"""Is everything that is recorded on an incident kept, allowed, possible, and in the trail?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from conftest import StopClock, ViewerOf
from heed.access.permissions import TABLE, Permission
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit.models import AuditEntry
from heed.casefiles.models import CaseFile
from heed.casefiles.tests.factories import GrantFactory
from heed.children.actions import ChildAsReported
from heed.children.models import Child
from heed.core import clock
from heed.incidents import actions
from heed.incidents.actions import IncidentAsReported
from heed.incidents.models import (
    Draft,
    Incident,
    Involvement,
    Judgement,
    Notification,
    NotificationDecision,
    PartnerView,
)
from heed.incidents.tests.factories import AWARE_ON, LAST_DAY, NotificationFactory, reported
from heed.partnership.models import Agency, Partnership

TODAY = date(2026, 11, 18)
SAID = IncidentAsReported(
    local_authority="Worcestershire",
    outcome="died",
    what_happened="She was found in the bath.",
    aware_on=AWARE_ON,
    concern="suspected",
    concern_reasons="The account changed.",
    judged_by_name="Tess, team manager",
    happened_on=date(2026, 11, 14),
    happened_at_words="About 6pm",
    happened_in="Worcestershire",
    place_words="At home",
    household="Mother and stepfather",
    other_children="A brother",
    parallel_processes="Police investigation",
)
ADA = ChildAsReported(name="Ada Archer", born_on=date(2019, 3, 27))


@pytest.fixture(autouse=True)
def at(stop_clock: StopClock) -> datetime:
    return stop_clock("2026-11-18 09:00")


@pytest.fixture
def coordinator(viewer_of: ViewerOf) -> Viewer:
    return viewer_of(Role.COORDINATOR)


@pytest.fixture
def incident(partnership: Partnership) -> Incident:
    return reported(partnership)


def report(by: Viewer, said: IncidentAsReported = SAID, **changed: Any) -> Incident:
    given: dict[str, Any] = {"about": [ADA], "known_to": [], **changed}
    return actions.report(said, **given, by=by, at=clock.now())


def test_a_report_keeps_everything_that_was_said(
    partnership: Partnership, viewer_of: ViewerOf
) -> None:
    notifier = viewer_of(Role.NOTIFIER)
    police = Agency.objects.get(partnership=partnership, kind=Agency.Kind.POLICE)

    incident = report(notifier, about=[ADA, ChildAsReported(name="Ben")], known_to=[police])

    kept = Incident.visible_to(notifier).get()
    told = {"concern", "concern_reasons", "judged_by_name"}
    for name in set(SAID.__slots__) - told:
        assert getattr(kept, name) == getattr(SAID, name), name
    assert str(kept) == kept.reference == incident.case_file.reference
    assert kept.reported_by_name == notifier.name
    assert kept.reported_by_agency == "Westshire County Council"
    children = Child.unscoped.order_by("position")
    assert [(one.position, one.name) for one in children] == [(1, "Ada Archer"), (2, "Ben")]
    assert str(Involvement.unscoped.get()) == f"Westshire Police knows the family in {kept}"
    judgement = Judgement.unscoped.get()
    assert (judgement.concern, judgement.aware_on) == ("suspected", AWARE_ON)
    assert str(judgement) == f"Abuse or neglect is suspected in {kept}"


def test_a_report_leaves_a_trail_of_each_step(viewer_of: ViewerOf) -> None:
    report(viewer_of(Role.NOTIFIER))

    events = AuditEntry.objects.order_by("pk").values_list("event", flat=True)
    assert list(events) == [
        "casefiles:file:opened",
        "children:child:recorded",
        "incidents:incident:reported",
        "incidents:judgement:made",
    ]


def test_sending_a_draft_discards_it(viewer_of: ViewerOf) -> None:
    notifier = viewer_of(Role.NOTIFIER)
    draft = actions.keep_draft(None, answers={}, by=notifier, at=clock.now())

    report(notifier, draft=draft)

    assert not Draft.objects.exists()


def test_a_draft_is_sent_once(viewer_of: ViewerOf) -> None:
    notifier = viewer_of(Role.NOTIFIER)
    draft = actions.keep_draft(None, answers={}, by=notifier, at=clock.now())
    same = Draft.objects.get()
    report(notifier, draft=draft)

    with pytest.raises(actions.AlreadySent, match="sent already"):
        report(notifier, draft=same)

    assert Incident.unscoped.count() == 1


@pytest.mark.parametrize(
    ("said", "about", "refusal", "sentence"),
    [
        (SAID, [], actions.NoChild, "at least one child"),
        (replace(SAID, aware_on=date(2026, 11, 19)), [ADA], actions.InTheFuture, "became aware"),
        (
            replace(SAID, happened_on=date(2026, 11, 19)),
            [ADA],
            actions.InTheFuture,
            "day of the incident",
        ),
        (
            replace(SAID, aware_on=date(2026, 11, 13)),
            [ADA],
            actions.BeforeItHappened,
            "before the incident, on 14 November 2026",
        ),
        (
            SAID,
            [replace(ADA, born_on=date(2026, 11, 15))],
            actions.BeforeItHappened,
            "Ada Archer cannot have been born after the incident",
        ),
        (
            replace(SAID, happened_on=None),
            [replace(ADA, born_on=date(2026, 11, 17))],
            actions.BeforeItHappened,
            "born after the incident",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing_behind(
    said: IncidentAsReported,
    about: list[ChildAsReported],
    refusal: type[Exception],
    sentence: str,
    coordinator: Viewer,
) -> None:
    with pytest.raises(refusal, match=sentence):
        report(coordinator, said, about=about)

    assert not CaseFile.unscoped.exists()
    assert not AuditEntry.objects.exists()


def test_a_child_not_born_yet_may_be_expected_later(coordinator: Viewer) -> None:
    expected = replace(ADA, born_on=date(2027, 2, 1), live_born=False)

    report(coordinator, about=[expected])

    assert not Child.unscoped.get().live_born


def test_what_is_dated_today_is_not_in_the_future(coordinator: Viewer) -> None:
    today = replace(SAID, happened_on=TODAY, aware_on=TODAY)

    assert report(coordinator, today).aware_on == TODAY


@pytest.mark.parametrize("role", sorted(set(Role) - TABLE[Permission.INCIDENT_REPORT], key=str))
def test_others_may_not_report(role: Role, viewer_of: ViewerOf) -> None:
    viewer = viewer_of(role)

    with pytest.raises(PermissionDenied):
        report(viewer)
    with pytest.raises(PermissionDenied):
        actions.keep_draft(None, answers={}, by=viewer, at=clock.now())


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
    assert AuditEntry.objects.get().details == {
        "concern": "known",
        "outcome": "died",
        "aware_on": "2026-11-17",
        "judged_by": "Tess",
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
    details = AuditEntry.objects.order_by("pk").values_list("details", flat=True)
    assert list(details) == [{"notify": False}, {"notify": True}]


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
        "recipient": "PANEL",
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


def test_a_draft_is_kept_changed_and_discarded(viewer_of: ViewerOf) -> None:
    notifier = viewer_of(Role.NOTIFIER)

    draft = actions.keep_draft(None, answers={}, by=notifier, at=clock.now())
    again = actions.keep_draft(
        draft, answers={"outcome": {"outcome": ["died"]}}, by=notifier, at=clock.now()
    )

    assert again.pk == draft.pk
    assert Draft.objects.get().answers == {"outcome": {"outcome": ["died"]}}
    assert str(draft) == f"Draft {draft.reference}"
    actions.discard_draft(draft, by=notifier, at=clock.now())
    assert not Draft.objects.exists()
    events = AuditEntry.objects.order_by("pk").values_list("event", flat=True)
    assert list(events) == ["incidents:draft:kept"] * 2 + ["incidents:draft:discarded"]
