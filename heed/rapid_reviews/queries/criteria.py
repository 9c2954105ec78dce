"""What does the group weigh on a day, and what has it answered?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from heed.rapid_reviews.models import CriterionAnswer, PanelReply, RapidReview
from heed.statute import criteria
from heed.statute.dated import NotInForce


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something the group weighs: a criterion of the regulation, or a further circumstance."""

    key: str
    heading: str
    words: str
    must_be_answered: bool


def questions(on: date) -> tuple[Question, ...]:
    """Return what the group weighs on a day: criteria (a) to (d), then further circumstances."""
    asked = [
        Question(
            key=str(criterion.key.value),
            heading=f"{criterion.letter} {criterion.short}",
            words=criterion.words,
            must_be_answered=True,
        )
        for criterion in criteria.local_on(on)
    ]
    return (*asked, *_further_circumstances(on))


def _further_circumstances(on: date) -> Iterable[Question]:
    try:
        circumstances = criteria.LOCAL_CIRCUMSTANCES.value_on(on)
    except NotInForce:
        return
    for number, words in enumerate(circumstances, start=1):
        yield Question(
            key=f"further-{number}",
            heading=words,
            words=words,
            must_be_answered=False,
        )


def standing_answers(review: RapidReview) -> dict[str, CriterionAnswer]:
    """Return the latest answer to each question, by the question's key."""
    answers = CriterionAnswer.unscoped.filter(review=review).order_by("answered_at", "pk")
    return {answer.criterion: answer for answer in answers}


def unanswered_criteria(review: RapidReview, *, on: date) -> list[str]:
    """Return the headings of the criteria that still need an answer.

    Only the regulation's criteria must be answered. What was answered about the Panel's
    conclusion, (d), counts only if no reply has come since.
    """
    answers = standing_answers(review)
    reply = PanelReply.unscoped.filter(review=review).order_by("recorded_at", "pk").last()
    return [
        question.heading
        for question in questions(on)
        if question.must_be_answered and not stands(question.key, answers.get(question.key), reply)
    ]


def stands(key: str, answer: CriterionAnswer | None, reply: PanelReply | None) -> bool:
    """Say whether an answer still holds: (d) is asked again after every reply of the Panel."""
    if answer is None:
        return False
    about_the_panel = key == str(criteria.Local.PANEL_CONCLUDED.value)
    return not (about_the_panel and reply and reply.recorded_at >= answer.answered_at)
