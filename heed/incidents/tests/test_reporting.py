"""Is a report kept with everything that was said, by those who may, and its draft sent once?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from conftest import StopClock, ViewerOf
from heed.access.permissions import TABLE, Permission
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit.models import AuditEntry
from heed.casefiles.models import CaseFile
from heed.children.actions import ChildAsReported
from heed.children.models import Child
from heed.core import clock
from heed.incidents import actions
from heed.incidents.actions import IncidentAsReported
from heed.incidents.models import Draft, Incident, Involvement, Judgement
from heed.incidents.tests.factories import AWARE_ON
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
