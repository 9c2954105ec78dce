"""The desk, a case and the trail in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from heed.access import checks
from heed.access.permissions import EVERYONE_ON_CASES, Permission
from heed.access.viewer import Viewer
from heed.audit.models import AuditEntry
from heed.audit.queries import LookedFor
from heed.casefiles.presenters import case_header, deadline_clock
from heed.core import clock
from heed.core.deadlines import Deadline, Standing
from heed.core.workflow import words
from heed.desk.queries import Case, Kind, Line, Move
from heed.govuk.components import (
    CaseHeader,
    Chosen,
    Clock,
    Column,
    Link,
    Step,
    StepState,
    Table,
    TimelineEntry,
)
from heed.govuk.words import long_date, many, moment
from heed.incidents.presenters import incident as incident_words
from heed.incidents.queries import header_of
from heed.practice_reviews.workflow import Stage as PracticeReviewStage
from heed.rapid_reviews.models import Outcome
from heed.rapid_reviews.workflow import Stage

# A deadline this near is at risk. Calendar days.
NEAR_DAYS = 3
LONGEST_DETAIL = 160
WORDS = {True: "yes", False: "no", None: "none"}

STAGES: dict[Kind, type[Stage] | type[PracticeReviewStage]] = {
    Kind.RAPID_REVIEW: Stage,
    Kind.PRACTICE_REVIEW: PracticeReviewStage,
}
NAMES = {Kind.RAPID_REVIEW: "Rapid review", Kind.PRACTICE_REVIEW: "Local review"}
PAGES = {
    Kind.REPORTED: "desk:case",
    Kind.WAITING: "rapid_reviews:review",
    Kind.RAPID_REVIEW: "rapid_reviews:review",
    Kind.PRACTICE_REVIEW: "practice_reviews:review",
}
WAITING_FOR = {
    Stage.RECOMMENDED.value: "the decision on the recommendation",
    Stage.SENT.value: "the Panel’s reply",
}
NEXT = {
    Stage.GATHERING: "The review group gathers the facts and answers the criteria.",
    Stage.RECOMMENDED: "The recommendation is made and waits for the decision.",
    Stage.DECIDED: "The rapid review and the decision go to the Panel next.",
    Stage.SENT: "The Panel’s reply is awaited.",
    Stage.ANSWERED: "The Panel has answered. Nothing more is to be done here.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A line of the desk without a deadline: words, where it leads, and when."""

    text: str
    href: str
    when: str


def works_on_cases(viewer: Viewer) -> bool:
    """Say whether this person ever sees a case; board officers never do."""
    return not viewer.roles.isdisjoint(EVERYONE_ON_CASES)


def may_report(viewer: Viewer) -> bool:
    """Say whether to offer this person to report an incident."""
    return checks.may(viewer, Permission.INCIDENT_REPORT)


def clocks(deadlines: Iterable[Deadline], *, on: date) -> list[tuple[str, Clock]]:
    """Return each deadline with its case reference and its clock."""
    return [
        (
            deadline.reference,
            replace(deadline_clock(deadline, on=on), near_days=NEAR_DAYS),
        )
        for deadline in deadlines
    ]


def at_a_glance(deadlines: Sequence[Deadline], *, on: date) -> str:
    """Return the whole desk in one sentence."""
    standing = [deadline.standing(on) for deadline in deadlines]
    overdue, today = standing.count(Standing.OVERDUE), standing.count(Standing.TODAY)
    coming = len(standing) - overdue - today
    said = [f"{overdue} overdue"] if overdue else []
    said += [f"{today} due today"] if today else []
    said += [f"{coming} due later"] if coming else []
    return ", ".join(said).capitalize() or "Nothing is due"


def reminders(lines: Iterable[Line]) -> list[Reminder]:
    """Return lines of the desk as words with a link."""
    return [
        Reminder(text=_reminder(line), href=_page(line), when=moment(line.at)) for line in lines
    ]


def changes(found: dict[Kind, list[Line]], *, most: int) -> list[Reminder]:
    """Return what changed on cases, newest first."""
    kinds = (Kind.REPORTED, Kind.RAPID_REVIEW, Kind.PRACTICE_REVIEW)
    together = [line for kind in kinds for line in found[kind]]
    return reminders(sorted(together, key=lambda line: line.at, reverse=True)[:most])


