"""The overview of a case in words: its header, its story, and what may be done next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.casefiles.presenters import case_header
from heed.core import clock
from heed.core.deadlines import Deadline
from heed.desk.presenters.today import stage_words
from heed.desk.queries import Case, Kind, Move
from heed.govuk.components import CaseHeader, Link, Step, StepState, TimelineEntry
from heed.govuk.words import long_date, moment
from heed.incidents.presenters import incident as incident_words
from heed.practice_reviews.workflow import Stage as PracticeReviewStage
from heed.rapid_reviews.models import Outcome
from heed.rapid_reviews.workflow import Stage

NEXT = {
    Stage.GATHERING: "The review group gathers the facts and answers the criteria.",
    Stage.RECOMMENDED: "The recommendation is made and waits for the decision.",
    Stage.DECIDED: "The rapid review and the decision go to the Panel next.",
    Stage.SENT: "The Panel’s reply is awaited.",
    Stage.ANSWERED: "The Panel has answered. What it says, and whether anything follows from it, "
    "is under Rapid review.",
}


def header(case: Case, deadlines: Iterable[Deadline], *, viewer: Viewer, on: date) -> CaseHeader:
    """Return the header of a case with its line of stages."""
    return case_header(
        case.incident.case_file,
        current="desk:case",
        viewer=viewer,
        stage=case.stage.label,
        on=on,
        next_deadline=next((deadline for deadline in deadlines if deadline.is_open), None),
        steps=steps(case),
    )


def steps(case: Case) -> tuple[Step, ...]:
    """Return the whole way of a case: what was reached and when, where it stands, what may come."""
    reached = [("Report", _day(case.incident.reported_at))]
    told = min((told.sent_at for told in case.record.notifications), default=None)
    decision = case.record.decisions[-1] if case.record.decisions else None
    if told is None and decision is not None and not decision.notify:
        return _line([*reached, ("Decided not to notify", _day(decision.decided_at))])
    replied = next((move.at for move in case.moves if _is_reply(move)), None)
    review = case.practice_review
    # Nouns: what is not reached yet must not read as if it were.
    reached += [
        ("Notification", _day(told)),
        ("Rapid review", _day(case.sent_at)),
        ("Panel’s reply", _day(replied)),
    ]
    if review is not None or case.decided == Outcome.LOCAL_REVIEW:
        completed_on = review.completed_on if review else None
        reached.append(("Local review", long_date(completed_on) if completed_on else ""))
    return _line(reached)


def timeline(case: Case) -> list[TimelineEntry]:
    """Return what happened on a case, newest first."""
    told = (_moved(move) for move in case.moves if move.kind in case.told)
    entries = [*incident_words.entries(case.record), *told]
    return sorted(entries, key=lambda entry: entry.timestamp, reverse=True)


def next_steps(case: Case, *, viewer: Viewer) -> list[Link]:
    """Return what this person may do next on a case, the most likely first."""
    reference = case.incident.case_file.reference
    return [
        Link(text=text, href=reverse(page, args=[reference]))
        for text, page, permission in _possible(case, viewer)
        if checks.may(viewer, permission)
    ]


def what_happens_next(case: Case) -> str:
    """Return what the case is waiting for, whoever has to do it; nothing where it is complete."""
    if case.practice_review is not None or case.rapid_review is None:
        return ""
    if case.decided == Outcome.LOCAL_REVIEW and case.rapid_review.stage == Stage.ANSWERED.value:
        return "A local review was decided on and has not been commissioned yet."
    if case.waiting_for:
        open_ones = ", ".join(case.waiting_for)
        return f"Each safeguarding partner gives its position. Still open: {open_ones}."
    return NEXT[Stage(case.rapid_review.stage)]


def _line(reached: Sequence[tuple[str, str]]) -> tuple[Step, ...]:
    """Return the line of stages: the first one not reached is where the case stands."""
    open_ones = [position for position, (_, when) in enumerate(reached) if not when]
    now = open_ones[0] if open_ones else len(reached)
    return tuple(
        Step(text=text, note=when, state=_state(position, now, when))
        for position, (text, when) in enumerate(reached)
    )


def _state(position: int, now: int, when: str) -> StepState:
    if position == now:
        return StepState.CURRENT
    return StepState.DONE if when else StepState.TO_COME


def _is_reply(move: Move) -> bool:
    return move.kind is Kind.RAPID_REVIEW and move.stage == Stage.ANSWERED.value


def _moved(move: Move) -> TimelineEntry:
    return TimelineEntry(
        title=stage_words(move.kind, move.stage),
        when=moment(move.at),
        timestamp=move.at.isoformat(),
        by=move.by,
        text=move.reason,
    )


def _possible(case: Case, viewer: Viewer) -> list[tuple[str, str, Permission]]:
    if case.practice_review is not None:
        return _on_the_local_review(PracticeReviewStage(case.practice_review.stage))
    if case.rapid_review is None:
        return _before_the_review(case)
    stage = Stage(case.rapid_review.stage)
    if stage is Stage.RECOMMENDED:
        return _on_the_recommendation(case, viewer)
    # While a review is reconsidered, its earlier decision may be about to change.
    if case.decided == Outcome.LOCAL_REVIEW and stage is not Stage.GATHERING:
        commission = Permission.PRACTICE_REVIEW_COMMISSION
        return [
            *_on_the_review(stage),
            ("Commission the local review", "practice_reviews:commission", commission),
        ]
    return _on_the_review(stage)


def _on_the_local_review(stage: PracticeReviewStage) -> list[tuple[str, str, Permission]]:
    if stage is PracticeReviewStage.COMPLETED:
        return []
    commission = Permission.PRACTICE_REVIEW_COMMISSION
    return [("Go on with the local review", "practice_reviews:review", commission)]


def _before_the_review(case: Case) -> list[tuple[str, str, Permission]]:
    decide = Permission.INCIDENT_DECIDE_NOTIFICATION
    steps = [
        ("Record that a notification was sent", "incidents:notify",
         Permission.INCIDENT_RECORD_NOTIFICATION),
        ("Record a view on notifying", "incidents:give_view", Permission.INCIDENT_GIVE_VIEW),
    ]  # fmt: skip
    if case.record.notifications:
        return [("Open the rapid review", "rapid_reviews:open", Permission.RAPID_REVIEW_OPEN)]
    if case.record.decisions:
        again = ("Decide again whether to notify", "incidents:decide", decide)
        return [*steps, again] if case.record.decisions[-1].notify else [again, *steps]
    return [("Decide whether to notify", "incidents:decide", decide), *steps]


def _on_the_recommendation(case: Case, viewer: Viewer) -> list[tuple[str, str, Permission]]:
    """Return what leads to the decision: one's own position, or the decision after all of them."""
    position, decide = Permission.RAPID_REVIEW_GIVE_POSITION, Permission.RAPID_REVIEW_DECIDE
    if viewer.agency_name in case.waiting_for:
        return [("Give your agency’s position", "rapid_reviews:position", position)]
    if case.waiting_for or not case.may_decide:
        return []
    return [("Record the decision", "rapid_reviews:decide", decide)]


def _on_the_review(stage: Stage) -> list[tuple[str, str, Permission]]:
    return {
        Stage.GATHERING: [
            ("Go on with the rapid review", "rapid_reviews:review",
             Permission.RAPID_REVIEW_ANSWER_CRITERIA),
        ],
        Stage.DECIDED: [
            ("Record the sending to the Panel", "rapid_reviews:send",
             Permission.RAPID_REVIEW_SEND),
        ],
        Stage.SENT: [
            ("Record the Panel’s reply", "rapid_reviews:reply",
             Permission.RAPID_REVIEW_RECORD_REPLY),
        ],
        Stage.ANSWERED: [],
    }[stage]  # fmt: skip


def _day(at: Any) -> str:
    return long_date(clock.day(at)) if at else ""
