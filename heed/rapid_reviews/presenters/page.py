"""How is a rapid review said in words: its sections, its criteria and its rounds?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from heed.casefiles.presenters import deadline_clock
from heed.core import clock as core_clock
from heed.core import meanwhile
from heed.core.deadlines import Deadline
from heed.core.workflow import words
from heed.govuk.components import Clock, Step, StepState
from heed.govuk.words import long_date
from heed.partnership.arrangements import DecisionAuthority
from heed.partnership.models import Agency
from heed.rapid_reviews import queries
from heed.rapid_reviews.models import (
    CriterionAnswer,
    Decision,
    EarlierWording,
    PanelReply,
    PartnerPosition,
    RapidReview,
    Recommendation,
    Sending,
    StageChange,
)
from heed.rapid_reviews.queries import Question
from heed.rapid_reviews.workflow import STAGES, Stage
from heed.statute.rapid_review import RR5_PLUS

SECTIONS = {
    "facts": "Facts",
    "immediate_action": "Immediate action",
    "key_practice_episodes": "Key practice episodes",
    "voice_of_the_child": "The child’s voice and lived experience",
    "inequalities": "How racism, ableism and other inequalities may have mattered",
    "earlier_learning": "Earlier learning that already said this",
}

AUTHORITY_WORDS = {authority.value: authority.label for authority in DecisionAuthority}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section of the review as a page shows it."""

    key: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One question with the answer that stands, the earlier ones, and whether to ask again."""

    question: Question
    answer: CriterionAnswer | None
    earlier: Sequence[CriterionAnswer]
    asks_again: bool

    @property
    def all_answers(self) -> Sequence[CriterionAnswer]:
        """Return every answer, the one that stands first."""
        return [self.answer, *self.earlier] if self.answer else []

    @property
    def colour(self) -> str:
        """Return the colour of the badge; the words say the same."""
        if self.answer is None or self.asks_again:
            return "grey"
        return "grey" if self.answer.answer == CriterionAnswer.Answer.NO else "blue"

    @property
    def is_open(self) -> bool:
        """Say whether the group cannot recommend before this is answered."""
        return self.question.must_be_answered and (self.answer is None or self.asks_again)

    @property
    def badge_words(self) -> str:
        """Return the answer in a word or two."""
        if self.answer is None:
            return "Not answered"
        return "Answer again" if self.asks_again else self.answer.get_answer_display()


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One recommendation with everything that followed from it."""

    number: int
    recommendation: Recommendation
    positions: Sequence[PartnerPosition]
    earlier_positions: Sequence[PartnerPosition]
    replies: Sequence[PanelReply]

    @property
    def decision(self) -> Decision | None:
        """Return the decision on the recommendation, if there is one."""
        return getattr(self.recommendation, "decision", None)

    @property
    def sending(self) -> Sending | None:
        """Return how it went to the Panel, if it has."""
        return getattr(self.decision, "sending", None)

    @property
    def is_of_national_importance(self) -> bool:
        """Say whether the decision, or else the recommendation, sees national importance."""
        return (self.decision or self.recommendation).national_importance

    @property
    def is_split(self) -> bool:
        """Say whether the partners take different positions."""
        return len({position.outcome for position in self.positions}) > 1

    @property
    def decided_differently(self) -> bool:
        """Say whether the decision is not what the group recommended."""
        return self.decision is not None and self.decision.outcome != self.recommendation.outcome

    @property
    def decided_by(self) -> str:
        """Return who had the decision under the arrangements of that day."""
        return AUTHORITY_WORDS[self.decision.authority] if self.decision else ""

    @property
    def sent_sections(self) -> list[Section]:
        """Return the sections as they were sent to the Panel."""
        return _sections(self.sending.sections) if self.sending else []


def clock(deadline: Deadline, *, on: date) -> Clock:
    """Return the review's clock, on its own page: without a link to itself."""
    return replace(deadline_clock(deadline, on=on), href="")


