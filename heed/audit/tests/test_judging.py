"""Is a sign kept once, judged by somebody else than it is about, and followed in the trail?"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from conftest import ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit import actions, queries, trail
from heed.audit.models import AuditEntry, HomeArea, NoticedSign, SignJudgement
from heed.audit.signs import Kind, Sign

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
FOUND = Sign(
    kind=Kind.FILE_AT_REST,
    user_id=7,
    case_file_id=3,
    day=date(2026, 11, 22),
    because="Nobody had worked on it.",
    entry_ids=(11, 12),
)
OUTCOME = NoticedSign.Outcome


@pytest.fixture
def coordinator(viewer_of: ViewerOf) -> Viewer:
    return viewer_of(Role.COORDINATOR)


def kept(viewer: Viewer, *found: Sign) -> int:
    return actions.keep_signs(
        found or [FOUND], partnership_id=viewer.partnership_id, names={7: "Amira Quill"}, at=AT
    )


def test_a_sign_is_kept_once_and_the_trail_names_nobody(coordinator: Viewer) -> None:
    assert kept(coordinator) == 1
    assert kept(coordinator, FOUND, replace(FOUND, day=date(2026, 11, 23), user_id=8)) == 1

    first, second = NoticedSign.objects.order_by("pk")
    assert (first.person_name, first.entry_ids, first.on) == (
        "Amira Quill",
        [11, 12],
        date(2026, 11, 22),
    )
    assert second.person_name == ""
    entries = AuditEntry.objects.order_by("pk")
    assert [(one.event, one.actor_name, one.case_file_id) for one in entries] == [
        ("audit:sign:noticed", "Heed", 3)
    ] * 2
    assert "Amira" not in str([vars(one) for one in entries])


def test_two_partnerships_keep_their_own(coordinator: Viewer, stranger: Viewer) -> None:
    assert (kept(coordinator), kept(stranger)) == (1, 1)


def judge(sign: NoticedSign, by: Viewer, reason: str = " She prepared an audit. ") -> SignJudgement:
    return actions.judge_sign(sign, outcome=OUTCOME.DISMISSED, reason=reason, by=by, at=AT)


def test_a_person_says_what_they_found_and_it_stays(coordinator: Viewer) -> None:
    kept(coordinator)
    sign = NoticedSign.objects.get()

    judge(sign, coordinator)
    actions.judge_sign(sign, outcome=OUTCOME.SETTLED, reason="Asked.", by=coordinator, at=AT)

    first, second = SignJudgement.objects.order_by("pk")
    assert (first.reason, first.judged_by_name) == ("She prepared an audit.", coordinator.name)
    assert str(second) == "Sign: A file nobody works on judged: It was followed up and is settled"
    sign.refresh_from_db()
    assert sign.outcome == OUTCOME.SETTLED
    entry = AuditEntry.objects.latest("pk")
    assert (entry.event, entry.case_file_id) == ("audit:sign:judged", 3)
    assert entry.changes == {
        "outcome": ["There is nothing to it", "It was followed up and is settled"]
    }
    assert entry.details == {"because": trail.measured("Asked.")}


def test_nobody_judges_what_concerns_them(coordinator: Viewer) -> None:
    kept(coordinator, replace(FOUND, user_id=coordinator.user_id))

    with pytest.raises(actions.AboutOneself, match="Somebody else"):
        judge(NoticedSign.objects.get(), coordinator)

    assert not SignJudgement.objects.exists()


def test_a_judgement_needs_a_reason(coordinator: Viewer) -> None:
    kept(coordinator)

    with pytest.raises(actions.ReasonMissing, match="Say what you found"):
        judge(NoticedSign.objects.get(), coordinator, reason=" ")


def test_another_partnership_judges_its_own(coordinator: Viewer, stranger: Viewer) -> None:
    kept(coordinator)

    with pytest.raises(actions.OfAnotherPartnership):
        judge(NoticedSign.objects.get(), stranger)


def test_others_may_not_judge(coordinator: Viewer, viewer_of: ViewerOf) -> None:
    kept(coordinator)

    with pytest.raises(PermissionDenied):
        judge(NoticedSign.objects.get(), viewer_of(Role.DATA_PROTECTION_OFFICER))


def test_where_one_lives_is_kept_changed_and_taken_back_and_never_in_the_trail(
    coordinator: Viewer,
) -> None:
    for area in (" Marlbridge ", "Northmere"):
        actions.say_home_area(area, by=coordinator, at=AT)
    assert str(HomeArea.objects.get()) == f"Area of person {coordinator.user_id}"
    assert queries.home_area(coordinator.user_id) == "Northmere"

    actions.say_home_area("", by=coordinator, at=AT)
    actions.say_home_area(" ", by=coordinator, at=AT)

    assert queries.home_area(coordinator.user_id) == ""
    said = list(AuditEntry.objects.order_by("pk").values_list("event", "details"))
    assert said == [("audit:home_area:said", {"said": one}) for one in (True, True, False, False)]
