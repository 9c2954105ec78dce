"""How does a rapid review move from stage to stage, with nobody else moving it meanwhile?"""

from __future__ import annotations

from datetime import datetime

from heed.access.viewer import Viewer
from heed.audit.trail import Changes
from heed.rapid_reviews.actions.refusals import ReasonsMissing
from heed.rapid_reviews.models import RapidReview, StageChange
from heed.rapid_reviews.workflow import STAGES, Stage


def hold(review: RapidReview) -> RapidReview:
    """Return the review as the database has it now, held until the transaction ends."""
    return RapidReview.unscoped.select_for_update().get(pk=review.pk)


def check(review: RapidReview, stage: Stage) -> Changes:
    """Refuse unless the review may move to the stage; nobody else moves it meanwhile.

    The move is returned as the trail records it.

    :raises MoveNotAllowed: if the table of moves does not have it
    """
    before = Stage(hold(review).stage)
    STAGES.check(before, stage)
    return {"stage": (before, stage)}


def enter(review: RapidReview, stage: Stage, *, by: Viewer, at: datetime, reason: str = "") -> None:
    """Move the review and note the move. Everything that may refuse comes before this."""
    RapidReview.unscoped.filter(pk=review.pk).update(stage=stage.value)
    review.stage = stage.value
    note(review, stage, by=by, at=at, reason=reason)


def note(review: RapidReview, stage: Stage, *, by: Viewer, at: datetime, reason: str = "") -> None:
    """Write down that the review reached a stage."""
    StageChange.unscoped.create(
        review=review, stage=stage.value, by_name=by.name, at=at, reason=reason
    )


def given_reasons(text: str, ask: str) -> str:
    """Return the reasons without the space around them.

    :raises ReasonsMissing: with the sentence that asks for them, if there are none
    """
    if not text.strip():
        raise ReasonsMissing(ask)
    return text.strip()
