"""What does a board paper know? Counted facts, from which every sentence is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from heed.core.periods import Period
from heed.documents.tree import Figure
from heed.govuk.words import number_word
from heed.partnership.arrangements import Arrangements
from heed.partnership.structure import Structure

DEFAULT_LABEL = "child safeguarding practice review"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A number in a paper: its key, what it counts, and the case files it counts."""

    key: str
    what: str
    references: tuple[str, ...]

    @property
    def number(self) -> int:
        """Return how many."""
        return len(self.references)

    def figure(self, text: str = "") -> Figure:
        """Return the number as a run that can be traced: in words unless told otherwise."""
        return Figure(self.key, text or number_word(self.number))

    def opening(self) -> Figure:
        """Return the number as the first word of a sentence."""
        words = number_word(self.number)
        return self.figure(words[0].upper() + words[1:])


class PanelView(Enum):
    """What the national Panel said of a decision not to have a review."""

    AGREES = "AGREES"
    OTHERWISE = "OTHERWISE"
    AWAITED = "AWAITED"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommissionedReview:
    """A review commissioned in the period, as it stood on the day of the paper."""

    reference: str
    label: str
    commissioned_on: date
    confidential: bool
    looked_after: bool
    terms_written: bool
    reviewer_appointed: bool
    completion_planned_for: date | None
    completed_on: date | None
    on: date

    @property
    def is_early(self) -> bool:
        """Say whether less than half the planned time has passed; without a plan, say it is."""
        if self.completion_planned_for is None:
            return True
        planned = self.completion_planned_for - self.commissioned_on
        return (self.on - self.commissioned_on) * 2 < planned


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsideredCase:
    """A case in which it was decided in the period to have no local review."""

    reference: str
    criteria_not_met: bool
    panel: PanelView


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeliness:
    """References of what was sent to the Panel in the period, and of what went late."""

    notified: tuple[str, ...] = ()
    notified_late: tuple[str, ...] = ()
    reviewed: tuple[str, ...] = ()
    reviewed_late: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A statutory safeguarding partner and the posts of its chief officers."""

    name: str
    chief_officers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFacts:
    """A group of the partnership, in its own words."""

    name: str
    purpose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Who works together, in which groups, under which arrangements, on the meeting's day.

    `review`, `executive`, `quality` and `exploitation` are None where there is no such group.
    """

    name: str
    short_name: str
    local_authority: str
    contact_lines: tuple[str, ...]
    arrangements: Arrangements
    partners: tuple[Partner, ...]
    structure: Structure
    review: GroupFacts | None
    executive: GroupFacts | None
    quality: GroupFacts | None
    exploitation: GroupFacts | None

    @property
    def review_group(self) -> str:
        """Return the review group's name, or words for it."""
        return self.review.name if self.review else "review group"

    @property
    def executive_group(self) -> str:
        """Return the Executive's name, or words for it."""
        return self.executive.name if self.executive else "Executive"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardFacts:
    """Everything the Corporate Parenting Board paper is written from.

    `trail_sealed` is the end of the sealed trail in words, known when the paper is published: a
    printed copy lets anybody show later that nothing before it was changed.
    """

    area: Area
    period: Period
    meeting_on: date
    commissioned: tuple[CommissionedReview, ...]
    considered: tuple[ConsideredCase, ...]
    timeliness: Timeliness | None = None
    author: str = ""
    trail_sealed: str = ""

    @property
    def since_implementation(self) -> bool:
        """Say whether the period starts on the day the arrangements were implemented."""
        return self.period.starts_on == self.area.arrangements.implemented_on

    @property
    def label(self) -> str:
        """Return what reviews are called: the one label used in the period, or the usual one."""
        labels = {review.label for review in self.commissioned}
        return labels.pop() if len(labels) == 1 else DEFAULT_LABEL

    @property
    def reviews_commissioned(self) -> Counted:
        """Count the reviews commissioned in the period."""
        return _of("reviews-commissioned", "Reviews commissioned", self.commissioned)

    @property
    def of_looked_after_children(self) -> Counted:
        """Count the reviews commissioned of looked-after children."""
        chosen = tuple(review for review in self.commissioned if review.looked_after)
        return _of("reviews-of-looked-after-children", "Reviews of looked-after children", chosen)

    @property
    def without_review(self) -> Counted:
        """Count the cases decided without a local review."""
        return _of("considered-without-review", "Cases decided without a review", self.considered)

    @property
    def criteria_not_met(self) -> Counted:
        """Count the cases in which the criteria were found not to be met."""
        chosen = tuple(case for case in self.considered if case.criteria_not_met)
        return _of("criteria-not-met", "Cases in which the criteria were not met", chosen)

    @property
    def other_learning(self) -> Counted:
        """Count the cases that led to other learning work."""
        chosen = tuple(case for case in self.considered if not case.criteria_not_met)
        return _of("other-learning", "Cases that led to other learning work", chosen)

    def panel(self, view: PanelView) -> Counted:
        """Count the cases without a review by what the Panel said."""
        chosen = tuple(case for case in self.considered if case.panel is view)
        return _of(f"panel-{view.value.lower()}", PANEL_COUNTS[view], chosen)

    def counts(self) -> tuple[Counted, ...]:
        """Return every number the paper may contain."""
        return (
            self.reviews_commissioned,
            self.of_looked_after_children,
            self.without_review,
            self.criteria_not_met,
            self.other_learning,
            *(self.panel(view) for view in PanelView),
            *timeliness_counts(self.timeliness),
        )


PANEL_COUNTS = {
    PanelView.AGREES: "Cases without a review in which the Panel agreed",
    PanelView.OTHERWISE: "Cases without a review in which the Panel took another view",
    PanelView.AWAITED: "Cases without a review in which the Panel's reply is awaited",
}


def timeliness_counts(timeliness: Timeliness | None) -> tuple[Counted, ...]:
    """Return what was sent to the Panel and what went late: four numbers, or none."""
    if timeliness is None:
        return ()
    return (
        Counted(
            key="notified", what="Incidents notified to the Panel", references=timeliness.notified
        ),
        Counted(
            key="notified-late",
            what="Incidents notified after the last day",
            references=timeliness.notified_late,
        ),
        Counted(
            key="reviewed",
            what="Rapid reviews sent to the Panel",
            references=timeliness.reviewed,
        ),
        Counted(
            key="reviewed-late",
            what="Rapid reviews sent after the last day",
            references=timeliness.reviewed_late,
        ),
    )


def _of(
    key: str, what: str, cases: tuple[CommissionedReview, ...] | tuple[ConsideredCase, ...]
) -> Counted:
    return Counted(key=key, what=what, references=tuple(case.reference for case in cases))
