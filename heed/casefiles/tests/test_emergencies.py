"""Can a file be opened in an emergency, for hours and no more, and does asking tell nothing?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from conftest import SignIn, StopClock, ViewerOf
from heed.access.checks import ProofNeeded
from heed.access.permissions import TABLE, Permission
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit.models import AuditEntry
from heed.casefiles import actions
from heed.casefiles.models import CaseFile, EmergencyOpening, Grant
from heed.casefiles.presenters import emergencies as words
from heed.casefiles.tests.breaking_glass import WHY, asked
from heed.casefiles.tests.factories import (
    CaseFileFactory,
    EmergencyOpeningFactory,
    ExclusionFactory,
    GrantFactory,
)
from heed.core import clock
from heed.partnership.models import Partnership

MAY = [role for role in Role if role in TABLE[Permission.CASE_FILE_BREAK_GLASS]]


@pytest.fixture
def case_file(partnership: Partnership, stop_clock: StopClock) -> CaseFile:
    stop_clock("2026-11-23 09:00")
    made: CaseFile = CaseFileFactory(partnership=partnership)
    return made


def break_glass(reference: str, by: Viewer, **about: Any) -> EmergencyOpening:
    facts: dict[str, Any] = {"reason": WHY, "hours": 2, **about}
    return actions.break_glass(reference, **facts, by=by, at=clock.now())


def without_what_differs(html: str, reference: str) -> str:
    """Return a page without the reference, its own address and the proof against forgery."""
    html = html.replace(reference, "REFERENCE")
    html = re.sub(r"/cases/emergency/[a-z2-7]{26}/", "/ADDRESS/", html)
    return re.sub(r'value="[A-Za-z0-9]{64}"', "value=PROOF", html)


@pytest.mark.parametrize("role", MAY)
def test_the_file_is_open_for_the_hours_and_then_closed(
    role: Role, case_file: CaseFile, viewer_of: ViewerOf, stop_clock: StopClock
) -> None:
    viewer = viewer_of(role)
    assert not CaseFile.open_to(viewer).exists()

    opening = break_glass(f" {case_file.reference.lower()} ", viewer)

    assert CaseFile.open_to(viewer).get() == case_file
    stop_clock("2026-11-23 10:59")
    assert opening.holds(clock.now())
    assert CaseFile.open_to(viewer).exists()
    stop_clock("2026-11-23 11:00")
    assert not opening.holds(clock.now())
    assert not CaseFile.open_to(viewer).exists()


def test_it_shows_no_more_than_the_role_sees(case_file: CaseFile, viewer_of: ViewerOf) -> None:
    GrantFactory(case_file=case_file)
    school, partner = viewer_of(Role.AGENCY_REPRESENTATIVE), viewer_of(Role.STATUTORY_PARTNER)

    for viewer in (school, partner):
        break_glass(case_file.reference, viewer)

    assert CaseFile.open_to(school).exists()
    assert not Grant.visible_to(school).exists()
    assert Grant.visible_to(partner).exists()


def test_it_never_beats_a_conflict_of_interest(case_file: CaseFile, viewer_of: ViewerOf) -> None:
    viewer = viewer_of(Role.GROUP_MEMBER)
    ExclusionFactory(case_file=case_file, user_id=viewer.user_id)

    break_glass(case_file.reference, viewer)

    assert not CaseFile.open_to(viewer).exists()


def test_it_opens_nothing_of_another_partnership(
    viewer_of: ViewerOf, partnership: Partnership, another_partnership: Partnership
) -> None:
    viewer = viewer_of(Role.GROUP_MEMBER)
    elsewhere = CaseFileFactory(partnership=another_partnership)

    opening = break_glass(elsewhere.reference, viewer)

    assert opening.case_file is None
    assert not CaseFile.open_to(viewer).exists()


@pytest.mark.parametrize("role", [role for role in Role if role not in MAY])
def test_others_cannot_break_the_glass(
    role: Role, case_file: CaseFile, viewer_of: ViewerOf
) -> None:
    with pytest.raises(PermissionDenied):
        break_glass(case_file.reference, viewer_of(role))


def test_a_fresh_proof_is_needed(case_file: CaseFile, viewer_of: ViewerOf) -> None:
    with pytest.raises(ProofNeeded):
        break_glass(
            case_file.reference, replace(viewer_of(Role.GROUP_MEMBER), freshly_proved=False)
        )


@pytest.mark.parametrize(
    ("about", "refusal"),
    [
        ({"reason": "  Because I must.  "}, actions.ReasonMissing),
        ({"hours": 5}, actions.TooLong),
        ({"hours": 0}, actions.TooLong),
    ],
)
def test_it_needs_a_reason_and_a_limit(
    about: dict[str, Any], refusal: type[Exception], case_file: CaseFile, viewer_of: ViewerOf
) -> None:
    with pytest.raises(refusal):
        break_glass(case_file.reference, viewer_of(Role.GROUP_MEMBER), **about)

    assert not EmergencyOpening.unscoped.exists()


def test_five_a_day_are_enough(
    case_file: CaseFile, viewer_of: ViewerOf, stop_clock: StopClock
) -> None:
    viewer, other = viewer_of(Role.GROUP_MEMBER), viewer_of(Role.GROUP_MEMBER)
    for number in range(5):
        break_glass(f"SI-GUESS{number}", viewer)

    with pytest.raises(actions.TooOften, match="Ask the coordinator"):
        break_glass(case_file.reference, viewer)

    break_glass(case_file.reference, other)
    stop_clock("2026-11-24 00:00")
    break_glass(case_file.reference, viewer)
    assert CaseFile.open_to(viewer).exists()


@pytest.mark.parametrize("kept_from_them", ["nothing", "conflict", "elsewhere"])
def test_asking_tells_nobody_which_files_there_are(
    kept_from_them: str,
    case_file: CaseFile,
    sign_in: SignIn,
    another_partnership: Partnership,
) -> None:
    hidden = case_file.reference
    clients = [sign_in(Role.GROUP_MEMBER), sign_in(Role.GROUP_MEMBER)]
    if kept_from_them == "conflict":
        ExclusionFactory(case_file=case_file, user=clients[0].person)
    if kept_from_them == "elsewhere":
        hidden = CaseFileFactory(partnership=another_partnership).reference

    there = without_what_differs(asked(clients[0], hidden), hidden)
    missing = without_what_differs(asked(clients[1], "SI-NOTHING"), "SI-NOTHING")

    names = [client.person.name for client in clients]
    assert there.replace(names[0], "NAME") == missing.replace(names[1], "NAME")
    entries = AuditEntry.objects.filter(event="casefiles:emergency:opened").order_by("pk")
    assert [(entry.reason, entry.details) for entry in entries] == [(WHY, {"hours": 2})] * 2


def test_those_who_follow_it_up_are_told_at_once_without_a_word_about_the_case(
    case_file: CaseFile,
    viewer_of: ViewerOf,
    sign_in: SignIn,
    django_capture_on_commit_callbacks: Any,
) -> None:
    coordinators = [sign_in(Role.COORDINATOR) for _ in range(2)]
    chair, member = sign_in(Role.INDEPENDENT_CHAIR), viewer_of(Role.GROUP_MEMBER)
    ExclusionFactory(case_file=case_file, user=coordinators[1].person)

    with django_capture_on_commit_callbacks(execute=True):
        break_glass(case_file.reference, member)
        assert mail.outbox == []

    told = {letter.to[0] for letter in mail.outbox}
    assert told == {coordinators[0].person.email, chair.person.email}
    for letter in mail.outbox:
        assert case_file.reference not in f"{letter.subject} {letter.body}"
        assert member.name not in letter.body
        assert "hospital" not in letter.body


def test_everybody_is_told_where_there_is_no_such_case(
    case_file: CaseFile,
    viewer_of: ViewerOf,
    sign_in: SignIn,
    django_capture_on_commit_callbacks: Any,
) -> None:
    sign_in(Role.COORDINATOR)

    with django_capture_on_commit_callbacks(execute=True):
        break_glass("SI-NOTHING", viewer_of(Role.GROUP_MEMBER))

    assert len(mail.outbox) == 1


def test_a_letter_that_cannot_be_sent_loses_nothing(
    case_file: CaseFile,
    viewer_of: ViewerOf,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr("heed.casefiles.letters.get_connection", broken)
    viewer = viewer_of(Role.GROUP_MEMBER)

    with django_capture_on_commit_callbacks(execute=True):
        break_glass(case_file.reference, viewer)

    assert CaseFile.open_to(viewer).exists()


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (timedelta(hours=4), "4 hours"),
        (timedelta(hours=1, minutes=1), "1 hour and 1 minute"),
        (timedelta(seconds=1), "1 minute"),
        (timedelta(minutes=59, seconds=1), "1 hour"),
    ],
)
def test_the_time_left_is_in_words(left: timedelta, said: str) -> None:
    assert words.time_left(left) == said


def test_an_opening_says_how_it_stands(case_file: CaseFile) -> None:
    opening = EmergencyOpeningFactory(case_file=case_file, partnership=case_file.partnership)

    assert words.standing(opening, now=opening.ends_at) == "Ended 23 November 2026 at 11am"
    assert str(opening) == f"{case_file.reference}, opened in an emergency"


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"hours": 5}, "one_to_four_hours"),
        ({"reason": ""}, "has_a_reason"),
        ({"ended_by_name": "Cora"}, "ended_when"),
        ({"seen_by_name": "Cora"}, "seen_when"),
    ],
)
def test_the_database_refuses_half_an_opening(
    wrong: dict[str, object], constraint: str, case_file: CaseFile
) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        EmergencyOpeningFactory(case_file=case_file, partnership=case_file.partnership, **wrong)


def test_it_begins_when_it_was_asked_for(case_file: CaseFile, viewer_of: ViewerOf) -> None:
    opening = break_glass(case_file.reference, viewer_of(Role.GROUP_MEMBER), hours=4)

    assert opening.starts_at == clock.now()
    assert opening.ends_at - opening.starts_at == timedelta(hours=4)
