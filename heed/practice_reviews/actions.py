"""Commission a local review, set its terms, appoint its reviewer, and plan its completion."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.core import clock
from heed.core.meanwhile import RecordedMeanwhile
from heed.practice_reviews import queries
from heed.practice_reviews.models import EarlierWording, PracticeReview, StageChange
from heed.practice_reviews.workflow import STAGES, Stage
from heed.rapid_reviews import queries as rapid_review_queries
from heed.rapid_reviews.models import Decision, Outcome, RapidReview
from heed.rapid_reviews.workflow import Stage as RapidReviewStage

# While a rapid review is being reconsidered, its earlier decision may be about to change.
DECISION_STANDS = {RapidReviewStage.DECIDED, RapidReviewStage.SENT, RapidReviewStage.ANSWERED}


class Refusal(ValueError):
    """Something cannot be done now; its sentence says why, and what to do."""


class NotDecided(Refusal):
    """A review is commissioned after a decision to have one."""


class AlreadyCommissioned(Refusal):
    """A case has one review commissioned from its rapid review."""


class AlreadyComplete(Refusal):
    """A complete review is not changed."""


class DayImpossible(Refusal):
    """A day is after today, or before what it follows from."""


class LaterThanTheLawExpects(Refusal):
    """A completion planned after the national expectation needs reasons."""


class NotReady(Refusal):
    """A review is under way once its terms are written and its reviewer appointed."""


class WordsMissing(Refusal):
    """Terms of reference, a reviewer's name and their declaration cannot be empty."""


@transaction.atomic
def commission(
    rapid_review: RapidReview,
    *,
    legal_type: PracticeReview.LegalType,
    label_used: str,
    looked_after_child: bool,
    confidential: bool,
    commissioned_on: date,
    by: Viewer,
    at: datetime,
) -> PracticeReview:
    """Commission the review that was decided on; what people call it is kept beside its legal type.

    :raises NotDecided: if the decision that stands was not to have a local review
    :raises AlreadyCommissioned: if it has been commissioned before
    :raises DayImpossible: if the day is in the future or before the decision
    :raises WordsMissing: if nobody says what the review is called
    """
    rapid_review.require(Permission.PRACTICE_REVIEW_COMMISSION, by=by)
    held = RapidReview.unscoped.select_for_update().get(pk=rapid_review.pk)
    decision = _decision_to_review(held)
    if PracticeReview.unscoped.filter(rapid_review=rapid_review).exists():
        raise AlreadyCommissioned("This review has been commissioned already.")
    if not decision.decided_on <= commissioned_on <= clock.day(at):
        raise DayImpossible("The day must be between the decision and today.")
    review = PracticeReview.unscoped.create(
        case_file=rapid_review.case_file,
        rapid_review=rapid_review,
        decision=decision,
        legal_type=legal_type,
        label_used=_words(label_used, "Say what the partnership calls this review."),
        commissioned_on=commissioned_on,
        confidential=confidential,
        looked_after_child=looked_after_child,
    )
    _note_stage(review, Stage.COMMISSIONED, by=by, at=at)
    trail.record(
        Event.PRACTICE_REVIEW_COMMISSIONED,
        review,
        by=by,
        at=at,
        legal_type=legal_type,
        label_used=review.label_used,
        looked_after_child=looked_after_child,
        confidential=confidential,
        commissioned_on=commissioned_on,
    )
    return review


