"""Commissioning, planning and completing a local review: the actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from conftest import ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.models import AuditEntry
from heed.core.workflow import MoveNotAllowed
from heed.partnership.models import Partnership
from heed.practice_reviews import actions
from heed.practice_reviews.models import EarlierWording, PracticeReview, StageChange
from heed.practice_reviews.tests import factories
from heed.practice_reviews.workflow import STAGES, Stage
from heed.rapid_reviews import actions as rapid_reviews
from heed.rapid_reviews.models import Outcome, RapidReview
from heed.rapid_reviews.tests.factories import RapidReviewFactory, decided

TODAY = date(2026, 11, 23)
YESTERDAY, TOMORROW = date(2026, 11, 22), date(2026, 11, 24)
BEFORE = date(2026, 11, 19)  # the day before the decision and the commissioning


def commission(
    rapid_review: RapidReview, *, by: Viewer, at: datetime, **changes: Any
) -> PracticeReview:
    """Commission a local review, unless told otherwise."""
    said: dict[str, Any] = {
        "legal_type": PracticeReview.LegalType.LOCAL_REVIEW,
        "label_used": " Serious Case Review ",
        "looked_after_child": True,
        "confidential": True,
        "commissioned_on": TODAY,
    }
    return actions.commission(rapid_review, **{**said, **changes}, by=by, at=at)


def appoint(review: PracticeReview, *, by: Viewer, at: datetime, **changes: Any) -> None:
    """Appoint a reviewer, unless told otherwise."""
    said: dict[str, Any] = {
        "name": "Rosa Reviewer",
        "organisation": " Independent ",
        "conflicts": "None.",
        "appointed_on": TODAY,
    }
    actions.appoint_reviewer(review, **{**said, **changes}, by=by, at=at)


def last_entry() -> AuditEntry:
    """Return the newest entry of the trail."""
    return AuditEntry.objects.latest("pk")


# --------------------------------------------------------------------------- commissioning


def test_what_people_call_the_review_is_kept_beside_what_it_is_in_law(
    partnership: Partnership, coordinator: Viewer, now: datetime
) -> None:
    rapid_review = factories.rapid_review_decided(partnership)

    review = commission(rapid_review, by=coordinator, at=now)

    assert (review.legal_type, review.label_used) == ("LOCAL_REVIEW", "Serious Case Review")
    assert review.decision == rapid_review.decisions.get()
    assert Stage(review.stage) is Stage.COMMISSIONED
    assert StageChange.unscoped.get(review=review).by_name == coordinator.name
    assert last_entry().event == "practice_reviews:review:commissioned"
    assert last_entry().details == {
        "legal_type": "Local child safeguarding practice review",
        "label_used": "Serious Case Review",
        "looked_after_child": True,
        "confidential": True,
        "commissioned_on": "2026-11-23",
    }


def test_a_review_needs_the_decision_to_have_one(
    partnership: Partnership, coordinator: Viewer, now: datetime
) -> None:
    undecided = RapidReviewFactory(partnership=partnership)
    against = RapidReviewFactory(partnership=partnership)
    decided(against, outcome=Outcome.NO_REVIEW)

    with pytest.raises(actions.NotDecided, match="not reached a decision"):
        commission(undecided, by=coordinator, at=now)
    with pytest.raises(actions.NotDecided, match="no decision to have a local review"):
        commission(against, by=coordinator, at=now)


def test_while_a_decision_is_reconsidered_nothing_is_commissioned(
    partnership: Partnership, coordinator: Viewer, now: datetime
) -> None:
    rapid_review = factories.rapid_review_decided(partnership)
    rapid_reviews.reconsider(rapid_review, reason="New", by=coordinator, at=now)

    with pytest.raises(actions.NotDecided):
        commission(rapid_review, by=coordinator, at=now)

    assert not PracticeReview.unscoped.exists()


def test_a_case_has_one_review(review: PracticeReview, coordinator: Viewer, now: datetime) -> None:
    with pytest.raises(actions.AlreadyCommissioned, match="already"):
        commission(review.rapid_review, by=coordinator, at=now)


@pytest.mark.parametrize("on", [BEFORE, TOMORROW])
def test_a_review_is_commissioned_on_a_possible_day(
    on: date, partnership: Partnership, coordinator: Viewer, now: datetime
) -> None:
    with pytest.raises(actions.DayImpossible, match="between the decision and today"):
        commission(
            factories.rapid_review_decided(partnership), by=coordinator, at=now, commissioned_on=on
        )


def test_a_review_is_called_something(
    partnership: Partnership, coordinator: Viewer, now: datetime
) -> None:
    with pytest.raises(actions.WordsMissing, match="calls this review"):
        commission(
            factories.rapid_review_decided(partnership), by=coordinator, at=now, label_used=" "
        )


def test_a_commissioning_that_fails_half_way_leaves_nothing(
    partnership: Partnership,
    coordinator: Viewer,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("heed.audit.trail.record", _broken)

    with pytest.raises(OSError, match="disk"):
        commission(factories.rapid_review_decided(partnership), by=coordinator, at=now)

    assert not PracticeReview.unscoped.exists()


@pytest.mark.parametrize(
    "act",
    [
        lambda review, **who: commission(review.rapid_review, **who),
        lambda review, **who: actions.set_terms_of_reference(review, text="x", set_on=TODAY, **who),
        appoint,
        lambda review, **who: actions.plan_completion(review, planned_for=TODAY, reasons="", **who),
        actions.start,
        lambda review, **who: actions.complete(review, completed_on=TODAY, **who),
    ],
)
def test_local_reviews_are_for_coordinators_of_the_partnership(
    act: Callable[..., object],
    review: PracticeReview,
    viewer_of: ViewerOf,
    stranger: Viewer,
    now: datetime,
) -> None:
    with pytest.raises(PermissionDenied, match="Commission and plan a local review"):
        act(review, by=viewer_of(Role.GROUP_CHAIR), at=now)
    with pytest.raises(PermissionDenied, match="may not open this case file"):
        act(review, by=stranger, at=now)


# ------------------------------------------------------------------------- terms, reviewer


def test_earlier_terms_stay_on_the_case_and_the_trail_measures_them(
    review: PracticeReview, coordinator: Viewer, now: datetime
) -> None:
    for text in ("First", " Second "):
        actions.set_terms_of_reference(review, text=text, set_on=TODAY, by=coordinator, at=now)

    kept = PracticeReview.unscoped.get(pk=review.pk)
    assert (kept.terms_of_reference, kept.terms_set_on) == ("Second", TODAY)
    earlier = EarlierWording.unscoped.get()
    assert (earlier.section, earlier.words) == ("terms_of_reference", "First")
    assert str(earlier) == f"Earlier wording of {review}"
    assert (earlier.replaced_by_name, earlier.replaced_at) == (coordinator.name, now)
    assert last_entry().changes == {
        "terms_of_reference": [trail.measured("First"), trail.measured("Second")]
    }


def test_refused_terms_leave_the_review_as_it_was(
    review: PracticeReview, coordinator: Viewer, now: datetime
) -> None:
    for text, on, refusal in (
        (" ", TODAY, actions.WordsMissing),
        ("x", BEFORE, actions.DayImpossible),
        ("x", TOMORROW, actions.DayImpossible),
    ):
        with pytest.raises(refusal):
            actions.set_terms_of_reference(review, text=text, set_on=on, by=coordinator, at=now)

    assert (review.terms_of_reference, review.terms_set_on) == ("", None)


def test_the_reviewer_is_appointed_with_what_they_declared(
    review: PracticeReview, coordinator: Viewer, now: datetime
) -> None:
    appoint(review, by=coordinator, at=now)
    appoint(review, by=coordinator, at=now, name="Sam Second")

    kept = PracticeReview.unscoped.get(pk=review.pk)
    assert (kept.reviewer_name, kept.reviewer_organisation) == ("Sam Second", "Independent")
    assert last_entry().changes == {"reviewer_name": ["Rosa Reviewer", "Sam Second"]}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "name"),
        ({"conflicts": " "}, "what the reviewer declared"),
        ({"appointed_on": TOMORROW}, "between the commissioning and today"),
        ({"appointed_on": BEFORE}, "between the commissioning and today"),
    ],
)
def test_a_reviewer_who_cannot_be_appointed_is_not(
    changes: dict[str, object],
    sentence: str,
    review: PracticeReview,
    coordinator: Viewer,
    now: datetime,
) -> None:
    with pytest.raises(actions.Refusal, match=sentence):
        appoint(review, by=coordinator, at=now, **changes)

    assert (review.reviewer_name, review.reviewer_appointed_on) == ("", None)


# ---------------------------------------------------------------------------------- plan


def test_a_plan_within_six_months_needs_no_reasons(
    review: PracticeReview, coordinator: Viewer, now: datetime
) -> None:
    last = date(2027, 5, 20)

    actions.plan_completion(review, planned_for=last, reasons=" ", by=coordinator, at=now)

    assert PracticeReview.unscoped.get(pk=review.pk).completion_planned_for == last
    assert last_entry().changes == {"completion_planned_for": [None, "2027-05-20"]}


def test_a_later_plan_needs_reasons(
    review: PracticeReview, coordinator: Viewer, now: datetime
) -> None:
    late = date(2027, 5, 21)

    with pytest.raises(actions.LaterThanTheLawExpects, match="Say why, as the Panel will ask"):
        actions.plan_completion(review, planned_for=late, reasons=" ", by=coordinator, at=now)
    assert review.completion_planned_for is None
    actions.plan_completion(review, planned_for=late, reasons="A trial.", by=coordinator, at=now)

    assert PracticeReview.unscoped.get(pk=review.pk).completion_reasons == "A trial."


def test_a_learning_review_may_be_planned_for_any_day(
    review: PracticeReview, coordinator: Viewer, now: datetime
) -> None:
    review.legal_type = PracticeReview.LegalType.LEARNING_REVIEW

    actions.plan_completion(
        review, planned_for=date(2029, 1, 1), reasons="", by=coordinator, at=now
    )

    assert review.completion_planned_for == date(2029, 1, 1)


def test_nothing_is_complete_before_it_is_commissioned(
    review: PracticeReview, coordinator: Viewer, now: datetime
) -> None:
    with pytest.raises(actions.DayImpossible, match="before it was commissioned"):
        actions.plan_completion(review, planned_for=BEFORE, reasons="", by=coordinator, at=now)


# ------------------------------------------------------------------------ start, complete


def test_a_review_starts_with_terms_and_a_reviewer(
    review: PracticeReview, coordinator: Viewer, now: datetime
) -> None:
    with pytest.raises(actions.NotReady, match="terms of reference"):
        actions.start(review, by=coordinator, at=now)
    actions.set_terms_of_reference(review, text="x", set_on=TODAY, by=coordinator, at=now)
    with pytest.raises(actions.NotReady, match="appoint the reviewer"):
        actions.start(review, by=coordinator, at=now)
    assert Stage(review.stage) is Stage.COMMISSIONED
    appoint(review, by=coordinator, at=now)

    actions.start(review, by=coordinator, at=now)

    assert Stage(PracticeReview.unscoped.get(pk=review.pk).stage) is Stage.UNDER_WAY
    assert last_entry().event == "practice_reviews:review:started"


def test_a_review_starts_once(review: PracticeReview, coordinator: Viewer, now: datetime) -> None:
    factories.reach(review, Stage.UNDER_WAY)

    with pytest.raises(MoveNotAllowed, match="Under way"):
        actions.start(review, by=coordinator, at=now)


def test_a_review_under_way_is_completed(
    review: PracticeReview, coordinator: Viewer, now: datetime
) -> None:
    factories.reach(review, Stage.UNDER_WAY)

    actions.complete(review, completed_on=YESTERDAY, by=coordinator, at=now)

    kept = PracticeReview.unscoped.get(pk=review.pk)
    assert (Stage(kept.stage), kept.completed_on) == (Stage.COMPLETED, YESTERDAY)
    assert last_entry().changes == {
        "stage": ["Under way", "Completed"],
        "completed_on": [None, "2026-11-22"],
    }


def test_a_refused_completion_leaves_the_review_as_it_was(
    review: PracticeReview, coordinator: Viewer, now: datetime
) -> None:
    with pytest.raises(MoveNotAllowed, match="Commissioned"):
        actions.complete(review, completed_on=TODAY, by=coordinator, at=now)
    factories.reach(review, Stage.UNDER_WAY)
    with pytest.raises(actions.DayImpossible):
        actions.complete(review, completed_on=TOMORROW, by=coordinator, at=now)

    assert (Stage(review.stage), review.completed_on) == (Stage.UNDER_WAY, None)


def test_a_complete_review_is_not_changed(
    review: PracticeReview, coordinator: Viewer, now: datetime
) -> None:
    factories.reach(review, Stage.COMPLETED, on=TODAY)

    changes: tuple[Callable[[], None], ...] = (
        lambda: actions.set_terms_of_reference(
            review, text="x", set_on=TODAY, by=coordinator, at=now
        ),
        lambda: appoint(review, by=coordinator, at=now),
        lambda: actions.plan_completion(
            review, planned_for=TODAY, reasons="", by=coordinator, at=now
        ),
    )
    for change in changes:
        with pytest.raises(actions.AlreadyComplete, match="cannot be changed"):
            change()


def test_the_end_is_the_end() -> None:
    assert STAGES.moves[Stage.COMPLETED] == set()
    assert "COMPLETED --> [*]" in STAGES.diagram()


def _broken(*args: object, **kwargs: object) -> None:
    raise OSError("The disk is full.")
