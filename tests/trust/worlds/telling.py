"""How does a case go on, from the report to the review, with a canary in everything written?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date, timedelta
from enum import IntEnum

from heed.casefiles.models import CaseFile
from heed.children.actions import ChildAsReported
from heed.children.models import Child
from heed.core import clock
from heed.demo.story import (
    Answered,
    Decided,
    Recommended,
    Replied,
    Sent,
    Story,
    View,
)
from heed.demo.walk import Told
from heed.incidents import actions as incidents
from heed.incidents.models import Incident, Judgement, Notification
from heed.partnership.models import Agency
from heed.practice_reviews import actions as practice_reviews
from heed.practice_reviews.models import PracticeReview
from heed.rapid_reviews import actions as rapid_reviews
from heed.rapid_reviews.actions import Sections
from heed.rapid_reviews.models import CriterionAnswer, Outcome, PanelReply
from heed.statute.criteria import Local
from heed.statute.working_days import add_working_days, sub_working_days
from tests.trust.worlds import chronologies, documents
from tests.trust.worlds.founding import INSIDE, STATUTORY, Place

Write = Callable[[str], str]  # the words for a place, with a canary in them

# Whose views are heard and whose positions are asked for, where the partners decide.
PARTNERS = sorted(STATUTORY)
YEARS = timedelta(days=365)


class Stage(IntEnum):
    """How far a case has got."""

    REPORTED = 0
    NOT_NOTIFIED = 1
    NOTIFIED = 2
    GATHERING = 3
    RECOMMENDED = 4
    DECIDED = 5
    ANSWERED = 6
    COMMISSIONED = 7
    UNDER_WAY = 8
    COMPLETED = 9
    RECONSIDERED = 10


def tell(place: Place, stage: Stage, write: Write, *, days_ago: int) -> CaseFile:
    """Walk one case through the real actions to a stage; `days_ago` are working days."""
    aware_on = sub_working_days(place.today, days_ago)
    told = place.walk.tell(_story(place, stage, write, aware_on))
    if stage in (Stage.NOT_NOTIFIED, Stage.NOTIFIED):
        notify = stage is Stage.NOTIFIED
        _decide(place, told, write, notify=notify, on=add_working_days(aware_on, 2))
    if Stage.COMMISSIONED <= stage <= Stage.COMPLETED:
        _commission(place, told, write, stage, on=add_working_days(aware_on, 15))
    if stage is Stage.COMPLETED:
        documents.lay(place, told.incident.case_file, write, on=add_working_days(aware_on, 9))
        chronologies.lay(place, told.incident.case_file, write, on=add_working_days(aware_on, 12))
    if stage is Stage.RECOMMENDED:
        _positions(place, told, write, on=add_working_days(aware_on, 9))
    if stage is Stage.GATHERING:
        _rewrite(place, told, write, on=add_working_days(aware_on, 6))
    if stage is Stage.RECONSIDERED:
        on = add_working_days(aware_on, 16)
        by = place.walk.viewer(place.walk.people.group_chair, on=on)
        rapid_reviews.reconsider(told.review, reason=write("reopened"), by=by, at=clock.at(on, 9))
    return told.incident.case_file


def _story(place: Place, stage: Stage, write: Write, aware_on: date) -> Story:
    after = {name: add_working_days(aware_on, days) for name, days in _DAYS.items()}
    ends = stage >= Stage.ANSWERED
    return Story(
        child=_child(write, place, aware_on, position=1),
        siblings=[_child(write, place, aware_on, position=number) for number in (2, 3)],
        outcome_for_child=Incident.Outcome.SERIOUSLY_HARMED,
        concern=Judgement.Concern.SUSPECTED,
        concern_reasons=write("concern"),
        what_happened=write("what happened"),
        happened_in=place.walk.partnership.local_authority,
        happened_on=aware_on,
        aware_on=aware_on,
        known_to=[place.agencies[INSIDE, Agency.Kind.EDUCATION]],
        household=write("household"),
        parallel_processes=write("parallel processes"),
        told_by_notifier=True,
        views={kind: View(kind != Agency.Kind.HEALTH, write("view")) for kind in PARTNERS},
        notified_on=after["notified"] if stage >= Stage.GATHERING else None,
        sections=_sections(write),
        answers={
            criterion: Answered(CriterionAnswer.Answer.YES, write(str(criterion)))
            for criterion in Local
        },
        recommended=Recommended(
            outcome=Outcome.LOCAL_REVIEW,
            on=after["recommended"],
            reasons=write("recommendation"),
            dissent=write("dissent"),
        )
        if stage >= Stage.RECOMMENDED
        else None,
        decided=Decided(
            on=after["decided"],
            reasons=write("decision"),
            positions={kind: write("position") for kind in PARTNERS},
        )
        if stage >= Stage.DECIDED
        else None,
        sent=Sent(
            on=after["sent"],
            reply=Replied(
                category=PanelReply.Category.AGREES_REVIEW,
                on=after["answered"],
                says=write("reply"),
            ),
        )
        if ends
        else None,
    )


_DAYS = {"notified": 3, "recommended": 8, "decided": 9, "sent": 10, "answered": 14}


def _child(write: Write, place: Place, aware_on: date, *, position: int) -> ChildAsReported:
    return ChildAsReported(
        name=write(f"name of child {position}"),
        born_on=aware_on - (4 + position) * YEARS,
        sex=Child.Sex.FEMALE,
        ethnicity=write("ethnicity"),
        disability=write("disability"),
        plan=Child.Plan.CHILD_PROTECTION,
        normally_resident_in=place.walk.partnership.local_authority,
        looked_after_by=place.walk.partnership.local_authority if position == 1 else "",
    )


def _decide(place: Place, told: Told, write: Write, *, notify: bool, on: date) -> None:
    by = place.walk.coordinator(on=on)
    incidents.decide_notification(
        told.incident,
        notify=notify,
        reasons=write("decision on notifying"),
        by=by,
        at=clock.at(on, 10),
    )
    if notify:
        incidents.record_notification(
            told.incident,
            recipient=Notification.Recipient.PANEL,
            sent_at=clock.at(on, 11),
            sent_by_name=write("sent by"),
            reference=write("reference")[:60],
            by=by,
            at=clock.at(on, 12),
        )


def _positions(place: Place, told: Told, write: Write, *, on: date) -> None:
    for partner in place.walk.people.partners:
        place.walk.give_position(
            told.review,
            partner=partner,
            outcome=Outcome.LOCAL_REVIEW,
            reasons=write("position"),
            on=on,
        )


def _rewrite(place: Place, told: Told, write: Write, *, on: date) -> None:
    review = told.review
    rapid_reviews.write_sections(
        review,
        sections=_sections(write),
        version=review.version,
        by=place.walk.coordinator(on=on),
        at=clock.at(on, 10),
    )


def _sections(write: Write) -> Sections:
    return Sections(**{field.name: write(field.name) for field in fields(Sections)})


def _commission(place: Place, told: Told, write: Write, stage: Stage, *, on: date) -> None:
    by, at = place.walk.coordinator(on=on), clock.at(on, 10)
    review = practice_reviews.commission(
        told.review,
        legal_type=PracticeReview.LegalType.LOCAL_REVIEW,
        label_used=write("label"),
        looked_after_child=True,
        confidential=True,
        commissioned_on=on,
        by=by,
        at=at,
    )
    for words in ("first terms", "terms"):
        practice_reviews.set_terms_of_reference(review, text=write(words), set_on=on, by=by, at=at)
    practice_reviews.appoint_reviewer(
        review,
        name=write("reviewer"),
        organisation=write("organisation"),
        conflicts=write("conflicts"),
        appointed_on=on,
        by=by,
        at=at,
    )
    practice_reviews.plan_completion(
        review, planned_for=on + YEARS, reasons=write("late completion"), by=by, at=at
    )
    if stage is Stage.COMMISSIONED:
        return
    practice_reviews.start(review, by=by, at=at)
    if stage is Stage.COMPLETED:
        on = add_working_days(on, 10)
        by, at = place.walk.coordinator(on=on), clock.at(on, 10)
        practice_reviews.complete(review, completed_on=on, by=by, at=at)