def header(case: Case, deadlines: Iterable[Deadline], *, viewer: Viewer, on: date) -> CaseHeader:
    """Return the header of a case with its line of stages."""
    still = [deadline for deadline in deadlines if deadline.is_open]
    return case_header(
        case.incident.case_file,
        current="desk:case",
        viewer=viewer,
        stage=stage_words(case, viewer=viewer, on=on),
        on=on,
        next_deadline=still[0] if still else None,
        steps=steps(case),
    )


def stage_words(case: Case, *, viewer: Viewer, on: date) -> str:
    """Return where the case stands: at its newest review, or at its notification."""
    if case.practice_review is not None:
        return _at(Kind.PRACTICE_REVIEW, case.practice_review.stage)
    if case.rapid_review is not None:
        return _at(Kind.RAPID_REVIEW, case.rapid_review.stage)
    return header_of(case.record.so_far(), viewer=viewer, on=on).stage


def steps(case: Case) -> tuple[Step, ...]:
    """Return the whole way of a case: what was reached and when, where it stands, what may come."""
    reached = [("Reported", _day(case.incident.reported_at))]
    told = min((told.sent_at for told in case.record.notifications), default=None)
    decision = case.record.decisions[-1] if case.record.decisions else None
    if told is None and decision is not None and not decision.notify:
        return _line([*reached, ("Decided not to notify", _day(decision.decided_at))])
    replied = next((move.at for move in case.moves if _is_reply(move)), None)
    review = case.practice_review
    reached += [
        ("Notified", _day(told)),
        ("Rapid review sent", _day(case.sent_at)),
        ("Panel’s reply", _day(replied)),
    ]
    if review is not None or case.decided == Outcome.LOCAL_REVIEW:
        completed_on = review.completed_on if review else None
        reached.append(("Local review", long_date(completed_on) if completed_on else ""))
    return _line(reached)


def timeline(case: Case, *, most: int) -> list[TimelineEntry]:
    """Return the newest things that happened on a case, newest first."""
    entries = [*incident_words.entries(case.record), *map(_moved, case.moves)]
    return sorted(entries, key=lambda entry: entry.timestamp, reverse=True)[:most]


def next_steps(case: Case, *, viewer: Viewer) -> list[Link]:
    """Return what this person may do next on a case, the most likely first."""
    reference = case.incident.case_file.reference
    return [
        Link(text=text, href=reverse(page, args=[reference]))
        for text, page, permission in _possible(case)
        if checks.may(viewer, permission)
    ]


def what_happens_next(case: Case) -> str:
    """Return what the case is waiting for, whoever has to do it; nothing where it is complete."""
    if case.practice_review is not None or case.rapid_review is None:
        return ""
    if case.decided == Outcome.LOCAL_REVIEW and case.rapid_review.stage == Stage.ANSWERED.value:
        return "A local review was decided on and has not been commissioned yet."
    return NEXT[Stage(case.rapid_review.stage)]


def trail_table(entries: Iterable[AuditEntry], *, caption: str, viewer: Viewer) -> Table:
    """Return entries of the trail as rows."""
    return Table(
        caption=caption,
        caption_hidden=True,
        columns=tuple(Column(text=text) for text in ("When", "Who", "What", "About", "Details")),
        rows=tuple(
            (
                moment(entry.at),
                _who(entry, viewer),
                entry.happened,
                entry.subject_reference,
                _details(entry.details),
            )
            for entry in entries
        ),
    )


def kept(looked_for: LookedFor) -> tuple[tuple[str, str], ...]:
    """Return what somebody looks for in the trail as it stands in the address."""
    words = [
        ("person", looked_for.person),
        ("event", looked_for.event),
        ("reference", looked_for.reference),
    ]
    for name, day in (("since", looked_for.since), ("until", looked_for.until)):
        if day:
            words += [
                (f"{name}-day", str(day.day)),
                (f"{name}-month", str(day.month)),
                (f"{name}-year", str(day.year)),
            ]
    return tuple((name, value) for name, value in words if value)


