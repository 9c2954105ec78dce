"""Open a rapid review, write its sections, answer the criteria, and think again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import datetime

from django.db import transaction

from heed.access.permissions import Permission
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.casefiles import actions as casefiles
from heed.core import clock, meanwhile
from heed.incidents import queries as incident_queries
from heed.incidents.models import Incident
from heed.partnership import queries as partnership
from heed.partnership.arrangements import DecisionAuthority
from heed.partnership.models import Group
from heed.rapid_reviews import queries
from heed.rapid_reviews.actions import moves
from heed.rapid_reviews.actions.refusals import (
    AlreadyOpen,
    AlreadySent,
    NoReviewGroup,
    NotNotified,
    SavedByAnother,
    UnknownCriterion,
)
from heed.rapid_reviews.models import CriterionAnswer, EarlierWording, RapidReview
from heed.rapid_reviews.workflow import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Sections:
    """What a rapid review says, section by section (RR5 and RR5+)."""

    facts: str = ""
    immediate_action: str = ""
    key_practice_episodes: str = ""
    voice_of_the_child: str = ""
    inequalities: str = ""
    earlier_learning: str = ""

    @classmethod
    def of(cls, review: RapidReview) -> Sections:
        """Return the sections as they stand on the review."""
        return cls(**{field.name: getattr(review, field.name) for field in fields(cls)})


@transaction.atomic
def open_review(incident: Incident, *, by: Viewer, at: datetime) -> RapidReview:
    """Open the rapid review of a notified incident, and its file to those who consider it.

    The review group of the day gets the file, and so do the statutory partners where the
    arrangements give them the decision: whoever answers for them, on any day of the review.

    :raises NotNotified: if the Panel has not been told
    :raises AlreadyOpen: if it has been opened before
    :raises NoReviewGroup: if the partnership has no review group
    """
    incident.require(Permission.RAPID_REVIEW_OPEN, by=by)
    Incident.unscoped.select_for_update().get(pk=incident.pk)
    if incident_queries.panel_notified_at(incident) is None:
        raise NotNotified("Record the notification to the Panel first.")
    if RapidReview.unscoped.filter(incident=incident).exists():
        raise AlreadyOpen("This incident has a rapid review already.")
    group = partnership.group(by.partnership_id, Group.Kind.REVIEW, on=clock.day(at))
    if group is None:
        raise NoReviewGroup("Add a review group to the partnership first.")
    review = RapidReview.unscoped.create(
        case_file=incident.case_file, incident=incident, opened_at=at
    )
    moves.note(review, Stage.GATHERING, by=by, at=at)
    casefiles.grant(incident.case_file, to=group, reason="Considers the rapid review", by=by, at=at)
    _open_to_partners(incident, by=by, at=at)
    trail.record(Event.RAPID_REVIEW_OPENED, review, by=by, at=at, group=group.name)
    return review


@transaction.atomic
def write_sections(
    review: RapidReview, *, sections: Sections, version: int, by: Viewer, at: datetime
) -> None:
    """Write what the review says; `version` is the one the writer started from.

    :raises AlreadySent: if the Panel has been sent the review as it stands
    :raises SavedByAnother: if somebody else has saved since
    """
    review.require(Permission.RAPID_REVIEW_WRITE, by=by)
    held = moves.hold(review)
    if Stage(held.stage) in {Stage.SENT, Stage.ANSWERED}:
        raise AlreadySent(
            "The Panel has been sent the review as it stands. Reconsider it first, then change it."
        )
    if held.version != version:
        raise SavedByAnother(
            f"{held.written_by_name} saved these sections while you were writing. Nothing of yours "
            "is lost: compare both versions below, change yours where you need to, and save again."
        )
    before, after = asdict(Sections.of(held)), asdict(sections)
    changed = {name: text for name, text in after.items() if text != before[name]}
    written: dict[str, object] = {
        **changed,
        "version": version + 1,
        "written_at": at,
        "written_by_name": by.name,
    }
    _keep_earlier_wording(held, changed, by=by, at=at)
    RapidReview.unscoped.filter(pk=review.pk).update(**written)
    for name, value in written.items():
        setattr(review, name, value)
    trail.record(
        Event.RAPID_REVIEW_WRITTEN,
        review,
        by=by,
        at=at,
        changes={
            **{name: (before[name], after[name]) for name in changed},
            "version": (version, version + 1),
        },
    )


@transaction.atomic
def answer_criterion(
    review: RapidReview,
    *,
    criterion: str,
    answer: CriterionAnswer.Answer,
    reasons: str,
    by: Viewer,
    at: datetime,
    seen: str | None = None,
) -> CriterionAnswer:
    """Answer one criterion or circumstance with reasons; an earlier answer stays on the record.

    `seen` are the answers to it that were shown to whoever answers now.

    :raises RecordedMeanwhile: if somebody else has answered it since
    :raises MoveNotAllowed: if the group has recommended already
    :raises UnknownCriterion: if `criterion` is not a key of `queries.questions` today
    :raises ReasonsMissing: if no reasons are given
    """
    review.require(Permission.RAPID_REVIEW_ANSWER_CRITERIA, by=by)
    moves.check(review, Stage.RECOMMENDED)
    asked = {question.key: question for question in queries.questions(clock.day(at))}
    if criterion not in asked:
        raise UnknownCriterion("There is no such criterion. Choose one from the list.")
    answers = CriterionAnswer.unscoped.filter(review=review, criterion=criterion)
    meanwhile.check_rows(answers, seen=seen, by="answered_by_name", did="answered this")
    given = CriterionAnswer.unscoped.create(
        review=review,
        criterion=criterion,
        words=asked[criterion].words,
        answer=answer,
        reasons=moves.given_reasons(reasons, "Give the reasons for this answer."),
        answered_by_name=by.name,
        answered_at=at,
    )
    trail.record(
        Event.RAPID_REVIEW_CRITERION_ANSWERED,
        review,
        by=by,
        at=at,
        criterion=asked[criterion].heading,
        answer=answer,
        reasons=trail.measured(given.reasons),
    )
    return given


@transaction.atomic
def reconsider(review: RapidReview, *, reason: str, by: Viewer, at: datetime) -> None:
    """Go back to gathering because something new came; everything earlier stays on the record.

    :raises MoveNotAllowed: if the review is gathering already
    :raises ReasonsMissing: if no reason is given
    """
    review.require(Permission.RAPID_REVIEW_RECOMMEND, by=by)
    changes = moves.check(review, Stage.GATHERING)
    given = moves.given_reasons(reason, "Say what has changed and why the review is reopened.")
    moves.enter(review, Stage.GATHERING, by=by, at=at, reason=given)
    trail.record(
        Event.RAPID_REVIEW_REOPENED,
        review,
        by=by,
        at=at,
        changes=changes,
        because=trail.measured(given),
    )


def _keep_earlier_wording(
    held: RapidReview, changed: Iterable[str], *, by: Viewer, at: datetime
) -> None:
    """Keep what the sections said until now on the case: the trail only measures texts."""
    for section in changed:
        if words := getattr(held, section):
            EarlierWording.unscoped.create(
                review=held,
                section=section,
                words=words,
                written_by_name=held.written_by_name,
                written_at=held.written_at,
                replaced_by_name=by.name,
                replaced_at=at,
            )


def _open_to_partners(incident: Incident, *, by: Viewer, at: datetime) -> None:
    today = clock.day(at)
    decides = queries.decision_maker(by.partnership_id, on=today)
    if decides is not DecisionAuthority.STATUTORY_PARTNERS:
        return
    for agency in partnership.statutory_partners(by.partnership_id, on=today):
        casefiles.grant(
            incident.case_file,
            to=agency,
            role=Role.STATUTORY_PARTNER,
            reason="Decides on the rapid review for a safeguarding partner",
            by=by,
            at=at,
        )
