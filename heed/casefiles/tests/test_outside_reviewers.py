"""Does a lead reviewer from outside see one file, until a day, and is a later day an action?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from conftest import Person, SignIn, StopClock, ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.audit.models import AuditEntry
from heed.casefiles import actions
from heed.casefiles.models import CaseFile, Grant
from heed.casefiles.tests.factories import CaseFileFactory, GrantFactory
from heed.core import clock
from heed.partnership.models import Partnership
from tests.pages import PageClient

TODAY = date(2026, 11, 23)
LATEST = date(2027, 5, 26)
WHY = "Carries out the review"


@pytest.fixture
def case_file(partnership: Partnership, stop_clock: StopClock) -> CaseFile:
    stop_clock("2026-11-23 09:00")
    made: CaseFile = CaseFileFactory(partnership=partnership)
    return made


@pytest.fixture
def coordinator(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)


@pytest.fixture
def reviewer(viewer_of: ViewerOf) -> Viewer:
    return viewer_of(Role.LEAD_REVIEWER)


def grant(case_file: CaseFile, to: User, by: Viewer, ends_on: date | None) -> Grant:
    return actions.grant(case_file, to=to, reason=WHY, by=by, at=clock.now(), ends_on=ends_on)


def user_of(viewer: Viewer) -> User:
    return User.objects.get(pk=viewer.user_id)


def day(name: str, on: date) -> dict[str, str]:
    """Return a day as a form sends it."""
    return {
        f"{name}-day": str(on.day),
        f"{name}-month": str(on.month),
        f"{name}-year": str(on.year),
    }


def test_the_file_is_theirs_until_the_day_and_no_other_is(
    case_file: CaseFile, coordinator: PageClient, reviewer: Viewer, stop_clock: StopClock
) -> None:
    CaseFileFactory(partnership=case_file.partnership)

    grant(case_file, user_of(reviewer), coordinator.viewer, LATEST)

    assert CaseFile.open_to(reviewer).get() == case_file
    stop_clock("2027-05-26 23:59")
    assert CaseFile.open_to(reviewer).exists()
    stop_clock("2027-05-27 00:00")
    assert not CaseFile.open_to(reviewer).exists()


@pytest.mark.parametrize(
    ("ends_on", "refusal"),
    [
        (None, actions.DayMissing),
        (date(2027, 5, 27), actions.DayImpossible),
        (date(2026, 11, 22), actions.DayImpossible),
    ],
)
def test_it_is_until_a_day_within_six_months(
    ends_on: date | None,
    refusal: type[Exception],
    case_file: CaseFile,
    coordinator: PageClient,
    reviewer: Viewer,
) -> None:
    with pytest.raises(refusal):
        grant(case_file, user_of(reviewer), coordinator.viewer, ends_on)

    assert not Grant.unscoped.exists()


def test_people_of_the_partnership_need_no_last_day(
    case_file: CaseFile, coordinator: PageClient, person: Person
) -> None:
    given = grant(case_file, person(Role.GROUP_MEMBER), coordinator.viewer, None)

    assert given.ends_on is None


def test_an_agency_that_a_reviewer_acts_for_opens_nothing_to_them(
    case_file: CaseFile, viewer_of: ViewerOf, partnership: Partnership
) -> None:
    agency = GrantFactory(case_file=case_file).case_file.partnership
    assert agency == partnership
    reviewer = viewer_of(Role.LEAD_REVIEWER)
    GrantFactory(case_file=case_file, user=None, agency_id=viewer_of(Role.GROUP_MEMBER).agency_id)

    assert not CaseFile.open_to(reviewer).exists()


def test_an_extension_is_written_down_with_its_reason(
    case_file: CaseFile, coordinator: PageClient, reviewer: Viewer
) -> None:
    given = GrantFactory(case_file=case_file, user=user_of(reviewer), ends_on=date(2026, 12, 1))

    actions.extend_grant(
        given,
        ends_on=LATEST,
        reason=" The inquest waits ",
        by=coordinator.viewer,
        at=clock.now(),
    )

    entry = AuditEntry.objects.get()
    assert (entry.event, entry.reason) == ("casefiles:grant:extended", "The inquest waits")
    assert entry.changes == {"ends_on": ["2026-12-01", "2027-05-26"]}
    assert Grant.unscoped.get().ends_on == LATEST


@pytest.mark.parametrize(
    ("agreed", "ends_on", "reason", "refusal"),
    [
        (None, LATEST, WHY, actions.DayImpossible),
        (date(2026, 12, 1), date(2026, 12, 1), WHY, actions.DayImpossible),
        (date(2026, 12, 1), date(2027, 5, 27), WHY, actions.DayImpossible),
        (date(2026, 12, 1), LATEST, " ", actions.ReasonMissing),
    ],
)
def test_an_extension_is_later_within_six_months_and_has_a_reason(
    agreed: date | None,
    ends_on: date,
    reason: str,
    refusal: type[Exception],
    case_file: CaseFile,
    coordinator: PageClient,
    reviewer: Viewer,
) -> None:
    given = GrantFactory(case_file=case_file, user=user_of(reviewer), ends_on=agreed)

    with pytest.raises(refusal):
        actions.extend_grant(
            given, ends_on=ends_on, reason=reason, by=coordinator.viewer, at=clock.now()
        )

    assert not AuditEntry.objects.exists()


def test_others_extend_nothing(case_file: CaseFile, viewer_of: ViewerOf, reviewer: Viewer) -> None:
    given = GrantFactory(case_file=case_file, user=user_of(reviewer), ends_on=TODAY)

    for viewer in (reviewer, viewer_of(Role.GROUP_CHAIR)):
        with pytest.raises(PermissionDenied):
            actions.extend_grant(given, ends_on=LATEST, reason=WHY, by=viewer, at=clock.now())


def test_the_page_asks_for_the_day_and_says_how_many_are_left(
    case_file: CaseFile, coordinator: PageClient, reviewer: Viewer
) -> None:
    address = reverse("casefiles:open_to", args=[case_file.reference])
    typed: dict[str, Any] = {"to": "person", "person": reviewer.user_id, "reason": WHY}

    without = coordinator.post(address, typed).content.decode()
    done = coordinator.post(
        address, {**typed, **day("ends_on", date(2026, 11, 28))}, follow=True
    ).content.decode()

    assert "A lead reviewer comes from outside: give the last day." in without
    assert "last day 28 November 2026 (5 days left)" in done


@pytest.mark.parametrize(
    ("ends_on", "words"), [(date(2026, 11, 24), "1 day left"), (TODAY, "(today)")]
)
def test_the_last_days_are_counted(
    ends_on: date, words: str, case_file: CaseFile, coordinator: PageClient, reviewer: Viewer
) -> None:
    GrantFactory(case_file=case_file, user=user_of(reviewer), ends_on=ends_on)

    page = reverse("casefiles:access", args=[case_file.reference])

    assert words in coordinator.get(page).content.decode()


def test_the_time_is_extended_on_a_page_of_its_own(
    case_file: CaseFile, coordinator: PageClient, reviewer: Viewer
) -> None:
    given = GrantFactory(case_file=case_file, user=user_of(reviewer), ends_on=date(2026, 12, 1))
    address = reverse("casefiles:extend_grant", args=[case_file.reference, given.pk])
    access = coordinator.get(reverse("casefiles:access", args=[case_file.reference]))

    asked = coordinator.get(address).content.decode()
    early = coordinator.post(
        address, {**day("ends_on", date(2026, 12, 1)), "reason": WHY}
    ).content.decode()
    late = coordinator.post(
        address, {**day("ends_on", date(2028, 12, 1)), "reason": WHY}
    ).content.decode()
    done = coordinator.post(
        address, {**day("ends_on", LATEST), "reason": WHY}, follow=True
    ).content.decode()

    assert address in access.content.decode()
    assert "The last day agreed is 1 December 2026" in asked
    assert "The new last day must be later than the one agreed" in early
    assert "six months at most, until 26 May 2027" in late
    assert f"stays open to {reviewer.name} until 26 May 2027." in done


def test_what_is_open_for_good_has_nothing_to_extend(
    case_file: CaseFile, coordinator: PageClient
) -> None:
    given = GrantFactory(case_file=case_file)
    address = reverse("casefiles:extend_grant", args=[case_file.reference, given.pk])

    assert coordinator.get(address).status_code == 404