@transaction.atomic
def set_terms_of_reference(
    review: PracticeReview,
    *,
    text: str,
    set_on: date,
    by: Viewer,
    at: datetime,
    seen: str | None = None,
) -> None:
    """Write the terms of reference; every earlier wording stays on the case.

    `seen` is the mark of the terms that were shown to whoever writes them now.

    :raises RecordedMeanwhile: if somebody else has written them since
    :raises AlreadyComplete: if the review is complete
    :raises DayImpossible: if the day is in the future or before commissioning
    :raises WordsMissing: if there is no text
    """
    review.require(Permission.PRACTICE_REVIEW_COMMISSION, by=by)
    held = _held_open(review, "terms", seen=seen)
    _check_day(review, set_on, at=at)
    text = _words(text, "Write the terms of reference.")
    _keep_earlier_wording(held, "terms_of_reference", by=by, at=at)
    review.terms_of_reference = text
    review.terms_set_on = set_on
    review.save(update_fields=["terms_of_reference", "terms_set_on"])
    trail.record(
        Event.PRACTICE_REVIEW_TERMS_SET,
        review,
        by=by,
        at=at,
        changes={
            "terms_of_reference": (held.terms_of_reference, text),
            "terms_set_on": (held.terms_set_on, set_on),
        },
    )


@transaction.atomic
def appoint_reviewer(
    review: PracticeReview,
    *,
    name: str,
    organisation: str,
    conflicts: str,
    appointed_on: date,
    by: Viewer,
    at: datetime,
    seen: str | None = None,
) -> None:
    """Appoint the reviewer (reg 12) and keep what they declared about conflicts of interest.

    `seen` is the mark of the reviewer that was shown to whoever appoints one now.

    :raises RecordedMeanwhile: if somebody else has appointed one since
    :raises AlreadyComplete: if the review is complete
    :raises DayImpossible: if the day is in the future or before commissioning
    :raises WordsMissing: if the name or the declaration is empty
    """
    review.require(Permission.PRACTICE_REVIEW_COMMISSION, by=by)
    held = _held_open(review, "reviewer", seen=seen)
    _check_day(review, appointed_on, at=at)
    name = _words(name, "Give the reviewer’s name.")
    conflicts = _words(conflicts, "Say what the reviewer declared, even if there is no conflict.")
    changes = {
        "reviewer_name": (held.reviewer_name, name),
        "reviewer_organisation": (held.reviewer_organisation, organisation.strip()),
        "reviewer_conflicts": (held.reviewer_conflicts, conflicts),
        "reviewer_appointed_on": (held.reviewer_appointed_on, appointed_on),
    }
    _keep_earlier_wording(held, "reviewer_conflicts", by=by, at=at)
    for field, (_, after) in changes.items():
        setattr(review, field, after)
    review.save(update_fields=list(changes))
    trail.record(Event.PRACTICE_REVIEW_REVIEWER_APPOINTED, review, by=by, at=at, changes=changes)


@transaction.atomic
def plan_completion(
    review: PracticeReview,
    *,
    planned_for: date,
    reasons: str,
    by: Viewer,
    at: datetime,
    seen: str | None = None,
) -> None:
    """Plan the last day of the review; later than the law expects (L6) needs reasons (L10).

    `seen` is the mark of the plan that was shown to whoever plans now.

    :raises RecordedMeanwhile: if somebody else has planned since
    :raises AlreadyComplete: if the review is complete
    :raises DayImpossible: if the day comes before commissioning
    :raises LaterThanTheLawExpects: if it is later than expected and no reasons are given
    """
    review.require(Permission.PRACTICE_REVIEW_COMMISSION, by=by)
    held = _held_open(review, "plan", seen=seen)
    if planned_for < review.commissioned_on:
        raise DayImpossible("A review cannot be completed before it was commissioned.")
    expected = queries.publish_by(review)
    if expected is not None and planned_for > expected.due and not reasons.strip():
        raise LaterThanTheLawExpects(
            "This is later than the guidance expects. Say why, as the Panel will ask."
        )
    _keep_earlier_wording(held, "completion_reasons", by=by, at=at)
    review.completion_planned_for = planned_for
    review.completion_reasons = reasons.strip()
    review.save(update_fields=["completion_planned_for", "completion_reasons"])
    trail.record(
        Event.PRACTICE_REVIEW_COMPLETION_PLANNED,
        review,
        by=by,
        at=at,
        changes={
            "completion_planned_for": (held.completion_planned_for, planned_for),
            "completion_reasons": (held.completion_reasons, review.completion_reasons),
        },
    )


