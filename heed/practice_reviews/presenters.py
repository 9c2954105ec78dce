"""How is a local review said in words: its stages, its clocks, its next step, its history?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.casefiles.presenters import deadline_clock
from heed.core.workflow import words
from heed.govuk.components import Clock, Link, Step, StepState, TimelineEntry
from heed.govuk.words import long_date, moment
from heed.practice_reviews import queries
from heed.practice_reviews.models import EarlierWording, PracticeReview, StageChange
from heed.practice_reviews.workflow import STAGES, Stage
from heed.statute.dated import NotInForce
from heed.statute.practice_review import L2, L7A, L7B, Copies
from heed.statute.rapid_review import RR7
from heed.statute.working_days import Counted

# An outline for people who write terms of reference (L2 to L5 and the quality markers).
TERMS_OUTLINE = (
    "Legal basis, and the day of the decision",
    "The questions the review is to answer",
    "The period under review, and why that period",
    "The children and adults in scope",
    "The agencies that take part",
    "The method, and why it is proportionate",
    "Parallel proceedings, and what may be disclosed when",
    "How the family will take part, and who speaks to them",
    "How practitioners will take part, without fear of blame",
    "The reviewer, and the conflicts of interest declared",
    "The members of the review panel",
    "Milestones, with the six-month date",
    "Confidentiality",
    "The plan for publication",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What has to happen next, and where; `href` is empty for people who cannot do it."""

    words: str
    button: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesDue:
    """Copies of the report before publication: to whom, by when, on whose authority."""

    to: tuple[str, ...]
    counted: Counted
    authority: str
    lines: tuple[str, ...]


def steps(review: PracticeReview, changes: Sequence[StageChange]) -> tuple[Step, ...]:
    """Return the line of stages, each with the day it happened."""
    reached = {change.stage: long_date(change.at) for change in changes}
    reached[Stage.COMMISSIONED.value] = long_date(review.commissioned_on)
    if review.completed_on is not None:
        reached[Stage.COMPLETED.value] = long_date(review.completed_on)
    now = STAGES.stages.index(Stage(review.stage))
    return tuple(
        Step(text=words(stage), state=_state(position, now), note=reached.get(stage.value, ""))
        for position, stage in enumerate(STAGES.stages)
    )


def already_commissioned(review: PracticeReview) -> str:
    """Return why a review cannot be commissioned a second time."""
    return (
        "This cannot be recorded now: the review was commissioned on "
        f"{long_date(review.commissioned_on)}, as “{review.label_used}”."
    )


def now(review: PracticeReview, part: str) -> list[tuple[str, str]]:
    """Return a part of a review as it is on the case, for somebody who came second."""
    return {
        "terms": [
            ("Terms of reference", review.terms_of_reference),
            ("Agreed on", _day(review.terms_set_on)),
        ],
        "reviewer": [
            ("Name", review.reviewer_name),
            ("Organisation", review.reviewer_organisation),
            ("Declared", review.reviewer_conflicts),
            ("Appointed on", _day(review.reviewer_appointed_on)),
        ],
        "plan": [
            ("Planned for", _day(review.completion_planned_for)),
            ("Because", review.completion_reasons),
        ],
    }[part]


def clocks(review: PracticeReview, *, on: date) -> list[Clock]:
    """Return the review's clocks, soonest first, on its own page: without links to itself."""
    soonest_first = sorted(queries.of_review(review), key=lambda deadline: deadline.due_on)
    return [replace(deadline_clock(deadline, on=on), href="") for deadline in soonest_first]


def earlier(wordings: Iterable[EarlierWording]) -> list[tuple[str, EarlierWording]]:
    """Return each earlier wording of the terms under its heading."""
    return [("Terms of reference", one) for one in wordings]


def copies(review: PracticeReview) -> list[CopiesDue]:
    """Return who gets the report before the planned publication: by statute, then by guidance."""
    due = queries.send_copies_by(review)
    planned = review.completion_planned_for
    if due is None or planned is None:
        return []
    return [
        _copies(rule.on(planned).value, counted, rule.on(planned).source.force.value)
        for rule, counted in ((L7A, due.statute), (L7B, due.guidance))
    ]


def to_be_told(review: PracticeReview) -> tuple[str, ...]:
    """Return who is told as soon as a local review is decided, with the reviewer's name (RR7)."""
    if review.legal_type != PracticeReview.LegalType.LOCAL_REVIEW:
        return ()
    try:
        return RR7.value_on(review.decision.decided_on)
    except NotInForce:
        return ()


def what_suits_a_reviewer(review: PracticeReview) -> tuple[str, ...]:
    """Return what guidance asks partners to look for in a reviewer (L2)."""
    try:
        return L2.value_on(review.commissioned_on)
    except NotInForce:
        return ()


def next_step(review: PracticeReview, viewer: Viewer) -> NextStep:
    """Return what has to happen next to the review."""
    says, button, page = _what_is_next(review)
    if not page or not checks.may(viewer, Permission.PRACTICE_REVIEW_COMMISSION):
        return NextStep(words=says)
    href = reverse(f"practice_reviews:{page}", args=[review.reference])
    return NextStep(words=says, button=button, href=href)


def changes_possible(review: PracticeReview, viewer: Viewer) -> dict[str, Link]:
    """Return the links to change each part, for those who may while the review is open."""
    if Stage(review.stage) is Stage.COMPLETED:
        return {}
    if not checks.may(viewer, Permission.PRACTICE_REVIEW_COMMISSION):
        return {}
    return {
        page: Link(text=text, href=reverse(f"practice_reviews:{page}", args=[review.reference]))
        for page, text in (
            ("terms", "Change the terms" if review.terms_of_reference else "Write the terms"),
            ("reviewer", "Change the reviewer" if review.reviewer_name else "Appoint the reviewer"),
            ("plan", "Change the plan" if review.completion_planned_for else "Plan completion"),
        )
    }


def history(changes: Sequence[StageChange]) -> list[TimelineEntry]:
    """Return the moves from stage to stage, newest first."""
    return [
        TimelineEntry(
            title=words(Stage(change.stage)),
            when=moment(change.at),
            timestamp=change.at.isoformat(),
            by=change.by_name,
        )
        for change in reversed(changes)
    ]


def _what_is_next(review: PracticeReview) -> tuple[str, str, str]:
    if Stage(review.stage) is Stage.COMPLETED:
        return ("The review is complete. Publication and follow-up come next.", "", "")
    if Stage(review.stage) is Stage.UNDER_WAY:
        if review.completion_planned_for is None:
            return ("Plan by when the review will be complete.", "Plan completion", "plan")
        return ("The review is under way.", "Record that it is complete", "complete")
    if not review.terms_of_reference:
        return ("Write the terms of reference.", "Write the terms of reference", "terms")
    if not review.reviewer_name:
        return ("Appoint the reviewer.", "Appoint the reviewer", "reviewer")
    return ("Terms are written and a reviewer is appointed.", "Start the review", "start")


def _copies(value: Copies, counted: Counted, force: str) -> CopiesDue:
    return CopiesDue(
        to=value.to,
        counted=counted,
        authority=force.capitalize(),
        lines=counted.lines,
    )


def _state(position: int, now: int) -> StepState:
    if position == now:
        return StepState.CURRENT
    return StepState.DONE if position < now else StepState.TO_COME


def _day(day: date | None) -> str:
    return long_date(day) if day else ""
