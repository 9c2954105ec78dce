"""What happened to a rapid review, newest first?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from heed.core.workflow import words
from heed.govuk.components import TimelineEntry
from heed.govuk.words import moment
from heed.rapid_reviews.models import CriterionAnswer, PanelReply, Recommendation, StageChange
from heed.rapid_reviews.workflow import Stage


def history(
    changes: Sequence[StageChange],
    answers: Sequence[CriterionAnswer],
    recommendations: Sequence[Recommendation],
    replies: Sequence[PanelReply],
) -> list[TimelineEntry]:
    """Return what happened to the review, newest first."""
    entries = [
        *_moves(changes),
        *_answers(answers),
        *_positions(recommendations),
        *_replies(replies),
    ]
    return sorted(entries, key=lambda entry: entry.timestamp, reverse=True)


def _moves(changes: Sequence[StageChange]) -> Iterator[TimelineEntry]:
    for number, change in enumerate(changes):
        title = words(Stage(change.stage))
        if change.stage == Stage.GATHERING.value:
            title = "Reopened" if number else "Rapid review opened"
        yield _entry(title, change.at, change.by_name, change.reason)


def _answers(answers: Sequence[CriterionAnswer]) -> Iterator[TimelineEntry]:
    for one in answers:
        says = one.get_answer_display().lower()
        if one.criterion.startswith("further"):
            title, text = f"Further circumstance answered: {says}", one.words
        else:
            title, text = f"Criterion ({one.criterion}) answered: {says}", ""
        yield _entry(title, one.answered_at, one.answered_by_name, text)


def _positions(recommendations: Sequence[Recommendation]) -> Iterator[TimelineEntry]:
    for recommendation in recommendations:
        for one in recommendation.positions.all():
            title = f"Position of {one.agency}: {one.get_outcome_display().lower()}"
            yield _entry(title, one.given_at, one.given_by_name)


def _replies(replies: Sequence[PanelReply]) -> Iterator[TimelineEntry]:
    for reply in replies:
        title = f"Panel: {reply.get_category_display().lower()}"
        yield _entry(title, reply.recorded_at, reply.recorded_by_name)


def _entry(title: str, at: datetime, by: str, text: str = "") -> TimelineEntry:
    return TimelineEntry(title=title, when=moment(at), timestamp=at.isoformat(), by=by, text=text)
