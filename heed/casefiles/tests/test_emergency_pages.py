"""Do the pages about an emergency say what was opened, until when, and to whom it matters?"""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from conftest import SignIn, StopClock
from heed.access.roles import Role
from heed.audit.models import AuditEntry
from heed.casefiles import actions
from heed.casefiles.models import CaseFile, EmergencyOpening
from heed.casefiles.tests.breaking_glass import asked
from heed.casefiles.tests.factories import (
    CaseFileFactory,
    EmergencyOpeningFactory,
    ExclusionFactory,
)
from heed.core import clock
from heed.partnership.models import Partnership


@pytest.fixture
def case_file(partnership: Partnership, stop_clock: StopClock) -> CaseFile:
    stop_clock("2026-11-23 09:00")
    made: CaseFile = CaseFileFactory(partnership=partnership)
    return made


def test_every_page_says_so_until_it_is_ended(case_file: CaseFile, sign_in: SignIn) -> None:
    member = sign_in(Role.GROUP_MEMBER)

    page = asked(member, case_file.reference)
    desk = member.get(reverse("desk:desk")).content.decode()
    member.get(reverse("desk:desk"))

    assert f"If there is a case {case_file.reference}" in page
    assert "You opened <strong>" in desk
    assert "It closes at 11am: 2 hours left." in desk
    opening = EmergencyOpening.unscoped.get()
    address = reverse("casefiles:emergency", args=[opening.pk])
    assert "2 hours left" in member.get(address).content.decode()
    ended = member.post(address, follow=True).content.decode()
    assert f"{case_file.reference} is no longer open to you in an emergency." in ended
    assert "You opened <strong>" not in ended
    assert not CaseFile.open_to(member.viewer).exists()
    assert member.get(address).status_code == 404


def test_what_is_missing_is_asked_for_and_what_was_typed_stays(
    case_file: CaseFile, sign_in: SignIn
) -> None:
    member = sign_in(Role.GROUP_MEMBER)

    nothing = member.post(reverse("casefiles:break_glass"), {}).content.decode()
    short = asked(member, case_file.reference, reason="Quick")

    assert "Enter the reference of the case" in nothing
    assert "Select for how long" in nothing
    assert "at least 20 characters" in short
    assert case_file.reference in short


def test_another_persons_opening_is_nobody_elses(case_file: CaseFile, sign_in: SignIn) -> None:
    opening = EmergencyOpeningFactory(case_file=case_file, partnership=case_file.partnership)
    address = reverse("casefiles:emergency", args=[opening.pk])

    assert sign_in(Role.GROUP_MEMBER).get(address).status_code == 404
    assert sign_in(Role.COUNCILLOR).get(address).status_code == 403


def test_it_stays_on_the_desk_until_somebody_takes_note(
    case_file: CaseFile, sign_in: SignIn
) -> None:
    opening = EmergencyOpeningFactory(
        case_file=case_file, partnership=case_file.partnership, user__name="Mia Member"
    )
    coordinator = sign_in(Role.COORDINATOR)
    desk = coordinator.get(reverse("desk:desk")).content.decode()
    listed = coordinator.get(reverse("casefiles:emergencies")).content.decode()
    address = reverse("casefiles:follow_up", args=[opening.pk])
    followed = coordinator.get(address).content.decode()

    done = coordinator.post(address, {"seen": "yes"}, follow=True).content.decode()

    assert f"Mia Member opened {case_file.reference} in an emergency" in desk
    assert "Open until 23 November 2026 at 11am" in listed
    assert "See what they looked at" in followed
    assert "It is recorded that you have taken note of it." in done
    assert "Mia Member opened" not in coordinator.get(reverse("desk:desk")).content.decode()
    assert EmergencyOpening.unscoped.get().seen_by_name == coordinator.person.name
    assert AuditEntry.objects.filter(event="casefiles:emergency:seen").count() == 1


def test_the_coordinator_ends_it(case_file: CaseFile, sign_in: SignIn) -> None:
    opening = EmergencyOpeningFactory(case_file=case_file, partnership=case_file.partnership)
    coordinator = sign_in(Role.COORDINATOR)
    address = reverse("casefiles:follow_up", args=[opening.pk])

    done = coordinator.post(address, {"end": "yes"}, follow=True).content.decode()
    coordinator.post(address, {"end": "yes"})

    assert f"Ended early, 23 November 2026 at 9am by {coordinator.person.name}" in done
    assert AuditEntry.objects.filter(event="casefiles:emergency:ended").count() == 1
    assert "End it now" not in coordinator.get(address).content.decode()


def test_what_was_asked_of_a_case_that_never_was_is_shown_as_such(
    case_file: CaseFile, sign_in: SignIn
) -> None:
    opening = EmergencyOpeningFactory(
        case_file=None, partnership=case_file.partnership, reference="SI-NOTHING"
    )
    coordinator = sign_in(Role.COORDINATOR)

    listed = coordinator.get(reverse("casefiles:emergencies")).content.decode()
    followed = coordinator.get(reverse("casefiles:follow_up", args=[opening.pk])).content.decode()

    assert "SI-NOTHING (there is no such case)" in listed
    assert "SI-NOTHING: there is no such case" in followed
    assert opening.locked_by_id is None


def test_a_conflict_hides_the_opening_from_a_coordinator(
    case_file: CaseFile, sign_in: SignIn
) -> None:
    opening = EmergencyOpeningFactory(case_file=case_file, partnership=case_file.partnership)
    coordinator = sign_in(Role.COORDINATOR)
    ExclusionFactory(case_file=case_file, user=coordinator.person)
    address = reverse("casefiles:follow_up", args=[opening.pk])

    assert case_file.reference not in coordinator.get(reverse("desk:desk")).content.decode()
    empty = coordinator.get(reverse("casefiles:emergencies")).content.decode()
    assert "Nobody has opened a case in an emergency" in empty
    assert coordinator.get(address).status_code == 404
    with pytest.raises(PermissionDenied, match="may not follow up"):
        actions.see_emergency(opening, by=coordinator.viewer, at=clock.now())


def test_following_up_is_for_those_who_run_the_partnership(
    case_file: CaseFile, sign_in: SignIn
) -> None:
    opening = EmergencyOpeningFactory(case_file=case_file, partnership=case_file.partnership)
    member = sign_in(Role.GROUP_MEMBER)

    for address in (
        reverse("casefiles:emergencies"),
        reverse("casefiles:follow_up", args=[opening.pk]),
    ):
        assert member.get(address).status_code == 403
    with pytest.raises(PermissionDenied):
        actions.end_emergency(opening, by=member.viewer, at=clock.now())
    with pytest.raises(PermissionDenied):
        actions.see_emergency(opening, by=member.viewer, at=clock.now())


def test_a_long_list_has_pages(case_file: CaseFile, sign_in: SignIn) -> None:
    for _ in range(51):
        EmergencyOpeningFactory(case_file=case_file, partnership=case_file.partnership)

    html = sign_in(Role.COORDINATOR).get(reverse("casefiles:emergencies")).content.decode()

    assert "?page=2" in html


def test_the_page_about_access_shows_it_while_it_lasts(
    case_file: CaseFile, sign_in: SignIn
) -> None:
    EmergencyOpeningFactory(
        case_file=case_file, partnership=case_file.partnership, user__name="Mia Member"
    )

    page = reverse("casefiles:access", args=[case_file.reference])
    html = sign_in(Role.COORDINATOR).get(page).content.decode()

    assert "Mia Member (in an emergency)" in html
    assert "until 23 November 2026 at 11am" in html
