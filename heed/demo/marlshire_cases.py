"""The invented cases of Marlshire: one at each stage, so that every page has something to show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from heed.accounts.models import User
from heed.children.actions import ChildAsReported
from heed.children.models import Child
from heed.core import clock
from heed.demo.story import Story, Walk
from heed.incidents import actions as incidents
from heed.incidents.models import Incident, Judgement
from heed.partnership.models import Agency
from heed.rapid_reviews.models import CriterionAnswer, Outcome, PanelReply
from heed.statute.working_days import add_working_days, sub_working_days

CHILD_UNDER_REVIEW = "Kayden Foster"
CHILD_WAITING_FOR_DECISION = "Isla Bennett"
AREA = "Marlshire"


def stories(agencies: Mapping[str, Agency], *, today: date) -> list[Story]:
    """Return the cases, oldest first, with every day counted back from today."""
    hospital = agencies["Marlshire Hospitals NHS Trust"]
    school = agencies["Brookside Academy Trust"]
    police = agencies["Marl Valley Police"]
    youth_justice = agencies["Marlshire Youth Justice Service"]
    return [
        _no_review_last_year(today, hospital),
        _under_review(today, youth_justice, police),
        _sent_late(today, school),
        _waiting_for_decision(today, hospital, police),
        _gathering(today, school, hospital),
        _overdue(today, police),
        _just_reported(today, hospital),
    ]


def leave_undecided(walk: Walk, coordinator: User, *, today: date) -> None:
    """Add two incidents that are not for the Panel: a death in care and an accident."""
    care = Story(
        child=ChildAsReported(
            name="Oliver Grant",
            born_on=_years_before(today, 9),
            died_on=_ago(today, 3),
            sex=Child.Sex.MALE,
            plan=Child.Plan.NONE,
            normally_resident_in=AREA,
            looked_after_by=AREA,
            disability="Life-limiting illness",
        ),
        outcome_for_child=Incident.Outcome.DIED,
        concern=Judgement.Concern.NOT_SUSPECTED,
        concern_reasons="He died of a long illness with his foster carers and nurses beside him.",
        what_happened="A looked-after child with a life-limiting illness died in hospital.",
        happened_in=AREA,
        happened_on=_ago(today, 3),
        aware_on=_ago(today, 3),
    )
    fall = Story(
        child=ChildAsReported(
            name="Sofia Marino", born_on=_years_before(today, 3), normally_resident_in=AREA
        ),
        outcome_for_child=Incident.Outcome.SERIOUSLY_HARMED,
        concern=Judgement.Concern.NOT_SUSPECTED,
        concern_reasons="Two doctors found the injury fits the fall that a neighbour saw.",
        what_happened="A child fell from a garden wall and broke her arm badly.",
        happened_in=AREA,
        happened_on=_ago(today, 21),
        aware_on=_ago(today, 20),
    )
    for story in (care, fall):
        told = walk.tell(
            story, coordinator=coordinator, group_chair=coordinator, decider=coordinator
        )
        if story is fall:
            incidents.decide_notification(
                told.incident,
                notify=False,
                reasons="Abuse or neglect is neither known nor suspected. Look again if the "
                "skeletal survey says otherwise.",
                by=walk.viewer(coordinator, on=today),
                at=clock.at(_ago(today, 18), 10),
            )


def _no_review_last_year(today: date, hospital: Agency) -> Story:
    day = today - timedelta(days=200)
    return Story(
        child=_child("Amelia Clarke", today, years=1, plan=Child.Plan.CHILD_IN_NEED),
        known_to=[hospital],
        outcome_for_child=Incident.Outcome.SERIOUSLY_HARMED,
        concern=Judgement.Concern.SUSPECTED,
        concern_reasons="The explanation given did not fit the injury.",
        what_happened="A baby was taken to hospital with a broken leg.",
        happened_in=AREA,
        happened_on=day,
        aware_on=day,
        notified_on=_later(day, 3),
        criteria=CriterionAnswer.Answer.NO,
        criterion_reasons="What agencies did was timely and joined up; nothing new was found.",
        outcome=Outcome.NO_REVIEW,
        recommended_on=_later(day, 14),
        decided_on=_later(day, 15),
        sent_on=_later(day, 16),
        reply=PanelReply.Category.AGREES_NO_REVIEW,
        replied_on=_later(day, 30),
    )


def _under_review(today: date, youth_justice: Agency, police: Agency) -> Story:
    aware = _ago(today, 60)
    return Story(
        child=ChildAsReported(
            name=CHILD_UNDER_REVIEW,
            born_on=_years_before(today, 15),
            sex=Child.Sex.MALE,
            ethnicity="White and Black Caribbean",
            plan=Child.Plan.NONE,
            normally_resident_in=AREA,
            looked_after_by=AREA,
        ),
        known_to=[youth_justice, police],
        outcome_for_child=Incident.Outcome.SERIOUSLY_HARMED,
        concern=Judgement.Concern.KNOWN,
        concern_reasons="He was exploited by adults who sold drugs, and agencies knew of the risk.",
        what_happened="A looked-after boy was stabbed by people who had exploited him.",
        happened_in=AREA,
        happened_on=aware,
        aware_on=aware,
        parallel_processes="Police investigation; return interviews reviewed.",
        notified_on=_ago(today, 57),
        criteria=CriterionAnswer.Answer.YES,
        criterion_reasons="Agencies held different parts of the picture and nobody held all of it.",
        outcome=Outcome.LOCAL_REVIEW,
        recommended_on=_ago(today, 45),
        decided_on=_ago(today, 44),
        national_importance=True,
        sent_on=_ago(today, 43),
        reply=PanelReply.Category.AGREES_REVIEW,
        replied_on=_ago(today, 33),
    )


def _sent_late(today: date, school: Agency) -> Story:
    aware = _ago(today, 34)
    return Story(
        child=_child("Noah Patel", today, years=13, plan=Child.Plan.CHILD_PROTECTION),
        known_to=[school],
        outcome_for_child=Incident.Outcome.DIED,
        concern=Judgement.Concern.SUSPECTED,
        concern_reasons="He was on a child protection plan for neglect; suicide is suspected.",
        what_happened="A boy was found dead at home. Suicide is suspected.",
        happened_in=AREA,
        happened_on=aware,
        aware_on=aware,
        notified_on=_ago(today, 31),
        criteria=CriterionAnswer.Answer.MAY,
        outcome=Outcome.OTHER_LEARNING,
        recommended_on=_ago(today, 16),
        recommendation_reasons="A learning event with the school will reach practitioners sooner.",
        decided_on=_ago(today, 14),
        sent_on=_ago(today, 13),
        sent_late_because="Two agencies' returns came after the group had met.",
    )


def _waiting_for_decision(today: date, hospital: Agency, police: Agency) -> Story:
    return Story(
        child=_child(CHILD_WAITING_FOR_DECISION, today, years=0, plan=Child.Plan.CHILD_PROTECTION),
        siblings=[_child("Poppy Bennett", today, years=4, plan=Child.Plan.CHILD_PROTECTION)],
        known_to=[hospital, police],
        outcome_for_child=Incident.Outcome.SERIOUSLY_HARMED,
        concern=Judgement.Concern.SUSPECTED,
        concern_reasons="Several fractures of different ages.",
        what_happened="A baby has several fractures that nobody can explain.",
        happened_in=AREA,
        happened_on=_ago(today, 17),
        aware_on=_ago(today, 16),
        household="Mother, mother's partner, a sister aged four.",
        notified_on=_ago(today, 13),
        criteria=CriterionAnswer.Answer.YES,
        outcome=Outcome.LOCAL_REVIEW,
        recommended_on=_ago(today, 2),
        recommendation_reasons="The partner was not known to the health visitor or the nursery.",
    )


def _gathering(today: date, school: Agency, hospital: Agency) -> Story:
    return Story(
        child=_child("Jayden Brooks", today, years=11, plan=Child.Plan.NONE),
        known_to=[school, hospital],
        outcome_for_child=Incident.Outcome.SERIOUSLY_HARMED,
        concern=Judgement.Concern.SUSPECTED,
        concern_reasons="Diabetes was left untreated although school raised it three times.",
        what_happened="A boy was admitted to intensive care after his diabetes was not treated.",
        happened_in=AREA,
        happened_on=_ago(today, 10),
        aware_on=_ago(today, 9),
        notified_on=_ago(today, 6),
        criteria=CriterionAnswer.Answer.MAY,
    )


def _overdue(today: date, police: Agency) -> Story:
    return Story(
        child=_child("Lily Evans", today, years=14, plan=Child.Plan.CHILD_IN_NEED),
        known_to=[police],
        outcome_for_child=Incident.Outcome.SERIOUSLY_HARMED,
        concern=Judgement.Concern.SUSPECTED,
        concern_reasons="Police believe she was exploited.",
        what_happened="A girl was found unconscious after taking drugs given to her by adults.",
        happened_in=AREA,
        happened_on=_ago(today, 8),
        aware_on=_ago(today, 7),
    )


def _just_reported(today: date, hospital: Agency) -> Story:
    return Story(
        child=_child("Baby Ahmed", today, years=0, plan=Child.Plan.NONE),
        known_to=[hospital],
        outcome_for_child=Incident.Outcome.DIED,
        concern=Judgement.Concern.SUSPECTED,
        concern_reasons="The baby lay in an unsafe place to sleep and drugs were in the home.",
        what_happened="A baby aged ten weeks died at home.",
        happened_in=AREA,
        happened_on=_ago(today, 2),
        aware_on=_ago(today, 2),
    )


def _child(name: str, today: date, *, years: int, plan: str) -> ChildAsReported:
    return ChildAsReported(
        name=name, born_on=_years_before(today, years), plan=plan, normally_resident_in=AREA
    )


def _years_before(today: date, years: int) -> date:
    """A birthday about four months ago, so that ages stay as written."""
    return today - timedelta(days=365 * years + 120)


def _ago(today: date, working_days: int) -> date:
    return sub_working_days(today, working_days)


def _later(day: date, working_days: int) -> date:
    return add_working_days(day, working_days)