def chosen(looked_for: LookedFor, labels: dict[str, str]) -> list[Chosen]:
    """Return the filters in force, each with the address of the trail without it."""
    words = [
        ("Person", "person", looked_for.person),
        ("What happened", "event", labels.get(looked_for.event, looked_for.event)),
        ("Reference", "reference", looked_for.reference),
        ("From", "since", long_date(looked_for.since) if looked_for.since else ""),
        ("To", "until", long_date(looked_for.until) if looked_for.until else ""),
    ]
    return [
        Chosen(category=category, text=text, remove_href=_without(name, looked_for))
        for category, name, text in words
        if text
    ]


def _without(name: str, looked_for: LookedFor) -> str:
    rest = [(key, value) for key, value in kept(looked_for) if key.partition("-")[0] != name]
    return "?" + urlencode(rest)


def _reminder(line: Line) -> str:
    if line.kind is Kind.DRAFT:
        return f"Report {line.reference}, begun and not sent"
    if line.kind is Kind.WAITING:
        return f"{line.reference}: {WAITING_FOR[line.stage]}"
    if line.kind is Kind.REPORTED:
        return f"{line.reference}: reported by {line.by}"
    stage = _at(line.kind, line.stage)
    return f"{line.reference}: {stage[0].lower()}{stage[1:]}"


def _page(line: Line) -> str:
    if line.kind is Kind.DRAFT:
        return reverse("incidents:report_check", args=[line.reference])
    return reverse(PAGES[line.kind], args=[line.reference])


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


def _at(kind: Kind, stage: str) -> str:
    """Return a review and its stage in words; the Panel keeps its capital."""
    name = words(STAGES[kind](stage))
    if not name.startswith("Panel"):
        name = f"{name[0].lower()}{name[1:]}"
    return f"{NAMES[kind]}: {name}"


def _moved(move: Move) -> TimelineEntry:
    return TimelineEntry(
        title=_at(move.kind, move.stage),
        when=moment(move.at),
        timestamp=move.at.isoformat(),
        by=move.by,
        text=move.reason,
    )


def _possible(case: Case) -> list[tuple[str, str, Permission]]:
    if case.practice_review is not None:
        return _on_the_local_review(PracticeReviewStage(case.practice_review.stage))
    if case.rapid_review is None:
        return _before_the_review(case)
    stage = Stage(case.rapid_review.stage)
    if case.decided == Outcome.LOCAL_REVIEW:
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
        return [*steps, ("Decide again whether to notify", "incidents:decide", decide)]
    return [("Decide whether to notify", "incidents:decide", decide), *steps]


def _on_the_review(stage: Stage) -> list[tuple[str, str, Permission]]:
    return {
        Stage.GATHERING: [
            ("Go on with the rapid review", "rapid_reviews:review",
             Permission.RAPID_REVIEW_ANSWER_CRITERIA),
        ],
        Stage.RECOMMENDED: [
            ("Give your agency’s position", "rapid_reviews:position",
             Permission.RAPID_REVIEW_GIVE_POSITION),
            ("Record the decision", "rapid_reviews:decide", Permission.RAPID_REVIEW_DECIDE),
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


def _who(entry: AuditEntry, viewer: Viewer) -> str:
    """Return who it was, and for which agency where it was not the partnership itself."""
    if entry.acting_for in {"", viewer.partnership_name}:
        return entry.actor_name
    return f"{entry.actor_name}, {entry.acting_for}"


def _details(details: dict[str, Any]) -> str:
    said = [f"{name.replace('_', ' ')}: {_short(value)}" for name, value in details.items()]
    return "; ".join(said)


def _short(value: Any) -> str:
    said = WORDS.get(value, str(value)) if isinstance(value, bool | None) else str(value)
    if isinstance(value, list):
        said = ", ".join(map(str, value))
    if isinstance(value, dict):
        said = many(len(value), one="entry", several="entries")
    return said if len(said) <= LONGEST_DETAIL else f"{said[:LONGEST_DETAIL]}…"


def _day(at: Any) -> str:
    return long_date(clock.day(at)) if at else ""