@transaction.atomic
def start(review: PracticeReview, *, by: Viewer, at: datetime) -> None:
    """Put the review under way.

    :raises MoveNotAllowed: if it is under way already
    :raises NotReady: if the terms are not written or no reviewer is appointed
    """
    review.require(Permission.PRACTICE_REVIEW_COMMISSION, by=by)
    held = _hold(review)
    STAGES.check(Stage(held.stage), Stage.UNDER_WAY)
    if not held.terms_of_reference or not held.reviewer_name:
        raise NotReady("Write the terms of reference and appoint the reviewer first.")
    _enter(review, Stage.UNDER_WAY, by=by, at=at)
    changes = {"stage": (Stage(held.stage), Stage.UNDER_WAY)}
    trail.record(Event.PRACTICE_REVIEW_STARTED, review, by=by, at=at, changes=changes)


@transaction.atomic
def complete(review: PracticeReview, *, completed_on: date, by: Viewer, at: datetime) -> None:
    """Record that the review is complete. Publication is a step of its own.

    :raises MoveNotAllowed: if it is not under way
    :raises DayImpossible: if the day is in the future or before commissioning
    """
    review.require(Permission.PRACTICE_REVIEW_COMMISSION, by=by)
    held = _hold(review)
    STAGES.check(Stage(held.stage), Stage.COMPLETED)
    _check_day(review, completed_on, at=at)
    review.completed_on = completed_on
    review.save(update_fields=["completed_on"])
    _enter(review, Stage.COMPLETED, by=by, at=at)
    trail.record(
        Event.PRACTICE_REVIEW_COMPLETED,
        review,
        by=by,
        at=at,
        changes={
            "stage": (Stage(held.stage), Stage.COMPLETED),
            "completed_on": (held.completed_on, completed_on),
        },
    )


def _decision_to_review(rapid_review: RapidReview) -> Decision:
    if RapidReviewStage(rapid_review.stage) not in DECISION_STANDS:
        raise NotDecided("The rapid review has not reached a decision that stands.")
    decision = rapid_review_queries.latest_decision(rapid_review)
    if decision is None or decision.outcome != Outcome.LOCAL_REVIEW:
        raise NotDecided("There is no decision to have a local review.")
    return decision


def _hold(review: PracticeReview) -> PracticeReview:
    """Return the review as the database has it now, held until the transaction ends."""
    return PracticeReview.unscoped.select_for_update().get(pk=review.pk)


def _held_open(review: PracticeReview, part: str, *, seen: str | None) -> PracticeReview:
    """Return the review, held, if it is still open and a part is what the writer was shown."""
    held = _hold(review)
    if Stage(held.stage) is Stage.COMPLETED:
        raise AlreadyComplete("This review is complete, so it cannot be changed.")
    if seen is not None and seen != queries.seen(held, part):
        raise RecordedMeanwhile("Somebody else", "changed this")
    return held


def _keep_earlier_wording(held: PracticeReview, section: str, *, by: Viewer, at: datetime) -> None:
    """Keep what a text said until now on the case: the trail only measures texts."""
    if words := getattr(held, section):
        EarlierWording.unscoped.create(
            review=held, section=section, words=words, replaced_by_name=by.name, replaced_at=at
        )


def _check_day(review: PracticeReview, day: date, *, at: datetime) -> None:
    if not review.commissioned_on <= day <= clock.day(at):
        raise DayImpossible("The day must be between the commissioning and today.")


def _words(text: str, ask: str) -> str:
    if not text.strip():
        raise WordsMissing(ask)
    return text.strip()


def _enter(review: PracticeReview, stage: Stage, *, by: Viewer, at: datetime) -> None:
    review.stage = stage.value
    review.save(update_fields=["stage"])
    _note_stage(review, stage, by=by, at=at)


def _note_stage(review: PracticeReview, stage: Stage, *, by: Viewer, at: datetime) -> None:
    StageChange.unscoped.create(review=review, stage=stage.value, by_name=by.name, at=at)
