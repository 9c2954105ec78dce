"""Commission a local review, set its terms, appoint its reviewer, and plan its completion."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.core import clock
from heed.practice_reviews import queries
from heed.practice_reviews.models import PracticeReview, StageChange
from heed.practice_reviews.workflow import STAGES, Stage
from heed.rapid_reviews import queries as rapid_review_queries
from heed.rapid_reviews.models import Outcome, RapidReview


class NotDecided(ValueError):
    """A review is commissioned after a decision to have one."""


class AlreadyCommissioned(ValueError):
    """A case has one review commissioned from its rapid review."""


class DayImpossible(ValueError):
    """A day is after today, or before what it follows from."""


class LaterThanTheLawExpects(ValueError):
    """A completion planned after the national expectation needs reasons."""


class NotReady(ValueError):
    """A review is under way once its terms are written and its reviewer appointed."""


@transaction.atomic
def commission(
    rapid_review: RapidReview,
    *,
    legal_type: str,
    label_used: str,
    looked_after_child: bool,
    confidential: bool,
    commissioned_on: date,
    by: Viewer,
    at: datetime,
) -> PracticeReview:
    """Commission the review that was decided on; what people call it is kept beside its legal type.

    :raises NotDecided: if the latest decision was not to have a local review
    :raises AlreadyCommissioned: if it has been commissioned before
    :raises DayImpossible: if the day is in the future or before the decision
    """
    rapid_review.require(Permission.PRACTICE_REVIEW_COMMISSION, by=by)
    RapidReview.unscoped.select_for_update().get(pk=rapid_review.pk)
    decision = rapid_review_queries.latest_decision(rapid_review)
    if decision is None or decision.outcome != Outcome.LOCAL_REVIEW:
        raise NotDecided("There is no decision to have a local review.")
    if PracticeReview.unscoped.filter(rapid_review=rapid_review).exists():
        raise AlreadyCommissioned("This review has been commissioned already.")
    if not decision.decided_on <= commissioned_on <= clock.day(at):
        raise DayImpossible("The day must be between the decision and today.")
    review = PracticeReview.unscoped.create(
        case_file=rapid_review.case_file,
        rapid_review=rapid_review,
        legal_type=legal_type,
        label_used=label_used,
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
        label_used=label_used,
        looked_after_child=looked_after_child,
        confidential=confidential,
        commissioned_on=commissioned_on,
    )
    return review


@transaction.atomic
def set_terms_of_reference(
    review: PracticeReview, *, text: str, set_on: date, by: Viewer, at: datetime
) -> None:
    """Write the terms of reference; the trail keeps every earlier wording.

    :raises DayImpossible: if the day is in the future or before commissioning
    """
    review.require(Permission.PRACTICE_REVIEW_COMMISSION, by=by)
    _check_day(review, set_on, at=at)
    before = review.terms_of_reference
    review.terms_of_reference = text
    review.terms_set_on = set_on
    review.save(update_fields=["terms_of_reference", "terms_set_on"])
    trail.record(
        Event.PRACTICE_REVIEW_TERMS_SET,
        review,
        by=by,
        at=at,
        set_on=set_on,
        before=before,
        after=text,
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
) -> None:
    """Appoint the reviewer (reg 12) and keep what they declared about conflicts of interest.

    :raises DayImpossible: if the day is in the future or before commissioning
    """
    review.require(Permission.PRACTICE_REVIEW_COMMISSION, by=by)
    _check_day(review, appointed_on, at=at)
    before = review.reviewer_name
    review.reviewer_name = name
    review.reviewer_organisation = organisation
    review.reviewer_conflicts = conflicts
    review.reviewer_appointed_on = appointed_on
    review.save(
        update_fields=[
            "reviewer_name",
            "reviewer_organisation",
            "reviewer_conflicts",
            "reviewer_appointed_on",
        ]
    )
    trail.record(
        Event.PRACTICE_REVIEW_REVIEWER_APPOINTED,
        review,
        by=by,
        at=at,
        before=before,
        after=name,
        conflicts=conflicts,
        appointed_on=appointed_on,
    )


@transaction.atomic
def plan_completion(
    review: PracticeReview, *, planned_for: date, reasons: str, by: Viewer, at: datetime
) -> None:
    """Plan the last day of the review; later than the law expects (L6) needs reasons (L10).

    :raises DayImpossible: if the day comes before commissioning
    :raises LaterThanTheLawExpects: if it is later than expected and no reasons are given
    """
    review.require(Permission.PRACTICE_REVIEW_COMMISSION, by=by)
    if planned_for < review.commissioned_on:
        raise DayImpossible("A review cannot be completed before it was commissioned.")
    publish_by = queries.publish_by(review)
    if publish_by is not None and planned_for > publish_by.due and not reasons.strip():
        raise LaterThanTheLawExpects(
            "This is later than the guidance expects. Say why, as the Panel will ask."
        )
    before = review.completion_planned_for
    review.completion_planned_for = planned_for
    review.completion_reasons = reasons
    review.save(update_fields=["completion_planned_for", "completion_reasons"])
    trail.record(
        Event.PRACTICE_REVIEW_COMPLETION_PLANNED,
        review,
        by=by,
        at=at,
        before=before,
        after=planned_for,
        reasons=reasons,
    )


@transaction.atomic
def start(review: PracticeReview, *, by: Viewer, at: datetime) -> None:
    """Put the review under way.

    :raises NotReady: if the terms are not written or no reviewer is appointed
    :raises MoveNotAllowed: if it is under way already
    """
    review.require(Permission.PRACTICE_REVIEW_COMMISSION, by=by)
    if not review.terms_of_reference or not review.reviewer_name:
        raise NotReady("Write the terms of reference and appoint the reviewer first.")
    _move(review, Stage.UNDER_WAY, by=by, at=at)
    trail.record(Event.PRACTICE_REVIEW_STARTED, review, by=by, at=at)


@transaction.atomic
def complete(review: PracticeReview, *, completed_on: date, by: Viewer, at: datetime) -> None:
    """Record that the review is complete. Publication is a step of its own.

    :raises MoveNotAllowed: if it is not under way
    :raises DayImpossible: if the day is in the future or before commissioning
    """
    review.require(Permission.PRACTICE_REVIEW_COMMISSION, by=by)
    _check_day(review, completed_on, at=at)
    review.completed_on = completed_on
    _move(review, Stage.COMPLETED, by=by, at=at, also=["completed_on"])
    trail.record(
        Event.PRACTICE_REVIEW_COMPLETED, review, by=by, at=at, completed_on=completed_on
    )


def _check_day(review: PracticeReview, day: date, *, at: datetime) -> None:
    if not review.commissioned_on <= day <= clock.day(at):
        raise DayImpossible("The day must be between the commissioning and today.")


def _move(
    review: PracticeReview,
    stage: Stage,
    *,
    by: Viewer,
    at: datetime,
    also: list[str] | None = None,
) -> None:
    held = PracticeReview.unscoped.select_for_update().get(pk=review.pk)
    STAGES.check(Stage(held.stage), stage)
    review.stage = stage.value
    review.save(update_fields=["stage", *(also or [])])
    _note_stage(review, stage, by=by, at=at)


def _note_stage(review: PracticeReview, stage: Stage, *, by: Viewer, at: datetime) -> None:
    StageChange.unscoped.create(review=review, stage=stage.value, by_name=by.name, at=at)
