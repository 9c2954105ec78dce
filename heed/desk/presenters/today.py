"""The desk in words: what is due, what waits for others, and what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from heed.access import checks
from heed.access.fields import is_withheld
from heed.access.permissions import Permission
from heed.access.role_table import ON_CASES
from heed.access.viewer import Viewer
from heed.audit.signs import Kind as Stands
from heed.casefiles.presenters import deadline_clock
from heed.core.deadlines import Deadline, Standing
from heed.desk.queries import Kind, Line
from heed.desk.workflow import CaseStage
from heed.govuk.components import Clock, Link
from heed.govuk.words import moment
from heed.practice_reviews.workflow import Stage as PracticeReviewStage
from heed.rapid_reviews.workflow import Stage

# A deadline this near is at risk. Calendar days.
NEAR_DAYS = 3

STAGES: dict[Kind, type[Stage] | type[PracticeReviewStage]] = {
    Kind.RAPID_REVIEW: Stage,
    Kind.PRACTICE_REVIEW: PracticeReviewStage,
}
PAGES = {
    Kind.REPORTED: "desk:case",
    Kind.WAITING: "rapid_reviews:review",
    Kind.RAPID_REVIEW: "rapid_reviews:review",
    Kind.PRACTICE_REVIEW: "practice_reviews:review",
}
# What waits for this very person, and the page where they do it.
OWN_WORK = {
    Kind.POSITION: "rapid_reviews:position",
    Kind.DECISION: "rapid_reviews:decide",
    Kind.APPROVAL: "retention:file",
    Kind.INVITATION: "partnership:invitations",
}
WAITING_FOR = {
    Stage.RECOMMENDED.value: "the decision on the recommendation",
    Stage.SENT.value: "the Panel’s reply",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A line of the desk without a deadline: words, where it leads, and when."""

    text: str
    href: str
    when: str


def works_on_cases(viewer: Viewer) -> bool:
    """Say whether this person ever sees a case; board officers never do."""
    return not viewer.roles.isdisjoint(ON_CASES)


def looked_after(viewer: Viewer) -> list[Link]:
    """Return the pages of those who never see a case, but keep the trail or an agency's people."""
    pages = (
        (Permission.TRAIL_READ, "Who did what, and who looked at what", "desk:trail"),
        (Permission.TRAIL_READ, "Seal of the trail", "desk:seal"),
        (Permission.PEOPLE_APPOINT, "People in posts", "partnership:people"),
        (Permission.PEOPLE_APPOINT, "Invitations", "partnership:invitations"),
    )
    return [
        Link(text=text, href=reverse(page))
        for permission, text, page in pages
        if checks.may(viewer, permission)
    ]


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


def at_a_glance(deadlines: Sequence[Deadline], *, on: date, waiting: int = 0) -> str:
    """Return the whole desk in one sentence; so many things are `waiting` for this person."""
    standing = [deadline.standing(on) for deadline in deadlines]
    overdue, today = standing.count(Standing.OVERDUE), standing.count(Standing.TODAY)
    coming = len(standing) - overdue - today
    said = [f"{overdue} overdue"] if overdue else []
    said += [f"{today} due today"] if today else []
    said += [f"{coming} due later"] if coming else []
    said = said or ["nothing is due"]
    said += [f"{waiting} {'waits' if waiting == 1 else 'wait'} for you"] if waiting else []
    return ", ".join(said).capitalize()


def reminders(lines: Iterable[Line]) -> list[Reminder]:
    """Return lines of the desk as words with a link."""
    return [
        Reminder(text=_reminder(line), href=_page(line), when=moment(line.at)) for line in lines
    ]


def for_oneself(found: dict[Kind, list[Line]]) -> list[Reminder]:
    """Return what waits for this very person, the oldest first."""
    together = [line for kind in OWN_WORK for line in found[kind]]
    return reminders(sorted(together, key=lambda line: line.at))


def emergencies(lines: Iterable[Line]) -> list[Reminder]:
    """Return the files opened in an emergency of which nobody has taken note, in words."""
    return [
        Reminder(
            text=f"{line.by} opened {line.reference} in an emergency",
            href=reverse("casefiles:emergencies"),
            when=f"{moment(line.at)}: {line.stage}",
        )
        for line in lines
    ]


def signs(lines: Iterable[Line]) -> list[Reminder]:
    """Return the signs that nobody has judged, in words."""
    return [
        Reminder(
            text=f"{line.reference}: {Stands(line.stage).label}",
            href=reverse("desk:signs"),
            when=moment(line.at),
        )
        for line in lines
    ]


def changes(found: dict[Kind, list[Line]], *, most: int) -> list[Reminder]:
    """Return what changed on cases, newest first."""
    kinds = (Kind.REPORTED, Kind.RAPID_REVIEW, Kind.PRACTICE_REVIEW)
    together = [line for kind in kinds for line in found[kind]]
    return reminders(sorted(together, key=lambda line: line.at, reverse=True)[:most])


def stage_words(kind: Kind, stage: str) -> str:
    """Return a review and the stage it came to in words."""
    return CaseStage(STAGES[kind](stage)).label


def _reminder(line: Line) -> str:
    if line.kind is Kind.DRAFT:
        return f"Report {line.reference}, begun and not sent"
    if line.kind is Kind.WAITING:
        return f"{line.reference}: {WAITING_FOR[line.stage]}"
    if line.kind in OWN_WORK:
        return _own_work(line)
    if line.kind is Kind.REPORTED:
        by = "" if is_withheld(line.by) else f" by {line.by}"
        return f"{line.reference}: reported{by}"
    stage = stage_words(line.kind, line.stage)
    return f"{line.reference}: {stage[0].lower()}{stage[1:]}"


def _own_work(line: Line) -> str:
    return {
        Kind.POSITION: f"{line.reference}: your agency’s position on the recommendation",
        Kind.DECISION: f"{line.reference}: the decision on the recommendation",
        Kind.APPROVAL: f"{line.reference}: {line.by} proposes to destroy the file",
        Kind.INVITATION: f"{line.by} proposes {line.reference} as {line.stage}",
    }[line.kind]


def _page(line: Line) -> str:
    if line.kind is Kind.DRAFT:
        return reverse("incidents:report_check", args=[line.reference])
    if line.kind is Kind.INVITATION:
        return reverse(OWN_WORK[line.kind])
    return reverse({**PAGES, **OWN_WORK}[line.kind], args=[line.reference])
