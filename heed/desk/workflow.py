"""Which stages does a case pass through, from the report to the end of a local review?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from heed.core.workflow import words
from heed.incidents.workflow import Stage as IncidentStage
from heed.practice_reviews.workflow import Stage as PracticeReviewStage
from heed.rapid_reviews.workflow import Stage as RapidReviewStage

# How a page names the review whose stage it tells, and what begins its code in an address.
REVIEWS: dict[type[Enum], tuple[str, str]] = {
    RapidReviewStage: ("Rapid review: ", "RAPID-"),
    PracticeReviewStage: ("Local review: ", "LOCAL-"),
}


@dataclass(frozen=True, slots=True)
class CaseStage:
    """Where a case stands: a stage of its newest review, or of its notification."""

    of: IncidentStage | RapidReviewStage | PracticeReviewStage

    @property
    def label(self) -> str:
        """Return the review and its stage in words; the Panel keeps its capital."""
        said = words(self.of)
        review, _ = REVIEWS.get(type(self.of), ("", ""))
        if not review or said.startswith("Panel"):
            return f"{review}{said}"
        return f"{review}{said[0].lower()}{said[1:]}"

    @property
    def code(self) -> str:
        """Return how an address names the stage."""
        _, begins = REVIEWS.get(type(self.of), ("", ""))
        return f"{begins}{self.of.value}"


CASE_STAGES = {
    stage.code: stage
    for stages in (IncidentStage, RapidReviewStage, PracticeReviewStage)
    for stage in (CaseStage(one) for one in stages)
}