def steps(review: RapidReview, changes: Sequence[StageChange]) -> tuple[Step, ...]:
    """Return the line of stages, each with the day of this round on which it was reached."""
    reached = {change.stage: change for change in changes}
    now = STAGES.stages.index(Stage(review.stage))
    return tuple(
        Step(
            text=words(stage),
            state=_state(position, now),
            note=long_date(reached[stage.value].at)
            if position <= now and stage.value in reached
            else "",
        )
        for position, stage in enumerate(STAGES.stages)
    )


def sections(review: RapidReview) -> list[Section]:
    """Return the sections of the review as they stand."""
    return _sections({key: getattr(review, key) for key in SECTIONS})


def differences(mine: Mapping[str, Any], theirs: RapidReview) -> list[Section]:
    """Return the sections somebody else saved that differ from what was typed here."""
    return [section for section in sections(theirs) if section.text != mine.get(section.key)]


def earlier(wordings: Iterable[EarlierWording]) -> list[tuple[str, EarlierWording]]:
    """Return each earlier wording under the heading of its section."""
    return [(SECTIONS[one.section], one) for one in wordings]


def what_guidance_asks(on: date) -> tuple[str, ...]:
    """Return what Panel guidance has asked a review to cover since June 2025, if it applied."""
    version = RR5_PLUS.versions[-1]
    return RR5_PLUS.value_on(on) if version.starts and version.starts <= on else ()


def weighed(
    asked: Sequence[Question],
    answers: Sequence[CriterionAnswer],
    reply: PanelReply | None,
) -> list[Weighed]:
    """Return each question with its answers; `answers` come oldest first."""
    return [_weighed(question, answers, reply) for question in asked]


def rounds(recommendations: Sequence[Recommendation], replies: Sequence[PanelReply]) -> list[Round]:
    """Return the rounds, newest first; each reply belongs to the sending it followed."""
    made = []
    for number, recommendation in enumerate(recommendations, start=1):
        after = recommendations[number] if number < len(recommendations) else None
        positions = list(recommendation.positions.all())
        standing = queries.standing_positions(positions)
        made.append(
            Round(
                number=number,
                recommendation=recommendation,
                positions=standing,
                earlier_positions=[one for one in positions if one not in standing],
                replies=[
                    reply
                    for reply in replies
                    if reply.recorded_at >= recommendation.recorded_at
                    and (after is None or reply.recorded_at < after.recorded_at)
                ],
            )
        )
    return made[::-1]


def seen(newest: Round | None, agency: Agency) -> str:
    """Return which positions of an agency a page shows, for its form to carry."""
    given = [*newest.positions, *newest.earlier_positions] if newest else []
    return meanwhile.shown(one for one in given if one.agency_id == agency.pk)


def first_sent_on(rounds: Sequence[Round]) -> date | None:
    """Return the day the review first went to the Panel, which meets its deadline."""
    sent = [core_clock.day(one.sending.sent_at) for one in rounds if one.sending]
    return min(sent, default=None)


def latest_outcome(rounds: Sequence[Round]) -> str | None:
    """Return what the latest decision says, if anything has been decided."""
    return next((one.decision.outcome for one in rounds if one.decision), None)


def _state(position: int, now: int) -> StepState:
    if position == now:
        return StepState.CURRENT
    return StepState.DONE if position < now else StepState.TO_COME


def _sections(texts: Mapping[str, str]) -> list[Section]:
    return [
        Section(key=key, heading=heading, text=texts.get(key, ""))
        for key, heading in SECTIONS.items()
    ]


def _weighed(
    question: Question, answers: Sequence[CriterionAnswer], reply: PanelReply | None
) -> Weighed:
    given = [answer for answer in answers if answer.criterion == question.key]
    latest = given[-1] if given else None
    return Weighed(
        question=question,
        answer=latest,
        earlier=given[-2::-1],
        asks_again=latest is not None and not queries.stands(question.key, latest, reply),
    )
